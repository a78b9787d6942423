"""How long a scene is, on paper and on set. The numbers are those of docs/rules/minutes.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from juzu.kernel.text import Text
from juzu.script.breaking import break_down
from juzu.script.needs.minutes import Pace, Work, estimate
from juzu.script.needs.pages import PageLayout, lines_of
from juzu.script.words.wording import count_words
from small_scripts import broken, chinese, english

CHILD = (Text("未成年人", "minors"),)
WORKED = [
    (Work(120, 3, 2), "12 + 8 + 6 + 0 = 26", 25),
    (Work(150, 4, 4), "12 + 10 + 8 + 4 = 34", 35),
    (Work(150, 4, 4, inside="EXT", light="night"), "34 × 1.15 = 39", 40),
    (Work(45, 8, 2, extras=12, fight=True), "12 + 3 + 16 + 0 = 31, × 2 = 62, × 1.25 = 77", 75),
    (Work(0, 1, 1), "12 + 0 + 2 + 0 = 14", 15),
    (Work(60, 6, 5, extras=300, care=CHILD), "12 + 4 + 12 + 6 = 34, × 1.5 = 51, × 1.15 = 58", 60),
]


@pytest.mark.parametrize(("work", "text", "minutes"), WORKED)
def test_the_worked_numbers_of_the_rules_page_hold(work: Work, text: str, minutes: int):
    page = (Path(__file__).parents[3] / "docs/rules/minutes.md").read_text(encoding="utf-8")
    assert f"| {text} | {minutes} |" in page
    assert estimate(work, "zh").minutes == minutes


def test_an_english_word_takes_longer_than_a_chinese_character():
    """60 words × 7 s = 7 min: 12 + 7 + 10 = 29, rounded to 30; as characters 4 min: 26, rounded to 25."""
    assert (estimate(Work(60, 5, 2), "en").minutes, estimate(Work(60, 5, 2), "zh").minutes) == (30, 25)


def test_every_row_of_the_rules_page_is_worked_here():
    page = (Path(__file__).parents[3] / "docs/rules/minutes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .+ \| (\d+ .+=.+) \| (\d+) \|$", page, re.MULTILINE)
    assert len(rows) == len(WORKED) + 1


def test_the_reason_shows_the_sum_in_both_languages():
    made = estimate(Work(120, 3, 2), "zh")
    assert "= 26 分" in made.reason.zh
    assert "= 26 min" in made.reason.en
    assert not made.given


def test_rain_counts_outside_only():
    assert estimate(Work(150, 4, 4, rain=True), "zh").minutes == 35
    assert estimate(Work(150, 4, 4, rain=True, inside="EXT"), "zh").minutes == 40


def test_a_crew_may_have_its_own_pace():
    assert estimate(Work(120, 3, 2), "zh", Pace(setup_min=30)).minutes == 45


def test_more_work_never_takes_less_time():
    """The larger of two otherwise equal scenes never gets fewer minutes."""
    sizes = [estimate(Work(speech, speech // 30, 2), "zh").minutes for speech in range(0, 600, 15)]
    assert sizes == sorted(sizes)


def test_words_are_characters_and_english_words():
    assert count_words("他走了。OK，don't go") == 6  # 他 走 了 OK don't go
    assert count_words("Он ушёл.") == 2


def test_a_line_holds_35_characters_and_a_half_width_one_takes_half():
    layout = PageLayout()
    assert [lines_of(text, layout) for text in ("字" * 35, "字" * 36, "a" * 70, "a" * 71)] == [1, 2, 1, 2]


def test_twelve_lines_of_forty_are_three_tenths_of_a_page():
    """One header line and 11 speeches of one line each."""
    scene = broken("1-1 日 内 茶馆\n" + "\n".join(f"沈照：第{n}句。" for n in range(11))).scenes[0]
    assert (scene.page_tenths, scene.eighths) == (3, 2)  # 12 / 40 = 3.0 tenths = 2.4 eighths


def test_a_crew_s_own_layout_changes_the_pages():
    """The same 12 lines on pages of 20 lines are six tenths."""
    script = chinese("1-1 日 内 茶馆\n" + "\n".join(f"沈照：第{n}句。" for n in range(11)))
    assert break_down(script, layout=PageLayout(35, 20)).scenes[0].page_tenths == 6


def test_an_english_scene_is_counted_as_a_screenplay_page():
    """Heading 2 lines + 9 speeches of 3 lines (blank, name, speech) = 29 of 55 lines = 4.2 eighths."""
    scene = break_down(english("INT. HALL - DAY\n\n" + "\n\n".join(f"MARA\nNumber {n}." for n in range(9)))).scenes[0]
    assert scene.eighths == 4


def test_a_page_layout_without_lines_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        PageLayout(35, 0)
