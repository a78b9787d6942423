"""script: a screenplay in Fountain 1.1 -> Script; every line is kept, in an element, a header or the title page.

Emphasis (*…*, _…_) stays in the text. Written back by `fountain_write`: reading what it writes gives the same script.
Source: https://fountain.io/syntax, with what Chinese writers type in its place: ：for the colon, 。 or ． for the dot of INT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Element, ElementKind, Header, Script, Warning
from juzu.script.fountain.lines import CUE_MARKS, LINE_MARKS, PAGE_BREAK, find_people, is_heading, read_single
from juzu.script.fountain.rows import Row, split_rows
from juzu.script.fountain.title import read_title_page
from juzu.script.fountain.writer import write_fountain
from juzu.script.headers.slug import is_slug, read_slug
from juzu.script.reading.cue import in_capitals, like_a_name, read_cue
from juzu.script.reading.screenplay import Beat, Heading, assemble_screenplay, read_episode, screenplay_grammar
from juzu.script.reading.title import find_title
from juzu.script.words.marks import Marked
from juzu.script.words.wording import plain

__all__ = ["read_fountain", "write_fountain"]

_SECTION = re.compile(r"(?P<mark>#{1,6})\s*(?P<text>.*)$")


def read_fountain(text: str, file: str, *, encoding: str = "utf-8") -> Script:
    """The script. Raises InputError for a file without text; a file without headings is one scene, with a warning."""
    rows, line_count = split_rows(text, file)
    if all(row.blank for row in rows):
        raise InputError(_empty(file))
    title_page, notes, start = read_title_page(rows)
    reader = _Reader(rows[start:], file)
    beats: list[Beat] = [*notes, *reader.beats()]
    front, episodes, warnings = assemble_screenplay(beats)
    headings = sum(isinstance(beat, Heading) for beat in beats)
    named = {key.casefold(): value for key, value in title_page}
    title = next((named[key] for key in ("title", "剧名", "标题", "片名") if key in named), "")
    return Script(
        title=" ".join(plain(title).split()) or find_title([], file),
        file=file,
        format="fountain",
        encoding=encoding,
        line_count=line_count,
        grammar=screenplay_grammar("Fountain", headings, headings + len(reader.warnings)),
        episodes=episodes,
        front=front,
        title_page=title_page,
        warnings=tuple(sorted((*warnings, *reader.warnings), key=lambda w: w.source)),
    )


@dataclass(slots=True)
class _Reader:
    """Walks the rows once. `fresh` is true where a paragraph may begin: after a blank, a section, a page break, at the start."""

    rows: Sequence[Row]
    file: str
    warnings: list[Warning] = field(default_factory=list)
    people: frozenset[str] = frozenset()

    def beats(self) -> Iterator[Beat]:
        self.people = find_people(self.rows)
        at, fresh, spoke = 0, True, False
        while at < len(self.rows):
            row = self.rows[at]
            if row.blank or row.only_notes:
                yield from row.notes
                fresh, at = fresh or row.blank, at + 1
                continue
            beat, count = self._read(at, fresh, spoke)
            yield beat
            for each in self.rows[at : at + count]:
                yield from each.notes
            spoke = isinstance(beat, Element) and beat.kind == "speech"
            fresh = not isinstance(beat, Element) or beat.kind not in ("action", "speech")
            at += count

    def _read(self, at: int, fresh: bool, spoke: bool) -> tuple[Beat, int]:
        text = self.rows[at].text
        if text[0] in LINE_MARKS:
            return self._marked(at)
        if fresh and is_heading(text) and self._stands_alone(at):
            return self._heading(at), 1
        if fresh and (count := self._cue_rows(at)):
            return self._speech(at, count, spoke), count
        count = self._paragraph(at)
        if fresh and count == 1 and text[0] not in ("!", *CUE_MARKS):
            return self._single(at), 1
        return self._action(at, count), count

    def _marked(self, at: int) -> tuple[Beat, int]:
        """A line that says by its first character what it is."""
        row = self.rows[at]
        text, bare = row.text, row.text[1:].strip()
        if PAGE_BREAK.match(text):
            return self._element("page_break", "", at), 1
        if section := _SECTION.match(text):
            start = read_episode(section["text"], self._source(at))
            return start or self._element("section", section["text"], at, mark=section["mark"]), 1
        if text[0] == "=":
            return self._element("synopsis", bare, at), 1
        if text[0] == "~":
            count = next((n for n, row in enumerate(self.rows[at:]) if row.text[:1] != "~"), len(self.rows) - at)
            lyric = "\n".join(row.text[1:].strip() for row in self.rows[at : at + count])
            return self._element("lyric", lyric, at, count), count
        if len(text) > 1 and text[-1] == "<":
            return self._element("centred", text[1:-1].strip(), at), 1
        return self._element("transition", bare, at), 1

    def _stands_alone(self, at: int) -> bool:
        """A heading right above another is action by the syntax: nothing tells which of the two plays."""
        below = self._below(at)
        if below is None or not is_heading(below.text):
            return True
        self.warnings.append(_crowded(self._source(at), self.rows[at].text))
        return False

    def _heading(self, at: int) -> Heading:
        row = self.rows[at]
        text = row.text
        slug = read_slug(text if is_slug(text) else text[1:])
        header = Header(text, self._source(at), slug.number, slug.time, slug.inside, slug.places)
        return Heading(header, omitted=slug.omitted)

    def _below(self, at: int) -> Row | None:
        """The row under a row, notes passed over; None where a blank or the end comes first."""
        below = next((row for row in self.rows[at + 1 :] if not row.only_notes), None)
        return None if below is None or below.blank else below

    def _cue_rows(self, at: int) -> int:
        """How many rows the speech that begins here takes, its cue included; 0 where none begins."""
        text = self.rows[at].text
        below = self._below(at)
        if text[0] in CUE_MARKS and read_cue(text[1:]).name:
            return self._speech_end(at) - at
        if below is None or below.text[0] in "#=>" or text[0] == "!" or is_heading(text):
            return 0
        if in_capitals(text) or (like_a_name(text) and read_cue(text).name in self.people):
            return self._speech_end(at) - at
        return 0

    def _speech_end(self, at: int) -> int:
        end = last = at + 1
        while end < len(self.rows) and (self.rows[end].soft or not self.rows[end].blank) and self.rows[end].text[:1] not in ("#", "=", ">"):
            end += 1
            last = end if self.rows[end - 1].text else last
        return last

    def _speech(self, at: int, count: int, spoke: bool) -> Element:
        text = self.rows[at].text
        cue = read_cue(text[1:] if text[0] in CUE_MARKS else text)
        spoken = [row.text for row in self.rows[at + 1 : at + count] if not row.only_notes]
        while spoken and not spoken[0]:
            spoken.pop(0)
        manner = _manner(spoken[0]) if spoken else ""
        return self._element(
            "speech",
            "\n".join(spoken[bool(manner) :]),
            at,
            count,
            speaker=cue.name,
            manner=manner,
            voice=cue.voice,
            mark=cue.added,
            dual=cue.dual and spoke,
        )

    def _paragraph(self, at: int) -> int:
        """How many rows run on to the next blank or marked line."""
        end = at + 1
        while end < len(self.rows) and not self.rows[end].blank and self.rows[end].text[:1] not in LINE_MARKS:
            end += 1
        while self.rows[end - 1].only_notes:
            end -= 1
        return end - at

    def _single(self, at: int) -> Element:
        """A paragraph of one line: a transition, a Chinese mark (【字幕：…】), an end, or action."""
        row = self.rows[at]
        marked = Marked("action", "", row.text) if row.trailing else read_single(row.text)
        return self._element(marked.kind, marked.text, at, mark=marked.mark)

    def _action(self, at: int, count: int) -> Element:
        rows = [row for row in self.rows[at : at + count] if not row.only_notes]
        return self._element("action", "\n".join(_unforced(row.text) for row in rows), at, count)

    def _element(
        self,
        kind: ElementKind,
        text: str,
        at: int,
        count: int = 1,
        *,
        speaker: str = "",
        manner: str = "",
        voice: str = "",
        mark: str = "",
        dual: bool = False,
    ) -> Element:
        rows = self.rows[at : at + count]
        raw = "\n".join(row.raw for row in rows)
        lines = rows[-1].number + rows[-1].lines - rows[0].number
        return Element(kind, text, self._source(at), raw, speaker, manner, voice, mark, dual=dual, lines=lines)

    def _source(self, at: int) -> Source:
        return Source(self.file, self.rows[at].number, self.rows[at].column)


def _manner(text: str) -> str:
    """What stands between the brackets that enclose the whole line."""
    return text[1:-1].strip() if len(text) > 2 and text[0] in "(（" and text[-1] in ")）" else ""


def _unforced(text: str) -> str:
    return text[1:].strip() or text if text[:1] == "!" else text


def _crowded(source: Source, text: str) -> Warning:
    what = Text(
        "“{t}”像场景标题，但下面没有空行就是另一个标题，按动作保留",
        "“{t}” looks like a heading, yet another follows without a blank line; kept as action",
    )
    return Warning(
        "heading-without-blank",
        what.format(t=text),
        Text("如果是标题，在下面空一行", "if it is a heading, leave a blank line below it"),
        source,
    )


def _empty(file: str) -> Fault:
    return Fault(
        Text("文件里没有文字", "the file holds no text"),
        Text("换一个有剧本正文的文件", "choose a file that holds the script"),
        Source(file),
    )
