from __future__ import annotations

from dataclasses import replace

from fixtures_papers import small_book
from juzu.kernel.text import Text
from juzu.shoot.daysheet import DAY_SHEET, DaySheet, PersonalCall, PersonalScene, content_digest, day_sheet
from juzu.shoot.differences import changed_since, differences
from juzu.shoot.message import group_message, personal_message


def second_day() -> DaySheet:
    return replace(day_sheet(small_book(), 1), version=1, state="published")


def edited(sheet: DaySheet, who: str, **changes: object) -> DaySheet:
    people = tuple(replace(call, **changes) if call.who == who else call for call in sheet.people)  # type: ignore[arg-type]
    return replace(sheet, people=people, version=sheet.version + 1)


def ten_later(scene: PersonalScene) -> PersonalScene:
    return replace(scene, start_min=scene.start_min + 10, end_min=scene.end_min + 10) if scene.scene == "3-1" else scene


def call_of(sheet: DaySheet, who: str) -> PersonalCall:
    call = sheet.call(who)
    assert call
    return call


def told(old: DaySheet | None, new: DaySheet, **moved: Text) -> dict[str, list[str]]:
    return {notice.who: [change.zh for change in notice.changes] for notice in differences(old, new, moved)}


def test_the_same_sheet_tells_nobody_anything():
    assert differences(second_day(), second_day()) == ()


def test_a_call_that_moves_is_told_to_that_person_alone():
    old = second_day()
    assert told(old, edited(old, "乔曼", call_min=585, leave_min=565)) == {"乔曼": ["出发 09:35 → 09:25", "化妆 09:55 → 09:45"]}


def test_a_scene_that_slides_by_less_than_a_quarter_of_an_hour_is_not_told():
    old = second_day()
    first, *rest = call_of(old, "乔曼").scenes
    slid = replace(first, start_min=first.start_min + 10)
    late = replace(first, start_min=first.start_min + 15)
    assert told(old, edited(old, "乔曼", scenes=(slid, *rest))) == {}
    assert told(old, edited(old, "乔曼", scenes=(late, *rest))) == {"乔曼": ["2-2 时间 10:40 → 10:55"]}


def test_a_scene_taken_out_says_where_it_went_and_one_added_says_when_and_where():
    old = second_day()
    scenes = call_of(old, "乔曼").scenes
    new = edited(old, "乔曼", scenes=scenes[1:])
    assert told(old, new, **{"2-2": Text("12月3日 周四", "Thu 3 Dec")}) == {"乔曼": ["去 2-2，改到12月3日 周四"]}
    assert told(new, old) == {"乔曼": ["加 2-2：10:40 银河影视基地·现代医院（3F）"]}


def test_a_place_and_a_look_that_change_are_told():
    old = second_day()
    first, *rest = call_of(old, "乔曼").scenes
    new = edited(old, "乔曼", scenes=(replace(first, place="四楼病房", look=""), *rest))
    assert told(old, new) == {"乔曼": ["2-2 换景 银河影视基地·现代医院（3F） → 四楼病房", "2-2 造型 白大褂 → 无"]}


def test_who_is_no_longer_called_and_who_is_newly_called_are_told():
    old = second_day()
    new = replace(old, people=tuple(call for call in old.people if call.who != "豆豆"), version=2)
    assert told(old, new) == {"豆豆": ["当天不用来了", "去 4-1"]}
    assert told(new, old)["豆豆"][0].startswith("新增通告：")


def test_a_day_that_is_no_longer_shot_releases_everybody():
    old = second_day()
    new = replace(old, people=(), number=0, version=2)
    assert set(told(old, new)) == {call.who for call in old.people}


def test_what_concerns_everybody_is_told_to_everybody_who_stays():
    old = second_day()
    new = replace(old, departure="07:00 南门大巴", version=2)
    assert all(changes[-1] == f"出发：{old.departure or '无'} → 07:00 南门大巴" for changes in told(old, new).values())
    assert set(told(old, new)) == {call.who for call in old.people}


def test_a_person_is_told_anew_by_a_change_for_them_and_by_the_advance_made_final():
    advance = replace(second_day(), state="advance")
    published = replace(advance, state="published", version=2)
    corrected = replace(edited(published, "乔曼", call_min=585), state="corrected")
    corrected = replace(
        corrected, people=tuple(replace(call, scenes=tuple(ten_later(s) for s in call.scenes)) for call in corrected.people)
    )
    assert told(published, corrected) == {"乔曼": ["化妆 09:55 → 09:45"]}
    versions = (advance, published, corrected)
    assert [changed_since(versions[:n], "乔曼") for n in (1, 2, 3)] == [1, 2, 3]
    assert [changed_since(versions[:n], "韩骁") for n in (1, 2, 3)] == [1, 2, 2]
    assert changed_since(versions, "沈建国") == 0


def test_a_personal_message_tells_the_day_first_and_later_only_what_changed():
    old = second_day()
    first = personal_message(old, call_of(old, "乔曼"), None, "https://x/call/1/").zh.splitlines()
    assert first[1:-1] == ["乔曼（温若）", "出发：09:35", "化妆：09:55 现场", "首场：10:40", "收工：18:45", "场次 2-2、3-1、2-3"]
    assert first[-1] == "请点开看全，并确认：https://x/call/1/"
    new = edited(old, "乔曼", call_min=585)
    (notice,) = differences(old, new)
    later = personal_message(new, call_of(new, "乔曼"), notice, "https://x/call/1/").zh.splitlines()
    assert later[1:-1] == ["乔曼（温若），你的通告有变：", "· 化妆 09:55 → 09:45"]


def test_the_message_for_all_has_the_days_times_and_names_but_no_link():
    old = second_day()
    new = edited(old, "乔曼", call_min=585)
    said = group_message(new, differences(old, new)).zh
    assert "A组：集合 10:00 · 开机 10:40 · 收工 " in said
    assert "有变动：乔曼（温若）" in said
    assert "http" not in said


def test_the_digest_changes_with_what_the_paper_says_and_not_with_its_version():
    book = small_book()
    same = replace(book, production=replace(book.production, version=9, state="corrected"))
    other = replace(book, production=replace(book.production, tips="带雨衣"))
    assert content_digest(book, 1) == content_digest(same, 1) != content_digest(other, 1)


def test_a_day_sheet_survives_being_stored():
    sheet = second_day()
    assert DAY_SHEET.load(DAY_SHEET.dump(sheet)) == sheet
