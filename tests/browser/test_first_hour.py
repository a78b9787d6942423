"""From an empty database to a plan, by hand, on a window as large as a phone, without reading anything."""

import pytest

from juzu.edge.files.samples import sample
from juzu.kernel.text import Text
from web_fixtures import PASSWORD


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_person_comes_from_nothing_to_a_plan_on_a_phone(site, at_work, browser, lang):
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN" if lang == "zh" else "en-GB")
    page = context.new_page()

    def said(zh: str, en: str) -> str:
        return Text(zh, en).to(lang)

    page.goto(site.address)
    page.get_by_label(said("姓名", "Name")).fill("小梅")
    page.get_by_label(said("公司或剧组", "Company or crew")).fill("长河影视")
    page.locator("input[name=email]").fill("mei@example.com")
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("input[name=password2]").fill(PASSWORD)
    page.get_by_role("button", name=said("开始", "Begin")).click()
    page.get_by_role("link", name=said("从剧本新建", "New from a script")).first.click()
    page.get_by_label(said("剧本文件", "Script file")).set_input_files(sample("longstay/script.fountain"))
    page.get_by_role("button", name=said("读入", "Read it")).click()
    page.get_by_text(said("已读入：52 场", "Read: 52 scenes")).wait_for()
    page.get_by_label(said("算多久", "Search for")).select_option("10")
    page.get_by_role("button", name=said("排期", "Plan"), exact=True).click()
    page.get_by_text(said("还剩", "s left")).first.wait_for(timeout=40_000)
    page.locator(".tag.good").wait_for(timeout=60_000)
    page.reload()
    assert "¥" in page.locator(".figures").inner_text()


def test_a_person_opens_a_sample_and_puts_it_back_as_it_was(site, owner, company, page):
    site.sign_in(page, owner)
    page.goto(site.address)
    page.get_by_role("button", name="打开《珍珠扣》").click()
    page.get_by_text("恢复与删除").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="恢复样例原样").click()
    page.get_by_text("演示数据已恢复原样").wait_for()


def test_everything_on_the_way_in_is_reached_by_keyboard(site, owner, company, page):
    site.sign_in(page, owner)
    page.goto(site.address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == "从剧本新建":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/")
