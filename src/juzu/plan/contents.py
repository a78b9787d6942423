"""plan: where the clock changes nothing (`model.clockless`) -> what moving a scene between days costs, from counts alone.

A day's load is the minutes of its scenes and of the changes between its sets and sites. Everything is counted by (who, day), (set, day), (site, day);
a person's worked days are one bit each, so that holds take a few instructions. Scenes of one place, cast and day are all that is looked at for a move.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from juzu.plan.compiled import Ints, compiled, inner
from juzu.plan.model import (
    CHANGE,
    COUNT,
    DUE,
    EXTRA_FEN,
    FEE,
    GUILD,
    HOLD,
    LATE_FEN,
    LIGHT,
    LIGHTS,
    LINK_A,
    LINK_B,
    LINK_KIND,
    LONGEST_DAY,
    MINUTES,
    NUMBER,
    OUTSIDE,
    PAY,
    PAY_FEE,
    PAY_KIND,
    PEOPLE,
    SET,
    SETUP,
    SITE,
    STRIKE,
    UNIT_FEN,
    UNIT_INCLUDED,
    UNIT_OVERTIME,
    WHO,
    Model,
)
from juzu.plan.solution import State
from juzu.plan.timing import started

Bits = npt.NDArray[np.uint64]


class Facts(NamedTuple):
    """Prices and sizes read once from the model. `things` are callees, then sets, then sites: whatever is paid for a day on which it is used."""

    minutes: Ints  # scene
    thing_at: Ints  # of scene: its callees, its set, its site
    thing: Ints
    fee: Ints  # thing x day
    hold: Ints  # callee: (fee x percent, guild)
    allowed: npt.NDArray[np.bool_]
    late: Ints  # scene x (due, fen a day)
    change: Ints  # set: minutes for each further set of its site
    crew: Ints  # day: fen with a scene
    overtime: Ints  # day: fen an hour x percent of pay
    size: Ints  # people, callees, sets, sites, included, longest, move, fixed minutes of a day, fen that never change
    by_thing_at: Ints  # of thing: its scenes
    by_thing: Ints
    link_at: Ints  # of scene
    link: Ints  # (kind, other scene, 1 when this scene is the earlier one)


PEOPLE_N, WHO_N, SETS_N, SITES_N, INCLUDED_MIN, LONGEST_MIN, MOVE_MIN, FIXED_MIN, FIXED_FEN = range(9)


class Days(NamedTuple):
    """A solution: the day of each scene, and what each day holds."""

    day_of: Ints
    uses: Ints  # thing x day: scenes
    load: Ints  # day: minutes of scenes and changes, without the moves
    scenes: Ints  # day
    sites: Ints  # day
    works: Bits  # person: one bit a day


def facts(m: Model, dark_fen: int = 0) -> Facts:
    """The facts of a clockless model. `dark_fen` is what a day with outside night scenes costs more, where the clock is only guessed at."""
    people, groups, sets, sites, days = int(m.fact[PEOPLE]), len(m.who), len(m.set), len(m.site), len(m.day)
    percent = m.day[:, PAY]
    who = groups + 1
    fee = np.zeros((who + sets + sites, days), np.int64)
    fee[groups] = dark_fen
    heads = np.ones(groups, np.int64)
    heads[m.part[:, WHO]] = m.part[:, COUNT]
    for w in range(groups):
        if m.who[w, PAY_KIND] == 0:
            fee[w] = _with_guild(m.who[w, PAY_FEE] * heads[w] * percent // 100, m.who[w, GUILD])
    fee[who : who + sets] = np.where(m.set[:, 0] > 0, m.set[:, FEE], 0)[:, None]
    fee[who + sets :] = np.where(m.site[:, 0] > 0, m.site[:, FEE], 0)[:, None]
    options = m.option[m.option_at[:-1]]
    dark = [[groups] if dark_fen and row[OUTSIDE] and row[LIGHT] == LIGHTS["night"] else [] for row in m.scene]
    things = [
        [*m.part[m.part_at[s] : m.part_at[s + 1], WHO], *dark[s], who + options[s, SET], who + sets + m.set[options[s, SET], SITE]]
        for s in range(len(m.scene))
    ]
    by_thing: list[list[int]] = [[] for _ in fee]
    for s, row in enumerate(things):
        for x in row:
            by_thing[x].append(s)
    links: list[list[tuple[int, int, int]]] = [[] for _ in things]
    for kind, a, b in m.link[:, (LINK_KIND, LINK_A, LINK_B)].tolist():
        links[a].append((kind, b, 1))
        links[b].append((kind, a, 0))
    hold = np.where(m.who[:people, PAY_KIND] == 0, m.who[:people, PAY_FEE] * m.who[:people, HOLD], 0)
    fixed = [int(_with_guild(m.who[w, PAY_FEE], m.who[w, GUILD])) for w in set(m.part[:, WHO].tolist()) if m.who[w, PAY_KIND] == 2]
    moves = m.move_min[~np.eye(sites, dtype=np.bool_)]
    return Facts(
        minutes=m.scene[:, MINUTES].copy(),
        thing_at=np.cumsum([0] + [len(t) for t in things]),
        thing=np.array([x for t in things for x in t], np.int64),
        fee=fee,
        hold=np.stack([hold, m.who[:people, GUILD]], axis=1),
        allowed=m.allowed,
        late=m.scene[:, (DUE, LATE_FEN)].copy(),
        change=m.site[m.set[:, SITE], CHANGE],
        crew=m.unit[0, UNIT_FEN] * percent // 100,
        overtime=m.unit[0, UNIT_OVERTIME] * percent,
        size=np.array(
            [
                *(people, who, sets, sites, m.unit[0, UNIT_INCLUDED], m.rule[LONGEST_DAY, NUMBER], moves.max() if moves.size else 0),
                *(m.unit[0, SETUP] + m.unit[0, STRIKE], sum(fixed) + int(options[:, EXTRA_FEN].sum())),
            ],
            np.int64,
        ),
        by_thing_at=np.cumsum([0] + [len(b) for b in by_thing]),
        by_thing=np.array([s for b in by_thing for s in b], np.int64),
        link_at=np.cumsum([0] + [len(x) for x in links]),
        link=np.array([x for rows in links for x in rows], np.int64).reshape(-1, 3),
    )


def _with_guild(fen: Ints, guild: int) -> Ints:
    return fen + fen * guild // 100


def empty_days(f: Facts) -> Days:
    """No scene on any day."""
    days = f.fee.shape[1]
    return Days(
        day_of=np.full(len(f.minutes), -1, np.int64),
        uses=np.zeros(f.fee.shape, np.int64),
        load=np.zeros(days, np.int64),
        scenes=np.zeros(days, np.int64),
        sites=np.zeros(days, np.int64),
        works=np.zeros(int(f.size[PEOPLE_N]), np.uint64),
    )


def days_of(f: Facts, st: State) -> Days:
    """The contents of a timed solution."""
    x = empty_days(f)
    for s, d in enumerate(st.day_of):
        add(f, x, s, int(d))
    return x


@inner
def _bits(works: np.uint64) -> np.int64:
    """How many bits are set."""
    x = works
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@inner
def _held(works: np.uint64) -> np.int64:
    """Days without work between the first and the last: the bits missing between the lowest and the highest one."""
    if works == np.uint64(0):
        return np.int64(0)
    low = works & (~works + np.uint64(1))
    top = works
    top |= top >> np.uint64(1)
    top |= top >> np.uint64(2)
    top |= top >> np.uint64(4)
    top |= top >> np.uint64(8)
    top |= top >> np.uint64(16)
    top |= top >> np.uint64(32)
    return _bits((top & ~(low - np.uint64(1))) & ~works)


@inner
def hold_fen(f: Facts, w: int, works: np.uint64) -> int:
    """A person's holds."""
    if f.hold[w, 0] == 0:
        return 0
    fen = _held(works) * f.hold[w, 0] // 100
    return fen + fen * f.hold[w, 1] // 100


@inner
def day_fen(f: Facts, d: int, scenes: int, load: int, sites: int, weight: int) -> int:
    """Crew and overtime of a day, and `weight` for each minute beyond the longest day."""
    if scenes == 0:
        return 0
    minutes = f.size[FIXED_MIN] + load + f.size[MOVE_MIN] * (sites - 1)
    fen = f.crew[d] + started(minutes - f.size[INCLUDED_MIN], 60) * f.overtime[d] // 100
    return fen + max(0, minutes - f.size[LONGEST_MIN]) * weight


@inner
def late_fen(f: Facts, s: int, d: int) -> int:
    """What shooting a scene after it was wanted costs."""
    return f.late[s, 1] * (d - f.late[s, 0]) if f.late[s, 1] and d > f.late[s, 0] else 0


@inner
def links_missed(f: Facts, x: Days, s: int, d: int) -> int:
    """Days by which the links of a scene are missed were it on day d."""
    missed = 0
    for r in range(f.link_at[s], f.link_at[s + 1]):
        other = x.day_of[f.link[r, 1]]
        if other < 0:
            continue
        gap = d - other if f.link[r, 2] else other - d
        missed += abs(gap) if f.link[r, 0] == 2 else max(0, gap)
    return missed


@inner
def remove(f: Facts, x: Days, s: int, weight: int, link_weight: int) -> int:
    """Takes a scene out of its day; by how much the cost changes."""
    d = x.day_of[s]
    sets, sites = f.size[WHO_N], f.size[WHO_N] + f.size[SETS_N]
    load, on_sites, fen = x.load[d] - f.minutes[s], x.sites[d], -late_fen(f, s, d)
    if f.link_at[s] < f.link_at[s + 1]:
        fen -= links_missed(f, x, s, d) * link_weight
    day = np.uint64(1) << np.uint64(d)
    last = -1
    for r in range(f.thing_at[s], f.thing_at[s + 1]):
        i = f.thing[r]
        x.uses[i, d] -= 1
        if x.uses[i, d]:
            continue
        fen -= f.fee[i, d]
        if i < f.size[PEOPLE_N]:
            fen += hold_fen(f, i, x.works[i] & ~day) - hold_fen(f, i, x.works[i])
            x.works[i] &= ~day
        elif i >= sites:
            on_sites -= 1
            load += f.change[last]
        elif i >= sets:
            last = i - sets
            load -= f.change[last]
    fen += day_fen(f, d, x.scenes[d] - 1, load, on_sites, weight) - day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], weight)
    x.load[d], x.sites[d] = load, on_sites
    x.scenes[d] -= 1
    x.day_of[s] = -1
    return fen


@compiled
def insert(f: Facts, x: Days, s: int, d: int, weight: int, link_weight: int) -> int:
    """Puts a scene that stands nowhere into a day; by how much the cost changes."""
    sets, sites = f.size[WHO_N], f.size[WHO_N] + f.size[SETS_N]
    load, on_sites, fen = x.load[d] + f.minutes[s], x.sites[d], late_fen(f, s, d)
    if f.link_at[s] < f.link_at[s + 1]:
        fen += links_missed(f, x, s, d) * link_weight
    day = np.uint64(1) << np.uint64(d)
    last = -1
    for r in range(f.thing_at[s], f.thing_at[s + 1]):
        i = f.thing[r]
        x.uses[i, d] += 1
        if x.uses[i, d] > 1:
            continue
        fen += f.fee[i, d]
        if i < f.size[PEOPLE_N]:
            fen += hold_fen(f, i, x.works[i] | day) - hold_fen(f, i, x.works[i])
            x.works[i] |= day
        elif i >= sites:
            on_sites += 1
            load -= f.change[last]
        elif i >= sets:
            last = i - sets
            load += f.change[last]
    fen += day_fen(f, d, x.scenes[d] + 1, load, on_sites, weight) - day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], weight)
    x.load[d], x.sites[d] = load, on_sites
    x.scenes[d] += 1
    x.day_of[s] = d
    return fen


@inner
def relocation_fen(f: Facts, x: Days, s: int, e: int, weight: int, link_weight: int) -> int:
    """By how much the cost changes when a scene moves to another day e; nothing is moved."""
    d = x.day_of[s]
    sets, sites = f.size[WHO_N], f.size[WHO_N] + f.size[SETS_N]
    load_d, load_e, sites_d, sites_e = x.load[d] - f.minutes[s], x.load[e] + f.minutes[s], x.sites[d], x.sites[e]
    fen = late_fen(f, s, e) - late_fen(f, s, d)
    if f.link_at[s] < f.link_at[s + 1]:
        fen += (links_missed(f, x, s, e) - links_missed(f, x, s, d)) * link_weight
    day_d, day_e = np.uint64(1) << np.uint64(d), np.uint64(1) << np.uint64(e)
    last = f.thing[f.thing_at[s + 1] - 2] - sets
    for r in range(f.thing_at[s], f.thing_at[s + 1]):
        i = f.thing[r]
        leaves, comes = x.uses[i, d] == 1, x.uses[i, e] == 0
        if not leaves and not comes:
            continue
        fen += (f.fee[i, e] if comes else 0) - (f.fee[i, d] if leaves else 0)
        if i < f.size[PEOPLE_N]:
            works = x.works[i]
            if leaves:
                works &= ~day_d
            fen += hold_fen(f, i, works | day_e) - hold_fen(f, i, x.works[i])
        elif i >= sites:
            sites_d, load_d = sites_d - leaves, load_d + f.change[last] * leaves
            sites_e, load_e = sites_e + comes, load_e - f.change[last] * comes
        elif i >= sets:
            load_d -= f.change[last] * leaves
            load_e += f.change[last] * comes
    fen += day_fen(f, d, x.scenes[d] - 1, load_d, sites_d, weight) - day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], weight)
    return fen + day_fen(f, e, x.scenes[e] + 1, load_e, sites_e, weight) - day_fen(f, e, x.scenes[e], x.load[e], x.sites[e], weight)


@compiled
def add(f: Facts, x: Days, s: int, d: int) -> None:
    """Puts a scene into a day without asking what it costs."""
    insert(f, x, s, d, 0, 0)


@compiled
def cost(f: Facts, x: Days, weight: int, link_weight: int) -> int:
    """The cost of a whole solution, from its counts."""
    fen = f.size[FIXED_FEN]
    for d in range(len(x.load)):
        fen += day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], weight)
        for i in range(len(f.fee)):
            if x.uses[i, d]:
                fen += f.fee[i, d]
    for w in range(len(x.works)):
        fen += hold_fen(f, w, x.works[w])
    missed = 0
    for s in range(len(f.minutes)):
        fen += late_fen(f, s, x.day_of[s])
        missed += links_missed(f, x, s, x.day_of[s])
    return fen + missed // 2 * link_weight


@compiled
def misses(f: Facts, x: Days) -> int:
    """Minutes beyond the longest day and days by which links are missed; 0 is legal."""
    bad = 0
    for d in range(len(x.load)):
        bad += day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], 1) - day_fen(f, d, x.scenes[d], x.load[d], x.sites[d], 0)
    for s in range(len(f.minutes)):
        bad += links_missed(f, x, s, x.day_of[s])
    return bad
