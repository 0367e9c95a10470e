"""Meetings are made when the first file of them arrives."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from decisions.models import CommitteePage, MeetingPage


@transaction.atomic
def ensure_meeting(committee: CommitteePage, day: date, number_of_day: int = 1, *, demo: bool = False) -> MeetingPage:
    """The committee's meeting of that day, made as a draft if it is missing."""
    meeting = MeetingPage.objects.filter(committee=committee, date=day, number_of_day=number_of_day).first()
    if meeting is None:
        meeting = MeetingPage(committee=committee, date=day, number_of_day=number_of_day, demo=demo, live=False)
        committee.add_child(instance=meeting)
    return meeting


def next_number_of_day(committee: CommitteePage, day: date) -> int:
    """The number that another meeting of the same day gets: 1 where there is none yet."""
    used = MeetingPage.objects.filter(committee=committee, date=day).aggregate(most=Max("number_of_day"))["most"]
    return (used or 0) + 1
