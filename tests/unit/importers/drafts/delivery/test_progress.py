"""Progress in words."""

import pytest

from importers.drafts.delivery.progress import Progress, duration, words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 tim 5 min"), (-3, "0 s")],
)
def test_durations(seconds, said):
    assert duration(seconds) == said


def test_rate_and_time_left_are_said_while_there_is_something_left():
    assert words(Progress(500, 120, 240, 95)) == "120 av 500 klara, 240 filer i minuten, ungefär 1 min 35 s kvar."
    assert words(Progress(500, 0, 0, None)) == "0 av 500 klara."
    assert words(Progress(500, 500, 240, None)) == "500 av 500 klara."
