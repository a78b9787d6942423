"""edge: a sheet -> the head row of a scene list 场景表: which column means what, wherever it stands.

Heads are known in Chinese and English, in any order. Columns of roles stand between 页数 and 特约演员, or are unknown columns that hold only marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from juzu.edge.files.breakdown_cells import is_mark
from juzu.edge.files.workbook import Grid
from juzu.kernel.text import Lang

HEADS: dict[str, tuple[str, ...]] = {
    "episode": ("集", "集数", "集号", "集次", "episode", "ep", "ep."),
    "scene": ("场", "场号", "场次", "集-场", "集场", "集/场", "scene", "sc", "sc.", "scene no.", "scene number", "scene no", "#"),
    "alert": ("特殊提醒", "提醒", "特别", "alert", "special"),
    "mood": ("气氛", "日夜", "日/夜", "时间", "光线", "气氛/内外", "mood", "d/n", "day/night", "time", "light"),
    "inside": ("内外景", "内外", "内/外", "内景外景", "int/ext", "i/e", "int./ext."),
    "location": ("拍摄地点", "拍摄地", "取景地", "拍摄场地", "location", "shooting location"),
    "main": ("主场景", "场景", "场景名", "场景名称", "景", "set", "place", "main set", "setting"),
    "sub": ("次场景", "分场景", "二级场景", "sub-set", "sub set", "subset", "sub-place", "room"),
    "third": ("三级场景", "third level", "detail"),
    "synopsis": ("主要内容", "内容", "内容概要", "内容提要", "剧情", "剧情概要", "synopsis", "description", "action"),
    "pages": ("页数", "页", "页数/行", "页数(页)", "页长", "pages", "pgs", "page count", "length"),
    "minutes": ("拍摄分钟", "预计分钟", "预计时长", "用时", "minutes", "est. minutes"),
    "cast": ("角色", "演员", "角色/演员", "主要角色", "人物", "出场人物", "cast", "characters", "roles"),
    "bits": ("特约演员", "特约", "bit parts", "day players", "featured"),
    "extras": ("群众演员", "群演", "群众", "extras", "background", "bg"),
    "bits_extras": ("特约及群众演员", "特约及群演", "特约/群众", "特约群演", "群特"),
    "costume": ("服装", "costume", "wardrobe"),
    "makeup": ("化妆", "妆容", "化妆造型", "make-up", "makeup", "hair and make-up"),
    "prop": ("道具", "服化道", "props", "prop"),
    "special_prop": ("特殊道具", "特道", "special props", "special prop"),
    "fight": ("文武戏", "文/武戏", "武戏", "stunts", "fight"),
    "note": ("备注", "其他", "说明", "note", "notes", "remarks", "remark"),
    "placement": ("商植", "植入", "商务植入", "placement", "product placement"),
    "when": ("拍摄时间", "计划时间", "拍摄日期", "计划拍摄时间", "shooting date", "date", "scheduled"),
    "status": ("拍摄状态", "状态", "完成", "status", "state"),
}  # fmt: skip
GROUP_HEADS = ("主要演员", "主要角色", "角色", "演员", "角色/演员", "主演", "main cast", "cast", "leads", "characters")
UNCAST = ("未定", "待定", "?", "？", "tbc", "tba", "tbd")
LEAST_HEADS = 4
SEARCHED_ROWS = 40
LOOKUP = {name: key for key, names in HEADS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Role:
    """A column of marks: the role, and who plays it where the sheet says so."""

    column: int
    name: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a list's columns are (counted from 0), and the first row below the head."""

    row: int
    first: int
    columns: dict[str, int]
    roles: tuple[Role, ...]
    unknown: tuple[tuple[int, str], ...]
    lang: Lang


def plain(head: str) -> str:
    """A head as it is looked up: first line, without spaces in Chinese, marks and case."""
    text = (head.strip().splitlines() or [""])[0].replace("（", "(").replace("）", ")").strip(" ：:*")
    return re.sub(r"\s+", " " if text.isascii() else "", text).casefold()


def find_head(grid: Grid) -> Head | None:
    """The head row of a scene list: the row that knows most heads, a scene number and a place or synopsis among them."""
    best: tuple[int, int] | None = None
    for index, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        keys = {LOOKUP[plain(text)] for text in row if plain(text) in LOOKUP}
        if "scene" in keys and keys & {"main", "synopsis"} and len(keys) >= LEAST_HEADS and (best is None or len(keys) > best[0]):
            best = (len(keys), index)
    return _head(grid, best[1]) if best else None


def _head(grid: Grid, at: int) -> Head:
    row = grid.rows[at]
    below = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    columns: dict[str, int] = {}
    for index, text in enumerate(row):
        if key := LOOKUP.get(plain(text)):
            columns.setdefault(key, index)
    named = set(columns.values())
    grouped = [i for i, text in enumerate(row) if plain(text) in GROUP_HEADS and row.count(text) > 1]
    if "cast" in columns and columns["cast"] in grouped:
        named.discard(columns.pop("cast"))
    columns_below = _is_second_head(below, columns)
    free = [i for i, text in enumerate(row) if i not in named and (text or (columns_below and below[i]))]
    body = grid.rows[at + 1 + columns_below :]
    roles = tuple(
        _role(i, row[i], below[i] if columns_below else "", group=i in grouped)
        for i in free
        if _between(i, columns) or (_only_marks(body, i) and plain(row[i]) not in LOOKUP)
    )
    unknown = tuple((i, row[i] or below[i]) for i in free if i not in {role.column for role in roles})
    lang: Lang = "zh" if any("一" <= c <= "鿿" for text in row for c in text) else "en"
    return Head(at, at + 1 + columns_below, columns, roles, unknown, lang)


def _is_second_head(below: tuple[str, ...], columns: dict[str, int]) -> bool:
    """Whether the row under the head still belongs to it: names and no scene number of its own."""
    scene = below[columns["scene"]] if below else ""
    return (
        bool(below)
        and any(below)
        and not re.search(r"\d", scene)
        and plain(scene) in ("", *HEADS["scene"])
        and not any(map(is_mark, below))
    )


def _between(index: int, columns: dict[str, int]) -> bool:
    last = min((columns[key] for key in ("bits", "bits_extras", "extras") if key in columns), default=-1)
    return columns.get("pages", last) < index < last


def _only_marks(body: tuple[tuple[str, ...], ...], index: int) -> bool:
    filled = [row[index] for row in body if index < len(row) and row[index]]
    return bool(filled) and all(is_mark(text) for text in filled)


def _role(column: int, head: str, below: str, *, group: bool) -> Role:
    """沈照 over 李某, 沈照 and 李某 in one cell, or a group head 主要演员 over 沈照."""
    lines = [*([] if group or not head else head.splitlines()), *below.splitlines()]
    name, *rest = [line.strip() for line in lines if line.strip()]
    actor = rest[0].strip("()（） ") if rest else ""
    return Role(column, name, "" if actor == name or actor.casefold() in UNCAST else actor)
