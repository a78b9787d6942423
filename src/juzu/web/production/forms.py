"""web: the forms of productions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from juzu.chain.production import CastRow
from juzu.kernel.text import Text
from juzu.web.account.models import Organisation
from juzu.web.production.models import Catalogue
from juzu.web.production.roles import ROLE_HINTS, ROLE_NAMES
from juzu.web.site.forms import DayInput, Form, choices
from juzu.web.site.language import tell

SAMPLE_BASE = "sample"
SAMPLE_BASE_NAME = Text("样例基地 银河短剧基地", "the sample base, Yinhe")
WHO_PLAYS = Text("选他演的角色", "choose whom they play")
NOTHING = Text("放一个剧本文件，或把正文贴进来", "drop a script file, or paste its text")


class NewProductionForm(Form):
    """A production from a script: a file, or pasted text."""

    labels = {
        "script": Text("剧本文件", "Script file"),
        "text": Text("或把剧本正文贴在这里", "Or paste the script here"),
        "title": Text("剧名", "Title"),
        "base": Text("拍摄基地", "Filming base"),
        "start": Text("第一个可拍的日子", "First day open for shooting"),
        "organisation": Text("归属公司", "Company"),
    }
    hints = {
        "title": Text("不填则取自剧本。", "Taken from the script when empty."),
        "start": Text("不填则从两周后开始，可以再改。", "Two weeks from today when empty; it can be changed later."),
    }
    script = forms.FileField(required=False)
    text = forms.CharField(required=False, widget=forms.Textarea({"rows": 6}))
    title = forms.CharField(required=False, max_length=120)
    base = forms.ChoiceField()
    start = forms.DateField(required=False, widget=DayInput)
    organisation = forms.ModelChoiceField(Organisation.objects.none())

    def __init__(self, *args: Any, organisations: Iterable[Organisation], catalogues: Iterable[Catalogue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(organisations)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[o.pk for o in listed])  # type: ignore[attr-defined]
        field.initial = listed[0] if listed else None
        if len(listed) == 1:
            field.widget = forms.HiddenInput()
        self.fields["base"].choices = [  # type: ignore[attr-defined]
            *((catalogue.slug, catalogue.name) for catalogue in catalogues),
            (SAMPLE_BASE, tell(SAMPLE_BASE_NAME)),
        ]

    def clean(self) -> dict[str, Any]:
        """One of file and text must be there."""
        cleaned = super().clean() or {}
        file, text = cleaned.get("script"), cleaned.get("text")
        if not file and not (text or "").strip():
            self.add_error("script", tell(NOTHING))
        return cleaned


class InviteForm(Form):
    """Whom a link makes a member as what."""

    labels = {"role": Text("角色", "Role"), "person": Text("演谁", "Plays"), "note": Text("给谁", "For whom")}
    hints = {
        "person": Text("演员要选：他登录后看到的是这个角色的通告。", "Needed for cast: whose calls they see when they sign in."),
        "note": Text("只给自己看，如“灯光老李”。", "For yourself only, such as “Li, lighting”."),
    }
    role = forms.ChoiceField()
    person = forms.ChoiceField(required=False)
    note = forms.CharField(required=False, max_length=120)

    def __init__(self, *args: Any, cast: Iterable[CastRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(row.id, f"{row.role}（{row.actor}）" if row.actor and row.actor != row.role else row.role) for row in cast]
        self.fields["person"].choices = [("", "–"), *people]  # type: ignore[attr-defined]
        named: dict[str, Text] = {
            role: Text(f"{name.zh}：{ROLE_HINTS[role].zh}", f"{name.en}: {ROLE_HINTS[role].en}") for role, name in ROLE_NAMES.items()
        }
        self.fields["role"].choices = choices(named)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A cast member plays somebody; nobody else does."""
        said = super().clean() or {}
        if said.get("role") == "cast" and not said.get("person"):
            self.add_error("person", tell(WHO_PLAYS))
        if said.get("role") != "cast":
            said["person"] = ""
        return said


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(choices=[(role, role) for role in ROLE_NAMES])
