"""The frame of every page, in a real browser."""

from juzu.chain.production import PRODUCTION
from juzu.web.production import reads, writes
from web_fixtures import PASSWORD


def test_a_person_signs_in_and_switches_the_language(site, drama, owner, page):
    page.goto(f"{site.address}/")
    page.fill("input[name=login]", owner.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.get_by_role("link", name="灯下戏").click()
    assert page.locator("h1").inner_text() == "灯下戏"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("link", name="Overview").is_visible()


def test_an_open_page_hears_what_others_do(site, drama, owner, page):
    site.sign_in(page, owner)
    with page.expect_response(lambda answer: answer.url.endswith("/events/")):
        page.goto(f"{site.address}/p/{drama.slug}/")
    page.evaluate("document.body.addEventListener('juzu:production', () => document.body.dataset.heard = 'yes')")
    parent, facts = reads.current_document(drama, PRODUCTION), reads.current(drama, PRODUCTION)
    writes.save(drama, PRODUCTION, facts, author=owner, parent=parent)
    page.locator("body[data-heard=yes]").wait_for()
