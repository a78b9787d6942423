"""edge: one row of a scene list -> what it says, every cell that is not understood as a fault with its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from juzu.edge.files import breakdown_cells as cells
from juzu.edge.files.breakdown_head import Head
from juzu.edge.files.workbook import Grid
from juzu.kernel.errors import Fault
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.breakdown import Item, ItemKind
from juzu.script.document import Header
from juzu.script.headers.numbers import chinese_number
from juzu.script.needs.mood import Setting, hour_of, read_setting
from juzu.script.needs.places import levels_of
from juzu.script.people.extras import Group, read_group

T = TypeVar("T")
FLASHBACK = re.compile(r"闪回|回忆|插叙|flashback", re.IGNORECASE)
ITEM_COLUMNS: tuple[ItemKind, ...] = ("costume", "makeup", "prop", "special_prop", "placement")
NOTED = {
    "alert": Text("提醒", "alert"),
    "note": None,
    "when": Text("拍摄时间", "shooting date"),
}
_CN = "〇零一二两三四五六七八九十百"
_EPISODE = re.compile(rf"(?:第|ep(?:isode)?\.?\s*)?(?P<n>\d{{1,3}}|[{_CN}]{{1,5}})\s*集?(?:[:： ].*)?", re.IGNORECASE)
_BANNER = re.compile(rf"(?:第\s*(?P<zh>\d{{1,3}}|[{_CN}]{{1,5}})\s*集|ep(?:isode)?\.?\s*(?P<en>\d{{1,3}}(?!\d))).*", re.IGNORECASE)
_SCENE = re.compile(
    rf"(?:第?(?P<e>\d{{1,3}}|[{_CN}]{{1,5}})(?:集|\s*[-—–_/.]\s*))?\s*(?:第|场|sc\.?\s*)?(?P<s>\d{{1,4}}|[{_CN}]{{1,5}})\s*-?(?P<x>[A-Za-z]?)场?",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共计?|总场次|全片|制表|统筹|编制|审核|注[:：]|说明|备注[:：]|total|sum\b|prepared|note[:s])", re.IGNORECASE
)
_INSIDE = re.compile(r"[内外]|INT|EXT|I/E", re.IGNORECASE)
_WEATHER = re.compile(r"[雨雪阴晴雾风]|不限|any", re.IGNORECASE)
MEND = Text("请照同列其他格的写法改正这一格", "write it like the other cells of the column")
DATE_TRAP = Text(
    "Excel 把它变成了日期：先把这一列设成“文本”，再重新填写", "the spreadsheet made it a date: format the column as text and type it again"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One scene as its row says it."""

    id: str
    episode: int
    number: str
    source: Source
    levels: tuple[str, ...]
    location: str
    setting: Setting
    synopsis: str
    pages: Fraction
    minutes: int
    marks: tuple[tuple[str, cells.Mark, Source], ...]
    bits: tuple[tuple[str, Source], ...]
    groups: tuple[tuple[Group, Source], ...]
    items: tuple[Item, ...]
    fight: bool
    flashback: bool
    omitted: bool
    shot: bool
    note: str


@dataclass
class Rows:
    """Reads the rows of one list. `episode` is carried down; `faults` collects what is not understood."""

    file: str
    grid: Grid
    head: Head
    crosses_mean_absent: bool
    faults: list[Fault] = field(default_factory=list)
    episode: int = 0

    def read(self) -> list[Line]:
        """The scenes, in the order of the rows; blank rows are passed over."""
        filled = (at for at in range(self.head.first, len(self.grid.rows)) if any(self.grid.rows[at]))
        return [line for at in filled if (line := _Row(self, at).line())]


class _Row:
    def __init__(self, rows: Rows, at: int) -> None:
        self.rows, self.head, self.at = rows, rows.head, at
        self.cells = rows.grid.rows[at]

    def text(self, key: str) -> str:
        column = self.head.columns.get(key, len(self.cells))
        return self.cells[column] if column < len(self.cells) else ""

    def source(self, column: int) -> Source:
        return Source(self.rows.file, self.at + 1, column + 1, self.rows.grid.sheet)

    def at_key(self, key: str) -> Source:
        return self.source(self.head.columns.get(key, -1))

    def fault(self, source: Source, what: Text, mend: Text = MEND) -> None:
        self.rows.faults.append(Fault(what, mend, source))

    def take(self, key: str, read: Callable[[str], T], default: T) -> T:
        text = self.text(key)
        try:
            return read(text)
        except ValueError:
            head = self.rows.grid.rows[self.head.row][self.head.columns[key]].replace("\n", "")
            self.fault(
                self.at_key(key),
                Text(f"“{head}”看不懂：{text}", f"{head!r} not understood: {text}"),
                DATE_TRAP if cells.is_date(text) else MEND,
            )
            return default

    def line(self) -> Line | None:
        number = self.text("scene")
        if not number or self.is_head_again() or self.is_foot():
            self.pass_over()
            return None
        found = self.take("scene", self.scene_number, None)
        if found is None:
            return None
        self.rows.episode = episode = found[0]
        omitted, shot = self.take("status", cells.state, (False, False))
        levels = self.levels(omitted=omitted)
        setting = self.setting(levels)
        bits, groups = self.bits_and_groups()
        return Line(
            id=f"{episode}-{found[1]}" if episode else found[1],
            episode=episode,
            number=found[1],
            source=self.source(self.head.columns["scene"]),
            levels=levels,
            location=self.text("location"),
            setting=setting,
            synopsis=self.text("synopsis"),
            pages=self.take("pages", cells.pages, Fraction(0)),
            minutes=self.take("minutes", lambda text: int(Fraction(text)) if text else 0, 0),
            marks=self.marks(),
            bits=bits,
            groups=groups,
            items=self.items(),
            fight="武" in self.text("fight") or "武戏" in self.text("alert") or self.text("fight").casefold() in ("fight", "√", "yes"),
            flashback=any(FLASHBACK.search(self.text(key)) for key in ("alert", "mood", "note")),
            omitted=omitted,
            shot=shot,
            note=self.note(setting),
        )

    def is_head_again(self) -> bool:
        return self.cells == self.rows.grid.rows[self.head.row]

    def is_foot(self) -> bool:
        """合计 and notes below the list, often merged over many columns; a banner 第3集 likewise."""
        first = next(text for text in self.cells if text)
        return bool(_FOOT.match(first)) or (len(set(self.cells) - {""}) == 1 and sum(text == first for text in self.cells) > 1)

    def pass_over(self) -> None:
        """A row without a scene: a banner 第3集, a foot, the head again; anything else is told."""
        texts = list(dict.fromkeys(text for text in self.cells if text))
        if self.is_head_again() or _FOOT.match(texts[0]):
            return
        if len(texts) == 1 and (banner := _BANNER.fullmatch(texts[0])):
            self.rows.episode = chinese_number(banner["zh"] or banner["en"]) or 0
            return
        what = Text(f"这一行没有场号，没有读入：{texts[0]}", f"this row has no scene number and was not read: {texts[0]}")
        self.fault(
            self.source(self.head.columns["scene"]), what, Text("请填场号，或删去整行", "fill the scene number in, or delete the row")
        )

    def scene_number(self, text: str) -> tuple[int, str]:
        found = _SCENE.fullmatch(text.strip())
        if not found or cells.is_date(text):
            raise ValueError(text)
        given = self.take("episode", _episode, 0) if self.text("episode") else 0
        episode = chinese_number(found["e"]) if found["e"] else given or self.rows.episode
        scene = chinese_number(found["s"])
        if episode is None or scene is None:
            raise ValueError(text)
        return episode, f"{scene}{found['x'].upper()}"

    def levels(self, *, omitted: bool) -> tuple[str, ...]:
        written = tuple(text for key in ("main", "sub", "third") if (text := self.text(key)))
        if not written and not omitted:
            what = Text("没有写场景", "no place is written")
            self.fault(self.at_key("main"), what, Text("请填主场景", "fill the place in"))
        return levels_of(written, self.head.lang)

    def setting(self, levels: tuple[str, ...]) -> Setting:
        mood, inside = self.text("mood"), self.text("inside")
        if inside and not _INSIDE.search(inside):
            self.fault(self.at_key("inside"), Text(f"内外景看不懂：{inside}", f"inside or outside not understood: {inside}"))
        if mood and not hour_of(mood) and not _WEATHER.search(mood) and not _INSIDE.fullmatch(mood):
            self.fault(self.at_key("mood"), Text(f"气氛看不懂：{mood}", f"mood not understood: {mood}"))
        header = Header("", self.at_key("mood"), time=mood, inside=inside or (mood if _INSIDE.search(mood) else ""), places=levels)
        return read_setting(header, self.head.lang)

    def marks(self) -> tuple[tuple[str, cells.Mark, Source], ...]:
        found = []
        for role in self.head.roles:
            text = self.cells[role.column] if role.column < len(self.cells) else ""
            try:
                mark = cells.read_mark(text, crosses_mean_absent=self.rows.crosses_mean_absent)
            except ValueError:
                what = Text(f"“{role.name}”这一格看不懂：{text}", f"the cell of {role.name!r} is not understood: {text}")
                self.fault(self.source(role.column), what, Text("出场写 √，带造型写 √（戏服），只闻其声写 VO", "write √, √ (look) or VO"))
                continue
            if mark.there:
                found.append((role.name, mark, self.source(role.column)))
        found += [(name, cells.Mark(there=True), self.at_key("cast")) for name in cells.items(self.text("cast"))]
        return tuple(found)

    def bits_and_groups(self) -> tuple[tuple[tuple[str, Source], ...], tuple[tuple[Group, Source], ...]]:
        """特约 by name are bit parts, 特约 with a number are a group; 群演 are always groups."""
        bits, groups = [], []
        for key in ("bits", "bits_extras"):
            for item in cells.items(self.text(key)):
                group = read_group(item) if key == "bits_extras" or re.search(r"\d|若干|等$|们$", item) else None
                if group:
                    groups.append((group, self.at_key(key)))
                else:
                    bits.append((item, self.at_key(key)))
        groups += [(cells.group(item), self.at_key("extras")) for item in cells.items(self.text("extras"))]
        return tuple(bits), tuple(groups)

    def items(self) -> tuple[Item, ...]:
        return tuple(
            Item(kind, *_named(item), source=self.at_key(kind), count=cells.counted(item)[1])
            for kind in ITEM_COLUMNS
            for item in cells.items(self.text(kind))
        )

    def note(self, setting: Setting) -> str:
        """Everything the row says that has no field of its own, and what was guessed."""
        colon, stop = ("：", "；") if self.head.lang == "zh" else (": ", "; ")
        parts = [f"{label.to(self.head.lang)}{colon}{text}" if label else text for key, label in NOTED.items() if (text := self.text(key))]
        status = self.text("status")
        if status and status.casefold() in cells.OPEN:
            parts.append(status)
        for column, name in self.head.unknown:
            if column < len(self.cells) and self.cells[column]:
                parts.append(f"{name}{colon}{self.cells[column]}")
        return stop.join(part for part in (*parts, setting.note) if part)


def _named(item: str) -> tuple[str]:
    return (cells.counted(item)[0],)


def _episode(text: str) -> int:
    found = _EPISODE.fullmatch(text.strip())
    number = chinese_number(found["n"]) if found else None
    if number is None or cells.is_date(text):
        raise ValueError(text)
    return number
