"""Corrections of the breakdown and new drafts of the script: the tables are made anew, and what people wrote in them stays."""

from dataclasses import replace
from datetime import date

from juzu.chain.assume import assume_tables
from juzu.chain.columns import SCENES
from juzu.chain.patch import CellEdit, Patch
from juzu.chain.patching import apply
from juzu.chain.production import CastCell, PlanRow, Production
from juzu.chain.references import missing
from juzu.chain.rework import Draft, corrected, next_draft
from juzu.edge.files.assumptions import Assumed
from juzu.kernel.span import Span
from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections, LineCorrection, Merge, PlaceCorrection, RoleCorrection
from small_scripts import chinese

ASSUMED = Assumed().tables()
FACTS = Production("样片", date(2026, 12, 1), 10, "", "script.txt", (Assumed().unit(),), Span(360, 1560))
ONE = "1-1 日 内 茶馆\n人物：李威、小红\n△ 李威放下茶杯。\n李威：走。\n小红：走。"
TWO = "1-2 夜 外 街\n人物：阿威\n阿威：来了。\n门外，街上\n阿威：等等。"


def draft(*scenes: str, corrections: Corrections = Corrections()) -> Draft:
    script = chinese(*scenes)
    breakdown = break_down(script, corrections)
    return Draft(script, corrections, breakdown, assume_tables(breakdown, None, ASSUMED, FACTS.start, FACTS.days, "zh"))


def edited(before: Draft, *cells: tuple[str, str, str, str, str]) -> Draft:
    applied = apply(before.tables, Patch(cells=tuple(CellEdit(*cell) for cell in cells)), "zh")  # type: ignore[arg-type]
    assert applied.whole
    return replace(before, tables=applied.tables)


def test_what_a_person_wrote_stays_when_names_are_merged():
    before = edited(draft(ONE, TWO, corrections=Corrections(splits=("阿威",))), ("cast", "李威", "actor", "", "张三"))
    made = corrected(before, Corrections(merges=(Merge("阿威", "李威"),)), FACTS, None, ASSUMED)
    assert [(row.role, row.actor, row.scenes) for row in made.draft.tables.cast if row.role == "李威"] == [("李威", "张三", 2)]
    assert made.kept == 1


def test_a_cell_that_a_person_wrote_follows_the_role_that_it_names():
    before = edited(draft(ONE, TWO, corrections=Corrections(splits=("阿威",))), ("scenes", "1-1", "cast", "李威、小红", "小红、阿威"))
    made = corrected(before, Corrections(merges=(Merge("阿威", "李威"),)), FACTS, None, ASSUMED)
    assert made.draft.tables.scenes[0].cast == (CastCell("小红"), CastCell("李威"))


def test_every_name_is_listed_whatever_is_corrected():
    before = edited(draft(ONE, TWO), ("scenes", "1-1", "place", "茶馆", "街"), ("scenes", "1-2", "cast", "李威", "小红"))
    for said in (
        Corrections(places=(PlaceCorrection("街", ("河堤",)),)),
        Corrections(roles=(RoleCorrection("小红", kind="extra"),)),
        Corrections(lines=(LineCorrection("action", line="1-2 夜 外 街"),)),
    ):
        assert missing(corrected(before, said, FACTS, None, ASSUMED).draft.tables) == ()


def test_a_line_made_a_header_gives_a_row_and_keeps_the_others():
    before = edited(draft(ONE, TWO), ("scenes", "1-2", "note", "", "等雨"))
    made = corrected(before, Corrections(lines=(LineCorrection("header", line="门外，街上"),)), FACTS, None, ASSUMED)
    assert [(row.id, row.note) for row in made.draft.tables.scenes] == [("1-1", ""), ("1-2", "等雨"), ("1-2A", "没写内外，按地点猜作外")]


def test_a_new_draft_carries_edits_corrections_and_locks_along_the_renumbering():
    before = edited(draft(ONE, TWO), ("scenes", "1-2", "minutes", str(draft(ONE, TWO).tables.scenes[1].minutes), "77"))
    before = replace(before, corrections=Corrections(roles=(RoleCorrection("小红", minor=True),)))
    before = replace(before, tables=replace(before.tables, plan=(PlanRow("1-2", 3),)))
    new = chinese(ONE, "1-2 日 内 车站\n李威：买票。", TWO.replace("1-2", "1-3"))
    made = next_draft(before, new, FACTS, None, ASSUMED, {"1-2": 1})
    assert [row.minutes for row in made.draft.tables.scenes if row.id == "1-3"] == [77]
    assert made.draft.tables.plan == (PlanRow("1-3", 3, locked=True),)
    assert made.draft.corrections.roles == before.corrections.roles
    assert made.revision is not None
    assert made.revision.count("added") == 1


def test_a_link_to_a_scene_that_is_gone_is_taken_out_and_told():
    before = edited(draft(ONE, TWO), ("scenes", "1-2", "after", "", "1-1"))
    made = next_draft(before, chinese(TWO.replace("1-2", "1-1")), FACTS, None, ASSUMED)
    assert [row.after for row in made.draft.tables.scenes] == [()]
    assert ("1-1", ("after",)) in [(lost.id, lost.fields) for lost in made.lost]
    assert next(lost.what for lost in made.lost if lost.fields == ("after",)) == next(c.header for c in SCENES.columns if c.key == "after")


def test_a_location_that_a_place_needs_anew_is_listed():
    """A set that was assumed by an older base: now a location is hired, and it must stand in the table of locations."""
    before = draft(ONE, TWO)
    older = replace(before.tables, places=tuple(replace(row, sets=("厅",)) for row in before.tables.places), locations=())
    made = next_draft(replace(before, tables=older), chinese(ONE, TWO), FACTS, None, ASSUMED).draft.tables
    assert {name for row in made.places for name in row.sets} == {row.id for row in made.locations} == {"外-茶馆", "外-街"}
