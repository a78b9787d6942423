"""web: an e-mail address -> a user; the only difference between two spellings of an address is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from juzu.web.account.models import User


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> User:
        """A user; without a password nobody can sign in as them."""
        user = self.model(email=email.strip().lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The user of an address, however its letters are cased."""
        return self.get(email__iexact=username)
