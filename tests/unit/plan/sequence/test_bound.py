import numpy as np

from juzu.plan.sequence.bound import least_waiting, workspace


def bound(casts: list[int], durations: list[int], near: int, far: int, free: int, pay: list[int]) -> int:
    numbers = (np.array(values, np.int64) for values in (casts, durations, pay))
    scenes, times, wages = numbers
    return int(least_waiting(scenes, times, len(casts), near, far, free, wages, 12, 5, 1 << 40, workspace()))


def test_of_two_near_actors_one_waits_for_the_other() -> None:
    # A (pay 10) in scenes 1 and 2, B (pay 7) in 2 and 3: A first costs B scene 1 (7), B first costs A scene 3 (10)
    assert bound([0b01, 0b11, 0b10], [1, 1, 1], near=0b11, far=0, free=0, pay=[10, 7]) == 7


def test_a_near_and_a_far_actor_who_meet_leave_no_gap_between_them() -> None:
    # A near, B far, both in scene 2: during scene 1, without either, one of them waits: the cheaper, 7 for 3 units
    assert bound([0, 0b11], [3, 1], near=0b01, far=0b10, free=0, pay=[10, 7]) == 21
    assert bound([0, 0b01, 0b10], [3, 1, 1], near=0b01, far=0b10, free=0, pay=[10, 7]) == 0


def test_an_actor_who_meets_the_first_to_finish_has_begun() -> None:
    # near A (10) in scene 1, near B (8) in 2, free C (5) in 1 and 3. A first: B waits in 1 (8), and then C waits in 2 (5) or B in 3 (8): 13.
    # B first: A waits in 2: 10. Without following C one sees 8 against 10
    casts, pay = [0b101, 0b010, 0b100], [10, 8, 5]
    assert bound(casts, [1, 1, 1], near=0b011, far=0, free=0, pay=pay) == 8
    assert bound(casts, [1, 1, 1], near=0b011, far=0, free=0b100, pay=pay) == 10
