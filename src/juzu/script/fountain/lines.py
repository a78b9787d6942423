"""script: one line of Fountain -> what it is by its own form; what reader and writer must agree on.

A line is a heading, a paragraph of one line (transition, Chinese mark, end) or plain action; marks at its start force the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from juzu.script.fountain.rows import Row
from juzu.script.fountain.title import looks_like_title
from juzu.script.headers.slug import is_slug
from juzu.script.reading.cue import in_capitals, like_a_name, people_of
from juzu.script.words.lines import narrow
from juzu.script.words.marks import Marked, read_mark

LINE_MARKS = "#=>~"
CUE_MARKS = "@＠"
PAGE_BREAK = re.compile(r"={3,}$")
_FORCED_HEADING = re.compile(r"[.．](?![.．])\s*\S")
_TRANSITION = re.compile(
    r"[^a-z]*\bTO[:：]$|(?:FADE|CUT|DISSOLVE)(?: \w+){0,2} (?:IN|OUT|BLACK|WHITE)\s*[.:：]?$|FADE (?:IN|OUT)\s*[.:：]?$"
)


def is_heading(text: str) -> bool:
    """Whether a line is a heading in its own right, natural or forced by a dot."""
    return is_slug(text) or bool(_FORCED_HEADING.match(text))


def read_single(text: str) -> Marked:
    """A paragraph of one line: a transition (CUT TO:), a Chinese mark (【字幕：三年后】), an end (THE END), or action."""
    if _TRANSITION.match(text):
        return Marked("transition", "", text)
    marked = None if looks_like_title(text) else read_mark(text, narrow(text))
    if marked and marked.kind == "hook" and marked.rest is not None:
        return Marked("hook", marked.mark, " ".join(part for part in (marked.text, text[marked.rest :]) if part))
    if marked and marked.rest is None and marked.kind in ("mark", "hook", "end", "transition"):
        return marked
    return Marked("action", "", text)


def must_be_forced(lines: list[str]) -> bool:
    """Whether a paragraph of action would be read as something else but for a `!` before its first line."""
    first = lines[0]
    if first[:1] in (*LINE_MARKS, *CUE_MARKS, "!") or is_heading(first) or any(map(looks_like_title, lines)):
        return True
    if len(lines) > 1:
        return in_capitals(first) or like_a_name(first)
    return read_single(first).kind != "action"


def find_people(rows: Sequence[Row]) -> frozenset[str]:
    """Names without capitals, by what the whole file says about lines that are shaped like one."""
    rows = [row for row in rows if not row.only_notes]
    cues, forced, prose = [], [], []
    for at, row in enumerate(rows):
        if row.blank:
            continue
        over = at + 1 < len(rows) and bool(rows[at + 1].text) and rows[at + 1].text[0] not in "#=>"
        if row.text[0] in CUE_MARKS:
            forced.append(row.text[1:])
        elif over and (not at or rows[at - 1].blank) and like_a_name(row.text) and not is_heading(row.text):
            cues.append((row.text, rows[at + 1].text))
        else:
            prose.append(row.text)
    return people_of(cues, forced, "\n".join(prose)) if cues else frozenset()
