"""web: the desk from the terminal: what `juzu base hold|confirm|…` was told -> done in the database, and said in words and charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from rich.table import Table

from juzu.base.booking.acts import ACTS
from juzu.base.booking.booking import STATES
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.clock import minute_at, stretch, when
from juzu.base.booking.refusal import Refusal
from juzu.base.booking.wall import names_of
from juzu.base.catalogue import unpriced
from juzu.base.gantt import crews_by_day, occupancy, sets_by_hour
from juzu.edge.cli.base_charts import chart_table, occupancy_table, refusals_table
from juzu.edge.cli.terminal import lang, out, say, tell
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.folder import write_whole
from juzu.edge.files.wall_file import read_wall_file
from juzu.edge.papers.gantt import chart_pdf, chart_svg
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import fen_of_yuan, yuan
from juzu.kernel.source import Source
from juzu.kernel.span import DAY_MIN, Span, minute_of_clock, span_of
from juzu.kernel.text import Text
from juzu.web.account.models import Organisation
from juzu.web.base import reads, writes
from juzu.web.base.models import Booking
from juzu.web.base.writes import NOTHING, Outcome, Said
from juzu.web.production.models import Catalogue
from juzu.web.production.writes import keep_catalogue

Told = dict[str, Any]
LISTED = ("waiting", "held", "deposit", "confirmed", "in_use", "reset")
REFUSED_DAYS = 30


def open_(said: Told) -> None:
    """Keeps a catalogue: a new base, or the one of that id edited."""
    path = Path(said["file"])
    base = read_base_file(path.read_bytes(), path.name)
    known = [one for one in Catalogue.objects.select_related("document", "organisation") if reads.base_of(one).id == base.id]
    if known:
        catalogue = writes.change_catalogue(known[0], base)
    else:
        company = Organisation.objects.order_by("pk").first() or Organisation.objects.create(name=base.name)
        catalogue = keep_catalogue(company, base, author=None)
    say(
        "{name}：{n} 处景，可以订了（--base {slug}）",
        "{name}: {n} sets, open for bookings (--base {slug})",
        name=base.name,
        n=len(base.sets),
        slug=catalogue.slug,
    )
    if free := unpriced(base):
        say("{n} 处景没有价目：{sets}", "{n} sets without a tariff: {sets}", n=len(free), sets="、".join(item.id for item in free))


def hold(said: Told) -> None:
    """Holds a set, or joins the waiting list."""
    catalogue = _catalogue(said)
    day, hours = _date(said["day"]), _hours(said["hours"])
    last = _date(said["until"]) if said["until"] else day
    word = str(said["set"])
    set_id = names_of(reads.base_of(catalogue)).get(word.casefold(), word)
    span = Span(minute_at(day, hours.start), minute_at(last, hours.end))
    booker = writes.guest(catalogue, said["crew"])
    _say(writes.hold(catalogue, booker, set_id, span, people=said["people"], note=said["note"], wait=said["wait"]))


def act(said: Told) -> None:
    """One act on a booking."""
    catalogue = _catalogue(said)
    facts = _facts(catalogue, said)
    outcome = writes.act(catalogue, said["number"], said["question"].replace("-", "_"), facts)
    if said["question"] == "extend" and isinstance(outcome, Refusal) and outcome.kind == "taken":
        step = outcome.next_step
        if isinstance(writes.pushing(catalogue, said["number"], facts.until), tuple):
            outcome = replace(outcome, next_step=Text(f"{step.zh}；同意了就加 --push", f"{step.en}; when they agree, add --push"))
    _say(outcome)


def _facts(catalogue: Catalogue, said: Told) -> Said:
    if said["question"] == "pay":
        return Said(fen=_yuan(said["yuan"]))
    if said["question"] == "confirm":
        return Said(without_deposit=said["without_deposit"])
    row = Booking.objects.filter(catalogue=catalogue, pk=said["number"]).first()
    if said["question"] == "extend" and row:
        day = (row.end_min - 1) // DAY_MIN * DAY_MIN
        return Said(until=day + _clock(said["until"]), push=said["push"])
    return NOTHING


def bookings(said: Told) -> None:
    """The list of what stands and waits."""
    catalogue, window = _catalogue(said), _window(said)
    names = {item.id: item.name for item in reads.base_of(catalogue).sets}
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for head in (
        Text("号", "no."),
        Text("景", "set"),
        Text("时间", "when"),
        Text("组", "crew"),
        Text("状态", "state"),
        Text("场租(元)", "fee (yuan)"),
    ):
        table.add_column(tell(head), justify="right" if head.zh in ("号", "场租(元)") else "left")
    for row in reads.rows(catalogue, window, LISTED):
        one = reads.value(row)
        lapses = f" → {when(one.lapses_min)}" if one.state == "held" else ""
        table.add_row(
            one.id, names.get(one.set, one.set), stretch(one.span), one.party, tell(STATES[one.state]) + lapses, yuan(one.fee_fen)
        )
    out.print(table)


def import_(said: Told) -> None:
    """A wall schedule; with contradictions that nobody accepted, each is listed and nothing is imported."""
    catalogue, path = _catalogue(said), Path(said["file"])
    reading = writes.import_wall(catalogue, read_wall_file(path.read_bytes(), path.name), said["accept"])
    if reading.contradictions and said["accept"] == "none":
        what = Text("{n} 处矛盾，什么都没有导入", "{n} contradictions; nothing was imported").format(n=len(reading.contradictions))
        step = Text("改好再来，或加 --accept wait（候补）、--accept skip（略过）", "correct them, or add --accept wait or --accept skip")
        raise InputError(*(one.fault for one in reading.contradictions), Fault(what, step, Source(path.name)))
    say(
        "导入 {n} 个预订，{skipped} 行没有导入",
        "{n} bookings imported, {skipped} rows left out",
        n=len(reading.bookings),
        skipped=len(reading.skipped),
    )


def show(said: Told) -> None:
    """The chart, then occupancy and refusals; or the chart as a file."""
    catalogue, window = _catalogue(said), _window(said)
    base = reads.base_of(catalogue)
    values = [reads.value(row) for row in reads.rows(catalogue, Span(window.start - DAY_MIN, window.end + DAY_MIN))]
    chart = crews_by_day(base, values, window) if said["crews"] else sets_by_hour(base, values, window)
    title = f"{base.name} {stretch(window)}"
    if said["to"]:
        path = Path(said["to"])
        if path.suffix.lower() not in (".svg", ".pdf"):
            what = Text("写不成 {name}", "cannot write {name}").format(name=path.name)
            raise InputError(Fault(what, Text("文件名以 .svg 或 .pdf 结尾", "the name ends with .svg or .pdf")))
        write_whole(path, chart_pdf(chart, title, lang()) if path.suffix.lower() == ".pdf" else chart_svg(chart, title, lang()).encode())
        say("已写入 {file}", "wrote {file}", file=path)
        return
    out.print(title, markup=False)
    out.print(chart_table(chart))
    out.print()
    out.print(occupancy_table(occupancy(base, values, window)))
    if refused := reads.refusals(catalogue, timezone.now() - timedelta(days=REFUSED_DAYS)):
        out.print()
        out.print(refusals_table(refused))


WORDS: dict[str, Callable[[Told], None]] = {
    "open": open_,
    "hold": hold,
    "bookings": bookings,
    "import": import_,
    "show": show,
    **{name.replace("_", "-"): act for name in ACTS if name != "expire"},
}


def _catalogue(said: Told) -> Catalogue:
    """The base that was named, or the only one."""
    found = list(Catalogue.objects.select_related("document", "organisation"))
    named = [one for one in found if said["slug"] in (one.slug, reads.base_of(one).id)] if said["slug"] else found
    if len(named) == 1:
        return named[0]
    slugs = "、".join(one.slug for one in found)
    what = (
        Text("没有基地", "there is no base")
        if not found
        else Text("是哪个基地？有：{slugs}", "which base? there are: {slugs}").format(slugs=slugs)
    )
    step = Text("先 juzu base open 目录文件", "first: juzu base open CATALOGUE") if not found else Text("加 --base", "add --base")
    raise InputError(Fault(what, step))


def _say(outcome: Outcome) -> None:
    if isinstance(outcome, Refusal):
        raise InputError(outcome.fault)
    _print(outcome)


def _print(one: Value) -> None:
    lapses = (
        Text("，{at} 前不确认即作废", ", lapses {at} unless confirmed").format(at=when(one.lapses_min)).to(lang())
        if one.state == "held"
        else ""
    )
    charge = Text("，要付 {fee} 元", ", costs {fee} yuan").format(fee=yuan(one.charge_fen)).to(lang()) if one.charge_fen else ""
    out.print(f"{one.id}  {one.set}  {stretch(one.span)}  {one.party}  {tell(STATES[one.state])}{lapses}{charge}", markup=False)


def _window(said: Told) -> Span:
    day = _date(said["day"]) if said["day"] else timezone.localdate()
    return Span(minute_at(day), minute_at(day, max(1, min(said["days"], 60)) * DAY_MIN))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _unread(text, Text("日期写作 2026-12-05", "a date is written 2026-12-05")) from error


def _hours(text: str) -> Span:
    try:
        span = span_of(text)
    except ValueError:
        span = Span(0, 0)
    if not span.minutes:
        raise _unread(text, Text("时段写作 08:00-22:00", "hours are written 08:00-22:00"))
    return span


def _clock(text: str) -> int:
    try:
        return minute_of_clock(text)
    except ValueError as error:
        raise _unread(text, Text("时间写作 18:30", "a time is written 18:30")) from error


def _yuan(text: str) -> int:
    try:
        return fen_of_yuan(text)
    except ValueError as error:
        raise _unread(text, Text("金额写元，如 1000", "an amount in yuan, as 1000")) from error


def _unread(text: str, step: Text) -> InputError:
    return InputError(Fault(Text(f"看不懂：{text}", f"not understood: {text}"), step))
