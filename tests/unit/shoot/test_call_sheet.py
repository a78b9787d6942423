from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures_papers import SMALL_FACTS, awkward_book, breakdown_of, plan_of, problem_of, small_book
from juzu.kernel.errors import InputError
from juzu.plan.document import Plan
from juzu.script.breakdown import Mention
from juzu.shoot.book import Book, open_book
from juzu.shoot.calls import actor_notes
from juzu.shoot.callsheet import call_sheets
from juzu.shoot.paper import Paper, Row
from juzu.shoot.production import Production
from juzu.shoot.words import at, shown


def rows(paper: Paper, kind: str) -> list[Row]:
    return [row for row in paper.tables[0].rows if row.kind == kind]


def words(paper: Paper, kind: str) -> list[str]:
    return [shown(row.cells[0].value, "zh") for row in rows(paper, kind)]


def test_each_day_has_a_sheet_with_all_its_scenes():
    book = small_book()
    for sheet, day in zip(call_sheets(book), book.days, strict=True):
        assert [shown(row.cells[1].value, "zh") for row in rows(sheet, "row")] == list(day.scenes)


def test_the_title_names_drama_state_date_and_day():
    assert call_sheets(small_book())[1].title.zh == "《灯下戏》拍摄通告 · A组 · 【正式】 · 2026年12月2日 星期三 · 第 2 天"
    assert call_sheets(small_book())[1].title.en == "灯下戏 call sheet · Unit A · [FINAL] · Wednesday 2 December 2026 · Day 2"


def test_scenes_stand_under_their_place_with_the_move_before_it():
    first = call_sheets(small_book())[0]
    assert words(first, "band") == [
        "县城汽车站 · 07:40–08:55 · 2 场 1.5 页",  # call 07:00, 40 min of set-up, scenes of 45 and 30 min
        "通告间 · 09:55–12:10 · 3 场 2.7 页",  # an hour's move, scenes of 60, 40 and 35 min
        "民居堂屋 · 13:30–15:20 · 2 场 2.2 页",  # an hour's lunch from 12:10, 20 min of change-over, 50 and 60 min
    ]
    assert shown(rows(first, "band")[1].cells[0].small, "zh") == "转场 08:55–09:55（60 分） → 通告间"


def test_meals_have_a_line_of_their_own():
    assert "用餐 12:10–13:10（60 分）" in words(call_sheets(small_book())[0], "note")


def test_an_actor_leaves_as_long_before_make_up_as_the_way_takes():
    head = call_sheets(small_book())[0].tables[0].head
    assert [shown(line[-5 if n == 0 else 1].value, "zh") for n, line in enumerate(head[1:5], start=1)] == [
        "白小棠",
        "现场",
        "06:55",
        "06:35",
    ]


def test_made_up_at_the_hotel_an_actor_leaves_ready_to_play():
    # first scene 07:40, make-up 45 min, way 20 min: made up 06:35 to 07:20, leaves 07:20
    facts = replace(SMALL_FACTS, makeup_at_hotel=True, makeup_place="酒店")
    book = small_book()
    head = call_sheets(open_book(facts, book.breakdown, book.problem, book.plan))[0].tables[0].head
    assert [shown(line[1].value, "zh") for line in head[2:5]] == ["酒店", "06:35", "07:20"]


def test_a_way_that_nobody_has_told_leaves_departure_open():
    book = small_book()
    head = call_sheets(open_book(replace(SMALL_FACTS, travel_min=None), book.breakdown, book.problem, book.plan))[0].tables[0].head
    assert head[4][1].value is None


def test_who_is_only_heard_is_not_ticked():
    first = call_sheets(small_book())[0]
    column = [c.title.zh for c in first.tables[0].columns].index("沈伯年")
    assert [shown(row.cells[column].value, "zh") for row in rows(first, "row")[:2]] == ["声", ""]


def test_a_night_past_twelve_says_next_day():
    sheet = call_sheets(awkward_book())[0]
    times = [shown(row.cells[1].small, "zh") for row in rows(sheet, "row")]
    assert any(time.startswith("次日 0") for time in times)
    assert shown(sheet.tables[0].head[0][0].value, "zh").splitlines()[2].startswith("收工 次日")


def test_nobody_without_a_column_is_lost():
    book = small_book()
    narrow = open_book(replace(SMALL_FACTS, actor_columns=1), book.breakdown, book.problem, book.plan)
    said = " ".join(shown(cell.value, "zh") for row in rows(call_sheets(narrow)[0], "row") for cell in row.cells)
    assert all(name in said for name in ("谭一舟", "沈伯年", "马保田", "沈建国", "何冰", "方老师", "司机"))


def test_a_day_without_main_actors_still_shows_its_times():
    breakdown = breakdown_of()
    problem = problem_of(breakdown)
    nobody = replace(breakdown, scenes=tuple(replace(s, cast=()) for s in breakdown.scenes))
    book = open_book(Production("灯下戏"), nobody, problem, plan_of(problem, nobody, [["1-1"]]))
    assert "集合 07:00" in shown(call_sheets(book)[0].tables[0].head[0][0].value, "zh")


def test_a_long_stretch_without_scenes_is_told():
    foot = call_sheets(small_book())[0].blocks[-1]
    assert "08:55–14:20 无戏：沈建国" in shown(foot.lines[0], "zh")  # type: ignore[union-attr]


def test_people_who_change_into_one_look_together_are_told_in_one_line():
    book = small_book()
    day = book.days[0]
    worn = replace(book, looks={"便装": "便装", "沈/戏服": "戏服", "谭/戏服": "戏服"})
    dressed = {"沈照": ("便装", "沈/戏服"), "谭一舟": ("便装", "谭/戏服")}
    both = [id for id in day.scenes if dressed.keys() <= {m.character for m in book.needs[id].cast}][:2]
    needs = {id: replace(scene, cast=()) for id, scene in book.needs.items()}
    for n, id in enumerate(both):
        needs[id] = replace(
            book.needs[id], cast=tuple(Mention(who, looks[n], source=book.needs[id].cast[0].source) for who, looks in dressed.items())
        )
    said = [shown(line, "zh") for line in actor_notes(replace(worn, needs=needs), day) if "前换" in shown(line, "zh")]
    assert said == [f"{shown(at(book.stands[both[1]].slot.start), 'zh')} 前换“戏服”：沈照、谭一舟"]


def test_a_plan_of_another_script_is_refused_with_its_scenes():
    breakdown = breakdown_of()
    problem = problem_of(breakdown)
    plan = plan_of(problem, breakdown, [["1-1"]])
    other = replace(breakdown, scenes=breakdown.scenes[1:])
    with pytest.raises(InputError, match="1-1"):
        open_book(Production("灯下戏"), other, problem, plan)


def test_units_are_named_where_there_are_two():
    book = small_book()
    assert book.plan
    days = (book.plan.days[0], replace(book.plan.days[1], day=0, unit="B"))
    both = open_book(SMALL_FACTS, book.breakdown, book.problem, replace(book.plan, days=days))
    assert [sheet.sheet.zh for sheet in call_sheets(both)] == ["第1天A组", "第1天B组"]


def empty_plan(book: Book) -> Plan:
    assert book.plan
    return replace(book.plan, days=())


def test_a_plan_without_days_has_no_call_sheets():
    book = small_book()
    assert call_sheets(open_book(SMALL_FACTS, book.breakdown, book.problem, empty_plan(book))) == ()
