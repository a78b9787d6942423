"""plan: the calls that were published and a solution -> what changing them weighs in a search.

A re-call is a person whose day or call on a published day changes. Prices are fen: one per person told anew, a quarter of it per changed day of theirs.
Minutes are of the plan day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from juzu.plan.compiled import Flags, Ints, inner
from juzu.plan.document import DayPlan
from juzu.plan.model import NEVER, PEOPLE, Model
from juzu.plan.problem import Problem
from juzu.plan.solution import State

CHANGES_A_PERSON = 4  # changed days that weigh as much as one more person to tell


class Published(NamedTuple):
    """Calls that crews have in hand."""

    call: Ints  # day x callee: NEVER where there is none
    told: Flags  # day x callee: whether a change there must be told
    price: Ints  # one number: fen for a person told anew; 0: changes are free


def published_calls(problem: Problem, sheets: Iterable[DayPlan]) -> Ints:
    """Day x callee: the call of each person on those sheets, NEVER where there is none."""
    rows = {person.id: n for n, person in enumerate(problem.people)}
    table = np.full((len(problem.days), len(problem.people) + len(problem.extras)), NEVER, np.int64)
    for sheet in sheets:
        for call in sheet.people:
            if call.who in rows and sheet.day < len(problem.days):
                table[sheet.day, rows[call.who]] = call.call
    return table


def nothing_published(m: Model) -> Published:
    """Every change is free."""
    shape = (len(m.day), len(m.who))
    return Published(np.full(shape, NEVER, np.int64), np.zeros(shape, np.bool_), np.zeros(1, np.int64))


@inner
def recall_fen(m: Model, st: State, p: Published) -> int:
    """What the changes of a measured solution against the published calls weigh."""
    fen = 0
    if p.price[0] == 0:
        return fen
    for w in range(m.fact[PEOPLE]):
        changes = 0
        for d in range(len(m.day)):
            if p.told[d, w] and p.call[d, w] != st.who_call[d, w]:
                changes += 1
        if changes:
            fen += p.price[0] + changes * p.price[0] // CHANGES_A_PERSON
    return fen
