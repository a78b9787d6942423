"""web: the form of a new account."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core import context
from django import forms
from django.http import HttpRequest

from juzu.kernel.text import Text
from juzu.web.account import writes
from juzu.web.account.adapter import INVITED
from juzu.web.account.models import LANGUAGES, User
from juzu.web.site.forms import Form
from juzu.web.site.language import tell

NAME = Text("姓名", "Name")
COMPANY = Text("公司或剧组", "Company or crew")
LANGUAGE = Text("语言", "Language")
BROWSERS = Text("跟随浏览器", "as the browser says")
COMPANY_HINT = Text("制作与基地归它所有，同事由你邀请。", "Productions and bases belong to it; you invite your colleagues.")


class SignupForm(AllauthSignupForm):  # type: ignore[misc]  # allauth has no types
    """Name and company beside address and password. Who comes by an invitation belongs to no company of their own yet."""

    name = forms.CharField(max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    company = forms.CharField(max_length=120)
    field_order = ("name", "company", "email", "password1", "password2")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = tell(NAME)
        if INVITED in context.request.session:
            del self.fields["company"]
            return
        self.fields["company"].label = tell(COMPANY)
        self.fields["company"].help_text = tell(COMPANY_HINT)
        self.fields["company"].widget.attrs["autocomplete"] = "organization"

    def save(self, request: HttpRequest) -> User:
        """The user, and the company that they found."""
        user: User = super().save(request)
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
        if self.cleaned_data.get("company"):
            writes.found(user, self.cleaned_data["company"])
        return user


class LoginForm(AllauthLoginForm):  # type: ignore[misc]  # allauth has no types
    """Address and password; the page itself says what to do when the password is forgotten."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ProfileForm(Form):
    """Name and language."""

    labels = {"name": NAME, "language": LANGUAGE}
    name = forms.CharField(max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    language = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", tell(BROWSERS)), *LANGUAGES]  # type: ignore[attr-defined]


class TokenForm(Form):
    """What a token is for."""

    labels = {"name": Text("用途", "What for")}
    hints = {"name": Text("如“办公室电脑上的 juzu 命令”。", "Such as “juzu on the office computer”.")}
    name = forms.CharField(max_length=80)
