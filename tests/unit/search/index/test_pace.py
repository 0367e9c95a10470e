from search.index.pace import QUIET, Pace


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


def test_nobody_waits_longer_than_the_busy_stretch_lasts() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=lambda: clock.time, sleep=clock.sleep)
    pace.begun(pace.wait())
    came = iter([1, 2, 2])
    assert (pace.wait(lambda: next(came)), clock.slept) == (100.0 + 2 * QUIET, [QUIET, QUIET])


def test_a_busy_stretch_makes_nobody_wait_longer_than_a_second() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=lambda: clock.time, sleep=clock.sleep)
    pace.begun(pace.wait())
    assert round(pace.wait(lambda: clock.time), 6) == 101.0
