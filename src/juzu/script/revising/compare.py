"""script: two revisions of a script -> what was added, changed, omitted, renumbered and moved, and the hand corrections carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from juzu.kernel.text import Text
from juzu.script.breakdown import Breakdown, SceneNeeds
from juzu.script.breaking import break_down, break_down_fully
from juzu.script.corrections import Corrections
from juzu.script.document import Script
from juzu.script.reading.rereading import reread
from juzu.script.revising.carrying import carry
from juzu.script.revising.matching import match_scenes, moved_scenes
from juzu.script.revising.revision import ChangeKind, Difference, Revision, SceneChange

LIGHTS = {"day": Text("日", "day"), "night": Text("夜", "night"), "any": Text("不限", "any")}
INSIDES = {"INT": Text("内", "INT"), "EXT": Text("外", "EXT"), "INT/EXT": Text("内外", "INT/EXT")}


def compare(old: Script, new: Script, corrections: Corrections = Corrections(), *, before: Revision | None = None) -> Revision:
    """What happened from `old` to `new`. `corrections` were made on `old`; `before` is the revision that led to `old`: its history goes on."""
    old, new = reread(old, corrections.lines)[0], reread(new, corrections.lines)[0]
    was, now = break_down(old), break_down(new)
    pairs = match_scenes(old, new, was.scenes, now.scenes)
    moved = moved_scenes(pairs, (scene.id for scene in now.scenes))
    carried = carry(corrections, was, now, {a: b for a, (b, _) in pairs.items()})
    corrected = break_down_fully(new, carried)
    earlier = {change.new: (*change.history, change.old) for change in before.changes if change.old and change.new} if before else {}
    changes = tuple(_changes(break_down(old, corrections), corrected.breakdown, pairs, moved, earlier))
    return Revision(changes, carried, corrected.unfit)


def _changes(
    was: Breakdown, now: Breakdown, pairs: Mapping[str, tuple[str, int]], moved: set[str], earlier: Mapping[str, tuple[str, ...]]
) -> Iterator[SceneChange]:
    old = {scene.id: scene for scene in was.scenes}
    back = {new: (a, like) for a, (new, like) in pairs.items()}
    names = {c.id: c.name for breakdown in (was, now) for c in breakdown.characters}
    for scene in now.scenes:
        if scene.id not in back:
            yield SceneChange("added", "", scene.id)
            continue
        a, like = back[scene.id]
        differences = tuple(differences_of(old[a], scene, names))
        kind = _kind(old[a], scene, differences)
        yield SceneChange(kind, a, scene.id, like, a != scene.id, scene.id in moved, differences, earlier.get(a, ()))
    yield from (SceneChange("omitted", a, "", history=earlier.get(a, ())) for a in old if a not in pairs)


def _kind(old: SceneNeeds, new: SceneNeeds, differences: tuple[Difference, ...]) -> ChangeKind:
    if old.omitted != new.omitted:
        return "omitted" if new.omitted else "restored"
    return "changed" if differences else "same"


def differences_of(old: SceneNeeds, new: SceneNeeds, names: Mapping[str, str]) -> Iterator[Difference]:
    """What is not the same in a scene, the costliest first: who, where, when, then words and minutes."""
    gone, come = _people(old, names), _people(new, names)
    if text := _swap(gone, come):
        yield Difference("cast", Text(f"角色 {text}", f"cast {text}"))
    if text := _swap({f"{e.name}×{e.count}" for e in old.extras}, {f"{e.name}×{e.count}" for e in new.extras}):
        yield Difference("extras", Text(f"群演 {text}", f"extras {text}"))
    if old.place != new.place:
        yield Difference("place", Text(f"地点 {old.place} → {new.place}", f"place {old.place} → {new.place}"))
    if old.inside != new.inside:
        zh, en = f"{INSIDES[old.inside].zh} → {INSIDES[new.inside].zh}", f"{old.inside} → {new.inside}"
        yield Difference("inside", Text(f"内外 {zh}", en))
    if old.light != new.light:
        a, b = LIGHTS[old.light], LIGHTS[new.light]
        yield Difference("light", Text(f"光线 {a.zh} → {b.zh}", f"light {a.en} → {b.en}"))
    elif old.mood != new.mood:
        yield Difference("mood", Text(f"气氛 {old.mood or '—'} → {new.mood or '—'}", f"time {old.mood or '—'} → {new.mood or '—'}"))
    if text := _swap({i.name for i in old.items}, {i.name for i in new.items}):
        yield Difference("items", Text(f"所需 {text}", f"items {text}"))
    if old.fingerprint != new.fingerprint:
        more = new.words - old.words
        zh = f"{'多' if more > 0 else '少'} {abs(more)} 字" if more else "文字有改动，字数不变"
        en = f"{abs(more)} word(s) {'more' if more > 0 else 'fewer'}" if more else "reworded at the same length"
        yield Difference("words" if more else "text", Text(zh, en))
    if old.estimate.minutes != new.estimate.minutes:
        a_min, b_min = old.estimate.minutes, new.estimate.minutes
        yield Difference("minutes", Text(f"时长 {a_min} → {b_min} 分钟", f"{a_min} → {b_min} minutes"))


def _people(scene: SceneNeeds, names: Mapping[str, str]) -> set[str]:
    return {names.get(m.character, m.character) + ("〔画外〕" if m.heard_only else "") for m in scene.cast}


def _swap(old: Iterable[str], new: Iterable[str]) -> str:
    """`+来的 −走的`, "" where nothing changed."""
    was, now = set(old), set(new)
    return " ".join([*(f"+{name}" for name in sorted(now - was)), *(f"−{name}" for name in sorted(was - now))])
