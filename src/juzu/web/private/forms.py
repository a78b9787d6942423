"""web: the form of a private fact."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from juzu.kernel.text import Text
from juzu.shoot.private import is_identity
from juzu.web.private.kinds import KINDS, PURPOSES
from juzu.web.site.forms import DayInput, Form, choices
from juzu.web.site.language import tell

WRONG_NUMBER = Text("校验码不对，请再核对一遍", "its check digit is wrong; look again")
PAST = Text("到期日要在今天以后", "the day must be after today")


class PrivateFactForm(Form):
    """Whose, what, why and until when."""

    labels = {
        "person": Text("谁", "Who"),
        "kind": Text("哪一项", "What"),
        "value": Text("内容", "Value"),
        "purpose": Text("用途", "Kept for"),
        "expires": Text("保留到", "Kept until"),
    }
    hints = {"expires": Text("到期自动删除。", "Deleted by itself after that day.")}
    person = forms.CharField(max_length=80, widget=forms.TextInput({"list": "people", "autocomplete": "off"}))
    kind = forms.ChoiceField()
    value = forms.CharField(max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    purpose = forms.ChoiceField()
    expires = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["kind"].choices = choices(KINDS)  # type: ignore[attr-defined]
        self.fields["purpose"].choices = choices(PURPOSES)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An identity number agrees with its check digit; what is kept ends some day."""
        said = super().clean() or {}
        if said.get("kind") == "identity" and not is_identity(said.get("value", "")):
            self.add_error("value", tell(WRONG_NUMBER))
        if said.get("expires") and said["expires"] <= self.today:
            self.add_error("expires", tell(PAST))
        return said
