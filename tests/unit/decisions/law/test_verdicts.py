"""Stated dates against the law: the golden cases of real boards (domain reference, section 1.4)."""

from datetime import date

import pytest

from decisions.law import (
    StatedDates,
    Verdict,
    disagreement,
    disagreements,
    judge_appeal_day,
    judge_removal,
    last_appeal_day,
)

D = date.fromisoformat

# board, announced, stated last day of appeal, stated day of taking down, last day by law, verdicts on the two
GOLDEN = [
    ("Laxå KF", "2024-06-20", "2024-07-11", "2024-07-12", "2024-07-11", "ok", "ok"),
    ("Sydnärke miljö", "2024-06-17", "2024-07-09", "2024-07-10", "2024-07-08", "generous", "ok"),
    ("Eskilstuna BUN", "2016-09-21", None, "2016-10-13", "2016-10-12", None, "ok"),
    ("Höör KS", "2016-08-19", None, "2016-09-12", "2016-09-09", None, "ok"),
    ("Högsby KF", "2017-09-12", None, "2017-10-04", "2017-10-03", None, "ok"),
    ("Alvesta KSAU", "2019-01-29", None, "2019-02-19", "2019-02-19", None, "at_risk"),
    ("Alvesta KSAU, Saturday", "2019-02-16", None, "2019-03-09", "2019-03-11", None, "too_early"),
    ("Ljungby KS", "2016-10-13", "2016-11-02", "2016-11-03", "2016-11-03", "short", "at_risk"),
]


@pytest.mark.parametrize("case", GOLDEN, ids=[case[0] for case in GOLDEN])
def test_golden_boards(case: tuple[str, ...]) -> None:
    _, announced, appeal, removal, lawful, appeal_verdict, removal_verdict = case
    up = (D(announced),)
    assert last_appeal_day(*up) == D(lawful)
    assert judge_removal(up, D(removal)) == Verdict(removal_verdict)
    if appeal:
        assert judge_appeal_day(up, D(appeal)) == Verdict(appeal_verdict)


def test_sentence_names_both_days_and_the_section() -> None:
    said = disagreement(StatedDates(announced=(D("2016-10-13"),), last_appeal=D("2016-11-02")))
    assert said == (
        "Sista dag att överklaga anges till 2016-11-02, en dag tidigare än den dag som lagen ger, "
        "2016-11-03 (13 kap. 5 § kommunallagen)."
    )


def test_agreeing_and_unstated_dates_are_silent() -> None:
    whole = StatedDates(D("2024-06-10"), D("2024-06-19"), (D("2024-06-20"),), D("2024-07-11"), D("2024-07-12"))
    assert disagreement(whole) == ""
    assert disagreements(StatedDates()) == ()
    assert disagreements(StatedDates(last_appeal=D("2024-07-11"), removal=D("2024-07-12"))) == ()


def test_every_step_is_judged() -> None:
    wrong = StatedDates(D("2024-05-13"), D("2024-06-03"), (D("2024-06-10"),), D("2024-07-02"), D("2024-06-28"))
    found = {one.field: (one.verdict, one.lawful) for one in disagreements(wrong)}
    assert found == {
        "adjusted": (Verdict.LATE, D("2024-05-27")),
        "announced": (Verdict.LATE, D("2024-06-05")),
        "last_appeal": (Verdict.GENEROUS, D("2024-07-01")),
        "removal": (Verdict.TOO_EARLY, D("2024-07-02")),
    }


def test_impossible_order_is_said() -> None:
    found = disagreements(StatedDates(D("2024-05-13"), D("2024-05-06"), (D("2024-05-02"),)))
    assert [(one.field, one.verdict) for one in found] == [
        ("adjusted", Verdict.TOO_EARLY),
        ("announced", Verdict.TOO_EARLY),
    ]
    assert "före sammanträdet 2024-05-13" in found[0].message


def test_removal_at_a_joint_board_waits_for_the_last_notice() -> None:
    boards = (D("2024-03-05"), D("2024-03-12"))
    assert judge_removal(boards, D("2024-03-27")) is Verdict.TOO_EARLY
    assert judge_removal(boards, D("2024-04-03")) is Verdict.OK
