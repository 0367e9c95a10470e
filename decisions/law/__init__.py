"""Dates that the Local Government Act sets for minutes: adjustment, notice, appeal. Pure functions of dates.

KL is kommunallagen (2017:725), LTL is lagen (1930:173) om beräkning av lagstadgad tid. Dates stated in an
imported document are data: nothing here changes them, `disagreements` says where they differ from the rule.
"""

from decisions.law._calendar import is_day_of_rest, roll_forward
from decisions.law._notice import (
    earliest_removal,
    last_appeal_day,
    latest_adjustment,
    latest_notice,
    missing_in_notice,
)
from decisions.law._verdicts import (
    Disagreement,
    StatedDates,
    Verdict,
    disagreement,
    disagreements,
    judge_appeal_day,
    judge_removal,
)

__all__ = [
    "Disagreement",
    "StatedDates",
    "Verdict",
    "disagreement",
    "disagreements",
    "earliest_removal",
    "is_day_of_rest",
    "judge_appeal_day",
    "judge_removal",
    "last_appeal_day",
    "latest_adjustment",
    "latest_notice",
    "missing_in_notice",
    "roll_forward",
]
