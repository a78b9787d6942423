"""plan: a solution -> a neighbour of it: the small changes that the search tries, each with a name and a number.

A move changes the state through the trial and says whether it changed anything; it does not judge.
"""

from __future__ import annotations

from juzu.plan.compiled import Ints, inner, spliced
from juzu.plan.dice import Dice, below, uniform
from juzu.plan.model import SET, UNITS, WHO, Model
from juzu.plan.solution import State, allowed_option
from juzu.plan.trial import Trial, lift, settle_in

MOVES = ("relocate", "swap", "shift in day", "set to day", "person off day", "swap days", "option", "run to front or back")
RELOCATE, SWAP, SHIFT, SET_TO_DAY, PERSON_OFF, SWAP_DAYS, OPTION, RUN = range(len(MOVES))
TRIES = 12


@inner
def _place(m: Model, st: State, dice: Dice, row: int, option: int) -> int:
    """A position in a day: mostly beside a scene on the same set, else anywhere."""
    n = st.length[row]
    at = below(dice, n + 1)
    if uniform(dice) < 0.3:
        return at
    for step in range(n):
        i = (at + step) % n
        if m.option[st.option[st.order[row, i]], SET] == m.option[option, SET]:
            return i + below(dice, 2)
    return at


@inner
def _unit_for(m: Model, dice: Dice, s: int, u: int) -> int:
    """The unit itself, or one that may shoot the scene."""
    if m.fact[UNITS] == 1 or (m.unit_allowed[s, u] and uniform(dice) < 0.7):
        return u
    for _ in range(TRIES):
        v = below(dice, m.fact[UNITS])
        if m.unit_allowed[s, v]:
            return v
    return u


@inner
def _some_option(m: Model, dice: Dice, s: int, d: int, liked: int) -> int:
    """The option liked if it may serve on the day, else one that may; -1: none."""
    if liked >= 0 and m.option_allowed[liked, d]:
        return liked
    first, n = m.option_at[s], m.option_at[s + 1] - m.option_at[s]
    at = below(dice, n)
    for step in range(n):
        o = first + (at + step) % n
        if m.option_allowed[o, d]:
            return o
    return -1


@inner
def _move_to(m: Model, st: State, t: Trial, dice: Dice, s: int, d: int, liked: int) -> bool:
    """Moves a scene to a day of its own choice of place; False when it may not stand there."""
    option = _some_option(m, dice, s, d, liked)
    if option < 0:
        return False
    u = _unit_for(m, dice, s, st.unit_of[s])
    if not m.unit_allowed[s, u]:
        return False
    lift(m, st, t, s)
    row = d * len(m.unit) + u
    settle_in(m, st, t, s, d, u, _place(m, st, dice, row, option), option)
    return True


@inner
def _some_scene(m: Model, st: State, dice: Dice) -> int:
    """Any scene, but rather one of a day on which something is missed."""
    s = below(dice, len(m.scene))
    for _ in range(TRIES // 4):
        if st.bad[st.day_of[s]]:
            return s
        s = below(dice, len(m.scene))
    return s


@inner
def _some_day(m: Model, st: State, dice: Dice, near: Ints, s: int) -> int:
    """A day for a scene: mostly one on which a related scene is shot, else any."""
    if uniform(dice) < 0.7:
        return st.day_of[near[s, below(dice, near.shape[1])]]
    return below(dice, len(m.day))


@spliced
def _relocate(m: Model, st: State, t: Trial, dice: Dice, near: Ints) -> bool:
    s = _some_scene(m, st, dice)
    d = _some_day(m, st, dice, near, s)
    liked = st.option[s] if uniform(dice) < 0.8 else -1
    return (d != st.day_of[s] or m.fact[UNITS] > 1) and _move_to(m, st, t, dice, s, d, liked)


@spliced
def _swap(m: Model, st: State, t: Trial, dice: Dice, near: Ints) -> bool:
    a = _some_scene(m, st, dice)
    d = _some_day(m, st, dice, near, a)
    row = d * len(m.unit) + st.unit_of[a]
    if d == st.day_of[a] or st.length[row] == 0:
        return False
    b = st.order[row, below(dice, st.length[row])]
    e = st.day_of[a]
    if not (m.allowed[a, d] and m.allowed[b, e]):
        return False
    return _move_to(m, st, t, dice, a, d, st.option[a]) and _move_to(m, st, t, dice, b, e, st.option[b])


@spliced
def _shift(m: Model, st: State, t: Trial, dice: Dice) -> bool:
    """Moves up to four scenes in a row to another place in their day, forwards or backwards."""
    s = below(dice, len(m.scene))
    d, u = st.day_of[s], st.unit_of[s]
    row = d * len(m.unit) + u
    n = st.length[row]
    if n < 2:
        return False
    at = 0
    while st.order[row, at] != s:
        at += 1
    length = min(1 + below(dice, 4), n - at, n - 1)
    to = below(dice, n - length + 1)
    turned = uniform(dice) < 0.3
    if to == at and not (turned and length > 1):
        return False
    picked = t.picked
    for i in range(length):
        picked[i] = st.order[row, at + i]
    for i in range(length):
        lift(m, st, t, picked[i])
    for i in range(length):
        x = picked[length - 1 - i] if turned else picked[i]
        settle_in(m, st, t, x, d, u, to + i, st.option[x])
    return True


@spliced
def _run(m: Model, st: State, t: Trial, dice: Dice) -> bool:
    """Moves a whole run on one set to another place in its day."""
    s = below(dice, len(m.scene))
    d, u = st.day_of[s], st.unit_of[s]
    row = d * len(m.unit) + u
    n = st.length[row]
    at = 0
    while st.order[row, at] != s:
        at += 1
    set_ = m.option[st.option[s], SET]
    end = at + 1
    while at > 0 and m.option[st.option[st.order[row, at - 1]], SET] == set_:
        at -= 1
    while end < n and m.option[st.option[st.order[row, end]], SET] == set_:
        end += 1
    if end - at == n:
        return False
    picked, length = t.picked, end - at
    for i in range(length):
        picked[i] = st.order[row, at + i]
    for i in range(length):
        lift(m, st, t, picked[i])
    to = below(dice, n - length + 1)
    for i in range(length):
        settle_in(m, st, t, picked[i], d, u, to + i, st.option[picked[i]])
    return True


@spliced
def _set_to_day(m: Model, st: State, t: Trial, dice: Dice, near: Ints) -> bool:
    """Moves all scenes that a day has on a set to another day."""
    s = below(dice, len(m.scene))
    d, u, set_ = st.day_of[s], st.unit_of[s], m.option[st.option[s], SET]
    e = _some_day(m, st, dice, near, s)
    row = d * len(m.unit) + u
    if d == e or not m.allowed[s, e]:
        return False
    moved = False
    for i in range(st.length[row] - 1, -1, -1):
        x = st.order[row, i]
        if m.option[st.option[x], SET] == set_ and m.allowed[x, e]:
            moved |= _move_to(m, st, t, dice, x, e, st.option[x])
    return moved


@spliced
def _person_off(m: Model, st: State, t: Trial, dice: Dice, near: Ints) -> bool:
    """Gives a person a day off: their scenes of the day go to other days, where they work already when that can be."""
    s = below(dice, len(m.scene))
    r0, n = m.part_at[s], m.part_at[s + 1] - m.part_at[s]
    if n == 0:
        return False
    w, d = m.part[r0 + below(dice, n), WHO], st.day_of[s]
    e = below(dice, len(m.day))
    if st.works[w, d] > 8:
        return False
    for step in range(len(m.day)):
        other = (e + step) % len(m.day)
        if other != d and st.works[w, other]:
            e = other
            break
    moved = False
    for u in range(m.fact[UNITS]):
        row = d * m.fact[UNITS] + u
        for i in range(st.length[row] - 1, -1, -1):
            x = st.order[row, i]
            for r in range(m.part_at[x], m.part_at[x + 1]):
                if m.part[r, WHO] == w:
                    to = e if uniform(dice) < 0.8 else _some_day(m, st, dice, near, x)
                    if to != d and m.allowed[x, to]:
                        moved |= _move_to(m, st, t, dice, x, to, st.option[x])
                    break
    return moved


@spliced
def _swap_days(m: Model, st: State, t: Trial, dice: Dice) -> bool:
    """Exchanges the scenes of two days, each in its order."""
    d, e = below(dice, len(m.day)), below(dice, len(m.day))
    units = m.fact[UNITS]
    if d == e:
        return False
    some = 0
    for u in range(units):
        for a, b in ((d, e), (e, d)):
            row = a * units + u
            some += st.length[row]
            for i in range(st.length[row]):
                if not m.allowed[st.order[row, i], b]:
                    return False
    if some == 0:
        return False
    for u in range(units):
        first, then = d * units + u, e * units + u
        ones, twos, picked = st.length[first], st.length[then], t.picked
        for i in range(ones):
            picked[i] = st.order[first, i]
        for i in range(twos):
            picked[ones + i] = st.order[then, i]
        for i in range(ones + twos):
            lift(m, st, t, picked[i])
        for i in range(ones):
            settle_in(m, st, t, picked[i], e, u, i, _option_on(m, st, picked[i], e))
        for i in range(twos):
            settle_in(m, st, t, picked[ones + i], d, u, i, _option_on(m, st, picked[ones + i], d))
    return True


@inner
def _option_on(m: Model, st: State, s: int, d: int) -> int:
    return st.option[s] if m.option_allowed[st.option[s], d] else allowed_option(m, s, d)


@spliced
def _change_option(m: Model, st: State, t: Trial, dice: Dice) -> bool:
    """Shoots a scene, or all its neighbours on the same set that may, on another set."""
    s = below(dice, len(m.scene))
    if m.option_at[s + 1] - m.option_at[s] < 2:
        return False
    d, u = st.day_of[s], st.unit_of[s]
    option = _some_option(m, dice, s, d, -1)
    if option < 0 or option == st.option[s]:
        return False
    old, new = m.option[st.option[s], SET], m.option[option, SET]
    row = d * m.fact[UNITS] + u
    together = uniform(dice) < 0.7
    for i in range(st.length[row]):
        x = st.order[row, i]
        if x == s or (together and m.option[st.option[x], SET] == old):
            for o in range(m.option_at[x], m.option_at[x + 1]):
                if m.option[o, SET] == new and m.option_allowed[o, d]:
                    lift(m, st, t, x)
                    settle_in(m, st, t, x, d, u, i, o)
                    break
    return True


@spliced
def propose(m: Model, st: State, t: Trial, dice: Dice, near: Ints, move: int) -> bool:
    """Makes the move of that number; False when it changed nothing."""
    if move == RELOCATE:
        return _relocate(m, st, t, dice, near)
    if move == SWAP:
        return _swap(m, st, t, dice, near)
    if move == SHIFT:
        return _shift(m, st, t, dice)
    if move == SET_TO_DAY:
        return _set_to_day(m, st, t, dice, near)
    if move == PERSON_OFF:
        return _person_off(m, st, t, dice, near)
    if move == SWAP_DAYS:
        return _swap_days(m, st, t, dice)
    if move == OPTION:
        return _change_option(m, st, t, dice)
    return _run(m, st, t, dice)
