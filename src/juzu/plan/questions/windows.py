"""plan: hours, light and meals of a day -> the stretches of minutes that can be used.

Stretches are spans of minutes from 00:00 of the plan day, up to the end of the next day, sorted and apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.problem import Day, Light, Problem


def within(spans: Iterable[Span], limit: Span) -> list[Span]:
    """The parts of the stretches inside the limit."""
    cut = [(max(s.start, limit.start), min(s.end, limit.end)) for s in spans]
    return [Span(a, b) for a, b in cut if a < b]


def free(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """What is left of the stretches."""
    left = list(spans)
    for busy in taken:
        parts = [(s.start, min(s.end, busy.start)) for s in left] + [(max(s.start, busy.end), s.end) for s in left]
        left = sorted({Span(a, b) for a, b in parts if a < b})
    return left


def dark_and_light(day: Day, light: Light) -> list[Span]:
    """When it is light (or dark) outside, as the day's own sun repeats."""
    rise, fall = day.sunrise_min, day.sunset_min
    spans = [Span(rise, fall), Span(rise + DAY_MIN, fall + DAY_MIN)]
    if light == "night":
        spans = [Span(fall - DAY_MIN, rise), Span(fall, rise + DAY_MIN), Span(fall + DAY_MIN, rise + 2 * DAY_MIN)]
    return within(spans, Span(0, 2 * DAY_MIN))


def starts(spans: Iterable[Span], minutes: int) -> Any:
    """The minutes at which something that long can start: a CP-SAT domain."""
    return cp_model.Domain.from_intervals([[s.start, s.end - minutes] for s in spans if s.minutes >= minutes])


def most_work(day_min: int, after: int, length: int) -> int:
    """Minutes without meals that a day of `day_min` minutes can hold when each stretch between meals is at most `after` and each meal `length`."""
    if length == 0 or after == 0:
        return day_min
    return max(min(day_min - meals * length, (meals + 1) * after) for meals in range(day_min // length + 1))


def changes_min(problem: Problem) -> int:
    """The least minutes between two rooms of the problem."""
    named = [move.minutes for move in problem.moves]
    pairs = list(combinations(problem.sites, 2))
    moves = [*named, problem.move_min] if pairs else []
    return min([site.change_min for site in problem.sites] + moves, default=0)
