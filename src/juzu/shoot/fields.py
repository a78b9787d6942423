"""shoot: a scene -> the cell of one column; every column that lists share is defined here once.

Column names are the trade's (docs/papers.md); `retitled` gives a column the name that a paper uses for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from juzu.kernel.text import Text
from juzu.script.breakdown import Character, ItemKind, SceneNeeds
from juzu.shoot.book import Book, mark
from juzu.shoot.paper import Cell, Column, Item, Kind, Row, Table, Value, heads, row, same
from juzu.shoot.production import SCENE_STATES
from juzu.shoot.words import INSIDE, LIGHT, at, joined, pages_shown, short_day

ROLES = Text("角色/演员", "Roles / actors")
MAIN_ACTORS = Text("主要演员", "Main actors")
SPECIAL: dict[ItemKind, Text] = {
    "stunt": Text("特技", "stunt"),
    "effect": Text("特效", "effect"),
    "vehicle": Text("车", "vehicle"),
    "animal": Text("动物", "animal"),
}
OTHER: tuple[ItemKind, ...] = ("vehicle", "animal", "stunt", "effect", "music", "sound", "subtitle")


@dataclass(frozen=True, slots=True)
class Field:
    """A column and how its cell is found."""

    column: Column
    cell: Callable[[Book, SceneNeeds], Item]

    def retitled(self, zh: str, en: str) -> Field:
        """The same column under another paper's name."""
        return replace(self, column=replace(self.column, title=Text(zh, en)))


def _field(zh: str, en: str, cell: Callable[[Book, SceneNeeds], Item], width: int = 6, *, flex: bool = False, mid: bool = False,
           kind: Kind = "text") -> Field:  # fmt: skip
    return Field(Column(Text(zh, en), width, "center" if mid else "left", kind, flex), cell)


def mood(scene: SceneNeeds) -> Value:
    """气氛 as the script writes it, else what the light means."""
    return scene.mood or LIGHT[scene.light]


def tinted(book: Book, scene: SceneNeeds, value: Value, small: Value = None) -> Cell:
    """A cell in the colour of the scene's strip; white stays unfilled."""
    fill = book.production.palette.fill(scene.inside, scene.light)
    return Cell(value, small, "" if fill == "#FFFFFF" else fill)


def items(scene: SceneNeeds, *kinds: ItemKind) -> Value:
    """What departments bring, of some kinds: 油灯、皮影人×12."""
    return joined(f"{i.name}×{i.count}" if i.count > 1 else i.name for i in scene.items if i.kind in kinds)


def warnings(book: Book, scene: SceneNeeds) -> Value:
    """特殊提醒: what makes the scene special, in a few words."""
    marks: list[Value] = [
        Text("闪回", "flashback") if scene.flashback else None,
        Text("武戏", "fight") if scene.fight else None,
        Text("雨戏", "rain") if scene.rain else None,
        Text("儿童", "minor") if any(book.characters[m.character].minor for m in scene.cast) else None,
    ]
    marks += [word for kind, word in SPECIAL.items() if any(item.kind == kind for item in scene.items)]
    return joined(marks)


def bits(book: Book, scene: SceneNeeds, main: Sequence[Character]) -> Value:
    """特约: the cast without a column of their own, with the actor where one is named."""
    names: list[Value] = []
    for mention in book.others(scene, main):
        actor = book.actor(mention.character)
        name = book.role(mention.character) + (f"（{actor}）" if actor else "")
        names.append(Text(f"{name}（声）", f"{name} (VO)") if mention.heard_only else name)
    return joined(names)


def cast(book: Book, scene: SceneNeeds) -> Value:
    """Everybody of the scene by role."""
    return joined(
        Text(f"{n}（声）", f"{n} (VO)") if heard else n for n, heard in ((book.role(m.character), m.heard_only) for m in scene.cast)
    )


def crowd(scene: SceneNeeds) -> Value:
    """群众: groups with heads; a number that the script does not give is marked 约."""
    return joined(Text(f"{e.name}约{e.count}人", f"{e.name} about {e.count}") if e.assumed else f"{e.name}×{e.count}" for e in scene.extras)


def looks(book: Book, scene: SceneNeeds) -> Value:
    """造型: the look that most of the cast wear, then the others with who wears them, where a look has a name."""
    worn: dict[str, list[str]] = {}
    for mention in scene.cast:
        if (look := book.looks.get(mention.look)) and not mention.heard_only:
            worn.setdefault(look, []).append(book.role(mention.character))
    bare = sum(1 for mention in scene.cast if not mention.heard_only) - sum(len(roles) for roles in worn.values())
    usual = max(worn, key=lambda look: len(worn[look]), default="")
    if bare or (len(worn) > 1 and len(worn[usual]) < 2):
        usual = ""
    order = sorted(worn, key=lambda look: look != usual)
    return joined((usual if look == usual else _worn_by(look, worn[look]) for look in order), "；", "; ")


def _worn_by(look: str, roles: Sequence[str]) -> Text:
    return Text(f"{look}（{'、'.join(roles)}）", f"{look} ({', '.join(roles)})")


def wardrobe(book: Book, scene: SceneNeeds) -> Value:
    """服化道: looks, costumes, make-up, props."""
    parts = (looks(book, scene), items(scene, "costume"), items(scene, "makeup"), items(scene, "prop", "special_prop"))
    return joined(parts, zh="；", en="; ")


def planned(book: Book, scene: SceneNeeds) -> Cell:
    """计划时间: the date, or the shooting day of an undated plan, and the time."""
    stand = book.stands.get(scene.id)
    if stand is None:
        return Cell()
    when = book.date(stand.day.day)
    number = book.ordinal(stand.day)
    return Cell(when or Text(f"第{number}天", f"day {number}"), at(stand.slot.start))


def _with_reason(book: Book, scene: SceneNeeds) -> Value:
    return joined((warnings(book, scene), scene.note), zh="；", en="; ")


def _pages_lines(book: Book, scene: SceneNeeds) -> Value:
    pages = book.pages(scene)
    lines = round(pages * book.production.lines_per_page)
    return f"{pages_shown(pages, book.production.page_count == 'eighths')}/{lines}" if pages else None


def _level(number: int) -> Callable[[Book, SceneNeeds], Item]:
    return lambda book, scene: book.levels(scene)[number]


def _items(*kinds: ItemKind) -> Callable[[Book, SceneNeeds], Item]:
    return lambda _, scene: items(scene, *kinds)


SCENE = _field("场次", "Scene", lambda _, s: Cell(s.id, bold=True), 4, mid=True)
EPISODE = _field("集", "Ep.", lambda _, s: s.episode or None, 3, mid=True, kind="number")
NUMBER = _field("场", "Sc.", lambda _, s: Cell(s.number, bold=True), 3, mid=True)
PLACE = _field("场景", "Place", lambda b, s: joined(b.levels(s), "·", "·"), 9, flex=True)
MOOD = _field("气氛", "Mood", lambda b, s: tinted(b, s, joined((mood(s), INSIDE[s.inside]), "/", "/")), 4, mid=True)
PLAIN_MOOD = _field("气氛", "Mood", lambda b, s: tinted(b, s, mood(s)), 4, mid=True)
INSIDE_OUT = _field("内外景", "I/E", lambda b, s: tinted(b, s, INSIDE[s.inside]), 3, mid=True)
LOCATION = _field("拍摄地点", "Location", lambda b, s: b.location(s), 7)
MAIN_PLACE = _field("主场景", "Main place", _level(0), 6)
SUB_PLACE = _field("次场景", "Sub-place", _level(1), 5)
THIRD_PLACE = _field("三级场景", "Third place", _level(2), 5)
PAGES = _field("页数", "Pages", lambda b, s: b.pages(s) or None, 3, mid=True, kind="pages")
PAGES_LINES = _field("页数/行", "Pages/lines", _pages_lines, 4, mid=True)
SYNOPSIS = _field("主要内容", "Synopsis", lambda _, s: s.synopsis, 14, flex=True)
CROWD = _field("群众演员", "Extras", lambda _, s: crowd(s), 7)
WARDROBE = _field("服化道", "Costume, make-up, props", wardrobe, 10, flex=True)
COSTUME = _field("服装", "Costume", lambda b, s: joined((looks(b, s), items(s, "costume")), "；", "; "), 7)
MAKEUP = _field("化妆", "Make-up", _items("makeup"), 5)
PROPS = _field("道具", "Props", _items("prop"), 7)
SPECIAL_PROPS = _field("特殊道具", "Special props", _items("special_prop", "vehicle", "animal"), 5)
OTHERS = _field("其他", "Other", _items(*OTHER), 7)
PLANNED = _field("计划时间", "Planned", planned, 7, mid=True, kind="date")
NOTE = _field("备注", "Notes", _with_reason, 7)
PLAIN_NOTE = _field("备注", "Notes", lambda _, s: s.note, 6)
WARNING = _field("特殊提醒", "Special", warnings, 4, mid=True)
PLACEMENT = _field("商植", "Placement", _items("placement"), 4)
STATE = _field("拍摄状态", "State", lambda b, s: SCENE_STATES[b.state(s)], 4, mid=True)
FIGHT = _field("文/武戏", "Talk/fight", lambda _, s: Text("武", "fight") if s.fight else Text("文", "talk"), 3, mid=True)


def bits_field(main: Sequence[Character], zh: str = "特约演员", en: str = "Bit parts", width: int = 6) -> Field:
    """特约演员: who has no column beside these main actors."""
    return _field(zh, en, lambda b, s: bits(b, s, main), width)


def bits_and_crowd(main: Sequence[Character]) -> Field:
    """特约及群众演员 in one column."""
    return _field("特约及群众演员", "Bit parts and extras", lambda b, s: joined((bits(b, s, main), crowd(s)), "；", "; "), 8)


def actor_fields(book: Book, main: Sequence[Character], group: Text | None) -> tuple[Field, ...]:
    """One √ column per main actor."""

    def cell(character: Character) -> Callable[[Book, SceneNeeds], Item]:
        return lambda _, scene: mark(scene, character)

    return tuple(Field(column, cell(character)) for column, character in zip(book.actor_columns(main, group), main, strict=True))


def columns_of(book: Book, fields: Iterable[Field]) -> tuple[Column, ...]:
    """The columns, with page counts in the production's way of counting."""
    kind = book.production.page_count
    return tuple(replace(f.column, kind=kind) if f.column.kind == "pages" else f.column for f in fields)


def scene_row(book: Book, fields: Iterable[Field], scene: SceneNeeds) -> Row:
    """One scene as a row."""
    return row(field.cell(book, scene) for field in fields)


def table_of(book: Book, fields: Sequence[Field], rows: Iterable[Row], frozen: int = 0, *, filters: bool = False) -> Table:
    """A table of scene fields with its usual head."""
    columns = columns_of(book, fields)
    return Table(columns, heads(columns), tuple(rows), frozen, filters)


def totals(fields: Sequence[Field], label: Text, values: dict[int, Value]) -> Row:
    """A closing row: the label under the first column, values by position."""
    return row((Cell(label, bold=True), *(Cell(values.get(n), bold=True) for n in range(1, len(fields)))), "total")


def minutes(scene: SceneNeeds) -> Text:
    """The estimate as small print: 45分."""
    return Text(f"{scene.estimate.minutes}分", f"{scene.estimate.minutes} min")


def dated(book: Book, day: int) -> Text:
    """The date of a plan day in words, or its number in an undated plan."""
    when = book.date(day)
    return short_day(when) if when else Text(f"第 {day + 1} 日", f"calendar day {day + 1}")


def named(book: Book, character: str) -> Text:
    """Role and actor: 沈照（白小棠）."""
    actor, role = book.actor(character), book.role(character)
    return Text(f"{role}（{actor}）", f"{role} ({actor})") if actor else same(role)
