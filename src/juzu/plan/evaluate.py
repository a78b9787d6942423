"""plan: who is shot when and in which order -> its cost in fen and by how much it misses the rules.

A day is measured again when its scenes change, and when the wrap of a day before it does (rest). What spans days is counted in `spanning`.
"""

from __future__ import annotations

from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Ints, compiled, fill, highest, inner, spliced, summed
from juzu.plan.model import (
    BY_HAND,
    CLOSE,
    COUNT,
    DUE,
    EXTRA_FEN,
    HARD,
    HEAVY,
    HEAVY_LAST,
    LATE_FEN,
    LONGEST_DAY,
    LOOK,
    LOOK_CHANGE,
    MAKEUP,
    MINOR,
    MINOR_HOURS,
    MINOR_LATEST,
    MINUTES,
    NEVER,
    NIGHT_THEN_DAY,
    NUMBER,
    ON,
    PAY,
    PEOPLE,
    PERSON_LONGEST_DAY,
    REST,
    ROOM,
    SET,
    SITE,
    STORY_ORDER,
    UNIT_FEN,
    UNIT_INCLUDED,
    UNIT_OVERTIME,
    UNITS,
    WAITING,
    WHO,
    Model,
)
from juzu.plan.pricing import extras_fen, overtime_fen, tariff_fen, with_guild, worked_fen
from juzu.plan.solution import State
from juzu.plan.spanning import measure_span, production
from juzu.plan.timing import FAR, MISSED, Desk, breach, started, time_unit

NOON = 720
LOOK_BACK = 3  # days over which a wrap can still shorten the rest before a call
RESTED, AWAKE, FREE = 2, 1, 0  # a day waits for hard rules about rest; only for the wrap before it; for nothing


@inner
def rested(m: Model, wrap: int, d: int, since: int, how: int) -> int:
    """The earliest call on day d after a wrap on day `since`.

    A wrap beyond the end of its day is missed there already; here it counts as the end, lest one overfull day push all days after it.
    """
    if how == FREE:
        return NEVER
    wrap = min(wrap, m.day[since, CLOSE])
    floor = wrap - (d - since) * DAY_MIN
    if how == AWAKE:
        return floor
    if m.rule[REST, ON] and m.rule[REST, HARD]:
        floor += m.rule[REST, NUMBER]
    if m.rule[NIGHT_THEN_DAY, ON] and m.rule[NIGHT_THEN_DAY, HARD] and since == d - 1 and wrap > DAY_MIN:
        floor = max(floor, m.rule[NIGHT_THEN_DAY, NUMBER])
    return floor


@inner
def last_work(st: State, d: int, w: int) -> int:
    """The day on which a callee worked last before d, within LOOK_BACK days; -1: none."""
    for since in range(d - 1, max(-1, d - 1 - LOOK_BACK), -1):
        if st.works[w, since]:
            return since
    return -1


@inner
def _rest_breaches(m: Model, d: int, who: int, since: int, wrap: int, call: int) -> tuple[int, int]:
    """(fen, bad) of too short a rest or a day after a night."""
    fen, bad = 0, 0
    wrap = min(wrap, m.day[since, CLOSE])
    gap = call + (d - since) * DAY_MIN - wrap
    if gap < 0:
        bad += MISSED - gap
    if m.rule[REST, ON] and gap < m.rule[REST, NUMBER]:
        more, worse = breach(m, REST, d, who, m.rule[REST, NUMBER] - gap)
        fen, bad = fen + more, bad + worse
    if m.rule[NIGHT_THEN_DAY, ON] and since == d - 1 and wrap > DAY_MIN and call < m.rule[NIGHT_THEN_DAY, NUMBER]:
        more, worse = breach(m, NIGHT_THEN_DAY, d, who, m.rule[NIGHT_THEN_DAY, NUMBER] - call)
        fen, bad = fen + more, bad + worse
    return fen, bad


@inner
def _ceiling(m: Model, rule: int, d: int, who: int, value: int) -> tuple[int, int]:
    """(fen, bad) of a rule that sets a highest number."""
    if m.rule[rule, ON] and value > m.rule[rule, NUMBER]:
        return breach(m, rule, d, who, value - m.rule[rule, NUMBER])
    return 0, 0


@spliced
def _times(m: Model, st: State, k: Desk, d: int, how: int) -> tuple[int, int, int]:
    """(scenes, fen of meals, missed): times every unit of a day and lists its scenes in time order on the desk."""
    units = len(m.unit)
    fen, bad, total, earliest = 0, 0, 0, NEVER
    for u in range(units):
        row = d * units + u
        for i in range(st.length[row]):
            s = st.order[row, i]
            for r in range(m.part_at[s], m.part_at[s + 1]):
                w = m.part[r, WHO]
                k.held_to[w] = NEVER
                since = last_work(st, d, w) if w < m.fact[PEOPLE] else -1
                k.floor[w] = max(m.promised[d, w], rested(m, st.who_wrap[since, w], d, since, how) if since >= 0 else NEVER)
    if units > 1:
        fill(k.room_to, NEVER)
        if d > 0 and how != FREE:
            earliest = highest(st.wrap[d - 1]) - DAY_MIN
    for u in range(units):
        row = d * units + u
        n = st.length[row]
        if n == 0:
            continue
        floor = earliest
        for since in range(d - 1, max(-1, d - 1 - LOOK_BACK), -1):
            if st.length[since * units + u]:
                floor = max(floor, rested(m, st.wrap[since, u], d, since, how))
                break
        call, wrap, more, worse = time_unit(m, k, d, u, st.order[row], n, st.option, floor)
        st.call[d, u], st.wrap[d, u] = call, wrap
        fen, bad = fen + more, bad + worse
        here = -1
        for i in range(n):
            s = st.order[row, i]
            set_ = m.option[st.option[s], SET]
            st.start[s], st.meal[s] = k.start[i], k.meal[i]
            j = total
            while j > 0 and k.day[1, j - 1] > k.start[i]:
                for c in range(3):
                    k.day[c, j] = k.day[c, j - 1]
                j -= 1
            k.day[0, j], k.day[1, j], k.day[2, j] = s, k.start[i], k.start[i] - (k.near[i] if set_ != here else 0)
            here = set_
            total += 1
        if units > 1 and u < units - 1:
            _hold(m, st, k, row, n)
    return total, fen, bad


@spliced
def _hold(m: Model, st: State, k: Desk, row: int, n: int) -> None:
    """Keeps the people and rooms of a timed unit from the units timed after it, over the whole stretch that it uses them."""
    away = 0
    if len(m.site) > 1:
        for a in range(len(m.site)):
            away = max(away, highest(m.move_min[a]))
    for i in range(n):
        s = st.order[row, i]
        set_ = m.option[st.option[s], SET]
        room = m.set[set_, ROOM]
        start, end = st.start[s], st.start[s] + m.scene[s, MINUTES]
        if k.room_to[room] == NEVER:
            k.room_from[room], k.room_set[room] = FAR, set_
        elif k.room_set[room] != set_:
            k.room_set[room] = -1
        k.room_from[room] = min(k.room_from[room], start - k.near[i])
        k.room_to[room] = max(k.room_to[room], end)
        for r in range(m.part_at[s], m.part_at[s + 1]):
            w = m.part[r, WHO]
            if k.held_to[w] == NEVER:
                k.held_from[w] = FAR
            pad = max(away, m.who[w, LOOK_CHANGE])
            k.held_from[w] = min(k.held_from[w], start - pad)
            k.held_to[w] = max(k.held_to[w], end + pad)


@inner
def _unit_money(m: Model, st: State, d: int) -> tuple[int, int]:
    """(fen, bad) of the units of a day: crew, overtime, moves, wishes about order, rules about a unit."""
    fen, bad, units = 0, 0, len(m.unit)
    percent = m.day[d, PAY]
    for u in range(units):
        row = d * units + u
        n = st.length[row]
        if n == 0:
            st.call[d, u] = st.wrap[d, u] = NEVER
            continue
        call, wrap = st.call[d, u], st.wrap[d, u]
        over = started(wrap - call - m.unit[u, UNIT_INCLUDED], 60) * m.unit[u, UNIT_OVERTIME]
        fen += m.unit[u, UNIT_FEN] * percent // 100 + over * percent // 100
        for i in range(1, n):
            a, b = st.order[row, i - 1], st.order[row, i]
            fen += m.move_fen[m.set[m.option[st.option[a], SET], SITE], m.set[m.option[st.option[b], SET], SITE]]
            if b < a:
                fen += m.wish[STORY_ORDER]
        if m.scene[st.order[row, n - 1], HEAVY]:
            fen += m.wish[HEAVY_LAST]
        more, worse = _ceiling(m, LONGEST_DAY, d, u, wrap - call)
        fen, bad = fen + more, bad + worse
        for since in range(d - 1, max(-1, d - 1 - LOOK_BACK), -1):
            if st.length[since * units + u]:
                more, worse = _rest_breaches(m, d, u, since, st.wrap[since, u], call)
                fen, bad = fen + more, bad + worse
                break
    return fen, bad


@inner
def _callee_money(m: Model, st: State, k: Desk, d: int, total: int) -> tuple[int, int]:
    """(fen, bad) of the people and groups of a day; writes their call and wrap."""
    fen, bad, percent = 0, 0, m.day[d, PAY]
    working, heads = k.last_end, k.floor
    fill(st.who_call[d], NEVER)
    for i in range(total):
        s, start = k.day[0, i], k.day[1, i]
        for r in range(m.part_at[s], m.part_at[s + 1]):
            w, look = m.part[r, WHO], m.part[r, LOOK]
            if st.who_call[d, w] == NEVER:
                st.who_call[d, w] = start - m.who[w, MAKEUP]
                k.worn[w], working[w], heads[w] = 0, m.who[w, MAKEUP], 0
            if look:
                if k.worn[w] and k.worn[w] != look:
                    working[w] += m.who[w, LOOK_CHANGE]
                k.worn[w] = look
            working[w] += m.scene[s, MINUTES]
            heads[w] = max(heads[w], m.part[r, COUNT])
            st.who_wrap[d, w] = start + m.scene[s, MINUTES]
    for w in range(len(m.who)):
        if st.who_call[d, w] == NEVER:
            st.who_wrap[d, w] = NEVER
            continue
        call, wrap = st.who_call[d, w], st.who_wrap[d, w]
        if w >= m.fact[PEOPLE]:
            fen += extras_fen(m.who[w], heads[w], wrap - call, percent)
            continue
        fen += worked_fen(m.who[w], wrap - call, percent) + with_guild(m.who[w], overtime_fen(m.who[w], wrap - call) * percent // 100)
        fen += started(wrap - call - working[w], 60) * m.wish[WAITING]
        who = m.fact[UNITS] + w
        more, worse = _ceiling(m, PERSON_LONGEST_DAY, d, who, wrap - call)
        fen, bad = fen + more, bad + worse
        if m.who[w, MINOR]:
            more, worse = _ceiling(m, MINOR_HOURS, d, who, wrap - call)
            fen, bad = fen + more, bad + worse
            more, worse = _ceiling(m, MINOR_LATEST, d, who, wrap)
            fen, bad = fen + more, bad + worse
        since = last_work(st, d, w)
        if since >= 0:
            more, worse = _rest_breaches(m, d, who, since, st.who_wrap[since, w], call)
            fen, bad = fen + more, bad + worse
    return fen, bad


@inner
def _place_money(m: Model, st: State, k: Desk, d: int, total: int) -> int:
    """Fen of the sets and sites used on a day, of the options chosen and of scenes shot late."""
    fen, sites = 0, len(m.set) + 1
    for i in range(total):
        s = k.day[0, i]
        option = st.option[s]
        fen += m.option[option, EXTRA_FEN]
        if m.scene[s, LATE_FEN] and d > m.scene[s, DUE]:
            fen += m.scene[s, LATE_FEN] * (d - m.scene[s, DUE])
        start, end = k.day[2, i], k.day[1, i] + m.scene[s, MINUTES]
        set_ = m.option[option, SET]
        site = sites + m.set[set_, SITE]
        k.use_from[set_], k.use_to[set_] = min(k.use_from[set_], start), max(k.use_to[set_], end)
        k.use_from[site], k.use_to[site] = min(k.use_from[site], start), max(k.use_to[site], end)
    for i in range(total):
        set_ = m.option[st.option[k.day[0, i]], SET]
        site = m.set[set_, SITE]
        if k.use_to[set_] != NEVER:
            fen += tariff_fen(m.set[set_], k.use_from[set_], k.use_to[set_])
            k.use_from[set_], k.use_to[set_] = FAR, NEVER
        if k.use_to[sites + site] != NEVER:
            fen += tariff_fen(m.site[site], k.use_from[sites + site], k.use_to[sites + site])
            k.use_from[sites + site], k.use_to[sites + site] = FAR, NEVER
    return fen


@inner
def called_fen(m: Model, w: int, count: int, d: int) -> int:
    """What calling somebody, or so many of a group, on a day costs at least."""
    if w < m.fact[PEOPLE]:
        return worked_fen(m.who[w], 1, m.day[d, PAY])
    return extras_fen(m.who[w], count, 1, m.day[d, PAY])


@inner
def used_fen(m: Model, place: int) -> int:
    """What a day on a set (then: on a site) costs at least."""
    return tariff_fen(m.set[place], NOON, NOON + 1) if place < len(m.set) else tariff_fen(m.site[place - len(m.set)], NOON, NOON + 1)


@inner
def _fixed_fen(m: Model, st: State, heads: Ints, d: int) -> int:
    """What the contents of a day cost whatever its hours: crew, people, sets and sites."""
    fen, units = 0, len(m.unit)
    for u in range(units):
        if st.length[d * units + u]:
            fen += m.unit[u, UNIT_FEN] * m.day[d, PAY] // 100
    for w in range(len(m.who)):
        if st.works[w, d]:
            fen += called_fen(m, w, heads[w], d)
    for place in range(len(st.uses)):
        if st.uses[place, d]:
            fen += used_fen(m, place)
    return fen


@inner
def ease(m: Model, st: State, d: int) -> int:
    """By how many minutes every call of a day lies after the earliest one that the days before it allow; 0 or less: the day may hang on them."""
    if (
        m.fact[BY_HAND]
        or len(m.unit) > 1
        or (m.rule[REST, ON] and not m.rule[REST, HARD])
        or (m.rule[NIGHT_THEN_DAY, ON] and not m.rule[NIGHT_THEN_DAY, HARD])
    ):
        return NEVER
    least = FAR
    for since in range(d - 1, max(-1, d - 1 - LOOK_BACK), -1):
        if st.length[since]:
            least = st.call[d, 0] - rested(m, st.wrap[since, 0], d, since, RESTED)
            break
    for w in range(m.fact[PEOPLE]):
        if st.who_call[d, w] != NEVER:
            since = last_work(st, d, w)
            if since >= 0:
                least = min(least, st.who_call[d, w] - rested(m, st.who_wrap[since, w], d, since, RESTED))
    return least


@inner
def measure(m: Model, st: State, k: Desk, d: int) -> None:
    """Times and prices one day with the days before it as they are. Where rest cannot be kept, an exception may still allow less; and a day arranged
    by hand that waiting for rest would push out of its sets' hours or its light stays where it is: one long day does not move all that follow."""
    how, chosen, attempt, fen_rested, bad_rested, missed_chosen = RESTED, RESTED, 0, 0, 0, 0
    while True:
        total, fen, missed = _times(m, st, k, d, how)
        more, worse = _unit_money(m, st, d)
        fen, bad = fen + more, missed + worse
        more, worse = _callee_money(m, st, k, d, total)
        st.cost[d], st.bad[d] = fen + more + _place_money(m, st, k, d, total), bad + worse
        st.ease[d], st.fixed[d] = ease(m, st, d), _fixed_fen(m, st, k.floor, d)
        if st.bad[d] == 0 or attempt == 4:
            return
        if attempt == 0:
            fen_rested, bad_rested = st.cost[d], st.bad[d]
            if highest(m.excepted[REST, d]) >= 0 or highest(m.excepted[NIGHT_THEN_DAY, d]) >= 0:
                how, attempt = AWAKE, 1
                continue
        if attempt == 1 and (st.bad[d] > bad_rested or (st.bad[d] == bad_rested and st.cost[d] > fen_rested)):
            how, attempt = RESTED, 2
            continue
        if attempt == 3:
            if missed < missed_chosen:
                return
            how, attempt = chosen, 4
            continue
        if not m.fact[BY_HAND] or missed == 0:
            return
        chosen, missed_chosen, how, attempt = how, missed, FREE, 3


@compiled
def measure_all(m: Model, st: State, k: Desk) -> tuple[int, int]:
    """(fen, bad) of the whole solution, every day measured anew in order."""
    for d in range(len(m.day)):
        measure(m, st, k, d)
    for w in range(len(m.who)):
        measure_span(m, st, w)
    fen, bad = production(m, st)
    return fen + summed(st.cost), bad + summed(st.bad)
