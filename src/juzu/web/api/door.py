"""web: a request to the API -> whose it is. A token in `Authorization: Bearer …`, or the browser's own session with its form secret."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer, django_auth

from juzu.web.account.models import User
from juzu.web.account.reads import user_of_token


class Token(HttpBearer):
    """An API token of a person, who may do with it what they may do in the browser."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The person, whom the rest of the site then sees as the asker."""
        user = user_of_token(token)
        if user is not None:
            request.user = user
        return user


DOORS = [Token(), django_auth]
