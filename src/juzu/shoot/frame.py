"""shoot: title, blocks -> a paper with what every paper carries: the drama's name, state, version, time; private numbers blacked out."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from juzu.kernel.text import Text
from juzu.shoot.book import Book
from juzu.shoot.paper import Block, Paper
from juzu.shoot.private import guarded
from juzu.shoot.production import SHEET_STATES


def issued(book: Book) -> datetime | None:
    """When the papers were issued, by the production's clock."""
    when = book.production.issued
    return when.astimezone(ZoneInfo(book.production.zone)) if when else None


def stamp(book: Book) -> Text:
    """State, version and time: 正式 第2版 2026-11-30 21:00."""
    when = issued(book)
    time = f" {when:%Y-%m-%d %H:%M}" if when else ""
    state, version = SHEET_STATES[book.production.state], book.production.version
    return Text(f"{state.zh} 第{version}版{time}", f"{state.en} v{version}{time}")


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
            foot=Text("{drama} · {name} · {stamp}", "{drama} · {name} · {stamp}").format(drama=drama, name=name, stamp=stamp(book)),
            subtitle=subtitle,
            landscape=landscape,
        )
    )
