"""Papers that say which §§ they belong to: bound to the § where we hold it, and again when minutes arrive."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from django.db.models import QuerySet

from decisions.models import AgendaItem, MeetingPage, Paper, PaperItem, Publication
from decisions.selectors import Fixed

_WAITING = Fixed(lambda body, day: PaperItem.objects.filter(item=None, paper__committee=body, date=day))
WITHHELD = (Publication.SECRET, Publication.ON_REQUEST)


def bind_paper(paper: Paper) -> None:
    """Look for the §§ that a saved paper names by number and day. Two meetings of one day with that § are no answer."""
    rows = list(PaperItem.objects.filter(paper=paper, date__isnull=False))
    if rows:
        days = {row.date for row in rows if row.date}
        _bind(rows, AgendaItem.objects.filter(meeting__committee=paper.committee_id, meeting__date__in=days))


def bind_meeting(meeting: MeetingPage, papers: Iterable[Paper] = ()) -> tuple[Paper, ...]:
    """Bind to the §§ of this meeting the `papers` of its own file, and papers of the body that wait for its day.

    Returns the drafts among them that belong to a § that is withheld: they are to be withheld with it.
    """
    own = [paper.pk for paper in papers]
    rows = list(PaperItem.objects.filter(paper__in=own)) if own else []
    _bind(rows, meeting.items.all())
    waiting: list[PaperItem] = []
    if _WAITING.exists(meeting.committee_id, meeting.date):  # seldom, and asked for every file of an import
        waiting += PaperItem.objects.filter(item=None, paper__committee=meeting.committee_id, date=meeting.date)
    if waiting:
        of_the_day = AgendaItem.objects.filter(meeting__committee=meeting.committee_id, meeting__date=meeting.date)
        _bind(waiting, of_the_day)
    bound = [row.paper_id for row in (*rows, *waiting) if row.item and row.item.publication in WITHHELD]
    return tuple(Paper.objects.filter(pk__in=bound, publication=Publication.DRAFT)) if bound else ()


def _bind(rows: list[PaperItem], items: QuerySet[AgendaItem]) -> None:
    """Set and save the § of each row that names exactly one of `items`. No query where there are no rows."""
    if not rows:
        return
    known: dict[Hashable, list[AgendaItem]] = defaultdict(list)
    for item in items.select_related("meeting"):
        known[(item.meeting.date, item.number, item.suffix)].append(item)
    changed = []
    for row in rows:
        found = known[(row.date, row.number, row.suffix)]
        if len(found) == 1 and row.item_id != found[0].pk:
            row.item = found[0]
            changed.append(row)
    PaperItem.objects.bulk_update(changed, ["item"])
