"""plan: one unit's scenes of a day in order -> when each starts, with meals: the earliest wrap, then the latest call that keeps it.

Scenes start as early as changes, looks, light, sets and people allow. Then the whole day is moved towards its wrap as far as every window allows.
`bad` counts minutes by which something hard is missed; 0 is legal. Minutes are of the plan day. Rules: docs/rules/timing-and-money.md, sections 1 to 5.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Ints, compiled, inner, spliced
from juzu.plan.model import (
    CHANGE,
    CLOSE,
    COUNT,
    CROWDED,
    DRESSING,
    HARD,
    LIGHT,
    LOCK_START,
    LOOK,
    LOOK_CHANGE,
    MAKEUP,
    MEAL_AFTER,
    MEAL_LENGTH,
    MINUTES,
    NEVER,
    NUMBER,
    ON,
    OPEN,
    OUTSIDE,
    PRICE,
    RELIGHT,
    ROOM,
    SET,
    SET_CLOSE,
    SET_OPEN,
    SETUP,
    SITE,
    STATE_CHANGE,
    STRIKE,
    SUNRISE,
    SUNSET,
    UNITS,
    WHO,
    Model,
)

FAR = 1 << 40
MISSED = 600  # minutes that count for something that no later start can mend
BREACH = 30  # minutes that count for any breach, beside its excess
CIVIL_START = 360  # a day that may open at midnight still begins at six when that costs nothing
FREE_MEAL_AFTER = 120  # a wait of a meal's length is used for a meal when the last one is this long ago
MEAL_MIN = 30  # a meal where no rule says how long


class Desk(NamedTuple):
    """Scratch paper of one thread. By position in the day: `start`, `meal` (start, -1: none), `near` (dressing or relighting), `gap` (what must lie
    before the scene at least), `limit` (latest end in the window it stands in). By callee: end of the last scene, look worn, earliest call, and the
    stretch taken by another unit (`held_from`, `held_to`). By room: the stretch taken by another unit, and which set it was. `day` has a day's scenes
    of all units in time order (scene, start, start of its stretch on the set); `use_from` and `use_to` the day's use of sets, then of sites.
    """

    start: Ints
    meal: Ints
    near: Ints
    gap: Ints
    limit: Ints
    last_end: Ints
    worn: Ints
    floor: Ints
    held_from: Ints
    held_to: Ints
    room_from: Ints
    room_to: Ints
    room_set: Ints
    spare: Ints
    day: Ints
    use_from: Ints
    use_to: Ints


def desk(m: Model) -> Desk:
    """Empty scratch paper for a model."""
    scenes, who, rooms = len(m.scene) + 1, len(m.who) + 1, len(m.set) + 1
    lines = {name: np.zeros(scenes, np.int64) for name in ("start", "meal", "near", "gap", "limit")}
    lines |= {name: np.zeros(who, np.int64) for name in ("last_end", "worn", "floor", "held_from", "held_to")}
    lines |= {name: np.zeros(rooms, np.int64) for name in ("room_from", "room_to", "room_set")}
    lines |= {"spare": np.zeros((2, scenes), np.int64), "day": np.zeros((3, scenes), np.int64)}
    use = rooms + len(m.site)
    return Desk(**lines, use_from=np.full(use, FAR, np.int64), use_to=np.full(use, NEVER, np.int64))


@inner
def started(minutes: int, grain: int) -> int:
    """Started stretches of `grain` minutes."""
    return 0 if minutes <= 0 else (minutes + grain - 1) // grain


@inner
def breach(m: Model, rule: int, day: int, who: int, excess: int) -> tuple[int, int]:
    """(fen, bad minutes) of breaking a rule by `excess`; `who` counts units, then callees."""
    if m.rule[rule, HARD] == 0:
        return m.rule[rule, PRICE] * started(excess, 60), 0
    fen = m.excepted[rule, day, who]
    if fen >= 0:
        return fen, 0
    return 0, BREACH + excess


@compiled
def change_minutes(m: Model, a: int, b: int) -> int:
    """Minutes of change or move from set a to another set b."""
    if m.set[a, ROOM] == m.set[b, ROOM]:
        return m.site[m.set[a, SITE], STATE_CHANGE]
    if m.set[a, SITE] == m.set[b, SITE]:
        return m.site[m.set[a, SITE], CHANGE]
    return m.move_min[m.set[a, SITE], m.set[b, SITE]]


@inner
def _lit(m: Model, day: int, light: int, start: int, minutes: int) -> tuple[int, int]:
    """(earliest start, end of the window) for a scene that needs the sun or the dark; (FAR, FAR) when no window is long enough."""
    rise, fall = m.day[day, SUNRISE], m.day[day, SUNSET]
    opens, length = (rise, fall - rise) if light == 1 else (fall, DAY_MIN - fall + rise)
    if length < minutes:
        return FAR, FAR
    opens += (start - opens) // DAY_MIN * DAY_MIN
    if start + minutes > opens + length:
        opens += DAY_MIN
    return max(start, opens), opens + length


@inner
def _settle(m: Model, k: Desk, day: int, s: int, set_: int, stay: int, near: int, whole: int, earliest: int) -> tuple[int, int, int]:
    """(start, latest end in its window, bad) of scene s on a set. `stay`: start of the stay it continues, NEVER when the unit enters the set: then the
    `whole` minutes of the stay must find the set free."""
    minutes = m.scene[s, MINUTES]
    entering = stay == NEVER
    absolute = day * DAY_MIN
    start = max(earliest, m.scene[s, LOCK_START])
    if entering:
        start = max(start, m.set[set_, SET_OPEN] + near)
    limit, bad = m.set[set_, SET_CLOSE], 0
    again = True
    while again:
        again = False
        limit = m.set[set_, SET_CLOSE]
        if m.scene[s, OUTSIDE] and m.scene[s, LIGHT] > 0:
            lit, dark = _lit(m, day, m.scene[s, LIGHT], start, minutes)
            if lit >= FAR:
                bad += MISSED
            else:
                start, limit = lit, min(limit, dark)
        since = start - near if entering else stay
        row = set_ * len(m.day) + day
        for r in range(m.set_busy_at[row], m.set_busy_at[row + 1]):
            busy_from, busy_to = m.set_busy[r, 0] - absolute, m.set_busy[r, 1] - absolute
            if since < busy_to and busy_from < start + whole:
                if entering:
                    start, again = busy_to + near, True
                    since = start - near
                else:
                    bad += start + minutes - busy_from
            elif busy_from >= start + minutes:
                limit = min(limit, busy_from)
        room = m.set[set_, ROOM]
        if k.room_to[room] != NEVER:
            pad = m.site[m.set[set_, SITE], STATE_CHANGE] if k.room_set[room] != set_ else 0
            if since < k.room_to[room] + pad and k.room_from[room] - pad < start + whole:
                if entering:
                    start, again = k.room_to[room] + pad + near, True
                else:
                    bad += start + minutes - k.room_from[room] + pad
            elif k.room_from[room] - pad >= start + minutes:
                limit = min(limit, k.room_from[room] - pad)
        for r in range(m.part_at[s], m.part_at[s + 1]):
            w = m.part[r, WHO]
            lead = m.who[w, MAKEUP] if k.last_end[w] == NEVER else 0
            row = w * len(m.day) + day
            for b in range(m.who_busy_at[row], m.who_busy_at[row + 1]):
                busy_from, busy_to = m.who_busy[b, 0] - absolute, m.who_busy[b, 1] - absolute
                if m.part[r, COUNT] <= m.who_busy[b, 2]:
                    continue
                if start - lead < busy_to and busy_from < start + minutes:
                    start, again = busy_to + lead, True
                elif busy_from >= start + minutes:
                    limit = min(limit, busy_from)
            if k.held_to[w] != NEVER:
                if start < k.held_to[w] and k.held_from[w] < start + minutes:
                    start, again = k.held_to[w], True
                elif k.held_from[w] >= start + minutes:
                    limit = min(limit, k.held_from[w])
        if bad or start > 4 * DAY_MIN:
            break
    lock = m.scene[s, LOCK_START]
    if lock >= 0:
        bad += start - lock
        limit = start + minutes
    if start + minutes > m.set[set_, SET_CLOSE]:
        bad += start + minutes - m.set[set_, SET_CLOSE]
    return start, limit, bad


@inner
def stay_minutes(m: Model, order: Ints, n: int, option: Ints, i: int) -> int:
    """At least how long the stay that begins with position i lasts: its scenes and the relighting between them."""
    set_, total, lit = m.option[option[order[i]], SET], 0, 0
    for j in range(i, n):
        s = order[j]
        if m.option[option[s], SET] != set_:
            break
        light = m.scene[s, LIGHT] if m.scene[s, OUTSIDE] == 0 else 0
        if light and lit and lit != light:
            total += m.fact[RELIGHT]
        lit = light or lit
        total += m.scene[s, MINUTES]
    return total


@inner
def forward(m: Model, k: Desk, day: int, u: int, order: Ints, n: int, option: Ints, call: int) -> tuple[int, int, int]:
    """(wrap, fen of priced meal breaches, bad) of the day begun at `call`, every scene as early as it can be; fills the desk by position."""
    for i in range(n):
        for r in range(m.part_at[order[i]], m.part_at[order[i] + 1]):
            k.last_end[m.part[r, WHO]] = NEVER
            k.worn[m.part[r, WHO]] = 0
    after = m.rule[MEAL_AFTER, NUMBER] if m.rule[MEAL_AFTER, ON] else FAR
    meal_min = m.rule[MEAL_LENGTH, NUMBER] if m.rule[MEAL_LENGTH, ON] and m.rule[MEAL_LENGTH, NUMBER] > 0 else MEAL_MIN
    fen, bad, lit, stay, here = 0, 0, 0, NEVER, -1
    t = call + m.unit[u, SETUP]
    fed, units = call, m.fact[UNITS]
    for i in range(n):
        s = order[i]
        minutes, light = m.scene[s, MINUTES], m.scene[s, LIGHT]
        set_, change, near = m.option[option[s], SET], 0, 0
        inside_light = light if m.scene[s, OUTSIDE] == 0 else 0
        entering = set_ != here
        if entering:
            near = m.option[option[s], DRESSING]
            if here >= 0:
                change = change_minutes(m, here, set_)
            stay, lit, here = NEVER, 0, set_
        elif inside_light and lit and lit != inside_light:
            near = m.fact[RELIGHT]
        if inside_light:
            lit = inside_light
        whole = stay_minutes(m, order, n, option, i) if entering and m.fact[CROWDED] else minutes
        looked, called, promised = NEVER, NEVER, NEVER
        for r in range(m.part_at[s], m.part_at[s + 1]):
            w, look = m.part[r, WHO], m.part[r, LOOK]
            if k.last_end[w] == NEVER:
                called = max(called, k.floor[w] + m.who[w, MAKEUP])
                promised = max(promised, m.promised[day, w] + m.who[w, MAKEUP])
            elif look and look != k.worn[w] and (k.worn[w] or units > 1):
                looked = max(looked, k.last_end[w] + m.who[w, LOOK_CHANGE])
        k.gap[i] = max(change + near, looked - t)
        earliest = max(t + k.gap[i], called)
        start, limit, missed = _settle(m, k, day, s, set_, stay, near, whole, earliest)
        k.meal[i] = -1
        if after != FAR and i > 0:
            tail = m.unit[u, STRIKE] if i == n - 1 else 0
            if start + minutes + tail - fed > after:
                k.gap[i] = max(k.gap[i], meal_min + change + near)
                start, limit, missed = _settle(m, k, day, s, set_, stay, near, whole, max(t + k.gap[i], called))
                k.meal[i] = max(t, min(fed + after, start - near - change - meal_min))
            elif start - near - change - t >= meal_min and t - fed >= FREE_MEAL_AFTER:
                k.gap[i] = max(k.gap[i], meal_min + change + near)
                k.meal[i] = max(t, min(fed + after, start - near - change - meal_min))
            if k.meal[i] >= 0:
                if k.meal[i] - fed > after:
                    more, worse = breach(m, MEAL_AFTER, day, u, k.meal[i] - fed - after)
                    fen, bad = fen + more, bad + worse
                fed = k.meal[i] + meal_min
        bad += missed
        k.start[i], k.near[i], k.limit[i] = start, near, start + minutes if start == promised else limit
        t = start + minutes
        if stay == NEVER:
            stay = start - near
        for r in range(m.part_at[s], m.part_at[s + 1]):
            w, look = m.part[r, WHO], m.part[r, LOOK]
            k.last_end[w] = t
            if look or units > 1:
                k.worn[w] = look
    wrap = t + m.unit[u, STRIKE]
    if wrap - fed > after:
        more, worse = breach(m, MEAL_AFTER, day, u, wrap - fed - after)
        fen, bad = fen + more, bad + worse
    return wrap, fen, bad


@spliced
def _slack(m: Model, k: Desk, order: Ints, n: int) -> int:
    """How much later the first scene could start with the last one where it is; windows and needed gaps hold."""
    latest = k.start[n - 1]
    for i in range(n - 2, -1, -1):
        minutes = m.scene[order[i], MINUTES]
        latest = min(latest - k.gap[i + 1] - minutes, k.limit[i] - minutes)
    return latest - k.start[0]


@spliced
def time_unit(m: Model, k: Desk, day: int, u: int, order: Ints, n: int, option: Ints, floor: int) -> tuple[int, int, int, int]:
    """(call, wrap, fen of priced meal breaches, bad) of a unit's day; `floor` is the earliest call. The desk keeps starts and meals."""
    earliest = max(floor, m.day[day, OPEN])
    call = max(earliest, CIVIL_START)
    wrap, fen, bad = forward(m, k, day, u, order, n, option, call)
    late = max(0, wrap - m.day[day, CLOSE])
    if call > earliest and bad + late > 0:
        call = earliest
        wrap, fen, bad = forward(m, k, day, u, order, n, option, call)
    slack = k.start[0] - k.near[0] - m.unit[u, SETUP] - call
    if n > 1:
        slack += max(0, _slack(m, k, order, n))
    if slack > 0:
        for i in range(n):
            k.spare[0, i], k.spare[1, i] = k.start[i], k.meal[i]
        later, more, worse = forward(m, k, day, u, order, n, option, call + slack)
        if later > wrap or worse > bad or more > fen:
            for i in range(n):
                k.start[i], k.meal[i] = k.spare[0, i], k.spare[1, i]
            first = k.start[0] - k.near[0] - m.unit[u, SETUP]
            if fen == 0:
                call = max(call, first)
        else:
            call, wrap, fen, bad = call + slack, later, more, worse
    return call, wrap, fen, bad + max(0, wrap - m.day[day, CLOSE])
