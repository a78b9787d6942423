"""script: groups of cast lines, speakers and action -> the extras of each scene, every group once.

Cast lines count first: 路人甲、路人乙 are two. Action is asked only where no cast line names a group; what it says is then assumed.
"""

from __future__ import annotations

from collections.abc import Iterable

from juzu.script.breakdown import Extras
from juzu.script.people.extras import groups_in_action, walker_in
from juzu.script.people.uses import GroupUse
from juzu.script.reading.beats import Beat
from juzu.script.words.castwords import EVERYBODY


def extras_of(
    groups: Iterable[GroupUse], beats: tuple[Beat, ...], names: frozenset[str], here: tuple[str, ...], *, has_cast_line: bool
) -> tuple[Extras, ...]:
    """The groups of one scene in the order written. `names` are the roles of the script, `here` those of the scene."""
    uses = tuple(groups)
    listed = _together([g for g in uses if not g.spoken])
    heard = _together([g for g in uses if g.spoken])
    found = {name: _larger(extras, listed.get(name)) for name, extras in (heard | listed).items()}
    for name, extras in heard.items():
        found[name] = _larger(found[name], extras)
    if not listed:
        _add_action(found, beats, names, assumed=has_cast_line)
    _add_walkers(found, beats, here)
    named = [extras for extras in found.values() if extras.name not in EVERYBODY]
    return tuple(named or found.values())


def _together(uses: list[GroupUse]) -> dict[str, Extras]:
    """Groups of one name added up, each way of writing once: 侍卫甲 and 侍卫乙 are two."""
    seen: set[str] = set()
    found: dict[str, Extras] = {}
    for use in uses:
        if use.written in seen:
            continue
        seen.add(use.written)
        have = found.get(use.group.name)
        count = use.group.count + (have.count if have else 0)
        found[use.group.name] = Extras(
            use.group.name, count, use.group.assumed or bool(have and have.assumed), have.source if have else use.source
        )
    return found


def _larger(one: Extras, other: Extras | None) -> Extras:
    return one if other is None or one.count > other.count else other


def _add_walkers(found: dict[str, Extras], beats: tuple[Beat, ...], here: tuple[str, ...]) -> None:
    """One head for somebody unnamed who acts, unless a role or group of the scene is he."""
    for beat in beats:
        if beat.kind == "act":
            for name in walker_in(beat.narration):
                if not any(name in other for other in (*found, *here)):
                    found[name] = Extras(name, 1, assumed=True, source=beat.source)


def _add_action(found: dict[str, Extras], beats: tuple[Beat, ...], names: frozenset[str], *, assumed: bool) -> None:
    for beat in beats:
        if beat.kind != "act":
            continue
        for group in groups_in_action(beat.narration, names):
            new = Extras(group.name, group.count, group.assumed or assumed, beat.source)
            have = found.get(group.name)
            found[group.name] = new if have is None or (have.assumed and not new.assumed) else _larger(have, new)
