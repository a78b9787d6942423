"""shoot: book -> the call sheet 通告单 of each shooting day and unit.

The head's corner holds the times that everybody asks for; each main actor's column is headed by role, actor, where and when made up, and when
to leave. Scenes stand under the place where they are shot, with what the unit does before it (转场提示). It shows no identity or bank number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from juzu.kernel.text import Text
from juzu.plan.document import DayPlan, Slot
from juzu.script.breakdown import Character, SceneNeeds
from juzu.shoot import fields as f
from juzu.shoot.book import Book
from juzu.shoot.calls import actor_notes, actor_times, bit_calls, crowd_calls
from juzu.shoot.fields import Field
from juzu.shoot.frame import paper
from juzu.shoot.paper import Cell, Column, Facts, Head, Item, Notes, Paper, Row, Table, Value, same
from juzu.shoot.production import SHEET_STATES
from juzu.shoot.slots import slot_words
from juzu.shoot.words import INSIDE, at, full_day, joined

OWN_LINE = ("meal", "wait")
ACTOR_LINES = (
    Text("角色", "Role"),
    Text("演员", "Actor"),
    Text("化妆地", "Make-up at"),
    Text("化妆(时间)", "Make-up (time)"),
    Text("出发(时间)", "Leave (time)"),
)


def call_sheets(book: Book) -> tuple[Paper, ...]:
    """One call sheet per day and unit, in the order of the plan."""
    return tuple(call_sheet(book, day) for day in book.days)


def call_sheet(book: Book, day: DayPlan) -> Paper:
    """The call sheet of one day and unit."""
    scenes = [book.needs[scene] for scene in day.scenes]
    main = book.main_actors(scenes)
    number = book.ordinal(day)
    state = SHEET_STATES[book.production.state]
    when = book.date(day.day)
    date = full_day(when) if when else Text("日期未定", "date open")
    several = len({other.unit for other in book.days}) > 1
    unit = book.unit_name(day.unit)
    title = Text(
        "《{drama}》拍摄通告 · {unit} · 【{state}】 · {date} · 第 {n} 天", "{drama} call sheet · {unit} · [{state}] · {date} · Day {n}"
    ).format(drama=book.production.title, unit=unit, state=state, date=date, n=number)
    sheet = Text("第{n}天{unit}", "Day {n} {unit}").format(n=number, unit=unit) if several else Text(f"第{number}天", f"Day {number}")
    return paper(
        book,
        f"call-sheet-{number:02d}{f'-{day.unit}' if several else ''}",
        Text(f"通告单 第{number}天", f"Call sheet day {number}"),
        None,
        _facts(book, day, scenes, main),
        _table(book, day, main),
        _foot(book, day),
        title=title,
        sheet=sheet,
    )


def _facts(book: Book, day: DayPlan, scenes: Sequence[SceneNeeds], main: Sequence[Character]) -> Facts:
    said = book.production.on(book.date(day.day))
    sites = dict.fromkeys(
        book.sites[book.sets[slot.set].site].name or book.sets[slot.set].site for slot in day.slots if slot.kind == "scene"
    )
    addresses = {book.production.base_name: book.production.base_address}
    place = "、".join(f"{site}（{addresses[site]}）" if addresses.get(site) else site for site in sites)
    contacts = joined((joined((c.post, c.name, c.phone), " ", " ") for c in book.production.contacts), "；", "; ")
    placement = joined((said.placement, *(f.items(s, "placement") for s in scenes)), "；", "; ")
    return Facts(
        (
            (Text("拍摄地点", "Location"), Cell(place, bold=True)),
            (Text("导演", "Director"), book.production.director),
            (
                Text("场/页", "Scenes/pages"),
                Text(f"{len(scenes)}场/{book.page_sum(scenes)}页", f"{len(scenes)} / {book.page_sum(scenes)}"),
            ),
            (Text("早餐时间", "Breakfast"), said.breakfast),
            (Text("出发时间", "Departure"), said.departure),
            (Text("天气", "Weather"), said.weather),
        ),
        wide=(
            (Text("联系人", "Contacts"), contacts),
            (Text("商植(插播)", "Placements"), placement),
            (Text("特约", "Bit parts"), bit_calls(book, day, main)),
            (Text("群演", "Extras"), crowd_calls(book, day)),
            (Text("提示", "Tips"), said.tips),
            (Text("备注", "Notes"), said.note),
        ),
        across=6,
    )


def _fields(book: Book, main: Sequence[Character]) -> list[Field]:
    def timed(book: Book, scene: SceneNeeds) -> Item:
        return Cell(scene.id, at(book.stands[scene.id].slot.start), bold=True)

    def sized(book: Book, scene: SceneNeeds) -> Item:
        return Cell(book.pages(scene) or None, f.minutes(scene))

    def crowd(_: Book, scene: SceneNeeds) -> Item:
        return f.crowd(scene)

    def noted(_: Book, scene: SceneNeeds) -> Item:
        return scene.note

    columns = [replace(field, column=replace(field.column, width=3, subtitle=None)) for field in f.actor_fields(book, main, None)]
    return [
        replace(f.WARNING.retitled("特别", "Special"), column=replace(f.WARNING.column, title=Text("特别", "Special"), width=4)),
        Field(Column(Text("集-场", "Scene"), 4, "center"), timed),
        Field(Column(Text("气氛/内外", "Mood/I/E"), 5, "center"), _mood),
        Field(replace(f.PAGES.column), sized),
        Field(replace(f.PLACE.column, title=Text("场景", "Place"), width=8), f.PLACE.cell),
        Field(Column(Text("内容概要", "Synopsis"), 12, flex=True), f.SYNOPSIS.cell),
        *columns,
        f.bits_field(main, "特约", "Bit parts", 5),
        Field(Column(Text("群演", "Extras"), 5), crowd),
        replace(f.WARDROBE, column=replace(f.WARDROBE.column, width=9)),
        Field(Column(Text("备注", "Notes"), 5), noted),
    ]


def _mood(book: Book, scene: SceneNeeds) -> Item:
    return f.tinted(book, scene, joined((f.mood(scene), INSIDE[scene.inside]), "/", "/"))


def _table(book: Book, day: DayPlan, main: Sequence[Character]) -> Table:
    fields = _fields(book, main)
    columns = f.columns_of(book, fields)
    return Table(
        columns,
        _head(book, day, columns, main),
        tuple(_rows(book, day, fields)),
    )


def _head(book: Book, day: DayPlan, columns: Sequence[Column], main: Sequence[Character]) -> tuple[tuple[Head, ...], ...]:
    """Corner and labels at the left, five lines per actor, the other titles beside and below them."""
    left = 6
    corner = Head(_times(day), columns=left - 1, rows=5 if main else 1, large=True)
    titles = tuple(Head(column.title) for column in columns[:left])
    right = tuple(Head(column.title, rows=6 if main else 2) for column in columns[left + len(main) :])
    if not main:
        return ((replace(corner, columns=left), *right), titles)
    calls = {call.who: call for call in day.people}
    actors = [(same(c.name), *actor_times(book, c.id, calls.get(c.id))) for c in main]
    lines: list[tuple[Head, ...]] = []
    for number, label in enumerate(ACTOR_LINES):
        last = number == len(ACTOR_LINES) - 1
        cells = tuple(Head(actor[number], upright=number < 3, rows=2 if last else 1) for actor in actors)
        lines.append((*([corner] if not number else []), Head(label, align="right"), *cells, *(right if not number else ())))
    return (*lines, titles)


def _times(day: DayPlan) -> Text:
    first = next((slot.start for slot in day.slots if slot.kind == "scene"), day.call)
    parts = Text("集合 {call}\n开机 {first}\n收工 {wrap}", "Call {call}\nFirst shot {first}\nWrap {wrap}")
    return parts.format(call=at(day.call), first=at(first), wrap=at(day.wrap))


def _rows(book: Book, day: DayPlan, fields: Sequence[Field]) -> Iterator[Row]:
    """Bands for places, own lines for meals and waits, scenes, and the end of the day."""
    here, before = "", list[Slot]()
    for n, slot in enumerate(day.slots):
        if slot.kind in OWN_LINE:
            yield _note(slot_words(book, slot))
        elif slot.kind != "scene":
            before.append(slot)
        else:
            if slot.set != here:
                here = slot.set
                yield Row((Cell(_stay(book, day.slots[n:]), joined((slot_words(book, s) for s in before), "，", ", "), bold=True),), "band")
            else:
                yield from (_note(slot_words(book, s)) for s in before)
            before.clear()
            yield f.scene_row(book, fields, book.needs[slot.scene])
    last = joined((slot_words(book, s) for s in before), "，", ", ")
    yield _note(last or Text("收工 {t}", "Wrap {t}").format(t=at(day.wrap)))


def _note(words: Value) -> Row:
    return Row((Cell(words),), "note", "#F2F2F2")


def _stay(book: Book, slots: Sequence[Slot]) -> Text:
    """The place and how long the unit stays: 三楼通告间 · 08:10–11:00 · 4 场 3.2 页."""
    place = slots[0].set
    stay: list[Slot] = []
    for slot in slots:
        if slot.kind == "scene" and slot.set != place:
            break
        if slot.kind == "scene":
            stay.append(slot)
    scenes = [book.needs[slot.scene] for slot in stay]
    return Text("{place} · {a}–{b} · {extent}", "{place} · {a}–{b} · {extent}").format(
        place=book.set_name(place), a=at(stay[0].start), b=at(stay[-1].end), extent=book.extent(scenes)
    )


def _foot(book: Book, day: DayPlan) -> Notes:
    said = book.production.on(book.date(day.day))
    sun = book.problem.days[day.day] if book.problem else None
    lines: list[tuple[Text, Value]] = [
        (Text("演员转场备注", "Actors' changes"), joined((said.transfers, *actor_notes(book, day)), "；", "; ")),
        (Text("就近医院", "Nearest hospital"), book.production.hospital),
        (Text("安全提示", "Safety"), book.production.safety),
        (
            Text("日出日落", "Sunrise and sunset"),
            Text("日出 {a}，日落 {b}", "sunrise {a}, sunset {b}").format(a=at(sun.sunrise_min), b=at(sun.sunset_min)) if sun else None,
        ),
    ]
    return Notes(
        Text("其他提示", "Further notes"),
        tuple(
            Text("{label}：{value}", "{label}: {value}").format(label=label, value=value)
            for label, value in lines
            if value not in (None, "")
        ),
    )
