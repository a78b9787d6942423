"""web: one's own account: name, language, password, second factor, tokens, companies."""

from __future__ import annotations

from typing import Any, Literal, cast

from allauth.account.views import LoginView, SignupView
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.http import require_POST

from juzu.kernel.text import Lang, Text
from juzu.web.account import reads, writes
from juzu.web.account.forms import ProfileForm, TokenForm
from juzu.web.account.models import User
from juzu.web.site.language import remember, tell
from juzu.web.site.limits import limit

SAVED = Text("已保存。", "Saved.")
REVOKED = Text("令牌已收回。", "The token has been taken back.")


def asker(request: HttpRequest) -> User:
    """The person who asks; views behind `login_required` always have one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The door; where nobody has an account yet it leads to making the first."""
    if reads.nobody_yet():
        return redirect("account_signup")
    answer: HttpResponseBase = LoginView.as_view()(request)
    return answer


class SignUp(SignupView):  # type: ignore[misc]  # allauth has no types
    """A new account; the page says so when it is the site's first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is given."""
        return {**super().get_context_data(**kwargs), "first_account": reads.nobody_yet()}


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    return _home(request)


def _home(request: HttpRequest, *, profile: ProfileForm | None = None, token: TokenForm | None = None, secret: str = "") -> HttpResponse:
    user = asker(request)
    said = {
        "profile": profile or ProfileForm(initial={"name": user.name, "language": user.language}),
        "token": token or TokenForm(),
        "secret": secret,
        "tokens": reads.tokens_of(user),
        "memberships": reads.memberships_of(user),
    }
    wrong = bool((profile and profile.errors) or (token and token.errors))
    return render(request, "account/home.html", said, status=422 if wrong else 200)


@login_required
@require_POST
def profile(request: HttpRequest) -> HttpResponse:
    """Saves name and language."""
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _home(request, profile=form)
    language = cast("Lang | Literal['']", form.cleaned_data["language"])
    writes.change_profile(asker(request), form.cleaned_data["name"], language)
    answer = redirect("account:home")
    messages.success(request, tell(SAVED))
    return remember(answer, language) if language else answer


@login_required
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """A new API token, shown this once."""
    limit(request, "invitations")
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _home(request, token=form)
    return _home(request, secret=writes.make_token(asker(request), form.cleaned_data["name"]))


@login_required
@require_POST
def revoke_token(request: HttpRequest, number: int) -> HttpResponse:
    """Takes a token back."""
    if not writes.revoke_token(asker(request), number):
        raise Http404
    messages.success(request, tell(REVOKED))
    return redirect("account:home")


def enter(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Signs somebody in by a link that was made at the site's own terminal; it works once."""
    limit(request, "links")
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(who)), is_active=True).first()
    except ValueError as error:
        raise Http404 from error
    if user is None or not default_token_generator.check_token(user, token):
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("/")
