"""The Chinese sample, counted by a second way: what its cast lines say line by line."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from juzu.script.breakdown import BREAKDOWN, Breakdown
from juzu.script.breaking import break_down
from juzu.script.reading.text import read_text
from small_scripts import people, role

SAMPLE = Path(__file__).parents[3] / "examples/dengxiaxi/script.txt"
SAME = {"爷爷": "沈伯年", "灯哥": "罗大亮"}
GROUP = re.compile(r"若干|\d+人|数人|^群众演员$")


@pytest.fixture(scope="module")
def sample():
    return break_down(read_text(SAMPLE.read_text(encoding="utf-8"), "script.txt"))


def cast_lines():
    """Scene -> the people on its cast line, voices and groups left out."""
    scene = ""
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"(\d+-\d+) ", line):
            scene = found[1]
        elif line.startswith("人物："):
            names = [n for n in line.removeprefix("人物：").split("、") if not GROUP.search(n) and "VO" not in n]
            yield scene, {SAME.get(bare, bare) for n in names for bare in [re.sub(r"（饰.*）", "", n)]}


def test_every_scene_calls_the_people_of_its_cast_line(sample: Breakdown):
    called = {scene.id: people(scene) for scene in sample.scenes}
    assert {scene: called[scene] for scene, _ in cast_lines()} == dict(cast_lines())


def test_two_lead_and_the_stated_nicknames_are_merged(sample: Breakdown):
    assert [c.name for c in sample.characters if c.kind == "lead"] == ["沈照", "谭一舟"]
    assert {c.name for c in sample.characters} & {"爷爷", "灯哥"} == set()
    assert {c.name for c in sample.characters if c.minor} == {"豆豆", "沈照（少年）", "沈伯年（少年）"}


def test_one_is_only_heard(sample: Breakdown):
    assert [c.name for c in sample.characters if not c.scenes] == ["佟编辑"]
    assert role(sample, "佟编辑").kind == "bit"


def test_its_places_are_those_of_its_headers(sample: Breakdown):
    assert len(sample.places) == 21
    assert {p.levels for p in sample.places if p.levels[0] == "沈家老宅"} == {("沈家老宅", "堂屋"), ("沈家老宅", "天井")}


def test_a_day_of_fourteen_hours_holds_fifteen_to_thirty_of_its_scenes(sample: Breakdown):
    mean = sum(s.estimate.minutes for s in sample.scenes) / len(sample.scenes)
    assert 15 <= 840 / mean <= 30
    assert all(20 <= s.estimate.minutes <= 65 for s in sample.scenes)


def test_its_flashbacks_are_four(sample: Breakdown):
    assert [s.id for s in sample.scenes if s.flashback] == ["8-2", "25-2", "39-2", "54-1"]


def test_the_breakdown_is_a_document_that_reads_back(sample: Breakdown):
    assert BREAKDOWN.load(BREAKDOWN.dump(sample)) == sample


def _later(body: str, shift: int) -> str:
    """The same episodes under higher numbers."""
    body = re.sub(r"(?m)^第(\d+)集", lambda m: f"第{int(m[1]) + shift}集", body)
    return re.sub(r"(?m)^(\d+)-(\d+) ", lambda m: f"{int(m[1]) + shift}-{m[2]} ", body)


def test_three_hundred_scenes_break_down_fast(sample: Breakdown):
    """The sample read three times over has 360 scenes; generous for a shared machine, far from what a slow way would take."""
    text = SAMPLE.read_text(encoding="utf-8")
    body = text[text.index("第1集") :]
    episodes = [_later(body, shift) for shift in (0, 60, 120)]
    script = read_text(text[: text.index("第1集")] + "\n".join(episodes), "script.txt")
    assert len(script.scenes) == 3 * len(sample.scenes)
    started = time.process_time()
    break_down(script)
    assert time.process_time() - started < 2
