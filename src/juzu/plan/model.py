"""plan: Problem -> arrays that compiled code reads.

Rows are scenes still to shoot, days, units, sets, sites and *callees*: first the people, then the groups of extras. Columns have names below.
Minutes of `busy` are absolute (day x 1440 + minute); every other minute counts from 00:00 of its plan day. Money is fen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Flags, Ints
from juzu.plan.problem import Busy, Pay, Problem, RuleException, Scene, Set, Tariff

# scene columns; light is 0 any, 1 day, 2 night
MINUTES, LIGHT, OUTSIDE, LOCK_START, HEAVY, DUE, LATE_FEN = range(7)
LIGHTS = {"any": 0, "day": 1, "night": 2}
# part columns
WHO, LOOK, COUNT = range(3)
# option columns
SET, EXTRA_FEN, DRESSING = range(3)
# day columns
OPEN, CLOSE, SUNRISE, SUNSET, PAY = range(5)
# unit columns
UNIT_FEN, UNIT_INCLUDED, UNIT_OVERTIME, SETUP, STRIKE = range(5)
# tariff columns, in the rows of sets and sites
KIND, FEE, INCLUDED, AFTER, LEAST, NIGHT, POWER, ONCE = range(8)
TARIFFS = {"free": 0, "day": 1, "half_day": 2, "hour": 3}
# set columns after the tariff
SITE, ROOM, SET_OPEN, SET_CLOSE = range(8, 12)
# site columns after the tariff
CHANGE, STATE_CHANGE = range(8, 10)
# callee columns
PAY_KIND, PAY_FEE, HOLD, PAY_INCLUDED, PAY_OVERTIME, PAY_LEAST, GUILD, MAKEUP, LOOK_CHANGE, MINOR, DROPS, DROP_GAP = range(12)
PAYS = {"day": 0, "hour": 1, "package": 2}
# link columns
LINK_KIND, LINK_A, LINK_B = range(3)
LINKS = {"not_later_day": 0, "before": 1, "same_day": 2}
# rules with a number, and the columns of a rule
RULES = (
    "longest-day",
    "meal-after",
    "meal-length",
    "rest",
    "days-in-row",
    "night-then-day",
    "person-longest-day",
    "minor-hours",
    "minor-latest",
)
LONGEST_DAY, MEAL_AFTER, MEAL_LENGTH, REST, DAYS_IN_ROW, NIGHT_THEN_DAY, PERSON_LONGEST_DAY, MINOR_HOURS, MINOR_LATEST = range(9)
ON, NUMBER, HARD, PRICE = range(4)
# wishes
STORY_ORDER, HEAVY_LAST, WAITING = range(3)
NEVER = -(1 << 40)  # a minute before all others
# one-number facts; CROWDED: others have sets so often that a stay looks ahead whether its set is free for the whole of it
RELIGHT, PEOPLE, UNITS, CLOCKLESS, BAD_FEN, ONCE_FEES, BY_HAND, CROWDED = range(8)


class Model(NamedTuple):
    """The problem as arrays. `x_at[i]:x_at[i + 1]` are the rows of `x` that belong to row i of the table named in the comment."""

    scene: Ints
    allowed: Flags  # scene x day: some option can serve it with all its cast
    unit_allowed: Flags  # scene x unit
    part_at: Ints  # of scene
    part: Ints
    option_at: Ints  # of scene
    option: Ints
    option_allowed: Flags  # option x day
    day: Ints
    unit: Ints
    set: Ints
    set_busy_at: Ints  # of set x day: only what may touch that plan day
    set_busy: Ints  # start, end
    site: Ints
    move_min: Ints  # site x site
    move_fen: Ints
    who: Ints
    who_busy_at: Ints  # of callee x day
    who_busy: Ints  # start, end, how many heads are free all the same
    promised: Ints  # day x callee: the earliest call, where one in hand must not come sooner; NEVER: any
    link: Ints
    rule: Ints
    excepted: Ints  # rule x day x (units, then callees): fen of the cheapest exception, -1 when there is none
    wish: Ints
    fact: Ints


def todo(problem: Problem) -> tuple[Scene, ...]:
    """The scenes still to shoot: row n of the model is item n."""
    return tuple(scene for scene in problem.scenes if not scene.done)


def build(problem: Problem) -> Model:
    """The arrays of a problem."""
    scenes = todo(problem)
    row = {scene.id: n for n, scene in enumerate(scenes)}
    sets = {s.id: n for n, s in enumerate(problem.sets)}
    sites = {s.id: n for n, s in enumerate(problem.sites)}
    people = {p.id: n for n, p in enumerate(problem.people)}
    callees = people | {f"\0{g.id}": len(people) + n for n, g in enumerate(problem.extras)}
    part_at, part = _parts(scenes, callees)
    option_at, option = _ragged([_options(scene, sets) for scene in scenes], 3)
    option_allowed = _open_days(problem)[option[:, SET]]
    days = _table([(d.open.start, d.open.end, d.sunrise_min, d.sunset_min, d.pay_percent) for d in problem.days], 5)
    set_busy_at, set_busy = by_day(_busy([s.busy for s in problem.sets]), len(problem.sets), days)
    earliest = max((p.makeup_min for p in problem.people), default=0)
    who_busy_at, who_busy = by_day(_busy([p.busy for p in problem.people], 0), len(callees), days, earliest)
    allowed, option_allowed = _allowed(problem, scenes, people, option_at, option_allowed)
    links = [(LINKS[k.kind], row[k.a], row[k.b]) for k in problem.links if k.a in row and k.b in row]
    move_min, move_fen = _moves(problem, sites)
    wishes = problem.wishes
    once = any(t.once_fen for t in [s.tariff for s in problem.sets] + [s.tariff for s in problem.sites])
    model = Model(
        scene=_table(
            [
                (s.minutes, LIGHTS[s.light], s.outside, s.start_min, s.heavy, s.due_day, s.late_fen_per_day if s.due_day >= 0 else 0)
                for s in scenes
            ],
            7,
        ),
        allowed=allowed,
        unit_allowed=np.array([[not s.units or u.id in s.units for u in problem.units] for s in scenes], np.bool_).reshape(
            len(scenes), len(problem.units)
        ),
        part_at=part_at,
        part=part,
        option_at=option_at,
        option=option,
        option_allowed=option_allowed,
        day=days,
        unit=_table([(u.day_fen, u.included_min, u.overtime_fen_per_hour, u.setup_min, u.strike_min) for u in problem.units], 5),
        set=_table([(*_tariff(k.tariff), sites[k.site], room, k.open.start, k.open.end) for k, room in _rooms(problem)], 12),
        set_busy_at=set_busy_at,
        set_busy=set_busy,
        site=_table([(*_tariff(s.tariff), s.change_min, s.state_change_min) for s in problem.sites], 10),
        move_min=move_min,
        move_fen=move_fen,
        who=_table(
            [
                (*_pay(p.pay), p.makeup_min, p.look_change_min, p.minor, p.drops if p.drop_gap_days > 0 else 0, p.drop_gap_days)
                for p in problem.people
            ]
            + [(*_pay(g.pay), 0, 0, 0, 0, 0) for g in problem.extras],
            12,
        ),
        who_busy_at=who_busy_at,
        who_busy=who_busy,
        promised=np.full((len(problem.days), len(callees)), NEVER, np.int64),
        link=_table(links, 3),
        rule=_rules(problem),
        excepted=_excepted(problem, people),
        wish=np.array([wishes.story_order_fen, wishes.heavy_last_fen, wishes.waiting_fen_per_hour], np.int64),
        fact=np.array(
            [problem.relight_min, len(people), len(problem.units), 0, _bad_fen(problem), once, 0, 0],
            np.int64,
        ),
    )
    model.fact[CLOCKLESS] = clockless(model)
    return model


def clockless(m: Model) -> bool:
    """Whether the order and the hour of a day's scenes change nothing: then a day's load is its minutes and its changes, and contents are all."""
    if len(m.unit) > 1 or len(m.day) > 64 or m.fact[RELIGHT] or m.wish.any() or (m.scene[:, LOCK_START] >= 0).any():
        return False
    outside = (m.scene[:, OUTSIDE] == 1) & (m.scene[:, LIGHT] > 0)
    looks = any(m.who[w, LOOK_CHANGE] for w, look, _ in m.part if look)
    clock_rules = m.rule[:, ON].astype(bool)
    clock_rules[LONGEST_DAY] = False
    clock_rules[DAYS_IN_ROW] = False
    day_rate = (m.who[:, PAY_KIND] != PAYS["hour"]).all() and not ((m.who[:, PAY_INCLUDED] > 0) & (m.who[:, PAY_OVERTIME] > 0)).any()
    tariffs = all(_flat(row) for row in (*m.set, *m.site))
    windows = (m.set[:, SET_OPEN] <= m.day[:, OPEN].min()).all() and (m.set[:, SET_CLOSE] >= m.day[:, CLOSE].max()).all()
    longest = m.rule[LONGEST_DAY]
    room_for_it = longest[ON] and longest[HARD] and (m.day[:, CLOSE] - m.day[:, OPEN] >= longest[NUMBER]).all() and _days_apart(m)
    off = ~np.eye(len(m.site), dtype=np.bool_)
    moves = m.move_min[off]
    one_room = len(set(m.set[:, ROOM])) == len(m.set)
    triangle = moves.size == 0 or (moves.min() == moves.max() and m.site[:, CHANGE].max() <= moves.min())
    counts = all(len({c for w, _, c in m.part if w == g}) <= 1 for g in range(m.fact[PEOPLE], len(m.who)))
    return bool(
        not outside.any()
        and not looks
        and not clock_rules.any()
        and not m.rule[DAYS_IN_ROW, ON]
        and day_rate
        and tariffs
        and windows
        and room_for_it
        and not m.who_busy.size
        and not m.set_busy.size
        and not m.move_fen.any()
        and one_room
        and triangle
        and counts
        and not m.option[:, DRESSING].any()
        and (m.excepted < 0).all()
        and not (m.link[:, LINK_KIND] == LINKS["before"]).any()
        and (np.diff(m.option_at) == 1).all()
        and not m.who[:, DROPS].any()
        and not m.who[:, MAKEUP].any()
    )


def _days_apart(m: Model) -> bool:
    """Whether a day started when it opens always ends before the next opens."""
    longest = m.rule[LONGEST_DAY, NUMBER]
    return bool((m.day[:-1, OPEN] + longest <= m.day[1:, OPEN] + DAY_MIN).all())


def _flat(row: Ints) -> bool:
    return not row[NIGHT] and not row[POWER] and (row[KIND] == 0 or (row[KIND] in (1, 2) and row[INCLUDED] == 0))


def _table(rows: Sequence[Sequence[int]], width: int) -> Ints:
    return np.array(rows, np.int64).reshape(len(rows), width)


def _ragged(rows: Sequence[Sequence[Sequence[int]]], width: int) -> tuple[Ints, Ints]:
    at = np.cumsum([0] + [len(r) for r in rows]).astype(np.int64)
    return at, _table([item for r in rows for item in r], width)


def _parts(scenes: Iterable[Scene], callees: dict[str, int]) -> tuple[Ints, Ints]:
    looks: dict[str, int] = {"": 0}
    rows = []
    for scene in scenes:
        cast: dict[int, tuple[int, int, int]] = {}
        for p in scene.cast:
            cast.setdefault(callees[p.person], (callees[p.person], looks.setdefault(p.look, len(looks)), 1))
        for e in scene.extras:
            who = callees[f"\0{e.group}"]
            cast[who] = (who, 0, e.count + cast.get(who, (0, 0, 0))[2])
        rows.append(list(cast.values()))
    return _ragged(rows, 3)


def _options(scene: Scene, sets: dict[str, int]) -> list[tuple[int, int, int]]:
    """One row per set; of options that name one set twice the first counts."""
    rows: dict[int, tuple[int, int, int]] = {}
    for o in scene.options:
        rows.setdefault(sets[o.set], (sets[o.set], o.extra_fen, o.dressing_min))
    return list(rows.values())


def _open_days(problem: Problem) -> Flags:
    table = np.ones((len(problem.sets), len(problem.days)), np.bool_)
    for n, s in enumerate(problem.sets):
        table[n, [d for d in s.closed if 0 <= d < len(problem.days)]] = False
    return table


def _busy(owners: Iterable[Iterable[Busy]], *more: int) -> Ints:
    absolute = [(n, b.day * DAY_MIN + b.span.start, b.day * DAY_MIN + b.span.end, *more) for n, busy in enumerate(owners) for b in busy]
    return _table([row for row in absolute if row[1] < row[2]], 3 + len(more))


def by_day(busy: Ints, owners: int, day: Ints, early_min: int = 0) -> tuple[Ints, Ints]:
    """The `_at` and the rows of a model from (owner, absolute start, absolute end, …): each row under every plan day of its owner that it may touch,
    which begins `early_min` before its 00:00."""
    days, reach = len(day), max(int(day[:, CLOSE].max()), 2 * DAY_MIN)
    first = np.clip((busy[:, 1] - reach) // DAY_MIN + 1, 0, days)
    count = np.maximum(0, np.clip((busy[:, 2] - 1 + early_min) // DAY_MIN, -1, days - 1) - first + 1)
    spread = np.repeat(busy, count, axis=0)
    on = np.repeat(first, count) + np.arange(len(spread)) - np.repeat(np.cumsum(count) - count, count)
    key = spread[:, 0] * days + on
    order = np.lexsort((spread[:, 2], spread[:, 1], key))
    return np.searchsorted(key[order], np.arange(owners * days + 1)).astype(np.int64), np.ascontiguousarray(spread[order, 1:])


def _allowed(
    problem: Problem, scenes: Sequence[Scene], people: dict[str, int], option_at: Ints, option_allowed: Flags
) -> tuple[Flags, Flags]:
    """Scene x day and option x day, after the kind of day, the scene's own limits and the absence of its cast."""
    days = np.arange(len(problem.days))
    shoot = np.array([d.kind == "shoot" for d in problem.days], np.bool_)
    locked = np.array([d.locked for d in problem.days], np.bool_)
    here = np.ones((len(people) or 1, len(problem.days)), np.bool_)
    for p in problem.people:
        here[people[p.id], [d for d in p.away if 0 <= d < len(problem.days)]] = False
    allowed = np.zeros((len(scenes), len(problem.days)), np.bool_)
    for n, scene in enumerate(scenes):
        days_ok = shoot & (days >= scene.earliest_day) & (~locked | (days == scene.day))
        if scene.latest_day >= 0:
            days_ok &= days <= scene.latest_day
        if scene.day >= 0:
            days_ok &= days == scene.day
        for part in scene.cast:
            days_ok = days_ok & here[people[part.person]]
        rows = slice(option_at[n], option_at[n + 1])
        option_allowed[rows] &= days_ok
        allowed[n] = option_allowed[rows].any(axis=0)
    return allowed, option_allowed


def _rooms(problem: Problem) -> list[tuple[Set, int]]:
    rooms: dict[str, int] = {}
    return [(s, rooms.setdefault(s.room, len(rooms))) for s in problem.sets]


def _tariff(t: Tariff) -> tuple[int, ...]:
    return (
        TARIFFS[t.kind],
        t.fee_fen,
        t.included_min,
        t.after_fen_per_hour,
        t.minimum_min,
        t.night_fen,
        t.power_fen_per_hour,
        t.once_fen,
    )


def _pay(p: Pay) -> tuple[int, ...]:
    return (PAYS[p.kind], p.fee_fen, p.hold_percent, p.included_min, p.overtime_fen_per_hour, p.minimum_min, p.guild_percent)


def _moves(problem: Problem, sites: dict[str, int]) -> tuple[Ints, Ints]:
    minutes = np.full((len(sites), len(sites)), problem.move_min, np.int64)
    fen = np.zeros_like(minutes)
    for move in reversed(problem.moves):
        a, b = sites[move.a], sites[move.b]
        minutes[a, b] = minutes[b, a] = move.minutes
        fen[a, b] = fen[b, a] = move.fen
    return minutes, fen


def _rules(problem: Problem) -> Ints:
    table = np.zeros((len(RULES), 4), np.int64)
    for n, name in enumerate(RULES):
        if rule := problem.rule(name):
            table[n] = (1, rule.number, rule.hard, rule.price_fen)
    return table


def _excepted(problem: Problem, people: dict[str, int]) -> Ints:
    units = len(problem.units)
    names = {u.id: n for n, u in enumerate(problem.units)} | {p: units + n for p, n in people.items()}
    table = np.full((len(RULES), len(problem.days), units + len(people) + len(problem.extras)), -1, np.int64)
    for e in problem.exceptions:
        _except(table, e, names)
    return table


def _bad_fen(problem: Problem) -> int:
    """What a missed minute weighs in a search: so much that opening another day is the cheaper way out of a few missed scenes."""
    day = sum(u.day_fen for u in problem.units) + sum(p.pay.fee_fen for p in problem.people if p.pay.kind == "day")
    return max(20_000, day // 25)


def _except(table: Ints, e: RuleException, names: dict[str, int]) -> None:
    if e.rule not in RULES or (e.person and e.person not in names) or e.day >= table.shape[1]:
        return
    days = slice(None) if e.day < 0 else slice(e.day, e.day + 1)
    who = slice(names[e.person], names[e.person] + 1) if e.person else slice(None)
    view = table[RULES.index(e.rule), days, who]
    view[(view < 0) | (view > e.fen)] = e.fen
