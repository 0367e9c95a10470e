"""Adjustment, notice and appeal: the last and first lawful days."""

from datetime import date, timedelta

from decisions.law._calendar import roll_forward

_ADJUSTMENT = timedelta(days=14)
_NOTICE = timedelta(days=2)
_APPEAL = timedelta(weeks=3)
_DAY = timedelta(days=1)


def latest_adjustment(meeting: date) -> date:
    """Last day for adjusting the minutes: 14 days after the meeting (KL 5 kap. 69 §, nämnder 6 kap. 35 §).

    Rolled past days of rest as LTL 2 § does for times set by law; that it holds here too is our reading.
    """
    return roll_forward(meeting + _ADJUSTMENT)


def latest_notice(adjusted: date) -> date:
    """Last day for announcing the adjustment: the second day after it (KL 8 kap. 12 §), rolled by LTL 2 §."""
    return roll_forward(adjusted + _NOTICE)


def last_appeal_day(announced: date, *other_boards: date) -> date:
    """Last day on which an appeal must have reached the court: three weeks from the notice (KL 13 kap. 5 §).

    A week ends on the day of the same name (LTL 1 §), rolled past days of rest (LTL 2 §). For a joint board
    (gemensam nämnd) the time runs from the last of the participating authorities' notices: pass them all.
    """
    return roll_forward(max(announced, *other_boards) + _APPEAL if other_boards else announced + _APPEAL)


def earliest_removal(announced: date, *other_boards: date) -> date:
    """First day for taking the notice down: the day after the last day of appeal (KL 8 kap. 12 §)."""
    return last_appeal_day(announced, *other_boards) + _DAY


def missing_in_notice(kept_at: str, announced: date | None) -> tuple[str, ...]:
    """What KL 8 kap. 12 § demands and this notice lacks, as Swedish noun phrases; empty when complete."""
    missing = []
    if not kept_at.strip():
        missing.append("var protokollet finns tillgängligt")
    if announced is None:
        missing.append("vilken dag justeringen tillkännagavs")
    return tuple(missing)
