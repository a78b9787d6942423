"""plan: a problem and some of its facts -> the facts among them that cannot hold together, proven by CP-SAT; None when nothing is proven.

A relaxation: scenes are put on days and into stretches of minutes; a day must hold the minutes of its scenes, changes and meals, but the order within
it is left open. What cannot be done here cannot be done at all. Each constraint holds only while the facts behind it are assumed, so a proof names
them (assumptions: OR-Tools CP-SAT, `sufficient_assumptions_for_infeasibility`). After the last day stands one more without any limit on how much
fits in it: it is there while "there are N days" is not assumed. Minutes as in the problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.problem import Day, Problem, Scene, Set
from juzu.plan.questions.facts import Fact, FactKind
from juzu.plan.questions.windows import changes_min, dark_and_light, free, most_work, starts, within

EFFORTS = ((0.5, 1), (4.0, 2))  # CP-SAT's deterministic seconds and linearisation: quick, then with a strong linear relaxation
Var = Any
Cut = Callable[[list[Span]], list[Span]]


def clash(problem: Problem, assumed: Iterable[Fact]) -> tuple[Fact, ...] | None:
    """Facts that cannot hold together (not the fewest); None when they can, or when there is no telling within the effort."""
    built = _Relaxation(problem, tuple(assumed))
    for effort, linear in EFFORTS:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.cp_model_presolve = False  # measured at 120 scenes: 0.1 s instead of 0.4 s
        solver.parameters.linearization_level = linear
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(built.model)
        if status == cp_model.INFEASIBLE:
            core = {int(n) for n in solver.sufficient_assumptions_for_infeasibility()}
            return tuple(fact for fact, literal in built.literals.items() if literal.index in core)
        if status != cp_model.UNKNOWN:
            return None
    return None


class _Relaxation:
    """The model of a problem under assumed facts. `x[s][d]`: scene on day; `z[s, set][d]`: scene on that set."""

    def __init__(self, problem: Problem, assumed: Sequence[Fact]) -> None:
        self.problem, self.model = problem, cp_model.CpModel()
        self.literals: dict[Fact, Var] = {fact: self.model.new_bool_var("") for fact in assumed}
        self.known = {(f.kind, f.scene, f.who, f.day): literal for f, literal in self.literals.items()}
        self.model.add_assumptions(list(self.literals.values()))
        self.long = {scene for fact in self.literals for scene in fact.scenes}
        self.measured = next((literal for fact, literal in self.literals.items() if fact.kind == "minutes"), None)
        about = {scene for fact in self.literals for scene in (fact.scene, *fact.scenes, fact.who if fact.kind == "link" else "")}
        self.todo = [scene for scene in problem.scenes if scene.id in about]
        self.sets = {s.id: s for s in problem.sets}
        self.people = {p.id: p for p in problem.people}
        self.last = len(problem.days)  # the day after the last
        self.x = {s.id: [self.model.new_bool_var("") for _ in range(self.last + 1)] for s in self.todo}
        self.z = {(s.id, o.set): [self.model.new_bool_var("") for _ in range(self.last + 1)] for s in self.todo for o in s.options}
        self.t = {s.id: self.model.new_int_var(0, 2 * DAY_MIN, "") for s in self.todo if self._timed(s)}
        for scene in self.todo:
            self._scene(scene)
        self._links()
        self._starts_apart()
        self._whole_load()
        for d in range(self.last):
            self._day_load(d)
            self._daylight_load(d)
            self._set_load(d)
        self._people_load()
        self._in_row()

    def fact(self, kind: FactKind, scene: str = "", who: str = "", day: int = -1) -> Var | None:
        """The literal of an assumed fact; None when it is not assumed."""
        return self.known.get((kind, scene, who, day))

    def forbid(self, *literals: Var | None) -> None:
        """Not all of these; nothing to forbid when one of them is not assumed."""
        there = [literal for literal in literals if literal is not None]
        if len(there) == len(literals):
            self.model.add_bool_or([literal.negated() for literal in there])

    def day(self, d: int) -> Day:
        """The day, for the one after the last as the last."""
        return self.problem.days[min(d, self.last - 1)]

    def _timed(self, scene: Scene) -> bool:
        """Whether the minute of the scene can matter."""
        linked = any(k.kind == "before" and scene.id in (k.a, k.b) for k in self.problem.links)
        minor = any(self.people[p.person].minor for p in scene.cast)
        busy = any(self.people[p.person].busy for p in scene.cast) or any(self.sets[o.set].busy for o in scene.options)
        hours = [within([day.open], self.sets[o.set].open) for o in scene.options for day in self.problem.days]
        narrow = any(sum(span.minutes for span in spans) < scene.minutes for spans in hours)
        return linked or minor or busy or narrow or scene.start_min >= 0 or (scene.outside and scene.light != "any")

    def _scene(self, scene: Scene) -> None:
        x = self.x[scene.id]
        self.model.add_exactly_one(x)
        self.forbid(self.fact("days"), x[self.last])
        for d in range(self.last + 1):
            self._scene_on_day(scene, d)
            for part in scene.cast:
                self.forbid(self.fact("cast", scene.id, part.person), self.fact("away", who=part.person, day=d), x[d])
            if (need := self.fact("set", scene.id)) is not None:
                self.model.add_bool_or([self.z[scene.id, o.set][d] for o in scene.options]).only_enforce_if([need, x[d]])
            for option in scene.options:
                self.forbid(self.fact("closed", who=option.set, day=d), self.z[scene.id, option.set][d])
        if (lock := self.fact("lock", scene.id, day=scene.day)) is not None:
            self.model.add_bool_or([x[scene.day]] if scene.day < self.last else []).only_enforce_if(lock)

    def _scene_on_day(self, scene: Scene, d: int) -> None:
        here = self.x[scene.id][d]
        self.forbid(self.fact("rest day", day=d), here)
        if d != scene.day:
            self.forbid(self.fact("locked day", day=d), here)
        if d < scene.earliest_day:
            self.forbid(self.fact("earliest", scene.id, day=scene.earliest_day), here)
        if 0 <= scene.latest_day < d:
            self.forbid(self.fact("latest", scene.id, day=scene.latest_day), here)
        if scene.id in self.t:
            self._minute(scene, d, here)
        if d == self.last:
            for facts, room in self._rooms_of_day(d):
                if scene.minutes > room:
                    self.forbid(self._length(scene.id), here, *facts)

    def _length(self, scene: str) -> Var | None:
        """The literal that the scene takes its minutes."""
        return self.measured if scene in self.long else None

    def _load(self, scenes: Iterable[Scene]) -> list[Scene]:
        """Those whose minutes count; none when minutes are not assumed."""
        return [scene for scene in scenes if scene.id in self.long]

    def _minute(self, scene: Scene, d: int, here: Var) -> None:
        """The stretches in which the scene can lie, each under the facts behind it; at its own length and, were minutes no fact, at one minute."""
        for minutes, measured in ((scene.minutes, [self._length(scene.id)]), (1, [])):
            for facts, windows in self._stretches(scene, d):
                if all(literal is not None for literal in (*measured, *facts)):
                    inside = self.model.add_linear_expression_in_domain(self.t[scene.id], starts(windows, minutes))
                    inside.only_enforce_if([*measured, *facts, here])

    def _stretches(self, scene: Scene, d: int) -> Iterator[tuple[list[Var | None], list[Span]]]:
        day = self.day(d)
        yield [self.fact("working hours")], [day.open]
        if scene.outside and scene.light != "any":
            yield [self.fact("light", scene.id)], dark_and_light(day, scene.light)
        if scene.start_min >= 0:
            self.forbid_other_start(scene)
        for option in scene.options:
            place = self.sets[option.set]
            on = self.z[scene.id, option.set][d]
            if (hours := self.fact("hours", who=place.id)) is not None:
                yield [hours, on], [place.open]
            if booked := [b.span for b in place.busy if b.day == d]:
                yield [self.fact("booked", who=place.id, day=d), on], free([Span(0, 2 * DAY_MIN)], booked)
        for part in scene.cast:
            person, cast = self.people[part.person], self.fact("cast", scene.id, part.person)
            if busy := [b.span for b in person.busy if b.day == d]:
                yield [self.fact("busy", who=person.id, day=d), cast], free([Span(0, 2 * DAY_MIN)], busy)
            latest = self.problem.rule("minor-latest")
            if person.minor and latest:
                yield [self.fact("rule", who=latest.id), cast], [Span(0, latest.number)]

    def forbid_other_start(self, scene: Scene) -> None:
        """The locked start."""
        if (locked := self.fact("start", scene.id)) is not None:
            self.model.add(self.t[scene.id] == scene.start_min).only_enforce_if(locked)

    def _links(self) -> None:
        for fact, literal in self.literals.items():
            if fact.kind != "link" or fact.scene == fact.who:
                continue
            kind, a, b = self.problem.links[fact.key].kind, fact.scene, fact.who
            first, then = (sum(d * v for d, v in enumerate(self.x[s])) for s in (a, b))
            self.model.add(first == then if kind == "same_day" else first <= then).only_enforce_if(literal)
            if kind == "before":
                length = next(s.minutes for s in self.todo if s.id == a)
                ends = DAY_MIN * first + self.t[a]
                self.model.add(ends + 1 <= DAY_MIN * then + self.t[b]).only_enforce_if(literal)
                if (minutes := self._length(a)) is not None:
                    self.model.add(ends + length <= DAY_MIN * then + self.t[b]).only_enforce_if([literal, minutes])

    def _starts_apart(self) -> None:
        """Two scenes with locked starts that overlap: not on one day with one unit."""
        if len(self.problem.units) > 1:
            return
        for a, b in combinations([s for s in self.todo if s.start_min >= 0], 2):
            same = a.start_min == b.start_min
            overlap = a.start_min < b.start_min + b.minutes and b.start_min < a.start_min + a.minutes
            measured = [] if same else [self._length((a if a.start_min < b.start_min else b).id)]
            for d in range(self.last + 1) if overlap else ():
                self.forbid(*measured, self.fact("start", a.id), self.fact("start", b.id), self.x[a.id][d], self.x[b.id][d])

    def _rooms_of_day(self, d: int) -> Iterator[tuple[list[Var], int]]:
        """(facts, minutes of scenes and changes that one unit can fit in the day under them), for each set of facts that limits it."""
        unit = min(self.problem.units, key=lambda u: u.setup_min + u.strike_min)
        fixed = unit.setup_min + unit.strike_min
        rules = {r.id: (r, literal) for r in self.problem.rules if (literal := self.fact("rule", who=r.id)) is not None}
        ceilings: list[tuple[list[Var], int]] = []
        if "longest-day" in rules:
            ceilings.append(([rules["longest-day"][1]], rules["longest-day"][0].number))
        if (hours := self.fact("working hours")) is not None:
            ceilings.append(([hours], self.day(d).open.minutes))
        for facts, most in ceilings:
            yield facts, max(0, most - fixed)
            if "meal-after" in rules and "meal-length" in rules:
                after, length = rules["meal-after"][0].number, rules["meal-length"][0].number
                meals = [rules["meal-after"][1], rules["meal-length"][1]]
                yield [*facts, *meals], max(0, most_work(most, after, length) - fixed)

    def _day_load(self, d: int) -> None:
        if self.measured is None:
            return
        work, units = sum(s.minutes * self.x[s.id][d] for s in self._load(self.todo)), len(self.problem.units)
        change = changes_min(self.problem)
        entered = self._entered(d) if change else []
        for facts, room in self._rooms_of_day(d):
            within_day = work + change * sum(entered) <= room * units + change * units * bool(entered)
            self.model.add(within_day).only_enforce_if([self.measured, *facts])

    def _whole_load(self) -> None:
        """All days together: follows from the single days, and spares CP-SAT the proof that the scenes cannot be shared out."""
        if self.measured is None:
            return
        rest = [(d, self.fact("rest day", day=d)) for d, day in enumerate(self.problem.days) if day.kind != "shoot"]
        closed = {d: literal for d, literal in rest if literal is not None}
        rooms: dict[tuple[int, ...], tuple[list[Var], int]] = {}
        for d in (d for d in range(self.last) if d not in closed):
            for facts, room in self._rooms_of_day(d):
                literals, total = rooms.get(tuple(f.index for f in facts), (facts, 0))
                rooms[tuple(f.index for f in facts)] = literals, total + room
        load = sum(s.minutes * (1 - self.x[s.id][self.last]) for s in self._load(self.todo))
        for literals, total in rooms.values():
            room = total * len(self.problem.units)
            self.model.add(load <= room).only_enforce_if([self.measured, *closed.values(), *literals])

    def _entered(self, d: int) -> list[Var]:
        """One literal per room: something is shot in it on the day."""
        rooms: dict[str, Var] = {}
        for (_, place), z in self.z.items():
            room = self.sets[place].room
            if room not in rooms:
                rooms[room] = self.model.new_bool_var("")
            self.model.add_implication(z[d], rooms[room])
        return list(rooms.values())

    def _daylight_load(self, d: int) -> None:
        day = self.day(d)
        for light in ("day", "night"):
            outside = [s for s in self.todo if s.outside and s.light == light]
            scenes = [s for s in self._load(outside) if self.fact("light", s.id) is not None]
            windows = dark_and_light(day, light)
            for facts, spans in (([], windows), ([self.fact("working hours")], within(windows, day.open))):
                room = sum(span.minutes for span in spans) * len(self.problem.units)
                if all(f is not None for f in facts) and sum(s.minutes for s in scenes) > room:
                    needs = [self._both(self.x[s.id][d], self.fact("light", s.id)) for s in scenes]
                    load = sum(s.minutes * need for s, need in zip(scenes, needs, strict=True))
                    self.model.add(load <= room).only_enforce_if([self.measured, *facts])

    def _set_load(self, d: int) -> None:
        for place in self.sets.values():
            scenes = self._load(s for s in self.todo if (s.id, place.id) in self.z)
            for facts, room in self._rooms_of_set(place, d):
                if sum(s.minutes for s in scenes) > room:
                    load = sum(s.minutes * self.z[s.id, place.id][d] for s in scenes)
                    self.model.add(load <= room).only_enforce_if([self.measured, *facts])

    def _rooms_of_set(self, place: Set, d: int) -> Iterator[tuple[list[Var], int]]:
        booked = [b.span for b in place.busy if b.day == d]
        limits: list[tuple[Var | None, Cut]] = [
            (self.fact("hours", who=place.id), lambda spans: within(spans, place.open)),
            (self.fact("working hours"), lambda spans: within(spans, self.day(d).open)),
            (self.fact("booked", who=place.id, day=d), lambda spans: free(spans, booked)),
        ]
        known = [(literal, cut) for literal, cut in limits if literal is not None]
        for size in range(1, len(known) + 1):
            for chosen in combinations(known, size):
                spans = [Span(0, 2 * DAY_MIN)]
                for _, cut in chosen:
                    spans = cut(spans)
                yield [literal for literal, _ in chosen], sum(span.minutes for span in spans)

    def _people_load(self) -> None:
        for name, minors in (("person-longest-day", False), ("minor-hours", True)):
            rule, literal = self.problem.rule(name), self.fact("rule", who=name)
            if rule is None or literal is None:
                continue
            for person in (p for p in self.problem.people if p.minor or not minors):
                scenes = [s for s in self._load(self.todo) if self.fact("cast", s.id, person.id) is not None]
                room = max(0, rule.number - person.makeup_min)
                for scene in (s for s in scenes if s.minutes > room):
                    self.forbid(self.measured, literal, self.fact("cast", scene.id, person.id), self.x[scene.id][self.last])
                if sum(s.minutes for s in scenes) <= room:
                    continue
                for d in range(self.last):
                    load = sum(s.minutes * self._both(self.x[s.id][d], self.fact("cast", s.id, person.id)) for s in scenes)
                    self.model.add(load <= room).only_enforce_if([self.measured, literal])

    def _in_row(self) -> None:
        rule, literal = self.problem.rule("days-in-row"), self.fact("rule", who="days-in-row")
        if rule is None or literal is None or rule.number >= self.last or len(self.problem.units) > 1:
            return
        works = [self.model.new_bool_var("") for _ in range(self.last)]
        for scene in self.todo:
            for d in range(self.last):
                self.model.add_implication(self.x[scene.id][d], works[d])
        for d in range(self.last - rule.number):
            self.model.add(sum(works[d : d + rule.number + 1]) <= rule.number).only_enforce_if(literal)

    def _both(self, a: Var, b: Var | None) -> Var:
        """A literal that is true when both are."""
        both = self.model.new_bool_var("")
        if b is not None:
            self.model.add_bool_or([a.negated(), b.negated(), both])
        return both
