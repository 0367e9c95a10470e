from search.index.pace import Pace


class Clock:
    """A clock that only goes on when somebody sleeps, or is told to."""

    def __init__(self) -> None:
        self.time = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def test_the_first_begins_at_once_and_the_next_a_second_after_it() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=lambda: clock.time, sleep=clock.sleep)
    began = pace.wait()
    assert (began, clock.slept) == (100.0, [])
    clock.time += 0.25
    pace.begun(began)
    assert (pace.wait(), clock.slept) == (101.0, [0.75])


def test_after_a_rest_nobody_waits() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=lambda: clock.time, sleep=clock.sleep)
    pace.begun(pace.wait())
    clock.time += 5
    assert (pace.wait(), clock.slept) == (105.0, [])


def test_what_did_nothing_makes_nobody_wait() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=lambda: clock.time, sleep=clock.sleep)
    pace.wait()
    pace.wait()
    assert clock.slept == []
