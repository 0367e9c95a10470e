"""Whose decision answers for whom, where bodies took over from each other. `(1, 2)`: body 1 was taken over by 2."""

import pytest

from decisions.web.succession import Succession


@pytest.mark.parametrize(
    ("pairs", "decided", "awaited", "filled"),
    [
        ((), 1, {1}, (1,)),
        ((), 1, set(), (1,)),
        (((1, 2),), 2, {1}, (1,)),  # the successor decides for the body that was asked
        (((1, 2), (2, 3)), 3, {1}, (1,)),  # and the successor's successor
        (((1, 3), (2, 3)), 3, {1, 2}, (1, 2)),  # one that took over from two answers for both
        (((1, 2),), 2, {1, 2}, (2,)),  # asked itself, it answers for itself alone
        (((1, 2),), 1, {2}, (2,)),  # what the only predecessor decided stands for the successor
        (((1, 3), (2, 3)), 1, {3}, (1,)),  # one of two predecessors cannot have decided for all
        (((1, 2), (2, 1)), 2, {1}, (1,)),  # a circle ends
    ],
)
def test_a_decision_fills_the_cell_of(pairs, decided, awaited, filled) -> None:
    assert Succession(dict(pairs)).stands_for(decided, awaited) == filled


def test_a_circle_has_an_end() -> None:
    assert Succession({1: 2, 2: 1}).after(1) == (2,)
