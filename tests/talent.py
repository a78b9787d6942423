"""Random talent instances and their best cost by trying every set of scenes: what the sequence tests compare with."""

from __future__ import annotations

import random

from juzu.plan.sequence import TalentInstance


def random_instance(seed: int, scenes: int, actors: int) -> TalentInstance:
    """Type 2 of Garcia de la Banda, Stuckey and Chu (2011, section 6): each actor in 2 to n scenes, pay 1 to 100, scenes of 1 to 5."""
    dice = random.Random(seed)
    plays = []
    for _ in range(actors):
        mine = set(dice.sample(range(scenes), dice.randint(min(2, scenes), scenes)))
        plays.append(tuple(scene in mine for scene in range(scenes)))
    return TalentInstance(
        f"random-{seed}", tuple(dice.randint(1, 100) for _ in plays), tuple(plays), tuple(dice.randint(1, 5) for _ in range(scenes))
    )


def least_cost(instance: TalentInstance) -> int:
    """The best cost: least pay so far for every set of scenes shot first (at most 14 scenes)."""
    n = len(instance.durations)
    casts = [sum(1 << s for s, here in enumerate(row) if here) for row in instance.plays]
    best = [0] + [-1] * ((1 << n) - 1)
    for done in range(1 << n):
        for scene in range(n):
            if done >> scene & 1:
                continue
            after = done | 1 << scene
            paid = sum(pay for pay, cast in zip(instance.pays, casts, strict=True) if cast >> scene & 1 or (cast & done and cast & ~after))
            cost = best[done] + paid * instance.durations[scene]
            if best[after] < 0 or cost < best[after]:
                best[after] = cost
    return best[-1]
