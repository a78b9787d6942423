"""edge: a stripboard and its calendar in a .uss file -> scenes by day, banners, and the date of each day.

One sample of the standard names the lists `breakdownIds`, another `breakdownArrays`; a list of lists has a list for every day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text

_FREE = ("holiday", "dayOff", "dayoff", "off", "hiatus")
Json = dict[str, Any]


def scene_ids(breakdowns: Iterable[Json]) -> dict[str, str]:
    """Breakdown id -> scene id: the scene's number, made unique by a letter; a strip without one takes the number before it."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    last = "0"
    for strip in breakdowns:
        if not _is_scene(strip):
            continue
        number = str(strip.get("scene") or "").strip()
        letters = (f"{number or last}{chr(65 + n % 26)}{n // 26 or ''}" for n in range(len(taken) + 1))
        ids[strip["id"]] = next(name for name in (*([number] if number else []), *letters) if name not in taken)
        taken.add(ids[strip["id"]])
        last = number or last
    return ids


def _is_scene(strip: Json) -> bool:
    """Whether a strip is shot: it has a number, or at least something that a banner has not."""
    return strip.get("type") != "banner" and any(strip.get(key) for key in ("scene", "elements", "description", "pages"))


def choose_board(boards: list[Json], wanted: str, file: str) -> Json:
    """The board of that name, else the last that has days, else the last; raises InputError for a name that is not there."""
    if wanted:
        found = next((b for b in boards if b.get("name") == wanted), None)
        if found is None:
            raise InputError(_no_board(file, wanted, [str(b.get("name")) for b in boards]))
        return found
    dated = [b for b in boards if any(_days(part) is not None for part in b.get("boards", ()))]
    return (dated or boards or [{}])[-1]


def _days(part: Json) -> list[list[str]] | None:
    """The days of a board, None where it is one flat list. Among days a strip that stands bare is a day of its own."""
    strips = part.get("breakdownIds", part.get("breakdownArrays")) or []
    if not any(isinstance(day, list) for day in strips):
        return None
    return [day if isinstance(day, list) else [day] for day in strips]


def _strips(part: Json) -> Iterator[str]:
    yield from part.get("breakdownIds", part.get("breakdownArrays")) or []


def lay_out(
    board: Json, ids: dict[str, str], texts: dict[str, str], unread: list[str]
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[int, str], ...], tuple[str, ...]]:
    """Scene and day in order, banners with their day (-1: the boneyard), and the scenes of the boneyard."""
    layout, banners, aside = list[tuple[str, int]](), list[tuple[int, str]](), list[str]()
    for part in board.get("boards", ()):
        days = _days(part)
        for day, strips in enumerate(days or []):
            layout += [(ids[strip], day) for strip in strips if strip in ids]
            banners += [(day, texts[strip]) for strip in strips if texts.get(strip)]
            unread += [f"{board.get('name')}: unknown strip {strip}" for strip in strips if strip not in ids and strip not in texts]
        if days is None:
            aside += [ids[strip] for strip in _strips(part) if strip in ids]
            banners += [(-1, texts[strip]) for strip in _strips(part) if texts.get(strip)]
    return tuple(layout), tuple(banners), tuple(aside)


def work_dates(calendar: Json, days: int, unread: list[str]) -> tuple[str, ...]:
    """The calendar's start and then every day that it leaves free for work; weekdays count from Sunday, 0."""
    events = calendar.get("events", ())
    start = next((_date(e.get("date")) for e in events if e.get("type") == "start"), None)
    if start is None:
        return ("",) * days
    weekly = {int(day) for day in calendar.get("daysOff", ())} & set(range(7))
    free = {_date(e.get("date")) for e in events if e.get("name") in _FREE or e.get("type") in _FREE}
    unread += [
        f"calendar {calendar.get('name')}: {e.get('name')} {str(e.get('date'))[:10]}"
        for e in events
        if e.get("type") != "start" and e.get("name") not in _FREE
    ]
    dates: list[str] = []
    while len(dates) < days and len(weekly) < 7:
        if start not in free and start.isoweekday() % 7 not in weekly:
            dates.append(start.isoformat())
        start += timedelta(days=1)
    return (*dates, *[""] * (days - len(dates)))


def _date(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _no_board(file: str, wanted: str, boards: list[str]) -> Fault:
    return Fault(
        Text("文件里没有名为“{w}”的排期板", "the file has no stripboard named “{w}”").format(w=wanted),
        Text("从这些里选：{b}", "choose one of: {b}").format(b="、".join(boards) or "-"),
        Source(file),
    )
