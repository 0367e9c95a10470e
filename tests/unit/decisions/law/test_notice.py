"""Last and first lawful days."""

from datetime import date

import pytest

from decisions.law import (
    earliest_removal,
    last_appeal_day,
    latest_adjustment,
    latest_notice,
    missing_in_notice,
)

D = date.fromisoformat


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [("2018-05-22", "2018-06-05"), ("2018-05-23", "2018-06-07"), ("2024-12-10", "2024-12-27")],
)
def test_latest_adjustment(meeting: str, latest: str) -> None:
    assert latest_adjustment(D(meeting)) == D(latest)


@pytest.mark.parametrize(
    ("adjusted", "latest"),
    [("2018-05-29", "2018-05-31"), ("2018-05-31", "2018-06-04"), ("2024-12-22", "2024-12-27")],
)
def test_latest_notice(adjusted: str, latest: str) -> None:
    assert latest_notice(D(adjusted)) == D(latest)


def test_joint_board_counts_from_the_last_notice() -> None:
    boards = (D("2024-03-05"), D("2024-03-08"), D("2024-03-06"))
    assert last_appeal_day(*boards) == D("2024-04-02")  # 29 March is långfredagen, 1 April annandag påsk
    assert earliest_removal(*boards) == D("2024-04-03")
    assert last_appeal_day(boards[0]) == D("2024-03-26")


def test_what_a_notice_must_say() -> None:
    assert missing_in_notice("Kansliet, stadshuset", D("2024-03-05")) == ()
    assert missing_in_notice(" ", None) == (
        "var protokollet finns tillgängligt",
        "vilken dag justeringen tillkännagavs",
    )
