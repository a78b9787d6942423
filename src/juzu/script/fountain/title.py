"""script: the first rows of a Fountain file -> its title page: keys with their values, continuation lines joined by newlines.

A title page is the first block of `Key: value` lines; at least one key must be known, so that a first line such as `FADE IN:` is not taken
for one. Notes may stand before it. Source: Fountain 1.1, "Title Page".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from juzu.script.document import Element
from juzu.script.fountain.rows import Row
from juzu.script.words.lines import narrow

KNOWN = frozenset(
    (
        *("title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact", "copyright", "revision", "format"),
        *("episode", "series", "written by", "based on", "font"),
        *(
            "剧名",
            "标题",
            "片名",
            "题目",
            "编剧",
            "作者",
            "署名",
            "来源",
            "改编",
            "备注",
            "日期",
            "稿日",
            "联系",
            "联系方式",
            "版权",
            "版本",
        ),
        *("集数", "类型"),
    )
)
_PAIR = re.compile(r"(?P<key>[^\s:#=>~!@.\[/(][^:]{0,30}?)\s*:(?P<value>.*)$")


def read_title_page(rows: Sequence[Row]) -> tuple[tuple[tuple[str, str], ...], tuple[Element, ...], int]:
    """The pairs, the notes that stand before or in the page, and the index of the first row after it."""
    start = next((i for i, row in enumerate(rows) if row.text), len(rows))
    stop = next((i for i in range(start, len(rows)) if rows[i].blank or rows[i].text[:1] == "#"), len(rows))
    pairs: list[tuple[str, list[str]]] = []
    for row in rows[start:stop]:
        found = _PAIR.match(narrow(row.text))
        if found and (row.column == 1 or not pairs):
            value = row.text[found.start("value") :].strip()
            pairs.append((row.text[: found.end("key")], [value] if value else []))
        elif pairs and row.text and row.column > 1:
            pairs[-1][1].append(row.text)
        elif row.text:
            return (), (), 0
    if not any(is_known(key) for key, _ in pairs):
        return (), (), 0
    notes = tuple(note for row in rows[:stop] for note in row.notes)
    return tuple((key, "\n".join(values)) for key, values in pairs), notes, stop


def is_known(key: str) -> bool:
    """Whether a key is one that title pages have."""
    return narrow(key).casefold() in KNOWN


def looks_like_title(text: str) -> bool:
    """Whether a line would open a title page if it came first."""
    found = _PAIR.match(narrow(text))
    return found is not None and is_known(found["key"])


def write_title_page(pairs: Sequence[tuple[str, str]]) -> str:
    """The page as text without its closing blank line; a value of several lines is indented below its key."""
    return "\n".join(f"{key}: {value}".rstrip() if "\n" not in value else f"{key}:\n{_indented(value)}" for key, value in pairs)


def _indented(value: str) -> str:
    return "\n".join(f"    {line}" for line in value.split("\n"))
