"""Small scripts for tests of the breakdown: a body of scenes in Chinese or Fountain, read by the real readers."""

from __future__ import annotations

from juzu.script.breakdown import Breakdown, Character, SceneNeeds
from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections
from juzu.script.document import Script
from juzu.script.fountain.reader import read_fountain
from juzu.script.reading.text import read_text


def chinese(*scenes: str, front: str = "") -> Script:
    """A script of one episode; each scene is its header and lines joined by newlines."""
    body = "\n\n".join(scenes)
    return read_text(f"《样片》\n{front}\n\n第1集\n\n{body}\n", "样片.txt")


def english(*scenes: str) -> Script:
    """A Fountain script."""
    return read_fountain("Title: Sample\n\n" + "\n\n".join(scenes) + "\n", "sample.fountain")


def broken(*scenes: str, front: str = "", corrections: Corrections = Corrections()) -> Breakdown:
    """The breakdown of a Chinese script."""
    return break_down(chinese(*scenes, front=front), corrections)


def role(breakdown: Breakdown, name: str) -> Character:
    """The role that goes by a name."""
    return next(c for c in breakdown.characters if name in (c.name, *c.names))


def roles(breakdown: Breakdown) -> set[str]:
    """The names of all roles."""
    return {c.name for c in breakdown.characters}


def people(scene: SceneNeeds) -> set[str]:
    """Who must be on set for a scene."""
    return {m.character for m in scene.cast if not m.heard_only}
