"""script: a bracketed or labelled line -> its mark and the text left over (【字幕：三年后】 【特写】手机 BGM：… （本集完） 卡点：…)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from juzu.script.document import ElementKind
from juzu.script.words.vocabulary import CAMERA_MARKS, END, HOOK_MARKS, NOTE_MARKS, TIME_MARKS, TO_BE_CONTINUED, VOICE

_BRACKET = re.compile(r"[【\[](?P<inner>[^【】\[\]]*)[】\]]\s*:?\s*")
_ROUND = re.compile(r"\((?P<inner>[^()]*)\)\s*$")
_SUFFIX = r"(?:\s?\d{1,3}|[一二三四五]|开始|结束|完|完毕|起|止|出|入|淡出|淡入|继续|渐起|渐弱|切|中|镜头|部分)?"


def _words(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_KNOWN = rf"(?:{_words((*CAMERA_MARKS, *TIME_MARKS, *NOTE_MARKS))}){_SUFFIX}"
_KIND = re.compile(rf"(?P<kind>{_KNOWN})\s*(?::|$)\s*", re.IGNORECASE)
_HOOK = re.compile(rf"(?:本集|集尾|结尾|片尾)?(?:{_words(HOOK_MARKS)})\s?\d*\s*(?::|$)\s*", re.IGNORECASE)
_SCENIC = re.compile(rf"(?:{_words((*CAMERA_MARKS, *TIME_MARKS))}){_SUFFIX}$", re.IGNORECASE)
_TRANSITION = re.compile(
    r"(?:切至|切到|切回|切|转场|叠化|淡入|淡出|黑场|闪白|闪黑|CUT TO|SMASH CUT(?: TO)?|FADE IN|FADE OUT|DISSOLVE TO)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_VOICED = re.compile(rf"(?P<voice>{VOICE.pattern})\s*(?::\s*|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks of a line say. `rest` is where the remaining text starts in the line, None when the marks are the whole line."""

    kind: ElementKind
    mark: str
    text: str
    rest: int | None = None
    voice: str = ""


def read_mark(text: str, key: str) -> Marked | None:
    """The mark a line opens with, or None. `key` is `text` narrowed, the same length; every part is cut out of `text`."""
    if END.match(key) or TO_BE_CONTINUED.match(key):
        return Marked("end", "", text.strip("（）()【】[]—-《》<> "))
    if bracket := _BRACKET.match(key):
        return _bracketed(text, key, bracket)
    if (round_ := _ROUND.match(key)) and (_KIND.match(round_["inner"]) or _HOOK.match(round_["inner"])):
        return _inner(text, key, *round_.span("inner"), None)
    return _bare(text, key)


def _bare(text: str, key: str) -> Marked | None:
    """A mark without brackets: a transition, a song, or a kind and its colon."""
    if _TRANSITION.match(key):
        return Marked("transition", "", text)
    if key[0] == "♪":
        return Marked("mark", "♪", text[1:].strip("：: ♪"))
    return _inner(text, key, 0, len(key), None) if _HOOK.match(key) or _KIND.match(key) else None


def _bracketed(text: str, key: str, bracket: re.Match[str]) -> Marked:
    start, end = bracket.span("inner")
    rest = bracket.end() if bracket.end() < len(key) else None
    voiced = _VOICED.match(key, start, end)
    if voiced:
        return Marked("speech", "", text[voiced.end() : end].strip(), rest, voice=text[slice(*voiced.span("voice"))])
    return _inner(text, key, start, end, rest)


def _inner(text: str, key: str, start: int, end: int, rest: int | None) -> Marked:
    """What stands inside brackets, or a labelled line: a kind, a kind with its text, or text alone."""
    inner = key[start:end]
    if hook := _HOOK.match(inner):
        return Marked("hook", text[start : start + hook.end()].strip("：: "), text[start + hook.end() : end].strip(), rest)
    if kind := _KIND.match(inner):
        mark, body = text[start : start + kind.end("kind")], text[start + kind.end() : end].strip()
        scenic = bool(body) and bool(_SCENIC.match(mark))
        return Marked("action" if scenic else "mark", mark, body, rest)
    return Marked("mark", "", text[start:end].strip(), rest)


def is_label(name: str) -> bool:
    """Whether the word before a colon is a mark's label, not a speaker's name."""
    return bool(_KIND.fullmatch(name) or _HOOK.fullmatch(name))
