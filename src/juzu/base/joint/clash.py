"""base: the plans of several crews, side by side -> every clash of set, person or extras pool.

Written apart from the search: it reads the plans as the checker reads them, and compares what stands next to each other in time. Minutes are the base's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from juzu.base.booking.booking import Booking
from juzu.base.booking.clock import stretch, when
from juzu.base.catalogue import Base
from juzu.base.joint.crew import Crew
from juzu.base.joint.document import Clash
from juzu.base.spaces import Spaces
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Person, Problem
from juzu.plan.rules.facts import Facts, read


@dataclass(frozen=True, slots=True)
class Use:
    """A stretch on which a crew has a set, or a person by name."""

    crew: str
    what: str
    span: Span


def clashes(base: Base, plans: Iterable[tuple[Crew, Plan]], *, bookings: Iterable[Booking] = (), pool: int = 0) -> tuple[Clash, ...]:
    """Everything that two crews, or a crew and a booking of another party, have at once; nothing when the plans can stand together."""
    found = [(crew, read(crew.problem, plan)) for crew, plan in plans]
    spaces = Spaces(base)
    stays = [use for crew, facts in found for use in stays_of(base, crew, facts)]
    booked = [Use(b.party, b.set, b.span) for b in bookings if b.blocks and b.set in spaces.sets]
    people = [use for crew, facts in found for use in appearances_of(crew, facts)]
    heads = [(span, count, crew.name) for crew, facts in found for span, count in heads_of(crew, facts)]
    return (*_sets(spaces, stays, booked), *_people(base, people), *(_pool(heads, pool) if pool else ()))


def shared_name(person: Person) -> str:
    """The name by which somebody is the same person in several productions: the actor's; "" for a role that nobody plays yet."""
    name = person.name.strip()
    return "" if name == person.role.strip() else name


def stays_of(base: Base, crew: Crew, facts: Facts) -> Iterator[Use]:
    """Each stay on a set of the base, its dressing included."""
    for stay in facts.stays():
        if stay.set.site == base.id:
            start = crew.begins + stay.day * DAY_MIN
            yield Use(crew.name, stay.set.id, Span(start + stay.start, start + stay.end))


def appearances_of(crew: Crew, facts: Facts) -> Iterator[Use]:
    """Each scene of a person with a name, the first of a day with its make-up."""
    for who, days in facts.people.items():
        name = shared_name(facts.persons[who])
        for day in days if name else ():
            start = crew.begins + day.day * DAY_MIN
            for n, shot in enumerate(day.shots):
                yield Use(crew.name, name, Span(start + (shot.start if n else day.call), start + shot.end))


def heads_of(crew: Crew, facts: Facts) -> Iterator[tuple[Span, int]]:
    """Each scene with extras, and how many."""
    for sheet in facts.sheets:
        start = crew.begins + sheet.day * DAY_MIN
        for shot in sheet.shots:
            if count := sum(need.count for need in shot.scene.extras):
                yield Span(start + shot.start, start + shot.end), count


def _sets(spaces: Spaces, stays: Sequence[Use], booked: Sequence[Use]) -> Iterator[Clash]:
    """Two crews in one space need the hand-over between them, or the change of state."""
    rooms: dict[str, list[tuple[Use, bool]]] = defaultdict(list)
    for uses, is_booking in ((stays, False), (booked, True)):
        for use in uses:
            for room in spaces.rooms(use.what):
                rooms[room].append((use, is_booking))
    told: set[tuple[Use, Use]] = set()
    for row in rooms.values():
        row.sort(key=lambda item: (item[0].span, item[0].crew))
        for n, (earlier, booking) in enumerate(row):
            for later, also_booking in row[n + 1 :]:
                if later.span.start >= earlier.span.end + DAY_MIN:
                    break
                if earlier.crew == later.crew or (booking and also_booking) or (earlier, later) in told:
                    continue
                between = spaces.between_min(earlier.what, later.what, same_party=False)
                if later.span.start < earlier.span.end + between:
                    told.add((earlier, later))
                    yield _at_once(spaces.sets[later.what].name, earlier, later, between)


def _people(base: Base, uses: Sequence[Use]) -> Iterator[Clash]:
    """Whoever goes from one crew to another needs as long as a change of set."""
    by_name: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_name[use.what].append(use)
    for row in by_name.values():
        row.sort(key=lambda use: (use.span, use.crew))
        for n, earlier in enumerate(row):
            for later in row[n + 1 :]:
                if later.span.start >= earlier.span.end + DAY_MIN:
                    break
                if earlier.crew != later.crew and later.span.start < earlier.span.end + base.change_min:
                    yield _at_once(later.what, earlier, later, base.change_min)


def _at_once(name: str, earlier: Use, later: Use, between: int) -> Clash:
    what = Text("{n}：“{a}”{x}，“{b}”{y}，中间要留 {m} 分钟", "{n}: {a} has it {x}, {b} {y}; {m} min must lie between").format(
        n=name, a=earlier.crew, x=stretch(earlier.span), b=later.crew, y=stretch(later.span), m=between
    )
    return Clash(what, (earlier.crew, later.crew))


def _pool(rows: Sequence[tuple[Span, int, str]], pool: int) -> Iterator[Clash]:
    """The first minute of each stretch on which more extras stand before cameras than the base has."""
    for minute in sorted({span.start for span, _, _ in rows}):
        now = [(count, crew) for span, count, crew in rows if span.start <= minute < span.end]
        if (heads := sum(count for count, _ in now)) > pool:
            crews = tuple(sorted({crew for _, crew in now}))
            what = Text("{t} 要 {h} 位群演，只有 {p} 位：{c}", "{t}: {h} extras are needed and {p} are there: {c}")
            yield Clash(what.format(t=when(minute), h=heads, p=pool, c="、".join(crews)), crews)


def sharing(problems: Iterable[Problem]) -> frozenset[str]:
    """Names of people who serve more than one of these productions."""
    seen: dict[str, int] = defaultdict(int)
    for problem in problems:
        for name in {shared_name(person) for person in problem.people} - {""}:
            seen[name] += 1
    return frozenset(name for name, times in seen.items() if times > 1)
