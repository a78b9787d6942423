"""A base with guests, for tests of booking on the site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bases import BASE
from juzu.web.account.models import Organisation, User
from juzu.web.base import writes
from juzu.web.base.models import Guest
from juzu.web.production.models import Catalogue
from juzu.web.production.writes import keep_catalogue

NewGuest = Callable[[str], Guest]


@pytest.fixture
def base(company: Organisation, owner: User) -> Catalogue:
    """The small base of tests/bases.py, of the company."""
    return keep_catalogue(company, BASE, author=owner)


@pytest.fixture
def guest(base: Catalogue) -> NewGuest:
    """A crew at the base: guest("甲")."""
    return lambda name: writes.guest(base, name)
