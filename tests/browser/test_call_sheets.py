"""A call sheet from the scheduler's desk to a phone without an account, in a real browser."""

from pathlib import Path

import pytest

from juzu.web.shoot import reads, writes
from juzu.web.shoot.source import source
from planned_drama import with_plan

AXE = Path(__file__).resolve().parents[2] / "web-ui/node_modules/axe-core/axe.min.js"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def planned(drama, owner):
    return with_plan(drama, owner)


def serious(page):
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (broken["id"], node["html"][:120]) for broken in found if broken["impact"] in ("serious", "critical") for node in broken["nodes"]
    ]


def width(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_sheet_goes_from_draft_to_final_to_links_for_everybody(site, planned, owner, page):
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{planned.slug}/sheets/")
    page.locator("#days tbody a").first.click()
    assert page.locator("article.paper table.printed").is_visible()
    assert serious(page) == []
    page.get_by_role("button", name="发正式通告").click()
    page.get_by_role("button", name="给每个人生成链接").click()
    page.locator("ul.people summary").nth(1).click()
    assert "/call/" in page.locator("ul.people pre").nth(1).inner_text()
    assert page.locator("ul.people img").nth(1).evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert serious(page) == []
    page.set_viewport_size(PHONE)
    assert width(page) <= 390


@pytest.mark.parametrize(
    ("lang", "confirm", "done"), [("zh", "确认，准时到", "你已确认"), ("en", "Confirm: I will be there", "You have confirmed")]
)
def test_an_actor_confirms_on_a_phone_without_an_account(site, planned, owner, page, lang, confirm, done):
    day = reads.days(planned, source(planned))[0]
    issued = writes.issue(planned, day.when, "publish", seen=0, content=day.content, author=owner)
    who = next(call.who for call in reads.sheet_of(issued).people if call.kind == "person")
    token = reads.token_of(writes.make_links(planned, [who], last_day=day.when, author=owner)[who])
    page.set_viewport_size(PHONE)
    page.goto(f"{site.address}/call/{token}/?lang={lang}")
    assert width(page) <= 390
    assert serious(page) == []
    page.get_by_role("button", name=confirm).click()
    page.get_by_text(done).wait_for()
    assert reads.own_days(planned, who)[0].status == "confirmed"
