"""web: the facts as a form: what stands in each field, what a person posted, and the facts with the posted changes in force.

A field that was not touched is not part of what is saved, so two people who change different facts both keep their work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from juzu.chain.facts import LISTS, SECTIONS, Listing, Section, texts
from juzu.chain.production import Production
from juzu.chain.table import CellError, Column
from juzu.kernel.errors import Fault
from juzu.kernel.text import Lang, Text
from juzu.plan.rules import rule_faults
from juzu.web.site.faults import ConflictError
from juzu.web.site.language import lang, tell

Posted = Mapping[str, str]
SPARE_ROWS = 1
ASSUMED_KEYS = {"day_fen": "day_yuan", "included_min": "included_hours", "overtime_fen_per_hour": "overtime_yuan_per_hour"}
CHANGED = Text("{what}：别人刚改成“{theirs}”，你写的是“{yours}”", "{what}: somebody has just made it “{theirs}”, you wrote “{yours}”")
AGAIN = Text("再看一眼，要用你的就再存一次", "look again; save once more to use yours")
MEANS = Text("{what}：{why}", "{what}: {why}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the form, what it says now and said when it was loaded, whether Juzu assumed it, what is wrong with it."""

    name: str
    column: Column
    text: str
    before: str
    assumed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list in the form: its rows of fields, spare ones at the end, and what it said when it was loaded."""

    listing: Listing
    rows: list[list[Field]]
    before: str


@dataclass(slots=True)
class Reading:
    """What was posted, as values: single facts by column key, whole lists by key; and what was not understood, by field name."""

    single: dict[str, tuple[Column, str, Any]] = field(default_factory=dict)
    lists: dict[str, tuple[Listing, str, tuple[Any, ...]]] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)


def sections(production: Production, posted: Posted | None, errors: Mapping[str, str]) -> list[tuple[Section, list[Field]]]:
    """The single facts, by section."""
    marks = {key for key, _ in production.assumed}
    found = []
    for section in SECTIONS:
        fields = []
        for column in section.columns:
            name, said = f"v:{column.key}", column.text(production, lang())
            key = toml_key(section, column)
            text, before = (posted.get(name, said), posted.get(f"b:{column.key}", said)) if posted is not None else (said, said)
            fields.append(Field(name, column, text, before, key if key in marks else "", errors.get(name, "")))
        found.append((section, fields))
    return found


def lists(production: Production, posted: Posted | None, errors: Mapping[str, str]) -> list[Rows]:
    """The lists, each with a spare row."""
    marks = {key for key, _ in production.assumed}
    found = []
    for listing in LISTS:
        said = texts(listing, production, lang())
        before = json.dumps(said, ensure_ascii=False)
        if posted is not None:
            said, before = list(_posted_rows(listing, posted)), posted.get(f"b:{listing.key}", before)
        spare = [[""] * len(listing.table.columns)] * SPARE_ROWS
        rows = [[_cell(listing, at, column, row, marks, errors) for column in range(len(row))] for at, row in enumerate([*said, *spare])]
        found.append(Rows(listing, rows, before))
    return found


def _cell(listing: Listing, row: int, at: int, said: list[str], marks: set[str], errors: Mapping[str, str]) -> Field:
    column = listing.table.columns[at]
    name = f"{listing.key}-{row}-{at}"
    key = f"{listing.key}.{said[0]}.{ASSUMED_KEYS.get(column.key, column.key)}"
    return Field(name, column, said[at], "", key if key in marks else "", errors.get(name, ""))


def _posted_rows(listing: Listing, posted: Posted) -> Iterator[list[str]]:
    """The rows that hold anything."""
    row, width = 0, len(listing.table.columns)
    while f"{listing.key}-{row}-0" in posted:
        said = [posted.get(f"{listing.key}-{row}-{at}", "").strip() for at in range(width)]
        if any(said):
            yield said
        row += 1


def toml_key(section: Section, column: Column) -> str:
    """What production.toml calls a fact: dates.start."""
    return ".".join(part for part in (section.key, column.key.rpartition(".")[2]) if part)


def read(posted: Posted) -> Reading:
    """Understands what was changed. Errors are told by field."""
    found = Reading(confirmed={name.removeprefix("k:") for name in posted if name.startswith("k:")})
    for section in SECTIONS:
        for column in section.columns:
            name, before = f"v:{column.key}", posted.get(f"b:{column.key}", "")
            text = posted.get(name, before).strip().replace("\r\n", "\n")
            if text != before.replace("\r\n", "\n"):
                found.confirmed.add(toml_key(section, column))
                if (value := _understood(column, text, name, found)) is not None or not text:
                    found.single[column.key] = (column, before, value)
    for listing in LISTS:
        rows, before = list(_posted_rows(listing, posted)), posted.get(f"b:{listing.key}", "")
        if json.dumps(rows, ensure_ascii=False) != before and f"{listing.key}-0-0" in posted:
            made = [row for at, said in enumerate(rows) if (row := _row(listing, at, said, found)) is not None]
            found.lists[listing.key] = (listing, before, tuple(made))
            found.confirmed |= _touched(listing, rows, before)
    return found


def _understood(column: Column, text: str, name: str, found: Reading) -> Any:
    try:
        return column.understand(text)
    except CellError as error:
        found.errors[name] = f"{tell(error.what)} · {tell(error.next_step)}"
        return None


def _row(listing: Listing, row: int, said: list[str], found: Reading) -> Any:
    names = [f"{listing.key}-{row}-{at}" for at in range(len(said))]
    columns = listing.table.columns
    values = {c.key: _understood(c, text, name, found) for c, text, name in zip(columns, said, names, strict=True)}
    return None if any(name in found.errors for name in names) else listing.table.make(values)


def _touched(listing: Listing, rows: list[list[str]], before: str) -> set[str]:
    """The assumed keys of cells that were changed: they are no longer assumed."""
    old = {row[0]: row for row in json.loads(before or "[]")}
    keys = [ASSUMED_KEYS.get(column.key, column.key) for column in listing.table.columns]
    return {f"{listing.key}.{row[0]}.{keys[at]}" for row in rows for at in range(len(row)) if old.get(row[0], row)[at] != row[at]}


def changed(now: Production, reading: Reading, spoken: Lang) -> Production:
    """The newest facts with what was posted in force. Raises ConflictError for a fact that somebody changed after it was loaded."""
    clashes = []
    for column, before, value in reading.single.values():
        if (theirs := column.text(now, spoken)) != before and attrgetter(column.key)(now) != value:
            clashes.append(Fault(CHANGED.format(what=column.header, theirs=theirs, yours=column.write(value, spoken)), AGAIN))
        now = _with(now, column.key, value)
    for listing, before, rows in reading.lists.values():
        theirs = json.dumps(texts(listing, now, spoken), ensure_ascii=False)
        if theirs != before and list(listing.rows(now)) != list(rows):
            clashes.append(Fault(CHANGED.format(what=listing.title, theirs="…", yours="…"), AGAIN))
        now = listing.put(now, rows)
    if clashes:
        raise ConflictError(*clashes)
    return replace(now, assumed=tuple((key, value) for key, value in now.assumed if key not in reading.confirmed))


def _with(production: Production, key: str, value: Any) -> Production:
    made: Production = _put(production, key.split("."), value)
    return made


def _put(whole: Any, path: list[str], value: Any) -> Any:
    """The value with what stands at a dotted name exchanged."""
    first, *rest = path
    return replace(whole, **{first: _put(getattr(whole, first), rest, value) if rest else value})


def faults(production: Production) -> tuple[Fault, ...]:
    """What the core says against the facts as a whole."""
    exceptions = [exception for exception, _ in production.exceptions]
    found = list(rule_faults(production.rules, exceptions))
    if not production.units:
        found.append(Fault(Text("一个拍摄组也没有", "there is no shooting unit"), Text("至少写一个拍摄组", "write at least one")))
    names = [unit.id for unit in production.units]
    if len(set(names)) != len(names) or not all(names):
        found.append(Fault(Text("拍摄组的名字要有，且不能重复", "units need names of their own"), Text("写成 A、B", "call them A, B")))
    return tuple(found)
