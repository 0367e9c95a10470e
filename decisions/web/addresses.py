"""Public addresses, built from slugs without a query. They are permanent (design.md §2, promise 8)."""

from decisions.models import AgendaItem, AuthorityPage, Case, CommitteePage, InitiativePage, MeetingPage, Paper

INITIATIVES = "/lansgemensamma-initiativ/"
REPORT = "/anmal-fel/"
CHOICES = "/hanvisningar/"


def of_authority(authority: AuthorityPage) -> str:
    """`/vaxjo/`."""
    return f"/{authority.slug}/"


def of_committee(committee: CommitteePage) -> str:
    """`/vaxjo/kommunstyrelsen/`. Needs `authority` loaded."""
    authority = committee.authority
    return f"/{authority.slug}/{committee.slug}/" if authority else ""


def of_meeting(meeting: MeetingPage) -> str:
    """`/vaxjo/kommunstyrelsen/2030-05-22/`. Needs `committee.authority` loaded."""
    return f"{of_committee(meeting.committee)}{meeting.slug}/" if meeting.committee else ""


def of_initiative(initiative: InitiativePage) -> str:
    """`/lansgemensamma-initiativ/barnens-basta-galler/`."""
    return f"{INITIATIVES}{initiative.slug}/"


def of_record(record: AgendaItem | Paper | Case) -> str:
    """The stored address of a §, a paper or a case; empty where none has been given yet."""
    return f"/{record.path}/" if record.path else ""


def of_choice(reference: int) -> str:
    """`/hanvisningar/17/`: what an ambiguous reference may mean. Not permanent: a reference is read anew with its §."""
    return f"{CHOICES}{reference}/"
