"""Dates as a document states them, set against the dates that the law gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from decisions.law._notice import earliest_removal, last_appeal_day, latest_adjustment, latest_notice


class Verdict(StrEnum):
    """How a stated day stands to the lawful one."""

    OK = "ok"
    GENEROUS = "generous"  # a later last day than the law gives: harmless, but it promises too much
    SHORT = "short"  # an earlier last day than the law gives: an appeal in time may be believed late
    AT_RISK = "at_risk"  # taken down on the last day itself: was it up "the whole time"?
    TOO_EARLY = "too_early"  # taken down before the last day: the time of appeal has not run out (KL 13:5)
    LATE = "late"  # done after the last lawful day


@dataclass(frozen=True, slots=True)
class StatedDates:
    """The dates that minutes and their notice state; None or empty where nothing is stated.

    `announced` holds one day, or one for each participating authority's board of a joint board.
    """

    meeting: date | None = None
    adjusted: date | None = None
    announced: tuple[date, ...] = ()
    last_appeal: date | None = None
    removal: date | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One stated day that the law does not give; `message` is a whole Swedish sentence with the section."""

    field: str
    verdict: Verdict
    stated: date
    lawful: date
    message: str


def judge_appeal_day(announced: tuple[date, ...], stated: date) -> Verdict:
    """Verdict on a stated last day of appeal (KL 13 kap. 5 §); `announced` must not be empty."""
    lawful = last_appeal_day(*announced)
    if stated == lawful:
        return Verdict.OK
    return Verdict.GENEROUS if stated > lawful else Verdict.SHORT


def judge_removal(announced: tuple[date, ...], stated: date) -> Verdict:
    """Verdict on a stated day of taking down (KL 8 kap. 12 §); later is fine. `announced`: not empty."""
    if stated >= earliest_removal(*announced):
        return Verdict.OK
    return Verdict.AT_RISK if stated == last_appeal_day(*announced) else Verdict.TOO_EARLY


def disagreements(stated: StatedDates) -> tuple[Disagreement, ...]:
    """Every stated day that the law does not give, in the order of the process; others are not judged."""
    return (*_adjustment(stated), *_notice(stated), *_appeal(stated), *_removal(stated))


def disagreement(stated: StatedDates) -> str:
    """The sentences of `disagreements` in one text, empty when the stated dates agree with the law."""
    return " ".join(found.message for found in disagreements(stated))


def _adjustment(stated: StatedDates) -> Iterator[Disagreement]:
    if stated.meeting is None or stated.adjusted is None:
        return
    lawful = latest_adjustment(stated.meeting)
    if stated.adjusted > lawful:
        yield Disagreement(
            "adjusted",
            Verdict.LATE,
            stated.adjusted,
            lawful,
            f"Protokollet anges vara justerat {stated.adjusted}, men skulle ha justerats senast {lawful}, "
            "inom 14 dagar från sammanträdet (5 kap. 69 § kommunallagen).",
        )
    elif stated.adjusted < stated.meeting:
        yield Disagreement(
            "adjusted",
            Verdict.TOO_EARLY,
            stated.adjusted,
            stated.meeting,
            f"Protokollet anges vara justerat {stated.adjusted}, före sammanträdet {stated.meeting}.",
        )


def _notice(stated: StatedDates) -> Iterator[Disagreement]:
    if stated.adjusted is None:
        return
    lawful = latest_notice(stated.adjusted)
    for announced in stated.announced:
        if announced > lawful:
            yield Disagreement(
                "announced",
                Verdict.LATE,
                announced,
                lawful,
                f"Anslaget anges vara uppsatt {announced}, men skulle ha satts upp senast {lawful}, "
                "den andra dagen efter justeringen (8 kap. 12 § kommunallagen).",
            )
        elif announced < stated.adjusted:
            yield Disagreement(
                "announced",
                Verdict.TOO_EARLY,
                announced,
                stated.adjusted,
                f"Anslaget anges vara uppsatt {announced}, före justeringen {stated.adjusted}.",
            )


def _appeal(stated: StatedDates) -> Iterator[Disagreement]:
    if not stated.announced or stated.last_appeal is None:
        return
    verdict = judge_appeal_day(stated.announced, stated.last_appeal)
    if verdict is Verdict.OK:
        return
    lawful = last_appeal_day(*stated.announced)
    direction = "senare" if verdict is Verdict.GENEROUS else "tidigare"
    days = abs((stated.last_appeal - lawful).days)
    yield Disagreement(
        "last_appeal",
        verdict,
        stated.last_appeal,
        lawful,
        f"Sista dag att överklaga anges till {stated.last_appeal}, {_days(days)} {direction} än den dag "
        f"som lagen ger, {lawful} (13 kap. 5 § kommunallagen).",
    )


def _removal(stated: StatedDates) -> Iterator[Disagreement]:
    if not stated.announced or stated.removal is None:
        return
    verdict = judge_removal(stated.announced, stated.removal)
    if verdict is Verdict.OK:
        return
    last, lawful = last_appeal_day(*stated.announced), earliest_removal(*stated.announced)
    when = "på den sista dagen" if verdict is Verdict.AT_RISK else "före den sista dagen"
    yield Disagreement(
        "removal",
        verdict,
        stated.removal,
        lawful,
        f"Anslaget anges nedtaget {stated.removal}, {when} att överklaga ({last}). Det får tas ned tidigast "
        f"{lawful} (8 kap. 12 § kommunallagen); annars löper inte tiden för överklagande ut.",
    )


def _days(count: int) -> str:
    return "en dag" if count == 1 else f"{count} dagar"
