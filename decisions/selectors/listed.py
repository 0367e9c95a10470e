"""The columns of a § or a paper that a line in a list shows: a whole one is long, and its page tree rows wide."""

from django.db.models import QuerySet

from decisions.models import AgendaItem, Paper

_ITEM = ("path", "number", "suffix", "title", "outcome", "outcome_confirmed")
_MEETING = ("date", "demo")
_BODY = ("title", "slug", "noindex")
_AUTHORITY = ("title", "slug")
_PAPER = ("path", "kind", "title", "date")


def listed_items(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The same §§, with what their lines name of meeting, body and authority and nothing else."""
    meeting = (f"meeting__{name}" for name in _MEETING)
    body = (f"meeting__committee__{name}" for name in _BODY)
    authority = (f"meeting__committee__authority__{name}" for name in _AUTHORITY)
    return items.select_related("meeting__committee__authority").only(*_ITEM, *meeting, *body, *authority)


def listed_papers(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """The same papers, with kind, title, date and address alone."""
    return papers.only(*_PAPER)
