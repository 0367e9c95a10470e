"""Meetings are made when the first file of them arrives."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry

from decisions.models import CommitteePage, MeetingPage
from decisions.selectors import Fixed
from decisions.services import bulk

_HELD = Fixed(lambda body, day, number: MeetingPage.objects.filter(committee=body, date=day, number_of_day=number))
_PLACE = Fixed(
    lambda page: Page.objects.select_for_update().filter(pk=page).order_by().values_list("path", "depth", "numchild")
)
_LAST = Fixed(lambda depth, first, last: _among(depth, first, last).order_by("-path").values_list("path")[:1])
_NAMED = Fixed(lambda depth, first, last, slug: _among(depth, first, last).filter(slug=slug))


def _among(depth: int, first: str, last: str) -> QuerySet[Page]:
    found: QuerySet[Page] = Page.objects.filter(depth=depth, path__gte=first, path__lte=last)
    return found


@transaction.atomic
def ensure_meeting(committee: CommitteePage, day: date, number_of_day: int = 1, *, demo: bool = False) -> MeetingPage:
    """The committee's meeting of that day, made as a draft if it is missing."""
    held = MeetingPage.objects.filter(committee=committee, date=day, number_of_day=number_of_day)
    # Asked for its key alone at first: mostly there is none yet, and a page has forty columns.
    meeting = held.first() if _HELD.exists(committee.pk, day, number_of_day) else None
    if meeting is None:
        meeting = MeetingPage(committee=committee, date=day, number_of_day=number_of_day, demo=demo, live=False)
        _add_below(committee, meeting)
    return meeting


def _add_below(committee: CommitteePage, meeting: MeetingPage) -> None:
    """`committee.add_child(instance=meeting)` at a tenth of its price: that one reads every page that it touches.

    Raises `ValidationError` as that does where another page of the committee has the slug. A page that is new and a
    draft is the root of no site, and what its log says of it needs no checking.
    """
    ((path, depth, children),) = _PLACE.rows(committee.pk)
    below = (depth + 1, *Page._get_children_path_interval(path))  # noqa: SLF001 - treebeard's own way to a path, as in `add_child`
    if children:
        ((last,),) = _LAST.rows(*below)
        meeting.path = Page(path=last)._inc_path()  # noqa: SLF001 - the same
    else:
        meeting.path = Page._get_path(path, depth + 1, 1)  # noqa: SLF001 - the same
    bulk.update(Page, committee.pk, numchild=children + 1)
    committee.numchild = children + 1
    meeting.depth, meeting.locale_id = depth + 1, committee.locale_id
    meeting._cached_parent_obj = committee  # noqa: SLF001 - the same
    meeting._is_site_root = False  # noqa: SLF001 - as Wagtail's own lists of pages note it
    meeting.name_after_date()
    if _NAMED.exists(*below, meeting.slug):
        meeting.minimal_clean()  # refuses it in Wagtail's own words
    meeting.draft_title = meeting.title
    meeting.set_url_path(committee)
    bulk.insert([meeting])
    context = get_active_log_context()
    entry = PageLogEntry(
        content_type=ContentType.objects.get_for_model(MeetingPage), label=meeting.get_admin_display_title(),
        action="wagtail.create", timestamp=timezone.now(), page_id=meeting.pk, user=context.user, uuid=context.uuid,
        content_changed=True,
    )  # fmt: skip
    bulk.insert([entry])


def next_number_of_day(committee: CommitteePage, day: date) -> int:
    """The number that another meeting of the same day gets: 1 where there is none yet."""
    used = MeetingPage.objects.filter(committee=committee, date=day).aggregate(most=Max("number_of_day"))["most"]
    return (used or 0) + 1
