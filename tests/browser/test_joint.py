"""Two productions of one base planned together in a real browser, from the tick boxes to what is adopted."""

from pathlib import Path

import pytest

from juzu.plan.document import PLAN
from juzu.web.base import writes as base_writes
from juzu.web.base.models import Booking
from juzu.web.production import reads
from juzu.web.production.writes import keep_catalogue

AXE = Path(__file__).resolve().parents[2] / "web-ui/node_modules/axe-core/axe.min.js"


def sound(page) -> None:
    """Nothing wider than a phone, and nothing that axe calls serious."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations)")
    assert not [(one["id"], one["nodes"][0]["html"][:160]) for one in found if one["impact"] in ("serious", "critical")]
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize(
    ("lang", "begin", "stop", "adopt", "done"),
    [
        ("zh", "开始合排", "停，保留最好的", "采用", "这就是各部现在的计划"),
        ("en", "Plan together", "Stop, keep the best", "Adopt", "This is what every production has now"),
    ],
)
@pytest.mark.usefixtures("at_work")
def test_two_productions_are_planned_together_and_adopted(site, drama, new_drama, company, owner, page, lang, begin, stop, adopt, done):
    second = new_drama("zhenzhu")
    catalogue = keep_catalogue(company, reads.standing(drama).base, author=owner)
    for production in (drama, second):
        base_writes.guest(catalogue, production.title, production=production)
    site.sign_in(page, owner, lang)
    page.goto(f"{site.address}/b/{catalogue.slug}/joint/")
    sound(page)
    page.get_by_role("button", name=begin).click()
    page.locator("dl.figures dd").first.wait_for(timeout=120_000)  # a first joint plan, told while it runs
    page.get_by_role("button", name=stop).click()
    page.get_by_role("button", name=adopt, exact=True).wait_for(timeout=120_000)
    sound(page)
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name=adopt, exact=True).click()
    page.get_by_text(done).wait_for(timeout=60_000)
    sound(page)
    assert set(Booking.objects.filter(state="held").values_list("guest__name", flat=True)) == {drama.title, second.title}
    assert all(reads.current(production, PLAN).checked for production in (drama, second))
