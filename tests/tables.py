"""Hypothesis strategies: whole tables of a production, and patches of two people who edit them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from juzu.chain.columns import SHEETS
from juzu.chain.patch import CellEdit, Patch, RowEdit
from juzu.chain.patching import whole_row
from juzu.chain.production import (
    CastCell,
    CastRow,
    DatedBusy,
    ExtrasCell,
    ExtrasRow,
    LocationRow,
    PlaceRow,
    PlanRow,
    SceneRow,
    Tables,
)
from juzu.chain.settle import settled
from juzu.kernel.span import Span
from juzu.plan.problem import Pay

names = st.text("沈知灯爷少年甲乙丙abcXYZ ", min_size=1, max_size=5).map(str.strip).filter(lambda s: s and s.lower() != "x")
notes = st.text("戏在夜里拍。1.50 2026\n=+-√", max_size=8).map(str.strip)
dates = st.integers(0, 60).map(lambda n: date(2026, 12, 1) + timedelta(days=n))
spans = st.tuples(st.integers(0, 1400), st.integers(1, 900)).map(lambda ab: Span(ab[0], ab[0] + ab[1]))
pays = st.builds(
    Pay,
    kind=st.sampled_from(("day", "hour", "package")),
    fee_fen=st.integers(0, 10**9),
    hold_percent=st.integers(0, 100),
    included_min=st.integers(0, 1440),
    overtime_fen_per_hour=st.integers(0, 10**6),
    minimum_min=st.integers(0, 600),
    guild_percent=st.integers(0, 30),
)


def _marks(*columns: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(columns)).map(lambda s: tuple(sorted(s)))


def _unique(strategy: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most, unique_by=lambda row: row.id).map(tuple)


def _dates(most: int) -> st.SearchStrategy[tuple[date, ...]]:
    return st.sets(dates, max_size=most).map(lambda s: tuple(sorted(s)))


cast_rows = st.builds(
    CastRow,
    id=st.one_of(names, names.map(lambda n: f"{n}（少年）")),
    role=names,
    kind=st.sampled_from(("lead", "support", "bit", "extra", "undecided")),
    actor=notes,
    pay=pays,
    arrive=st.none() | dates,
    leave=st.none() | dates,
    away=_dates(4),
    busy=st.lists(st.builds(DatedBusy, dates, spans), max_size=2).map(tuple),
    makeup_min=st.integers(0, 300),
    look_change_min=st.integers(0, 90),
    minor=st.booleans(),
    drop_gap_days=st.integers(0, 9),
    note=notes,
    assumed=_marks("pay.fee_fen", "kind", "arrive"),
)
extras_rows = st.builds(ExtrasRow, id=names, pay=pays, note=notes, assumed=_marks("pay.fee_fen"))
location_rows = st.builds(
    LocationRow,
    id=names,
    name=names,
    address=notes,
    fee_fen=st.integers(0, 10**8),
    move_min=st.integers(0, 300),
    open=spans,
    closed=_dates(3),
    note=notes,
    assumed=_marks("fee_fen", "move_min"),
)


@st.composite
def whole_tables(draw: st.DrawFn) -> Tables:
    """Tables in which every name that a scene uses is listed."""
    cast, extras = draw(_unique(cast_rows, 4, 1)), draw(_unique(extras_rows, 2, 1))
    locations = draw(_unique(location_rows, 2))
    sets = st.lists(names, max_size=2).map(tuple)
    places = draw(_unique(st.builds(PlaceRow, id=names, main=names, sub=notes, sets=sets, note=notes, assumed=_marks("sets")), 3, 1))
    ids = [f"{n // 3 + 1}-{n % 3 + 1}" for n in range(draw(st.integers(0, 6)))]
    cells = st.builds(CastCell, st.sampled_from([row.id for row in cast]), names | st.just(""), st.booleans())
    groups = st.builds(ExtrasCell, st.sampled_from([row.id for row in extras]), st.integers(1, 99))
    scenes = [
        draw(
            st.builds(
                SceneRow,
                id=st.just(one),
                synopsis=notes,
                mood=st.sampled_from(("日", "夜", "雨夜", "")),
                light=st.sampled_from(("day", "night", "any")),
                inside=st.sampled_from(("INT", "EXT", "INT/EXT")),
                place=st.sampled_from([row.id for row in places]),
                cast=st.lists(cells, max_size=3).map(tuple),
                extras=st.lists(groups, max_size=2).map(tuple),
                page_tenths=st.integers(0, 50),
                minutes=st.integers(0, 300),
                earliest=st.none() | dates,
                lock_date=st.none() | dates,
                lock_start_min=st.integers(-1, 2000),
                done=st.booleans(),
                heavy=st.booleans(),
                after=st.lists(st.sampled_from(ids), max_size=2).map(tuple),
                units=st.lists(st.sampled_from("AB"), max_size=2).map(tuple),
                props=notes,
                assumed=_marks("minutes", "extras"),
            )
        )
        for one in ids
    ]
    plan = tuple(PlanRow(one, draw(st.integers(0, 9)), draw(st.booleans())) for one in ids)
    return settled(Tables(cast, extras, places, locations, tuple(scenes), plan))


@st.composite
def cell_edits(draw: st.DrawFn, tables: Tables) -> tuple[CellEdit, ...]:
    """Edits of cells that say something understandable, each cell at most once, no row renamed."""
    texts = {"note": notes, "synopsis": notes, "actor": notes, "props": notes, "makeup_min": st.integers(0, 99).map(str)}
    texts |= {
        "minutes": st.integers(1, 99).map(str),
        "light": st.sampled_from(("日", "night")),
        "pay.fee_fen": st.integers(0, 9999).map(str),
    }
    cells = [
        (name, row, column)
        for name, sheet in SHEETS.items()
        for row in getattr(tables, name)
        for column in sheet.columns
        if column.key in texts
    ]
    chosen = draw(st.lists(st.sampled_from(cells), max_size=6, unique_by=lambda c: (c[0], SHEETS[c[0]].name(c[1]), c[2].key)))
    return tuple(
        CellEdit(name, SHEETS[name].name(row), column.key, column.text(row, "zh"), draw(texts[column.key])) for name, row, column in chosen
    )


@st.composite
def patches(draw: st.DrawFn, tables: Tables) -> Patch:
    """Edits of cells, a place that nobody uses added, scenes taken out that no other scene names."""
    named = {name for row in tables.scenes for name in (*row.after, *row.same_day)}
    free = [row.id for row in tables.scenes if row.id not in named]
    gone = draw(st.sets(st.sampled_from(free))) if free else set()
    deleted = [RowEdit("scenes", one, "") for one in sorted(gone)]
    edits = tuple(edit for edit in draw(cell_edits(tables)) if edit.table != "scenes" or edit.row not in gone)
    fresh = PlaceRow("新场景", "新", sets=("A1",), assumed=("sets",))
    below = draw(st.sampled_from(["", *(row.id for row in tables.places)]))
    added = (whole_row("places", fresh, below, "zh"),) if draw(st.booleans()) else ()
    return Patch(tuple(deleted), edits, added)
