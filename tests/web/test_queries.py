"""How much every page of a production asks the database: a few queries, the same however much is in it."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from juzu.web.plan import writes as board_writes
from juzu.web.production.models import Member
from planned_drama import with_plan

USUAL = 11
MORE = {"p/<slug:slug>/board/": 13, "p/<slug:slug>/why/": 12}  # the board, and what was asked about its plan
FILES = re.compile(r"events/|\.(pdf|xlsx|css|ics)|xlsx/")


def _routes(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


PAGES = sorted({route for route in _routes() if re.fullmatch(r"p/<slug:slug>/[^<]*", route) and not FILES.search(route)})


@pytest.fixture
def full(drama, owner, new_user):
    """A production with a published plan and a crew."""
    with_plan(drama, owner)
    board_writes.publish(drama, author=owner)
    for n in range(12):
        Member.objects.create(production=drama, user=new_user(f"m{n}"), role="department")
    return drama


def test_every_page_asks_the_database_little(full, owner, client_of, django_assert_max_num_queries):
    client, pages = client_of(owner), set()
    for route in PAGES:
        address = "/" + route.replace("<slug:slug>", full.slug)
        first = client.get(address)
        if first.status_code == 200 and "text/html" in first["Content-Type"]:  # the rest only takes what is posted
            pages.add(route)
            with django_assert_max_num_queries(MORE.get(route, USUAL), info=route):
                client.get(address)
    assert MORE.keys() <= pages
    assert len(pages) > 20
