"""Laws of booking, over random days at a base: blocked minutes never overlap, no refusal without a reason, every alternative is really free."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bases import BASE, NOW
from juzu.base.booking import acts
from juzu.base.booking.booking import Booking, Want
from juzu.base.booking.clock import by_date
from juzu.base.booking.fit import clash, reason_against
from juzu.base.booking.layout import layout
from juzu.base.booking.taken import without_taken
from juzu.base.gantt import occupancy
from juzu.base.spaces import Spaces
from juzu.kernel.span import DAY_MIN, Span

SPACES = Spaces(BASE)
SETS = st.sampled_from([item.id for item in BASE.sets])
STARTS = st.integers(0, 4 * 24 * 3).map(lambda step: NOW + 20 * step)
SPANS = st.builds(lambda start, length: Span(start, start + 5 * length), STARTS, st.integers(1, 200))
WANTS = st.builds(Want, SETS, st.sampled_from("甲乙丙丁"), SPANS, st.integers(0, 130))
ASKED = st.lists(st.tuples(WANTS, st.sampled_from(["hold", "hold", "hold", "cancel", "confirm"])), min_size=1, max_size=25)


def play(asked: list[tuple[Want, str]]) -> tuple[list[Booking], list[tuple[Want, acts.Refusal, list[Booking]]]]:
    standing: list[Booking] = []
    refused = []
    for number, (want, then) in enumerate(asked):
        outcome = acts.hold(want, str(number), standing, SPACES, NOW)
        if isinstance(outcome, acts.Refusal):
            refused.append((want, outcome, list(standing)))
            continue
        act = {"cancel": lambda b: acts.cancel(b, SPACES, NOW), "confirm": lambda b: acts.confirm(b, NOW, without_deposit=True)}
        after = act.get(then, lambda b: b)(outcome)
        assert isinstance(after, Booking)
        standing.append(after)
    return standing, refused


@given(ASKED)
@settings(max_examples=150, deadline=None)
def test_blocked_minutes_of_a_room_never_overlap(asked: list[tuple[Want, str]]):
    standing, _ = play(asked)
    for room in {item.room for item in BASE.sets}:
        spans = sorted(layout([b for b in standing if room in SPACES.rooms(b.set)], SPACES).values())
        assert all(a.end <= b.start for a, b in pairwise(spans)), room


@given(ASKED)
@settings(max_examples=150, deadline=None)
def test_every_refusal_has_a_holder_or_a_fact_and_every_alternative_is_free(asked: list[tuple[Want, str]]):
    _, refused = play(asked)
    for want, refusal, standing in refused:
        assert refusal.what.zh
        assert refusal.next_step.en
        if refusal.kind == "taken":
            holder = next(b for b in standing if b.id == refusal.holder)
            assert holder.blocks
            assert clash(want, holder, SPACES)
        for free in refusal.free:
            assert reason_against(replace(want, set=free.set, span=free.span), standing, SPACES, NOW) is None


@given(ASKED)
@settings(max_examples=100, deadline=None)
def test_the_minutes_of_a_room_add_up(asked: list[tuple[Want, str]]):
    standing, _ = play(asked)
    window = Span(NOW, NOW + 3 * DAY_MIN)
    for room in occupancy(BASE, standing, window):
        assert room.used_min + room.change_min + room.idle_min == room.open_min <= window.minutes
        assert min(room.used_min, room.change_min, room.idle_min) >= 0


@given(ASKED, WANTS)
@settings(max_examples=100, deadline=None)
def test_what_others_have_is_blacked_out_exactly_where_it_would_be_refused(asked: list[tuple[Want, str]], want: Want):
    standing, _ = play(asked)
    others = [b for b in standing if b.party != want.party]
    shut = Spaces(without_taken(BASE, others, want.party))
    free = reason_against(want, others, SPACES, NOW)
    assert (free is None) == (reason_against(want, (), shut, NOW) is None)


@given(SPANS)
def test_a_stretch_cut_at_midnights_keeps_its_minutes(span: Span):
    assert sum(part.minutes for _, part in by_date(span)) == span.minutes
