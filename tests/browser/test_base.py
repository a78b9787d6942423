"""A base in a real browser: hold, be refused and take what is free, confirm; floors on a phone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from bases import BASE
from juzu.base.booking.clock import minute_at
from juzu.kernel.span import Span
from juzu.web.base import writes
from juzu.web.base.models import Booking
from juzu.web.production.writes import keep_catalogue

TOMORROW = timezone.localdate() + timedelta(days=1)
AXE = Path(__file__).resolve().parents[2] / "web-ui/node_modules/axe-core/axe.min.js"
EIGHT = minute_at(TOMORROW, 8 * 60)


@pytest.fixture
def base(site, company, owner):
    return keep_catalogue(company, BASE, author=owner)


@pytest.mark.parametrize(("lang", "hold", "confirm"), [("zh", "预留", "确认"), ("en", "Hold", "confirm")])
def test_a_set_is_held_after_a_refusal_and_confirmed(site, base, owner, page, lang, hold, confirm):
    writes.hold(base, writes.guest(base, "灯下戏"), "病房二", Span(EIGHT, EIGHT + 240))
    site.sign_in(page, owner, lang)
    page.goto(f"{site.address}/b/{base.slug}/?day={TOMORROW}")
    page.get_by_role("row", name="病房二").get_by_role("link").first.click()
    page.fill("[name=start]", "10:00")
    page.fill("[name=end]", "12:00")
    page.fill("[name=crew]", "长住")
    page.get_by_role("button", name=hold, exact=True).click()
    refusal = page.get_by_role("alert")
    assert "灯下戏" in refusal.inner_text()
    refusal.get_by_role("link").first.click()
    assert page.input_value("[name=start]") == "12:15"
    page.get_by_role("button", name=hold, exact=True).click()
    page.get_by_role("button", name=confirm, exact=True).click()
    page.locator(".tag.good").first.wait_for()
    assert Booking.objects.get(guest__name="长住").state == "confirmed"


def test_an_open_schedule_shows_what_others_book(site, base, owner, page):
    site.sign_in(page, owner)
    with page.expect_response(lambda answer: answer.url.endswith("/events/")):
        page.goto(f"{site.address}/b/{base.slug}/?day={TOMORROW}")
    writes.hold(base, writes.guest(base, "霸总"), "宴会厅", Span(EIGHT, EIGHT + 240))
    page.locator("#chart svg text", has_text="霸总").wait_for()


def test_floors_fit_a_phone(site, base, owner, page):
    writes.hold(base, writes.guest(base, "灯下戏"), "病房二", Span(EIGHT, EIGHT + 240))
    page.set_viewport_size({"width": 390, "height": 844})
    site.sign_in(page, owner)
    for address in ("floors/", "bookings/", "hold/", f"?day={TOMORROW}", "catalogue/"):
        page.goto(f"{site.address}/b/{base.slug}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page.goto(f"{site.address}/b/{base.slug}/floors/")
    assert page.get_by_role("link", name="灯下戏").first.is_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious(site, base, owner, page, lang):
    booking = writes.hold(base, writes.guest(base, "灯下戏"), "别墅", Span(EIGHT, EIGHT + 240))
    writes.hold(base, writes.guest(base, "长住"), "别墅卧室", Span(EIGHT, EIGHT + 240), wait=True)
    site.sign_in(page, owner, lang)
    pages = (
        "",
        "crews/",
        "floors/",
        "bookings/",
        f"bookings/{booking.id}/",
        "hold/",
        "occupancy/",
        "guests/",
        "wall/",
        "catalogue/",
        "catalogue/set/?id=别墅",
    )
    for address in (f"/b/{base.slug}/{one}" for one in pages):
        page.goto(f"{site.address}{address}{'' if '?' in address else f'?day={TOMORROW}'}")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document).then(result => result.violations)")
        bad = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found if one["impact"] in ("serious", "critical")]
        assert not bad, (address, bad)


def _press(page, name: str, **fields: str) -> None:
    """Fills fields in and presses a button, all of it with keys: each is reached by Tab."""
    page.evaluate("document.activeElement.blur()")
    for field, text in fields.items():
        _tab_to(page, "name", field)
        if text == "on":
            page.keyboard.press("Space")
        else:
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(text)
    _tab_to(page, "text", name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page, what: str, said: str) -> None:
    here = (
        "const at = document.activeElement; return said === (what === 'name' ? at.name : at.tagName === 'BUTTON' && at.textContent.trim())"
    )
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"([what, said]) => {{ {here} }}", [what, said]):
            return
    raise AssertionError(f"Tab never reaches {said}")


def _sound(page) -> None:
    """Nothing is wider than the phone, and axe finds nothing serious."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations)")
    assert not [(one["id"], one["nodes"][0]["html"][:160]) for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize(
    ("lang", "pay", "confirm", "start", "extend", "push", "hand_over", "close", "cancel"),
    [
        ("zh", "收押金", "确认", "进场", "延长", "顺延并延长", "交景", "复位完成", "取消"),
        ("en", "take the deposit", "confirm", "start", "extend", "Push back and extend", "hand over", "reset done", "cancel"),
    ],
)
def test_a_bookings_whole_life_on_a_phone_with_keys_alone(
    site, base, owner, page, lang, pay, confirm, start, extend, push, hand_over, close, cancel
):
    one = writes.hold(base, writes.guest(base, "灯下戏"), "别墅", Span(EIGHT, EIGHT + 240))
    after = writes.hold(base, writes.guest(base, "长住"), "别墅", Span(EIGHT + 270, EIGHT + 330))
    page.set_viewport_size({"width": 390, "height": 844})
    site.sign_in(page, owner, lang)
    page.goto(f"{site.address}/b/{base.slug}/bookings/{one.id}/")
    _press(page, pay, yuan="1000")
    _press(page, confirm)
    _press(page, extend, until="12:30")
    assert "长住" in page.get_by_role("alert").inner_text()
    _sound(page)
    _press(page, push, push="on")
    assert Booking.objects.get(pk=after.id).start_min == EIGHT + 300
    for act, state in ((start, "in_use"), (hand_over, "reset"), (close, "closed")):
        _press(page, act)
        assert Booking.objects.get(pk=one.id).state == state
    _sound(page)
    page.goto(f"{site.address}/b/{base.slug}/bookings/{after.id}/")
    page.once("dialog", lambda asked: asked.accept())
    _press(page, cancel)
    assert Booking.objects.get(pk=after.id).state == "cancelled"


def test_a_hold_is_made_with_keys_alone(site, base, owner, page):
    site.sign_in(page, owner)
    page.goto(f"{site.address}/b/{base.slug}/hold/?set=病房二&day={TOMORROW}")
    page.focus("[name=crew]")
    page.keyboard.type("归来的她")
    page.keyboard.press("Enter")
    page.locator(".tag.doubt").first.wait_for()
    page.get_by_role("button", name="确认", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator(".tag.good").first.wait_for()
