"""script: the lines between two headers -> elements, each line in exactly one: cast, action, speech, marks.

What a line is depends on the whole file where it must: a name is a speaker's when it speaks more than once or stands in a cast list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from juzu.kernel.source import Source
from juzu.script.document import Element
from juzu.script.headers.lists import split_names
from juzu.script.headers.numbers import CHINESE
from juzu.script.words.lines import Line, narrow
from juzu.script.words.marks import Marked, is_label, read_mark
from juzu.script.words.vocabulary import ACTION_SIGNS, CAST_LABELS, EXTRAS_LABELS, NOT_SPEAKERS, PART_OF_LABEL, VOICE

_CAST = re.compile(rf"(?:{'|'.join((*CAST_LABELS, *EXTRAS_LABELS, '人'))})\s*:\s*|(?:出场人物|人物|人) +(?=\S)", re.IGNORECASE)
_NO_SCENE = re.compile(r"[【\[(<]*第.{1,5}集(?:$|[ :《】\])>·-])")
_NO_NAME = re.compile(rf"第.{{1,5}}[集场]|场[次景号]?\s?(?:[\d({CHINESE}]|$)|[-+#·*|]")
_GROUP = re.compile(r"(?:群众|众人)\s*:\s*(?=.*(?:若干|\d+\s*[名人位个]|[、,].*数[名人位]))")
_SPEECH = re.compile(
    r"(?P<name>[^:()\[\]【】“”\"。!?…;,△]{0,24}?)\s*"
    rf"(?P<mods>(?:\([^()]*\)\s*|【[^【】]*】\s*|\[[^\[\]]*\]\s*)*)(?P<voice>(?<![A-Za-z]){VOICE.pattern}(?![A-Za-z]))?\s*"
    r"(?P<after>(?:\([^()]*\)\s*|【[^【】]*】\s*)*):\s*(?P<manner>\([^()]*\)|【[^【】]*】)?\s*",
    re.IGNORECASE,
)
_NOVEL = re.compile(r"(?P<name>[^:()“”\"。!?…;,△]{1,8}?)(?:说道|说|道|问|喊|答)\s*:\s*[“\"]")
_GROUPS = re.compile(r"[(【\[]([^()【】\[\]]*)[)】\]]")
_OWN_LINE = re.compile(r"(?P<name>[A-Z][A-Z .'\-]{0,30}[A-Z.]|[A-Z])(?:\s*\((?P<mod>[^()]*)\))?\^?$")
_PAREN_LINE = re.compile(r"\([^()]*\)$")
_SYMBOLS = re.compile(r"[\W\d_]+$")
_TOGETHER = re.compile("[、/&和]")
_WORDS = re.compile("[，,、；;/ ]+")
_VOICE_WORD = re.compile(rf"(?:{VOICE.pattern})[音声里中]?", re.IGNORECASE)
_NARRATORS = ("旁白", "广播", "电话")
_LONGEST_STRANGER = 6
_SHORT_CUE = 12
_MOST_JOINED = 6
_MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class People:
    """Who speaks in the file: names before colons with their counts, and names listed as cast."""

    speaks: Counter[str]
    cast: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Names sure enough to recognise in a header's cast list."""
        return frozenset(self.speaks) | self.cast


def find_people(lines: Sequence[Line]) -> People:
    """The names of the whole file."""
    speaks: Counter[str] = Counter()
    cast: set[str] = set()
    for line in lines:
        key = line.key
        if ":" not in key and not _CAST.match(key):
            continue
        if found := _CAST.match(key):
            cast.update(name.split("(")[0].split("（")[0] for name in split_names(key[found.end() :], key[found.end() :]))
        elif (found := _speech_match(key)) and _could_be_name(found["name"]):
            speaks[found["name"].strip()] += 1
    return People(speaks, frozenset(cast))


def _speech_match(key: str) -> re.Match[str] | None:
    colon = key.find(":")
    if colon < 0 or colon > 40 or key[0] in "△【[":
        return None
    return _SPEECH.match(key)


def _could_be_name(name: str) -> bool:
    name = name.strip()
    if not name or name[0].isdigit() or name.upper() in PART_OF_LABEL or is_label(name) or NOT_SPEAKERS.search(name):
        return False
    return len(name) <= (24 if name.isascii() else 12) and not _NO_NAME.match(name)


def read_body(lines: Sequence[Line], people: People, file: str) -> tuple[Element, ...]:
    """The elements of a stretch of lines. Every line is in one element; `raw` holds the lines as written, joined by newlines."""
    elements: list[Element] = []
    at = 0
    while at < len(lines):
        element, count = _read_one(lines, at, people, file)
        elements.append(element)
        at += count
    return tuple(elements)


def _read_one(lines: Sequence[Line], at: int, people: People, file: str) -> tuple[Element, int]:
    line = lines[at]
    source = Source(file, line.number, line.column)
    if joined := _open_bracket(lines, at):
        text = " ".join(each.text for each in lines[at : at + joined])
        key = " ".join(each.key for each in lines[at : at + joined])
        return replace(_classify(text, key, people, source), raw=_raw(lines, at, joined), lines=_span(lines, at, joined)), joined
    if cue := _own_line_cue(lines, at, people):
        element, count = cue
        return replace(element, source=source, raw=_raw(lines, at, count), lines=_span(lines, at, count)), count
    return replace(_classify(line.text, line.key, people, source), raw=line.raw), 1


def _raw(lines: Sequence[Line], at: int, count: int) -> str:
    return "\n".join(line.raw for line in lines[at : at + count])


def _span(lines: Sequence[Line], at: int, count: int) -> int:
    return lines[at + count - 1].number - lines[at].number + 1


def _open_bracket(lines: Sequence[Line], at: int) -> int:
    """How many lines a 【 that closes only later runs over; 0 for the usual line."""
    if lines[at].key[0] != "【" or "】" in lines[at].key:
        return 0
    for count in range(2, _MOST_JOINED + 1):
        if at + count > len(lines) or "【" in lines[at + count - 1].key:
            return 0
        if "】" in lines[at + count - 1].key:
            return count
    return 0


def _own_line_cue(lines: Sequence[Line], at: int, people: People) -> tuple[Element, int] | None:
    """A name on a line of its own with the speech on the next: MAYA / I can't. The name must be in capitals or listed as cast."""
    key, text = lines[at].key, lines[at].text
    bare = key.split("(")[0].strip()
    listed = bare in people.cast and len(bare) <= _SHORT_CUE and (bare == key or key.endswith(")"))
    if not (listed or _OWN_LINE.match(key)) or read_mark(text, key):
        return None
    manner = text[len(bare) :].strip("（）() ^")
    voice, manner = (manner, "") if VOICE.fullmatch(manner) else ("", manner)
    count = 2
    if _next_to(lines, at + 1) and _PAREN_LINE.match(lines[at + 1].key):
        manner, count = "，".join(part for part in (manner, lines[at + 1].text.strip("（）()")) if part), 3
    if not all(_next_to(lines, at + step) for step in range(1, count)) or not _can_be_spoken(lines[at + count - 1].key):
        return None
    spoken = lines[at + count - 1].text
    return Element("speech", spoken, Source(""), speaker=text[: len(bare)].strip(), manner=manner, voice=voice), count


def _next_to(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and lines[at].number == lines[at - 1].number + 1


def _can_be_spoken(key: str) -> bool:
    return bool(key) and key[0] not in ACTION_SIGNS + "【(" and not _speech_match(key) and not _OWN_LINE.match(key)


def _classify(text: str, key: str, people: People, source: Source, marks: int = _MOST_MARKS) -> Element:
    if key[0] in ACTION_SIGNS and len(key) > 1:
        return _action(text, key, source)
    if cast := _cast(text, key, source):
        return cast
    if marks and (marked := read_mark(text, key)):
        return _marked(text, key, marked, people, source, marks - 1)
    return _speech(text, key, people, source) or _plain(text, key, source)


def _cast(text: str, key: str, source: Source) -> Element | None:
    found = _CAST.match(key) or _GROUP.match(key)
    if not found:
        return None
    return Element("cast", text[found.end() :].strip(), source, names=split_names(text[found.end() :], key[found.end() :]))


def _plain(text: str, key: str, source: Source) -> Element:
    """Prose without a mark is action; a line of digits and signs alone is nothing we can name."""
    if _SYMBOLS.match(key):
        return Element("unknown", text, source)
    if _NO_SCENE.match(key):
        return Element("section", text, source)
    if key[0] == "(" and key[-1] == ")" and key.count("(") == 1:
        return Element("action", text[1:-1].strip(), source)
    return Element("action", text, source)


def _action(text: str, key: str, source: Source) -> Element:
    start = len(key) - len(key.lstrip(ACTION_SIGNS + " :"))
    text, key = text[start:], key[start:]
    marked = read_mark(text, key) if key else None
    if marked is None or marked.kind not in ("mark", "action") or not marked.mark:
        return Element("action", text, source)
    rest = text[marked.rest :].strip() if marked.rest is not None else ""
    return Element("action", " ".join(part for part in (marked.text, rest) if part), source, mark=marked.mark)


def _marked(text: str, key: str, marked: Marked, people: People, source: Source, marks: int) -> Element:
    """A line that opens with a mark: the mark alone, or the mark with what follows it read as usual."""
    if marked.rest is None:
        return Element(marked.kind, marked.text, source, mark=marked.mark, voice=marked.voice)
    rest, rest_key = text[marked.rest :], key[marked.rest :]
    if marked.kind == "hook":
        return Element("hook", " ".join(part for part in (marked.text, rest) if part), source, mark=marked.mark)
    inner = _classify(rest, rest_key, people, source, marks)
    if marked.kind == "speech":
        return replace(inner, kind="speech", text=inner.text or marked.text, voice=marked.voice)
    label = marked.mark or marked.text
    said = marked.text if marked.mark else ""
    kind = "action" if inner.kind in ("unknown", "mark") else inner.kind
    return replace(inner, kind=kind, text=" ".join(part for part in (said, inner.text) if part), mark=label)


def _speech(text: str, key: str, people: People, source: Source) -> Element | None:
    if novel := _NOVEL.match(key):
        name = novel["name"].strip()
        if people.speaks[name] or name in people.cast:
            return Element("speech", text[novel.end() :].strip('“”" '), source, speaker=text[slice(*novel.span("name"))].strip())
    found = _speech_match(key)
    if not found or not _speaks(found, people):
        return None
    shown = {group: text[slice(*found.span(group))] if found[group] else "" for group in ("name", "mods", "voice", "after", "manner")}
    name, voice, manners = shown["name"].strip(), shown["voice"], list[str]()
    if not name and voice in _NARRATORS:
        name, voice = voice, ""
    for group in (shown["mods"], shown["after"], shown["manner"]):
        for match in _GROUPS.finditer(_same_length(group)):
            for word in _WORDS.split(group[match.start(1) : match.end(1)].strip()):
                if not voice and _VOICE_WORD.fullmatch(narrow(word)):
                    voice = word
                elif word:
                    manners.append(word)
    return Element("speech", text[found.end() :].strip(), source, speaker=name, manner="，".join(manners), voice=voice)


def _same_length(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")


def _speaks(found: re.Match[str], people: People) -> bool:
    name = found["name"].strip()
    if not name:
        return bool(found["voice"] or VOICE.search(found["mods"] or ""))
    if not _could_be_name(name):
        return False
    parts = [part.strip() for part in _TOGETHER.split(name)]
    known = name in people.cast or people.speaks[name] >= 2 or any(part in people.cast or people.speaks[part] >= 2 for part in parts)
    short = all(len(part) <= (24 if part.isascii() else _LONGEST_STRANGER) for part in parts)
    return known or short or bool(found["mods"] or found["voice"] or found["manner"])
