"""base: what crews save together -> each one's fair share, to the fen.

A share is in proportion to what the crew would pay one after another, so that planning together is cheaper by the same percentage for everybody; who gave
way and costs more than before is made good out of it. Worked: costs before 60 and 40, together 90: 6 and 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from juzu.kernel.money import Fen


def fair_shares(saving_fen: Fen, before_fen: Sequence[Fen]) -> tuple[Fen, ...]:
    """The shares add up to the saving; fen left over by rounding go to the largest remainders, the first of equals."""
    whole = sum(before_fen)
    if not whole:
        return tuple(0 for _ in before_fen)
    shares = [saving_fen * fen // whole for fen in before_fen]
    order = sorted(range(len(shares)), key=lambda n: (-(saving_fen * before_fen[n] % whole), n))
    for n in order[: saving_fen - sum(shares)]:
        shares[n] += 1
    return tuple(shares)
