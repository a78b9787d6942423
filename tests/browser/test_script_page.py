"""The script page in a real browser: colours, jumps, corrections by mouse and keyboard, a phone."""

import pytest

from juzu.chain.production import TABLES
from juzu.script.breakdown import BREAKDOWN
from juzu.web.production import reads


@pytest.fixture
def script(site, drama, owner, page):
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{drama.slug}/script/")
    return page


def items(drama):
    return {i.name for scene in reads.current(drama, BREAKDOWN).scenes for i in scene.items}


def test_a_click_on_a_word_corrects_it_everywhere_and_the_page_follows(script, drama):
    script.locator("#text b.prop", has_text="手机").first.click()
    dialog = script.get_by_role("dialog")
    dialog.get_by_label("是", exact=True).select_option(label="什么都不用准备")
    dialog.get_by_role("button", name="先看影响").click()
    dialog.get_by_text("场", exact=False).first.wait_for()
    assert "会改" in dialog.locator("#word-effect .notice").inner_text()
    dialog.get_by_role("button", name="就这样改").click()
    dialog.get_by_text("改好了").wait_for()
    script.locator("#text b.prop", has_text="手机").first.wait_for(state="detached")
    assert "手机" not in items(drama)
    assert "手机" not in reads.current(drama, TABLES).scenes[0].props


def test_the_keyboard_reaches_a_line_and_says_what_it_is(script, drama):
    script.locator("#text").focus()
    for _ in range(3):
        script.keyboard.press("ArrowDown")
    script.keyboard.press("Enter")
    dialog = script.get_by_role("dialog")
    assert "60集" in dialog.inner_text()
    script.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert script.evaluate("document.activeElement.id") == "text"


def test_a_jump_shows_the_scene_and_its_breakdown(script):
    script.get_by_role("link", name="30-1", exact=False).click()
    script.locator("#beside h2", has_text="30-1").wait_for()
    script.locator("#scene-list a[aria-current]", has_text="30-1").wait_for()


def test_reading_on_a_phone_in_english(site, drama, owner, page):
    site.sign_in(page, owner, "en")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.address}/p/{drama.slug}/script/")
    assert page.locator("#text p.header").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.get_by_role("button", name="New draft").is_visible()
    page.locator("#text p.speech b.name").first.click()
    page.get_by_role("dialog").get_by_label("Kind").wait_for()
