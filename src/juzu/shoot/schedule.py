"""shoot: book -> the plan on paper: 大计划 with every department's needs, and one line per scene for the wall."""

from __future__ import annotations

from juzu.kernel.text import Text
from juzu.plan.document import DayPlan
from juzu.script.breakdown import SceneNeeds
from juzu.shoot import fields as f
from juzu.shoot.book import Book
from juzu.shoot.fields import Field
from juzu.shoot.frame import local, paper
from juzu.shoot.paper import Cell, Column, Facts, Paper, Row, Value
from juzu.shoot.words import counted, joined, span


def day_line(book: Book, day: DayPlan) -> Text:
    """The head of a day: 第 1 天 · 12月1日 周二 · 07:00–19:30 · 12 场 8.4 页, with the unit where there are several."""
    scenes = [book.needs[scene] for scene in day.scenes]
    several = len({other.unit for other in book.days}) > 1
    parts = Text("第 {n} 天 · {unit}{date} · {time} · {extent}", "Day {n} · {unit}{date} · {time} · {extent}")
    return parts.format(
        n=book.ordinal(day),
        unit=Text("{u} · ", "{u} · ").format(u=book.unit_name(day.unit)) if several else "",
        date=f.dated(book, day.day),
        time=span(day.call, day.wrap),
        extent=book.extent(scenes),
    )


def unplanned(book: Book) -> list[SceneNeeds]:
    """Scenes that are neither planned nor shot nor dropped."""
    return [scene for scene in book.scenes if scene.id not in book.stands and not book.done(scene)]


def banded_rows(book: Book, fields: list[Field]) -> list[Row]:
    """The plan's scenes under their days, then those without a day."""
    rows: list[Row] = []
    for day in book.days:
        rows.append(Row((Cell(day_line(book, day), bold=True),), "day", book.production.palette.day_break))
        rows += [f.scene_row(book, fields, book.needs[scene]) for scene in day.scenes]
    if left := unplanned(book):
        label = Text(f"未排 {len(left)} 场", f"Not planned: {len(left)}")
        rows.append(Row((Cell(label, bold=True),), "day", book.production.palette.day_break))
        rows += [f.scene_row(book, fields, scene) for scene in left]
    return rows


def shooting_plan(book: Book) -> tuple[Paper, ...]:
    """大计划: the whole plan, with everything each scene needs."""
    main = book.main_actors(book.scenes)
    fields: list[Field] = [
        f.SCENE.retitled("集-场", "Scene"),
        f.FIGHT,
        f.Field(Column(Text("计划拍摄时间", "Planned time"), 6, "center"), _time),
        f.LOCATION,
        f.PLAIN_MOOD,
        f.INSIDE_OUT,
        f.MAIN_PLACE,
        f.SUB_PLACE,
        f.THIRD_PLACE,
        *f.actor_fields(book, main, f.MAIN_ACTORS),
        f.bits_field(main),
        f.CROWD,
        f.SYNOPSIS,
        f.PAGES,
        f.COSTUME,
        f.MAKEUP,
        f.PROPS,
        f.SPECIAL_PROPS,
        f.PLACEMENT,
        f.NOTE,
    ]
    table = f.table_of(book, fields, banded_rows(book, fields), frozen=3)
    return (paper(book, "shooting-plan", Text("大计划", "Shooting plan"), _span_line(book), _head(book), table),)


def one_line(book: Book) -> tuple[Paper, ...]:
    """The plan in one line per scene, for the wall."""
    fields: list[Field] = [
        f.Field(Column(Text("时间", "Time"), 7, "center"), _time),
        f.SCENE.retitled("集-场", "Scene"),
        f.MOOD,
        f.LOCATION,
        f.PLACE,
        f.SYNOPSIS,
        f.PAGES,
        f.Field(Column(Text("角色", "Cast"), 12, flex=True), lambda b, s: joined((f.cast(b, s), f.crowd(s)), "；", "; ")),
    ]
    table = f.table_of(book, fields, banded_rows(book, fields), frozen=2)
    return (paper(book, "one-line", Text("一行表", "One-line schedule"), _span_line(book), table, landscape=False),)


def _time(book: Book, scene: SceneNeeds) -> Value:
    stand = book.stands.get(scene.id)
    return span(stand.slot.start, stand.slot.end) if stand else None


def _span_line(book: Book) -> Text | None:
    """名称(起－止) 分组."""
    if not book.days:
        return None
    units = joined(dict.fromkeys(book.unit_name(day.unit) for day in book.days))
    return Text("{name}({a}－{b}) {units}", "{name} ({a} to {b}) {units}").format(
        name=book.production.title, a=f.dated(book, book.days[0].day), b=f.dated(book, book.days[-1].day), units=units
    )


def _head(book: Book) -> Facts:
    """共计 n天 n场 n页 %已完成, 最后修改时间."""
    scenes = [book.needs[scene] for day in book.days for scene in day.scenes]
    done = [scene for scene in book.scenes if book.done(scene)]
    days = len({day.day for day in book.days})
    share = f"{100 * len(done) // len(book.scenes) if book.scenes else 0}%"
    when = local(book.production.changed, book.production.zone)
    total = Text("{days} {extent} {share}已完成", "{days}, {extent}, {share} done").format(
        days=counted(days, "天", "day"), extent=book.extent(scenes), share=share
    )
    return Facts(
        (
            (Text("共计", "Total"), total),
            (Text("最后修改时间", "Last changed"), f"{when:%Y-%m-%d %H:%M}" if when else None),
        ),
        across=2,
    )
