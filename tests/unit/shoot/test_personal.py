from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from fixtures_papers import SMALL_FACTS, awkward_book, small_book
from juzu.kernel.errors import InputError
from juzu.shoot.book import open_book
from juzu.shoot.calendar import person_calendars, set_calendars
from juzu.shoot.daysheet import day_sheets
from juzu.shoot.personal import call_lines

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_person_is_told_their_own_day_only():
    (told,) = [(sheet, call) for sheet in day_sheets(small_book()) if (call := sheet.call("乔曼"))]
    text = [line.zh for line in call_lines(*told)]
    assert text[1:6] == ["乔曼（温若）", "出发：09:35", "化妆：09:55 现场", "首场：10:40", "收工：18:45"]
    assert [line for line in text if line[:2].isdigit()] == [
        "10:40 2-2 日内 白大褂 戏中戏：女医生发现病人是仇人之子。",
        "11:55 3-1 日内 白大褂 病房对质，韩骁忘词，乔曼替他圆回来。",
        "17:15 2-3 夜外 雨夜追打，韩骁吊威亚翻墙。",
    ]


def test_work_for_two_units_on_a_day_is_one_call():
    book = small_book()
    assert book.plan
    days = (book.plan.days[0], replace(book.plan.days[1], day=0, unit="B"))
    both = open_book(SMALL_FACTS, book.breakdown, book.problem, replace(book.plan, days=days))
    assert len([call for sheet in day_sheets(both) for call in sheet.people if call.who == "沈照"]) == 1
    assert all(len(calendar.events) == 1 for calendar in person_calendars(both))


def test_a_calendar_entry_runs_from_call_to_wrap_in_the_productions_zone():
    shen = next(calendar for calendar in person_calendars(small_book()) if calendar.id == "沈照")
    assert [(e.start, e.end) for e in shen.events] == [
        (datetime(2026, 12, 1, 6, 55, tzinfo=SHANGHAI), datetime(2026, 12, 1, 15, 20, tzinfo=SHANGHAI)),
        (datetime(2026, 12, 2, 13, 25, tzinfo=SHANGHAI), datetime(2026, 12, 2, 16, 55, tzinfo=SHANGHAI)),
    ]


def test_a_set_is_taken_from_its_first_scene_to_its_last():
    station = next(calendar for calendar in set_calendars(small_book()) if calendar.id == "汽车站")
    assert [(e.start.hour, e.start.minute, e.end.hour, e.end.minute) for e in station.events] == [(7, 40, 8, 55)]


def test_an_undated_plan_has_no_calendar_and_says_what_to_do():
    with pytest.raises(InputError, match="start date"):
        person_calendars(awkward_book())
