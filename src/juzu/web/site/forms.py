"""web: how every form is drawn: one row a field, label, hint and errors tied to it for screen readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting

from juzu.kernel.text import Text
from juzu.web.site.language import tell


class Renderer(TemplatesSetting):
    """Django's forms with the site's row."""

    form_template_name = "site/form.html"
    field_template_name = "site/field.html"


class DayInput(forms.DateInput):
    """A browser's calendar. It shows no day that is written in a reader's own way, only 2026-12-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Form(forms.Form):
    """A form whose words are Texts, in the language of whoever fills it in."""

    labels: ClassVar[Mapping[str, Text]] = {}
    hints: ClassVar[Mapping[str, Text]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = tell(self.labels[name])
            field.help_text = tell(self.hints[name]) if name in self.hints else ""


def choices(names: Mapping[str, Text]) -> list[tuple[str, str]]:
    """What a list of choices shows, in the language in use."""
    return [(key, tell(text)) for key, text in names.items()]
