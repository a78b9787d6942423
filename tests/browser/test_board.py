"""The stripboard in a real browser: dragged by mouse and by finger, moved by keys, filtered, at a phone's width, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import Problem
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.web.plan import reads
from juzu.web.production import writes


@cache
def solved(problem: Problem) -> Plan:
    """A legal plan, the same every time."""
    return solve(problem, threads=1, stop=Steps(2_000))


@pytest.fixture
def planned(site, drama, owner):
    """The drama with a legal plan, on the running site."""
    writes.save(drama, PLAN, solved(reads.board(drama).problem), author=owner, parent=None)
    return drama


@pytest.fixture
def board(site, planned, owner, page: Page):
    """The board, open."""
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{planned.slug}/board/")
    return page


def first_of(page: Page, day: int) -> str:
    return page.locator(f"#day-{day}-A .strip").first.get_attribute("data-scene") or ""


def strip(page: Page, scene: str):
    return page.locator(f'.strip[data-scene="{scene}"]')


def day_of(page: Page, scene: str) -> int:
    return int(strip(page, scene).evaluate("e => e.closest('[data-day]').dataset.day"))


def carry(page: Page, scene: str, onto: str) -> None:
    """Lifts a strip with the mouse and holds it over another one."""
    box, there = strip(page, scene).bounding_box(), strip(page, onto).bounding_box()
    assert box
    assert there
    page.mouse.move(box["x"] + 30, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=3)
    page.mouse.move(there["x"] + 60, there["y"] + 6, steps=12)


def test_a_strip_dragged_by_mouse_says_what_it_would_do_and_then_does_it(board: Page, planned):
    scene, onto = first_of(board, 0), first_of(board, 2)
    carry(board, scene, onto)
    expect(board.locator("#hint")).to_contain_text("元")
    assert reads.board(planned).draft.plan.day_of[scene] == 0  # nothing is done before the hand lets go
    board.mouse.up()
    expect(board.locator("#undo-tools button").first).to_be_enabled()
    assert reads.board(planned).draft.plan.day_of[scene] == 2
    assert day_of(board, scene) == 2
    board.locator("#undo-tools button").first.click()
    expect(board.locator(f'#day-0-A .strip[data-scene="{scene}"]')).to_be_visible()
    assert reads.board(planned).draft.plan.day_of[scene] == 0


def test_what_is_chosen_comes_along(board: Page, planned):
    strips = [board.locator("#day-1-A .strip").nth(n).get_attribute("data-scene") for n in range(3)]
    for scene in strips[:2]:
        strip(board, scene).click()
    expect(board.locator("#chosen [data-count]")).to_have_text("已选 2 场")
    carry(board, strips[0], first_of(board, 3))
    board.mouse.up()
    expect(board.locator("#undo-tools button").first).to_be_enabled()
    days = reads.board(planned).draft.plan.day_of
    assert {scene: days[scene] for scene in strips} == dict(zip(strips, (3, 3, 1), strict=True))


def test_a_strip_dropped_where_it_was_changes_nothing(board: Page, planned):
    before = reads.board(planned).document
    scene = first_of(board, 0)
    carry(board, scene, scene)
    board.mouse.up()
    board.wait_for_timeout(300)
    assert reads.board(planned).document == before


def test_keys_walk_choose_move_shelve_and_undo(board: Page, planned):
    scene = first_of(board, 1)
    strip(board, scene).focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(board.locator(f'#day-2-A .strip[data-scene="{scene}"]')).to_be_focused()
    board.keyboard.press("Alt+ArrowUp")
    expect(board.locator("#undo-tools button").first).to_have_attribute("title", f"{scene} 场移到 12-03")
    board.keyboard.press("Delete")
    expect(board.locator(f'#boneyard .strip[data-scene="{scene}"]')).to_be_visible()
    for _ in range(3):
        board.keyboard.press("Control+z")
        board.wait_for_timeout(400)
    assert reads.board(planned).draft.plan.day_of[scene] == 1
    board.keyboard.press("Control+Shift+z")
    expect(board.locator(f'#day-2-A .strip[data-scene="{scene}"]')).to_be_visible()


def test_a_scene_and_a_day_are_locked_by_key_and_by_button(board: Page, planned):
    scene = first_of(board, 0)
    strip(board, scene).focus()
    board.keyboard.press("l")
    expect(strip(board, scene)).to_have_class("strip " + " ".join(strip(board, scene).evaluate("e => [...e.classList].slice(1)")))
    expect(board.locator(f'.strip.held[data-scene="{scene}"]')).to_be_visible()
    board.get_by_role("button", name="锁定第3天").click()
    expect(board.get_by_role("button", name="解锁第3天")).to_be_visible()
    assert reads.board(planned).problem.days[2].locked


def test_filters_dim_what_does_not_match(board: Page):
    board.select_option("select[name=light]", "night")
    expect(board.locator("#matching")).to_contain_text("/ 120")
    assert board.locator('.strip.dim[data-light="night"]').count() == 0
    assert board.locator(".strip.dim").count() > 0


def test_a_day_is_moved_in_a_dialog_that_says_what_it_would_do(board: Page, planned):
    scene = first_of(board, 0)
    board.get_by_role("button", name="整天移动").click()
    dialog = board.locator("#days")
    dialog.locator("select[name=do]").select_option("swap")
    dialog.locator("select[name=to]").select_option("1")
    expect(dialog.locator("[data-effect]")).to_contain_text("元")
    dialog.get_by_role("button", name="移动").click()
    expect(board.locator(f'#day-1-A .strip[data-scene="{scene}"]')).to_be_visible()


def test_the_second_of_two_sees_what_the_first_did_without_loading_again(site, board: Page, planned, member, context):
    user, _ = member("scheduler")
    other = context.browser.new_context(locale="zh-CN").new_page()
    site.sign_in(other, user)
    other.goto(f"{site.address}/p/{planned.slug}/board/")
    scene = first_of(board, 0)
    strip(board, scene).focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(other.locator(f'#day-1-A .strip[data-scene="{scene}"]')).to_be_visible(timeout=8000)
    expect(other.locator("#notices")).to_contain_text(f"owner: {scene} 场移到")
    other.context.close()


def test_a_lost_network_loses_nothing_and_says_so(board: Page, planned):
    before = reads.board(planned).document
    scene, onto = first_of(board, 0), first_of(board, 2)
    board.context.set_offline(True)
    carry(board, scene, onto)
    board.mouse.up()
    expect(board.locator("#notices")).to_contain_text("连不上服务器")
    assert day_of(board, scene) == 0
    assert reads.board(planned).document == before


def test_the_board_speaks_english(site, planned, owner, page: Page):
    site.sign_in(page, owner, "en")
    page.goto(f"{site.address}/p/{planned.slug}/board/")
    expect(page.get_by_role("heading", name="Stripboard")).to_be_visible()
    strip(page, first_of(page, 0)).click()
    expect(page.get_by_role("toolbar", name="Chosen scenes")).to_contain_text("1 chosen")
    page.get_by_role("button", name="Day after").hover()
    expect(page.locator("#hint")).to_contain_text("yuan")


@pytest.fixture
def phone(browser, site, planned, owner):
    """The board on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="zh-CN")
    page = context.new_page()
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{planned.slug}/board/")
    yield page
    context.close()


def test_on_a_phone_the_board_is_a_list_and_a_finger_that_rests_drags(phone: Page, planned):
    assert "list" in (phone.locator("#board").get_attribute("class") or "")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    scene = first_of(phone, 0)
    onto = phone.locator("#day-0-A .strip").nth(2).get_attribute("data-scene") or ""
    strip(phone, scene).scroll_into_view_if_needed()
    box, there = strip(phone, scene).bounding_box(), strip(phone, onto).bounding_box()
    assert box
    assert there
    touch = phone.context.new_cdp_session(phone)

    def finger(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", box["x"] + 40, box["y"] + 12)
    phone.wait_for_timeout(400)
    for part in range(1, 9):
        finger("touchMove", box["x"] + 40, box["y"] + 12 + (there["y"] + there["height"] - 8 - box["y"] - 12) * part / 8)
        phone.wait_for_timeout(40)
    expect(phone.locator("#hint")).to_be_visible()
    finger("touchEnd", 0, 0)
    expect(phone.locator("#undo-tools button").first).to_be_enabled()
    order = next(sheet.scenes for sheet in reads.board(planned).draft.plan.days if sheet.day == 0)
    assert order.index(scene) > 0
    assert phone.locator("#day-0-A .strip").evaluate_all("strips => strips.map(strip => strip.dataset.scene)") == list(order)


def test_on_a_phone_taps_and_buttons_do_all_that_dragging_does(phone: Page, planned):
    scene = first_of(phone, 0)
    strip(phone, scene).tap()
    phone.select_option("#chosen select", "4-A")
    expect(phone.locator(f'#day-4-A .strip[data-scene="{scene}"]')).to_be_attached()
    assert reads.board(planned).draft.plan.day_of[scene] == 4


def test_the_rest_is_solved_around_a_lock_with_its_progress_on_the_page(at_work, board: Page, planned):
    scene = first_of(board, 0)
    strip(board, scene).focus()
    board.keyboard.press("l")
    expect(board.locator(f'.strip.held[data-scene="{scene}"]')).to_be_visible()
    board.get_by_role("button", name="排剩下的").click()
    board.locator("#solve select").select_option("300")
    board.locator("#solve").get_by_role("button", name="开始").click()
    expect(board.locator(".solving [data-cost]")).to_contain_text("¥", timeout=60_000)
    expect(board.locator(".solving canvas")).to_be_visible(timeout=20_000)
    board.get_by_role("button", name="停下，留最好的一版").click()
    expect(board.locator(".solving")).to_have_count(0, timeout=60_000)
    now = reads.board(planned)
    assert now.draft.plan.status in ("best found", "proven best")
    assert now.draft.plan.day_of[scene] == 0
    expect(board.locator("#board-head .tag.good").first).to_have_text("已核对")


AXE = Path(__file__).resolve().parents[2] / "web-ui/node_modules/axe-core/axe.min.js"


@pytest.mark.parametrize("page_of", ["board", "why", "versions"])
def test_axe_finds_nothing_serious(site, planned, owner, page: Page, page_of: str):
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{planned.slug}/{page_of}/")
    if page_of == "board":
        strip(page, first_of(page, 0)).click()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations)")
    serious = [(rule["id"], node["target"]) for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]]
    assert serious == []
