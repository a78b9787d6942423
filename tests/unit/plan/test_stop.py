from juzu.plan.stop import Asked, FirstOf, NoImprovement, Seconds, Steps


class Watch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_seconds_count_from_when_the_rule_was_made():
    watch = Watch()
    stop = Seconds(4, watch)
    watch.now = 103.0
    assert not stop.done(1, 0)
    assert stop.share(1) == 0.75
    watch.now = 104.0
    assert stop.done(1, 0)
    assert stop.elapsed() == 4.0


def test_steps_need_no_clock():
    assert not Steps(10).done(9, 0)
    assert Steps(10).done(10, 0)
    assert Steps(10).share(5) == 0.5


def test_no_improvement_waits_anew_after_each_cheaper_plan():
    watch = Watch()
    stop = NoImprovement(5, watch)
    watch.now = 104.0
    assert not stop.done(1, 900)
    watch.now = 108.0
    assert not stop.done(2, 900)
    watch.now = 109.0
    assert stop.done(3, 900)


def test_the_first_of_several_stops_and_a_request_stops_at_once():
    asked: list[bool] = []
    stop = FirstOf((Steps(100), Asked(lambda: bool(asked))))
    assert not stop.done(1, 0)
    assert stop.share(50) == 0.5
    asked.append(True)
    assert stop.done(1, 0)
    assert stop.share(1) == 1.0
