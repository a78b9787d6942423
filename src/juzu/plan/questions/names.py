"""plan: ids and positions of a problem -> what the crew calls them."""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.problem import Problem


@dataclass(frozen=True, slots=True)
class Names:
    """The words of one problem. An actor is called by the role, as on a call sheet."""

    problem: Problem

    def day(self, day: int) -> Text:
        """`12-05` for a dated day, `第 3 天` / `day 3` for one without; the production for -1."""
        if not 0 <= day < len(self.problem.days):
            return Text("整部戏", "the production") if day < 0 else Text(f"第 {day + 1} 天", f"day {day + 1}")
        date = self.problem.days[day].date
        return Text(date[5:], date[5:]) if date else Text(f"第 {day + 1} 天", f"day {day + 1}")

    def days(self, days: tuple[int, ...]) -> Text:
        """Several days; runs are joined: `12-03 至 12-05、12-08`."""
        runs: list[tuple[int, int]] = []
        for day in sorted(set(days)):
            if runs and runs[-1][1] == day - 1:
                runs[-1] = (runs[-1][0], day)
            else:
                runs.append((day, day))
        parts = [self.day(a) if a == b else Text("{a} 至 {b}", "{a} to {b}").format(a=self.day(a), b=self.day(b)) for a, b in runs]
        return listed(parts)

    def who(self, id: str) -> Text:
        """A person, group, set, site or unit."""
        for person in self.problem.people:
            if person.id == id:
                return same(person.role or person.name or person.id)
        problem = self.problem
        sets, sites = [(s.id, s.name) for s in problem.sets], [(s.id, s.name) for s in problem.sites]
        for known, name in (*sets, *sites, *((group.id, group.name) for group in problem.extras)):
            if known == id:
                return same(name or id)
        return Text(f"{id} 组", f"unit {id}") if any(unit.id == id for unit in self.problem.units) else same(id)


def same(name: str) -> Text:
    """A name that is the same in both languages."""
    return Text(name, name)


def listed(parts: list[Text], most: int = 12) -> Text:
    """Parts in one sentence; the rest is counted."""
    if not parts:
        return Text("无", "none")
    zh, en = "、".join(p.zh for p in parts[:most]), ", ".join(p.en for p in parts[:most])
    more = len(parts) - most
    return Text(f"{zh} 等 {len(parts)} 项", f"{en} and {more} more") if more > 0 else Text(zh, en)


def scenes(ids: tuple[str, ...], most: int = 12) -> Text:
    """Scene numbers in one sentence."""
    return listed([Text(f"{i} 场" if len(ids) == 1 else i, f"scene {i}" if len(ids) == 1 else i) for i in ids], most)


def money(fen: int) -> Text:
    """An amount with its unit."""
    return Text(f"{yuan(fen)} 元", f"{yuan(fen)} yuan")
