"""base: slots, load and spread -> what queueing theory says of waiting, as a check beside the simulation.

Erlang's formula and Allen and Cunneen's approximation as in G. Bolch et al., Queueing Networks and Markov Chains, 2nd ed. 2006, ch. 6,
doi 10.1002/0471791571; how good such approximations are: W. Whitt 1993, doi 10.1111/j.1937-5956.1993.tb00094.x. Little's law:
J. D. C. Little 1961, doi 10.1287/opre.9.3.383.
"""

from __future__ import annotations


def erlang_c(slots: int, load: float) -> float:
    """The chance that a production has to wait in M/M/c; `load` is crews at work on average, below `slots`.

    Through Erlang's loss formula B(c) = a B(c−1) / (c + a B(c−1)), which never overflows.
    """
    if not 0 <= load < slots:
        raise ValueError(f"load {load:g} on {slots} slots has no steady state; expected a load from 0 to below the slots")
    loss = 1.0
    for servers in range(1, slots + 1):
        loss = load * loss / (servers + load * loss)
    return loss / (1 - load / slots * (1 - loss))


def mmc_wait(slots: int, per_day: float, stay_days: float) -> float:
    """Mean days of waiting in M/M/c: 4 slots, 0.7 a day, stays of 5 days: load 3.5, chance 0.7379, 0.7379 × 5 / (4 − 3.5) = 7.38 days."""
    load = per_day * stay_days
    return erlang_c(slots, load) * stay_days / (slots - load)


def ggc_wait(slots: int, per_day: float, stay_days: float, arrival_cv: float, stay_cv: float) -> float:
    """Mean days of waiting in G/G/c after Allen and Cunneen: M/M/c's times the mean of both squared spreads."""
    return mmc_wait(slots, per_day, stay_days) * (arrival_cv**2 + stay_cv**2) / 2


def capacity(slots: int, days: int, stay_days: float) -> float:
    """The dramas that fit when no slot is ever empty: slots × days / crew-days each (Little's law at full load)."""
    return slots * days / stay_days
