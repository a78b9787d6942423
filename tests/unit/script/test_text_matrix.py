"""The same story of twelve scenes, written in every combination of header forms, is read as the same script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import pytest

from juzu.script.document import Script
from juzu.script.reading.text import read_text


@dataclass(frozen=True)
class S:
    """One scene of the story: episode, number in the episode, number in the whole script, and the parts of its header."""

    episode: int
    number: int
    running: int
    time: str
    inside: str
    place: tuple[str, ...]
    cast: tuple[str, ...]


TITLES = {1: "回乡", 2: "入组", 3: "开机"}
_PARTS = (
    (1, "日", "外", "汽车站", "林晓 老周"),
    (1, "夜", "内", "林家·堂屋", "林晓 爷爷"),
    (1, "深夜", "内", "林家·卧室", "林晓 爷爷"),
    (1, "清晨", "外", "林家·院子", "爷爷 老周"),
    (2, "日", "内", "银河商场·三楼·通告间", "林晓 老周"),
    (2, "日", "内", "银河商场·大堂", "老周 爷爷"),
    (2, "雨夜", "外", "车库入口", "林晓 老周"),
    (2, "黄昏", "外", "银河商场·天台", "林晓 爷爷"),
    (3, "夜", "内", "银河商场·大堂", "林晓 爷爷"),
    (3, "夜", "外", "河边", "老周 林晓"),
    (3, "晨", "内", "林家·堂屋", "爷爷 林晓"),
    (3, "日", "内", "银河商场·三楼·通告间", "爷爷 老周"),
)


def _story() -> Iterator[S]:
    number, episode = 0, 0
    for running, (in_episode, time, inside, place, cast) in enumerate(_PARTS, 1):
        number = number + 1 if in_episode == episode else 1
        episode = in_episode
        yield S(episode, number, running, time, inside, tuple(place.split("·")), tuple(cast.split()))


STORY = tuple(_story())
CHINESE = "零一二三四五六七八九十"

EPISODE_LINES: dict[str, Callable[[int], str]] = {
    "第1集": lambda n: f"第{n}集",
    "第一集": lambda n: f"第{CHINESE[n]}集",
    "第 1 集": lambda n: f"第 {n} 集",
    "第1集：题": lambda n: f"第{n}集：{TITLES[n]}",
    "第1集《题》": lambda n: f"第{n}集《{TITLES[n]}》",
    "【第1集 题】": lambda n: f"【第{n}集 {TITLES[n]}】",
    "bold": lambda n: f"**第{n}集：{TITLES[n]}**",
    "# with length": lambda n: f"# 第{n}集【1min30s】",
    "1.题": lambda n: f"{n}.{TITLES[n]}",
    "1、题": lambda n: f"{n}、{TITLES[n]}",
    "EPISODE 1": lambda n: f"EPISODE {n}",
    "full-width": lambda n: f"第{chr(0xFF10 + n)}集：{TITLES[n]}",
}
NUMBERS: dict[str, Callable[[S], str]] = {
    "1-1": lambda s: f"{s.episode}-{s.number} ",
    "1-1、": lambda s: f"{s.episode}-{s.number}、",
    "full-width 1-1": lambda s: f"{chr(0xFF10 + s.episode)}－{chr(0xFF10 + s.number)} ",
    "场1-1": lambda s: f"场{s.episode}-{s.number} ",
    "场1-1：": lambda s: f"场{s.episode}-{s.number}：",
    "### 场1-1": lambda s: f"### 场{s.episode}-{s.number} ",
    "11.1": lambda s: f"{s.episode}.{s.number} ",
    "场次：1-1": lambda s: f"场次：{s.episode}-{s.number} ",
    "场次（1）": lambda s: f"场次（{s.number}） ",
    "1": lambda s: f"{s.number} ",
    "（2）": lambda s: f"（{s.number}）",
    "1.": lambda s: f"{s.number}.",
    "1、": lambda s: f"{s.number}、",
    "第一场": lambda s: f"第{CHINESE[s.number]}场 ",
    "第1场：": lambda s: f"第{s.number}场：",
    "【场1】": lambda s: f"【场{s.number}】",
    "【场次2】": lambda s: f"【场次{s.number}】 ",
    "第1集第1场": lambda s: f"第{s.episode}集第{s.number}场 ",
    "none": lambda _: "",
}
LAYOUTS: dict[str, Callable[[str, S], str]] = {
    "号 时 内外 地": lambda n, s: f"{n}{s.time} {s.inside} {'·'.join(s.place)}",
    "号 时 内外 地 地": lambda n, s: f"{n}{s.time}　{s.inside}　{' '.join(s.place)}",
    "号 地 时 内外": lambda n, s: f"{n}{'·'.join(s.place)} {s.time} {s.inside}",
    "号 地 内外 时": lambda n, s: f"{n}{'·'.join(s.place)} {s.inside} {s.time}",
    "号 地-内外-时": lambda n, s: f"{n}{'·'.join(s.place)}-{s.inside}-{s.time}",
    "号，内外，地，时": lambda n, s: f"{n.strip()}，{s.inside}，{'・'.join(s.place)}，{s.time}".lstrip("，"),
    "号 时内外 地": lambda n, s: f"{n}{s.time}{s.inside} {'/'.join(s.place)}",
    "号 时/内外 地 人": lambda n, s: f"{n}{s.time}/{s.inside} {'·'.join(s.place)} {'、'.join(s.cast)}",
    "号 内外景 地 时": lambda n, s: f"{n}{s.inside}景 {'·'.join(s.place)} {s.time}",
    "号 INT. 地 - 时": lambda n, s: f"{n}{'INT' if s.inside == '内' else 'EXT'}. {'·'.join(s.place)} - {s.time}",
    "号 地（时，内外）": lambda n, s: f"{n}{'·'.join(s.place)}（{s.time}，{s.inside}）",
    "号↵时 内外 地": lambda n, s: f"{n.strip()}\n{s.time} {s.inside} {'·'.join(s.place)}".lstrip("\n"),
    "=== 号 ===↵地 时 内外": lambda n, s: (f"=== {n.strip()} ===\n" if n else "") + f"{'·'.join(s.place)} {s.time} {s.inside}",
    "号↵地点：↵时间：↵内外景：": lambda n, s: f"{n.strip()}\n地点：{'·'.join(s.place)}\n时间：{s.time}\n内外景：{s.inside}".lstrip("\n"),
    "号↵↵夜/日：↵场景：↵内外：": lambda n, s: (
        (f"{n.strip()}\n\n" if n else "") + f"夜/日：{s.time}\n\n场景：{' '.join(s.place)}\n\n内外：{s.inside}"
    ),
    "号 时间： 地点： 内外：": lambda n, s: f"{n}时间：{s.time} 地点：{'·'.join(s.place)} 内外：{s.inside}",
    "号↵场景：【时 地 内外】": lambda n, s: (f"{n.strip()}\n" if n else "") + f"场景：【{s.time} {'·'.join(s.place)} {s.inside}】",
}
CASTS: dict[str, Callable[[S], str]] = {
    "人物：": lambda s: f"人物：{'、'.join(s.cast)}",
    "出场人物：": lambda s: f"出场人物: {'，'.join(s.cast)}",
    "角色：": lambda s: f"角色：{' '.join(s.cast)}",
    "Characters:": lambda s: f"Characters: {', '.join(s.cast)}",
    "人 张三 李四": lambda s: f"人 {' '.join(s.cast)}",
}


def write(episode_line: str, number: str, layout: str, cast: str, newline: str = "\n") -> str:
    """The story in one combination of forms. In front stands a list of episodes, which must not be taken for them."""
    rows = ["《十二场》", "", *(f"第{n}集：{TITLES[n]}的故事，从头说起。" for n in TITLES), ""]
    for scene in STORY:
        if scene.number == 1:
            rows += ["", EPISODE_LINES[episode_line](scene.episode)]
        rows += ["", LAYOUTS[layout](NUMBERS[number](scene), scene)]
        if "人" not in layout:
            rows.append(CASTS[cast](scene))
        first, second = scene.cast
        rows += [
            f"△{first}推门进来。",
            f"{first}（低声）：第{scene.running}句：你来了。",
            f"{second} OS：门外，夜色很深。",
            "2026",
            "1. 他坐下。",
        ]
    return newline.join(rows) + newline


def core(script: Script) -> list[object]:
    """What must be the same in all combinations."""
    out: list[object] = []
    for scene in script.scenes:
        h = scene.header
        inside = {"INT.": "内", "EXT.": "外"}.get(h.inside, h.inside.removesuffix("景"))
        cast = h.cast or next((e.names for e in scene.elements if e.kind == "cast"), ())
        body = [(e.kind, e.speaker, e.manner, e.voice, e.text) for e in scene.elements if e.kind != "cast"]
        out.append((scene.id, scene.episode, h.time, inside, h.places, cast, body))
    return out


EXPECTED = core(read_text(write("第1集", "1-1", "号 时 内外 地", "人物："), "story.txt"))
EPISODES, CAST_FORMS = tuple(EPISODE_LINES), tuple(CASTS)
COMBINATIONS = [
    (EPISODES[i % len(EPISODES)], number, layout, CAST_FORMS[i % len(CAST_FORMS)])
    for i, (number, layout) in enumerate(product(NUMBERS, LAYOUTS))
]


def test_the_story_itself_is_read_as_it_was_written():
    assert [row[:6] for row in EXPECTED] == [(f"{s.episode}-{s.number}", s.episode, s.time, s.inside, s.place, s.cast) for s in STORY]
    assert EXPECTED[0][6] == [
        ("action", "", "", "", "林晓推门进来。"),
        ("speech", "林晓", "低声", "", "第1句：你来了。"),
        ("speech", "老周", "", "OS", "门外，夜色很深。"),
        ("unknown", "", "", "", "2026"),
        ("action", "", "", "", "1. 他坐下。"),
    ]


@pytest.mark.parametrize(("episode_line", "number", "layout", "cast"), COMBINATIONS, ids=str)
def test_every_number_form_in_every_layout_gives_the_same_script(episode_line: str, number: str, layout: str, cast: str):
    script = read_text(write(episode_line, number, layout, cast), "story.txt")
    assert core(script) == EXPECTED
    assert script.grammar.explained == script.grammar.candidates == len(STORY)


@pytest.mark.parametrize(("episode_line", "number"), list(product(EPISODE_LINES, ("1-1", "场次（1）", "第一场", "1、"))), ids=str)
def test_every_episode_line_with_every_kind_of_number_gives_the_same_episodes(episode_line: str, number: str):
    script = read_text(write(episode_line, number, "号 地 时 内外", "人物：", newline="\r\n"), "story.txt")
    assert core(script) == EXPECTED
    assert [(e.number, len(e.scenes)) for e in script.episodes] == [(1, 4), (2, 4), (3, 4)]
    if "题" in episode_line:
        assert [e.title for e in script.episodes] == list(TITLES.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_pattern_that_was_guessed_can_be_given_back(layout: str):
    text = write("第1集：题", "场1-1：", layout, "人物：")
    guessed = read_text(text, "story.txt")
    given = read_text(text, "story.txt", grammar=guessed.grammar.pattern)
    assert core(given) == EXPECTED
    assert given.grammar.given
