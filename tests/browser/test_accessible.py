"""Every page of the site: axe finds nothing serious, the console stays silent, and on a phone nothing is cut off.

The pages come from the site's own table of addresses, so a new one is looked at from its first day.
"""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

AXE = Path(__file__).resolve().parents[2] / "web-ui/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
NOT_PAGES = re.compile(r"events/|xlsx|\.pdf|\.svg|news/|row/|api/|/file/|logout|second-factor/recovery-codes/(download|generate)")


def _routes(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


PAGES = sorted({route for route in _routes() if not re.search(r"\(|<(?!slug:slug)", route) and not NOT_PAGES.search(route)})


@pytest.fixture
def looked_at(site, drama, catalogue, owner, page):
    """Opens every page; those that answer with HTML."""

    def look(width):
        page.set_viewport_size({"width": width, "height": 800})
        site.sign_in(page, owner)
        for route in PAGES:
            slug = catalogue.slug if route.startswith("b/") else drama.slug
            address = "/" + route.replace("<slug:slug>", slug)
            answer = page.request.get(site.address + address)
            if answer.ok and "text/html" in answer.headers["content-type"] and "<html" in answer.text():
                page.goto(site.address + address, wait_until="load")
                yield address

    return look


def test_axe_finds_nothing_serious_on_any_page(looked_at, page):
    said, found, seen = [], [], 0
    page.on("console", lambda message: said.append((page.url, message.text)) if message.type == "error" else None)
    for address in looked_at(1280):
        seen += 1
        page.evaluate(AXE.read_text("utf-8"))
        results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (address, broken["id"], node["html"][:120])
            for broken in results["violations"]
            if broken["impact"] in SERIOUS
            for node in broken["nodes"][:3]
        ]
    assert found == []
    assert said == []
    assert seen > 15


def test_no_page_is_cut_off_on_a_phone(looked_at, page):
    wide = [
        (address, width)
        for address in looked_at(390)
        if (width := page.evaluate("Math.max(document.body.scrollWidth, document.documentElement.scrollWidth)")) > 391
    ]
    assert wide == []
