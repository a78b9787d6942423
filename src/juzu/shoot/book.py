"""shoot: production, breakdown, problem, plan -> a book in which every paper looks things up.

Raises InputError when the plan holds a scene that the breakdown does not know, or the plan and the problem do not belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import DayPlan, Plan, Slot
from juzu.plan.problem import Person, Problem, Set, Site
from juzu.script.breakdown import Breakdown, CastKind, Character, Mention, Place, SceneNeeds
from juzu.shoot.paper import Column, Value, same
from juzu.shoot.production import DONE_STATES, Production, SceneState
from juzu.shoot.rounding import shown_days
from juzu.shoot.words import counted, pages_shown

MAIN: tuple[CastKind, ...] = ("lead", "support")
NOWHERE = Place("", ())


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a scene stands in the plan: its day sheet and its slot."""

    day: DayPlan
    slot: Slot


@dataclass(frozen=True, slots=True)
class Book:
    """Everything papers are drawn from, with its indexes. Made by `open_book`. `days` are the plan's, with times as papers show them."""

    production: Production
    breakdown: Breakdown
    problem: Problem | None
    plan: Plan | None
    needs: dict[str, SceneNeeds]
    characters: dict[str, Character]
    places: dict[str, Place]
    people: dict[str, Person]
    sets: dict[str, Set]
    sites: dict[str, Site]
    days: tuple[DayPlan, ...]
    stands: dict[str, Stand]
    states: dict[str, SceneState]
    actors: dict[str, str]
    locations: dict[str, str]
    looks: dict[str, str]

    @property
    def scenes(self) -> tuple[SceneNeeds, ...]:
        """The scenes in story order, without the dropped ones."""
        return tuple(scene for scene in self.breakdown.scenes if not scene.omitted)

    def pages(self, scene: SceneNeeds) -> Fraction:
        """Length in pages, counted the production's way."""
        return Fraction(scene.page_tenths, 10) if self.production.page_count == "tenths" else Fraction(scene.eighths, 8)

    def page_sum(self, scenes: Iterable[SceneNeeds]) -> str:
        """The length of scenes together, as the production writes pages."""
        return pages_shown(sum((self.pages(s) for s in scenes), start=Fraction(0)), self.production.page_count == "eighths")

    def extent(self, scenes: Sequence[SceneNeeds]) -> Text:
        """How much it is: 12 场 8.4 页."""
        pages = self.page_sum(scenes)
        return Text("{n} {p} 页", "{n}, {p} pages").format(n=counted(len(scenes), "场", "scene"), p=pages)

    def levels(self, scene: SceneNeeds) -> tuple[str, str, str]:
        """主场景, 次场景, 三级场景; deeper levels are joined into the third."""
        first, second, *rest = (*self.places.get(scene.place, NOWHERE).levels, "", "")
        return first, second, "·".join(level for level in rest if level)

    def location(self, scene: SceneNeeds) -> str:
        """拍摄地点: the set that the plan uses, else what the production says for the place, else the breakdown's own."""
        if stand := self.stands.get(scene.id):
            return self.set_name(stand.slot.set)
        place = self.places.get(scene.place, NOWHERE)
        known = self.locations.get(place.id) or place.location
        return self.set_name(known) if known in self.sets else known

    def set_name(self, set_id: str, *, full: bool = False) -> str:
        """A set as crews say it: with its floor, and with its site where that is not the one they are at; `full` always names the site."""
        item = self.sets[set_id]
        site = self.sites[item.site].name or item.site
        name = item.name or item.id
        brackets = " ({})" if name.isascii() else "（{}）"
        floor = brackets.format(item.floor) if item.floor and item.floor not in name else ""
        away = full or item.site != self.home
        return f"{site}·{name}{floor}" if away and site != name else f"{name}{floor}"

    @property
    def home(self) -> str:
        """The site with the most sets: the base."""
        count = Counter(item.site for item in self.sets.values())
        return max(count, key=lambda site: count[site], default="")

    def actor(self, character: str) -> str:
        """Who plays a character; "" where nobody has been named, which tables say by repeating the role."""
        person = self.people.get(character)
        told = self.actors.get(character) or (person.name if person else "")
        return "" if told in (self.role(character), person.role if person else "") else told

    def role(self, character: str) -> str:
        """The character's name."""
        return self.characters[character].name if character in self.characters else character

    def state(self, scene: SceneNeeds) -> SceneState:
        """销场: how far the scene is."""
        if scene.omitted:
            return "dropped"
        return self.states.get(scene.id, "open")

    def done(self, scene: SceneNeeds) -> bool:
        """Whether the scene has been shot."""
        return self.state(scene) in DONE_STATES

    def date(self, day: int) -> date | None:
        """The date of a plan day; None in an undated plan."""
        written = self.problem.days[day].date if self.problem else ""
        return date.fromisoformat(written) if written else None

    def ordinal(self, day: DayPlan) -> int:
        """Which shooting day 第 n 天 it is, counted from 1 over the days on which anything is shot."""
        return sorted({other.day for other in self.days}).index(day.day) + 1

    def unit_name(self, unit: str) -> Text:
        """分组 as the production calls it."""
        told = dict(self.production.units).get(unit)
        return same(told) if told else Text(f"{unit}组", f"Unit {unit}")

    @property
    def numbers(self) -> dict[str, int]:
        """Character -> number on the stripboard and in the day-out-of-days: leads, supports, then everybody else, each by scenes."""
        count = Counter(mention.character for scene in self.scenes for mention in scene.cast)
        ranks = {kind: rank for rank, kind in enumerate(MAIN)}
        played = [character for character in self.breakdown.characters if count[character.id]]
        played.sort(key=lambda c: (ranks.get(c.kind, len(MAIN)), -count[c.id]))
        return {character.id: number for number, character in enumerate(played, start=1)}

    def main_actors(self, scenes: Iterable[SceneNeeds]) -> tuple[Character, ...]:
        """Leads and supports of the scenes who get a column: leads first, then by scenes; as many as the production has columns for."""
        count = Counter(mention.character for scene in scenes for mention in scene.cast)
        order = {character.id: number for number, character in enumerate(self.breakdown.characters)}
        main = [character for character in self.breakdown.characters if character.kind in MAIN and count[character.id]]
        main.sort(key=lambda c: (MAIN.index(c.kind), -count[c.id], order[c.id]))
        return tuple(main[: self.production.actor_columns])

    def others(self, scene: SceneNeeds, main: Iterable[Character]) -> tuple[Mention, ...]:
        """Those of the scene's cast who have no column: 特约."""
        shown = {character.id for character in main}
        return tuple(mention for mention in scene.cast if mention.character not in shown)

    def actor_columns(self, main: Iterable[Character], group: Text | None) -> tuple[Column, ...]:
        """One narrow column per main actor, the role above the actor."""
        main = tuple(main)
        named = any(self.actor(c.id) for c in main)
        return tuple(
            Column(
                same(c.name), 2, "center", "mark", upright=True, group=group, subtitle=same(self.actor(c.id) or "待定") if named else None
            )
            for c in main
        )


def mark(scene: SceneNeeds, character: Character) -> Value:
    """The cell under an actor's name: √ in person, 声 only heard."""
    mention = next((m for m in scene.cast if m.character == character.id), None)
    if mention is None:
        return None
    return Text("声", "VO") if mention.heard_only else "√"


def open_book(production: Production, breakdown: Breakdown, problem: Problem | None = None, plan: Plan | None = None) -> Book:
    """The book of a production. A plan needs its problem."""
    if plan and not problem:
        raise ValueError("a plan can only be read with its problem")
    days = shown_days(problem, plan.days, production.round_min) if problem and plan else ()
    stands = {slot.scene: Stand(day, slot) for day in days for slot in day.slots if slot.kind == "scene"}
    needs = {scene.id: scene for scene in breakdown.scenes}
    known_sets = {s.id for s in problem.sets} if problem else set()
    if strangers := [scene for scene, stand in stands.items() if scene not in needs or stand.slot.set not in known_sets]:
        names = "、".join(strangers)
        raise InputError(
            Fault(
                Text(f"计划里的场次或用景与分场、数据对不上：{names}", f"the plan holds scenes or sets that nobody else knows: {names}"),
                Text("重新排期（juzu plan）后再出表", "plan again (juzu plan), then print the papers"),
            )
        )
    done: dict[str, SceneState] = {scene.id: "shot" for scene in problem.scenes if scene.done} if problem else {}
    return Book(
        production=production,
        breakdown=breakdown,
        problem=problem,
        plan=plan,
        needs=needs,
        characters={c.id: c for c in breakdown.characters},
        places={p.id: p for p in breakdown.places},
        people={p.id: p for p in problem.people} if problem else {},
        sets={s.id: s for s in problem.sets} if problem else {},
        sites={s.id: s for s in problem.sites} if problem else {},
        days=days,
        stands=stands,
        states=done | dict(production.states),
        actors=dict(production.actors),
        locations=dict(production.locations),
        looks={look.id: look.name for look in breakdown.looks},
    )
