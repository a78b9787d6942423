"""shoot: title, blocks -> a paper with what every paper carries: the drama's name, state, version, time; private numbers blacked out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from juzu.kernel.text import Text
from juzu.shoot.book import Book
from juzu.shoot.paper import Block, Paper
from juzu.shoot.private import guarded
from juzu.shoot.production import SHEET_STATES, SheetState


class Issued(Protocol):
    """Whatever carries the state, version and time of an issue: a production's facts, a day sheet."""

    @property
    def state(self) -> SheetState: ...  # noqa: D102 - the class says it
    @property
    def version(self) -> int: ...  # noqa: D102
    @property
    def issued(self) -> datetime | None: ...  # noqa: D102
    @property
    def zone(self) -> str: ...  # noqa: D102


def local(when: datetime | None, zone: str) -> datetime | None:
    """A moment by the production's clock."""
    return when.astimezone(ZoneInfo(zone)) if when else None


def stamp_of(what: Issued) -> Text:
    """State, version and time: 正式 第2版 2026-11-30 21:00."""
    when = local(what.issued, what.zone)
    time = f" {when:%Y-%m-%d %H:%M}" if when else ""
    state = SHEET_STATES[what.state]
    return Text(f"{state.zh} 第{what.version}版{time}", f"{state.en} v{what.version}{time}")


def paper(
    book: Book, id: str, name: Text, subtitle: Text | None, *blocks: Block, landscape: bool = True, title: Text | None = None,
    sheet: Text | None = None,
) -> Paper:  # fmt: skip
    """A paper of this production; `title` overrules 《剧名》 and the paper's name."""
    drama = book.production.title
    return guarded(
        Paper(
            id=id,
            title=title or Text(f"《{drama}》{name.zh}", f"{drama} · {name.en}"),
            sheet=sheet or name,
            blocks=blocks,
            foot=Text("{drama} · {name} · {stamp}", "{drama} · {name} · {stamp}").format(
                drama=drama, name=name, stamp=stamp_of(book.production)
            ),
            subtitle=subtitle,
            landscape=landscape,
        )
    )
