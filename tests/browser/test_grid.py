"""The grid of scenes, cast and places in a real browser: keys as in Excel, blocks, undo, two people at once."""

import pytest

from juzu.chain.patch import CellEdit, Patch
from juzu.chain.production import TABLES
from juzu.web.production import reads, writes


def tables(drama):
    return reads.current(drama, TABLES)


@pytest.fixture
def grid(site, drama, owner, page):
    site.sign_in(page, owner)
    page.goto(f"{site.address}/p/{drama.slug}/scenes/")
    page.locator(".editor").wait_for(state="attached")
    return Grid(page)


class Grid:
    """What a person does with the grid."""

    def __init__(self, page) -> None:
        self.page = page
        self.keys = page.keyboard

    def cell(self, row, header):
        heads = self.page.locator("#grid thead tr").first.locator("th").all_inner_texts()
        return self.page.locator(f'#grid tr[data-row="{row}"]').locator("th, td").nth(heads.index(header))

    def saved(self):
        self.page.locator("#saving", has_text="已保存").wait_for()

    def paste(self, text):
        self.page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }""",
            text,
        )


def test_typing_replaces_and_enter_goes_down(grid, drama):
    grid.cell("1-1", "备注").click()
    grid.keys.type("等雨")
    grid.keys.press("Enter")
    grid.keys.type("备用")
    grid.keys.press("Tab")
    grid.saved()
    grid.page.locator(".sending").first.wait_for(state="detached")
    assert [row.note for row in tables(drama).scenes[:2]] == ["等雨", "备用"]


def test_f2_edits_the_text_that_stands_there_and_escape_drops_it(grid, drama):
    before = tables(drama).scenes[0].synopsis
    grid.cell("1-1", "主要内容").click()
    grid.keys.press("F2")
    grid.keys.type("！")
    grid.keys.press("Escape")
    assert grid.cell("1-1", "主要内容").inner_text() == before
    grid.keys.press("F2")
    grid.keys.type("！")
    grid.keys.press("Enter")
    grid.saved()
    assert tables(drama).scenes[0].synopsis == before + "！"


def test_a_block_from_excel_is_one_change_that_undo_takes_back(grid, drama):
    before = tables(drama)
    grid.cell("1-1", "拍摄分钟").click()
    grid.paste("41\t2026-12-02\n42\t2026-12-03\n43\t\n")
    grid.saved()
    assert [row.minutes for row in tables(drama).scenes[:3]] == [41, 42, 43]
    grid.keys.press("Control+z")
    grid.page.locator("#redo:not([disabled])").wait_for()
    assert tables(drama) == before
    grid.keys.press("Control+y")
    grid.page.locator("#undo:not([disabled])").wait_for()
    assert [row.minutes for row in tables(drama).scenes[:3]] == [41, 42, 43]


def test_a_cell_that_is_not_understood_stays_and_says_what_is_expected(grid, drama):
    before = tables(drama)
    grid.cell("1-1", "光").click()
    grid.keys.type("亮")
    grid.keys.press("Enter")
    grid.page.locator(".wrong").wait_for()
    grid.cell("1-1", "光").click()
    assert "填其中一个：日、夜、不限" in grid.page.locator("#cell-bar").inner_text()
    assert tables(drama) == before
    grid.keys.type("夜")
    grid.keys.press("Enter")
    grid.saved()
    assert tables(drama).scenes[0].light == "night"


def test_a_block_with_one_bad_cell_can_be_saved_without_it(grid, drama):
    grid.cell("1-1", "拍摄分钟").click()
    grid.paste("41\n很久\n43")
    grid.page.get_by_role("button", name="略过这些格，保存其余 2 格").click()
    grid.page.locator("#undo:not([disabled])").wait_for()
    assert [row.minutes for row in tables(drama).scenes[:3:2]] == [41, 43]


def test_ctrl_enter_confirms_an_assumed_value(grid, drama):
    cell = grid.cell("1-1", "拍摄分钟")
    cell.click()
    assert "假设值" in grid.page.locator("#cell-bar").inner_text()
    grid.keys.press("Control+Enter")
    grid.page.locator('#grid tr[data-row="1-1"] td:nth-child(10):not(.assumed)').wait_for()
    assert "minutes" not in tables(drama).scenes[0].assumed


def test_somebody_elses_change_appears_and_a_clash_shows_both_texts(grid, drama, owner):
    note = tables(drama).scenes[0].note

    def theirs(row, before, after):
        applied = writes.patch_tables(drama, Patch(cells=(CellEdit("scenes", row, "note", before, after),)), "zh", author=owner)
        assert applied.whole

    theirs("1-2", tables(drama).scenes[1].note, "别人写的")
    grid.page.locator('#grid tr[data-row="1-2"] td', has_text="别人写的").wait_for()
    grid.page.route("**/news/**", lambda route: route.abort())
    theirs("1-1", note, "他的")
    grid.cell("1-1", "备注").click()
    grid.keys.type("我的")
    grid.keys.press("Enter")
    dialog = grid.page.get_by_role("dialog")
    dialog.wait_for()
    assert "别人改成“他的”，你写的是“我的”" in dialog.inner_text()
    dialog.get_by_role("button", name="用我的").click()
    grid.page.locator(".sending").first.wait_for(state="detached")
    assert tables(drama).scenes[0].note == "我的"


def test_without_a_network_nothing_typed_is_lost(grid, drama):
    grid.page.route("**/save/", lambda route: route.abort())
    grid.cell("1-1", "备注").click()
    grid.keys.type("没网时写的")
    grid.keys.press("Enter")
    grid.page.locator("#saving", has_text="连不上服务器").wait_for()
    assert grid.cell("1-1", "备注").inner_text() == "没网时写的"
    grid.page.unroute("**/save/")
    grid.saved()
    assert tables(drama).scenes[0].note == "没网时写的"


def test_rows_are_found_filtered_and_sorted(grid):
    shown = "#grid tbody tr:not([hidden])"
    grid.page.fill("#search", "2-")
    grid.page.get_by_role("button", name="按列筛选").click()
    grid.page.get_by_label("筛选 光").fill("夜")
    assert 0 < grid.page.locator(shown).count() < grid.page.locator("#grid tbody tr").count()
    grid.page.fill("#search", "")
    grid.page.get_by_label("筛选 光").fill("")
    grid.page.get_by_role("columnheader", name="拍摄分钟").click()
    minutes = [int(text or 0) for text in grid.page.locator(f"{shown} td:nth-child(10)").all_inner_texts()]
    assert minutes == sorted(minutes)


def test_english_and_a_phone(site, drama, owner, page):
    site.sign_in(page, owner, "en")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.address}/p/{drama.slug}/scenes/")
    page.get_by_role("link", name="1-1", exact=True).click()
    page.get_by_label("Minutes", exact=True).fill("33")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**/p/{drama.slug}/scenes/")
    assert tables(drama).scenes[0].minutes == 33
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
