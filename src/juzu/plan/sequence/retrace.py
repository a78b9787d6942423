"""plan: the last state of a search -> the order of scenes that led to it."""

from __future__ import annotations

from juzu.plan.compiled import Ints
from juzu.plan.sequence.states import PARENT, STEP


def retrace(states: Ints, last: int, step: int, casts: list[int]) -> list[int]:
    """The order that leaves `last` by `step`. A stored state may be the mirror image of the way that led to it: it names as near the smaller
    set, so the walk keeps both sets as they are and turns the end where they are the other way round."""
    steps = [step]
    while states[last, PARENT] >= 0:
        steps.append(int(states[last, STEP]))
        last = int(states[last, PARENT])
    front: list[int] = []
    back: list[int] = []
    open_ = set(range(len(casts)))
    for taken in reversed(steps):
        near, far = waiting(front, back, open_, casts)
        scene, end = divmod(taken, 2)
        (front if (end == 0) == (near <= far) else back).append(scene)
        open_.discard(scene)
        settle(front, back, open_, casts)
    return front + back[::-1]


def waiting(front: list[int], back: list[int], open_: set[int], casts: list[int]) -> tuple[int, int]:
    """The actors on location only from the front, and only until the back, who have open scenes."""
    at_front, at_back, needed = union(front, casts), union(back, casts), union(open_, casts)
    return at_front & ~at_back & needed, at_back & ~at_front & needed


def union(scenes: list[int] | set[int], casts: list[int]) -> int:
    """Everybody who plays in any of the scenes."""
    everybody = 0
    for scene in scenes:
        everybody |= casts[scene]
    return everybody


def settle(front: list[int], back: list[int], open_: set[int], casts: list[int]) -> None:
    """Places what costs nothing at an end, as the compiled search does."""
    while True:
        near, far = waiting(front, back, open_, casts)
        once = twice = 0
        for scene in open_:
            twice |= once & casts[scene]
            once |= casts[scene]
        matter = near | far | (twice & ~union(front, casts) & ~union(back, casts))
        free = sorted(scene for scene in open_ if casts[scene] & matter in (near, far))
        if not free:
            return
        for scene in free:
            (front if casts[scene] & matter == near else back).append(scene)
            open_.discard(scene)
