"""web: what allauth asks the site: who may sign up, and how second factors are kept."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from juzu.web.account import audit, reads
from juzu.web.account.models import User
from juzu.web.account.secrets import seal, unseal

INVITED = "invited"  # where a session keeps the address that an invitation sent it to


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are for the first person, for invited ones, and for anybody where JUZU_SIGNUP=open."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may make an account."""
        return settings.SIGNUP_OPEN or INVITED in request.session or reads.nobody_yet()

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """An invited person goes on to what they were invited to."""
        return str(request.session.pop(INVITED, None) or super().get_signup_redirect_url(request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The same for one who had an account already."""
        return str(request.session.pop(INVITED, None) or super().get_login_redirect_url(request))

    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        """Leaves an audit line."""
        audit.note(user, "signed in", f"u/{user.pk}", request.META.get("REMOTE_ADDR", ""))
        answer: HttpResponse = super().post_login(request, user, **facts)
        return answer


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors are sealed with the site's secret."""

    def encrypt(self, text: str) -> str:
        """As it is kept."""
        return seal(text, "second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """As it is used."""
        return unseal(encrypted_text, "second factor")

    def get_totp_label(self, user: Any) -> str:
        """What the person's app shows."""
        return str(user.email)
