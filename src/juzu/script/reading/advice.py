"""script: how a file was read -> the warnings a person should look at; nothing was dropped because of any of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Scene, Warning
from juzu.script.headers.grammar import Choice
from juzu.script.words.lines import Line

_CORRECT = Text(
    "如果它是场次标题，请用 --grammar 给出写法，或在文件里改成与其他标题一致",
    "if it is a scene header, give the pattern with --grammar or write it like the others",
)


def advise_choice(choice: Choice, lines: Sequence[Line], file: str) -> list[Warning]:
    """What the choice of grammar leaves for a person: a second grammar, headers that differ, header-like lines left as body."""

    def source(index: int) -> Source:
        return Source(file, lines[index].number, lines[index].column)

    found = []
    if choice.second:
        pattern, count = choice.second
        first = next(b for b in choice.blocks if b.template == pattern)
        what = Text(
            "文件里有两种标题写法：“{main}”以外，另有 {count} 个写作“{pattern}”",
            "the file has two ways to write headers: besides “{main}”, {count} are written “{pattern}”",
        )
        look = Text("两种都已读作场次，请看一眼是否都对", "both were read as scenes; please see whether both are right")
        found.append(
            Warning("second-grammar", what.format(main=choice.grammar.pattern, count=count, pattern=pattern), look, source(first.first))
        )
    for block in choice.odd:
        what = Text("这个标题的写法与其他的不同：“{raw}”", "this header is written unlike the others: “{raw}”").format(
            raw=lines[block.first].text
        )
        look = Text("已按 {t} 读作场次，请核对时间、内外景和地点", "read as a scene by {t}; please check time, inside and place").format(
            t=block.template
        )
        found.append(Warning("header-differs", what, look, source(block.first)))
    for block in choice.left:
        what = Text("这一行像场次标题，但没有读作标题：“{raw}”", "this line looks like a header and was not read as one: “{raw}”")
        found.append(Warning("header-left", what.format(raw=lines[block.first].text), _CORRECT, source(block.first)))
    return found


def advise_scenes(scenes: Iterable[Scene]) -> list[Warning]:
    """Headers that say too little to plan by, gathered into one warning a kind."""
    placeless = [s for s in scenes if not s.header.places]
    if not placeless:
        return []
    ids = "、".join(s.id for s in placeless[:8]) + ("…" if len(placeless) > 8 else "")
    what = Text("{n} 场没有写地点：{ids}", "{n} scenes name no place: {ids}").format(n=len(placeless), ids=ids)
    return [
        Warning(
            "no-place",
            what,
            Text("在剧本或场景表里补上地点", "add the place in the script or in the table of scenes"),
            placeless[0].header.source,
        )
    ]


def storyboard_table(source: Source) -> Warning:
    """A table of shots stands among the scenes."""
    what = Text("这里有一段分镜表（镜号、景别、时长），按动作原样保留", "a table of shots (镜号, 景别, 时长) stands here; kept as action")
    return Warning(
        "storyboard-table",
        what,
        Text("排计划用的是文学剧本；分镜表可以删去", "planning uses the script itself; the table can be removed"),
        source,
    )


def scene_without_header(episode: int, source: Source) -> Warning:
    """An episode is played without a header of its own."""
    what = Text("第{n}集没有场次标题，整集作为一场", "episode {n} has no scene header; the whole episode is one scene").format(n=episode)
    return Warning(
        "scene-without-header", what, Text("补上标题：时间、内外景、地点", "add a header: time, inside or outside, place"), source
    )


def episode_differs(line: int, number: str, source: Source) -> Warning:
    """A scene number names another episode than the line above it."""
    what = Text(
        "场号 {number} 与所在的第{line}集不符，按第{line}集计", "scene number {number} stands in episode {line}; counted to episode {line}"
    )
    return Warning(
        "episode-differs",
        what.format(number=number, line=line),
        Text("核对集数或场号", "check the episode line or the scene number"),
        source,
    )


def episode_unnamed(number: int, source: Source) -> Warning:
    """Other episodes have a line of their own and this one starts by its scene number only."""
    what = Text("第{n}集没有集标题行，由场号看出", "episode {n} has no line of its own; told by its scene number").format(n=number)
    return Warning("episode-unnamed", what, Text("补上“第{n}集”一行", "add the line “第{n}集”").format(n=number), source)


def episode_gap(before: int, after: int, source: Source) -> Warning:
    """Episode numbers skip."""
    what = Text("第{a}集之后是第{b}集，中间缺集", "episode {a} is followed by episode {b}; some are missing").format(a=before, b=after)
    return Warning("episode-gap", what, Text("确认文件是否完整", "see whether the file is complete"), source)
