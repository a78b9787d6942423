"""script: lines and accepted headers -> the episode lines among them.

A line that only looks like an episode line (第28集：… in a list before the body) is told from a real one by what follows it: a real episode
holds a scene, or at least action and speech, before the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from juzu.script.headers.blocks import Block
from juzu.script.headers.numbers import CHINESE, chinese_number
from juzu.script.words.lines import Line
from juzu.script.words.vocabulary import END

_LONGEST_TITLE = 40
_EPISODE = re.compile(
    rf"[【\[(<《\-\s]*(?:第\s?(?P<n>\d{{1,4}}|[{CHINESE}]{{1,6}})\s?[集话回]|(?:EPISODE|EP\.?)\s?(?P<e>\d{{1,4}})(?!\d)|集数\s?:\s?第?(?P<l>\d{{1,4}})集?)(?P<rest>.*)$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\d+\s?(?:min|m|s|分|秒).{0,8}$", re.IGNORECASE)
_LISTED = re.compile(r"(?P<n>\d{1,3})\s?[.、]\s?(?P<rest>[^\d\s.、].*)$")
_PROSE = re.compile(r"[。!?;,…]|:.")
_SPEECH = re.compile(r"[^:]{1,12}:.")
_WRAP = " :、.·-《》【】[]()<>"


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """A line that opens an episode. `index` is its place among the lines, `plain` true for the list form 1.题."""

    index: int
    number: int
    title: str
    plain: bool = False


def episode_candidates(lines: Sequence[Line]) -> list[EpisodeLine]:
    """Every line that might open an episode."""
    found = []
    for index, line in enumerate(lines):
        if line.key[0] in "第【[(<《-—EeＥ集 " and (episode := _read(index, line)):
            found.append(episode)
        elif line.key[0].isdigit() and (listed := _LISTED.match(line.key)) and _is_title(listed["rest"]):
            found.append(EpisodeLine(index, int(listed["n"]), line.text[listed.start("rest") :].strip(_WRAP), plain=True))
    return found


def _read(index: int, line: Line) -> EpisodeLine | None:
    found = _EPISODE.match(line.key)
    if not found or END.match(line.key):
        return None
    number = chinese_number(found["n"] or found["e"] or found["l"])
    rest = found["rest"]
    glued = bool(rest) and rest[0] not in _WRAP
    if number is None or (glued and (len(rest) > 12 or _PROSE.search(rest) or rest[0] in "的里中结完时")):
        return None
    title = line.text[found.start("rest") :].strip(_WRAP + "：—–　（）")
    return EpisodeLine(index, number, "" if _LENGTH.match(title) else title)


def _is_title(text: str) -> bool:
    return len(text) <= 20 and not _PROSE.search(text)


def choose_episodes(lines: Sequence[Line], candidates: Sequence[EpisodeLine], headers: Sequence[Block]) -> list[EpisodeLine]:
    """The candidates that open an episode of the body, in order, each with a greater number than the one before."""
    inside = {i for b in headers for i in range(b.first, b.first + b.count)}
    free = [c for c in candidates if c.index not in inside]
    worded = _chosen(lines, [c for c in free if not c.plain], headers)
    listed = _chosen(lines, [c for c in free if c.plain], headers)
    if _run(listed) > max(1, _run(worded)) or (not worded and len(listed) == 1 and {b.number.episode for b in headers if b.number} == {1}):
        return listed
    return worded


def _run(chosen: Sequence[EpisodeLine]) -> int:
    """How many episodes count 1, 2, 3 … without a break."""
    return next((at for at, episode in enumerate(chosen) if episode.number != at + 1), len(chosen))


def _chosen(lines: Sequence[Line], candidates: Sequence[EpisodeLine], headers: Sequence[Block]) -> list[EpisodeLine]:
    chosen: list[EpisodeLine] = []
    stops = [*(c.index for c in candidates[1:]), len(lines)][: len(candidates)]
    firsts = [b.first for b in headers]
    at = 0
    for candidate, stop in zip(candidates, stops, strict=True):
        while at < len(firsts) and firsts[at] < candidate.index:
            at += 1
        header = headers[at] if at < len(firsts) and firsts[at] < stop else None
        if chosen and candidate.number <= chosen[-1].number:
            if candidate.number == chosen[-1].number or header is None or not _restarts(chosen, candidate, header):
                continue
            chosen = [c for c in chosen if c.number < candidate.number]
        if header is None:
            opens = not candidate.plain and _has_body(lines, candidate.index + 1, stop)
        else:
            opens = _belongs(candidate, header) and (bool(chosen) or not _ends_list(lines, candidates, candidate))
        if opens:
            chosen.append(candidate)
    return chosen


def _ends_list(lines: Sequence[Line], candidates: Sequence[EpisodeLine], last: EpisodeLine) -> bool:
    """Whether an episode line is the tail of a list: those before it count up to it with nothing played between; one is enough for a sentence."""
    before = [c for c in candidates if c.index < last.index][-2:]
    numbers = [c.number for c in before]
    if not before or numbers != [last.number - 2, last.number - 1][-len(before) :]:
        return False
    sentence = bool(_PROSE.search(last.title)) or len(last.title) > 12
    return (sentence or len(before) == 2) and not _has_body(lines, before[0].index + 1, last.index)


def _restarts(chosen: Sequence[EpisodeLine], candidate: EpisodeLine, header: Block) -> bool:
    """A list in front can end in 第60集 right before the body's 第1集; the body wins when only one candidate stands before it."""
    return len(chosen) == 1 and candidate.number == 1 and header.first > candidate.index


def _belongs(candidate: EpisodeLine, header: Block) -> bool:
    number = header.number
    if number is not None and number.episode is not None and number.episode != candidate.number:
        return abs(number.episode - candidate.number) <= 1 and len(candidate.title) <= _LONGEST_TITLE
    return not candidate.title.endswith(("。", "！", "？", "…")) or len(candidate.title) <= _LONGEST_TITLE


def _has_body(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether an episode without a scene header is played all the same: one △ or two speeches."""
    body = [line.key for line in lines[start:stop]]
    return any(key[0] == "△" for key in body) or sum(bool(_SPEECH.match(key)) for key in body) >= 2
