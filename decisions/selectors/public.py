"""What is public: the one place that decides it, for pages, search, feeds, exports and files alike.

A § is public when it is published and live, an edition that carries it is published, its meeting, committee and
authority are live, nobody has closed a page above it, the committee's policy lets text of §§ out, and the
committee's time on the web has not run out.
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from wagtail.models import PageViewRestriction

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    PUBLIC_POLICIES,
    AgendaItem,
    AuthorityPage,
    Case,
    CommitteePage,
    Document,
    FileUse,
    InitiativeLink,
    InitiativePage,
    ItemDnr,
    ItemEdition,
    MeetingPage,
    Minutes,
    PageText,
    Paper,
    PaperDnr,
    PaperItem,
    Policy,
    Publication,
)
from decisions.selectors.fixed import Current

KEPT_BACK = (Publication.SECRET, Publication.ON_REQUEST, Publication.WITHDRAWN)
"""States that somebody has chosen for a § so that it is not read."""


def _closed_above(path: str) -> Exists:
    """Whether somebody has set Wagtail's privacy on the page at the outer `path` or on one above it."""
    outer = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(inner=outer).filter(inner__startswith=F("page__path")))


def _this_month() -> int:
    """Months since year 0, at this moment."""
    today = timezone.localdate()
    return today.year * 12 + today.month


def _too_old(committee: str, day: str) -> Q:
    """Records of committees whose months on the web have passed: the month that many months ago is the last to stay."""
    month = ExtractYear(day) * 12 + ExtractMonth(day)
    limited = Q(**{f"{committee}__web_months__isnull": False, f"{day}__isnull": False})
    months = Current(_this_month, IntegerField()) - month
    return limited & Q(GreaterThan(months, F(f"{committee}__web_months")))


def public_authorities() -> QuerySet[AuthorityPage]:
    """Authorities whose page may be seen."""
    pages: QuerySet[AuthorityPage] = AuthorityPage.objects.filter(live=True)
    return pages.exclude(_closed_above("path"))


def public_committees() -> QuerySet[CommitteePage]:
    """Committees whose page may be seen (whatever they publish)."""
    pages: QuerySet[CommitteePage] = CommitteePage.objects.filter(live=True, authority__live=True)
    return pages.exclude(_closed_above("path"))


def public_meetings() -> QuerySet[MeetingPage]:
    """Meetings whose page may be seen. A body that publishes nothing has none."""
    return (
        MeetingPage.objects.filter(
            publication=Publication.PUBLISHED,
            live=True,
            committee__live=True,
            committee__authority__live=True,
        )
        .exclude(committee__policy=Policy.NOTHING)
        .exclude(_closed_above("path"))
        .exclude(_too_old("committee", "date"))
    )


def public_minutes() -> QuerySet[Minutes]:
    """Published editions of public meetings."""
    return Minutes.objects.filter(publication=Publication.PUBLISHED, meeting__in=public_meetings())


def public_items() -> QuerySet[AgendaItem]:
    """§§ whose title and decision may be seen. Their other sections: only where `full_text_is_public`."""
    editions = ItemEdition.objects.filter(item=OuterRef("pk"), minutes__publication=Publication.PUBLISHED)
    return (
        AgendaItem.objects.filter(
            publication=Publication.PUBLISHED,
            live=True,
            path__isnull=False,
            meeting__publication=Publication.PUBLISHED,
            meeting__live=True,
            meeting__committee__live=True,
            meeting__committee__policy__in=PUBLIC_POLICIES,
            meeting__committee__authority__live=True,
        )
        .filter(Exists(editions))
        .exclude(_closed_above("meeting__path"))
        .exclude(_too_old("meeting__committee", "meeting__date"))
    )


def full_text_is_public(committee: CommitteePage) -> bool:
    """Whether more than title and decision of this committee's §§ may be seen."""
    return committee.policy == Policy.FULL


def public_papers() -> QuerySet[Paper]:
    """Papers that may be seen: only of committees that publish whole protokoll.

    A paper that belongs to a § which is kept back or withdrawn, or too old to stay, is not shown either: a bilaga holds
    what the § does.
    """
    belongs = PaperItem.objects.filter(paper=OuterRef("pk"))
    return (
        Paper.objects.filter(
            publication=Publication.PUBLISHED,
            live=True,
            path__isnull=False,
            committee__live=True,
            committee__policy=Policy.FULL,
            authority__live=True,
        )
        .exclude(Exists(belongs.filter(Q(item__publication__in=KEPT_BACK) | _too_old("paper__committee", "date"))))
        .exclude(_closed_above("committee__path"))
        .exclude(_too_old("committee", "date"))
    )


def public_file_uses() -> QuerySet[FileUse]:
    """Files that a registrar has ticked as public edition, of public minutes or papers of bodies that publish all.

    A file that also carries a § or an embedded paper that is not published stays closed, whatever was ticked.
    """
    hidden_item = ItemEdition.objects.filter(minutes__files__document=OuterRef("document")).exclude(
        item__publication=Publication.PUBLISHED
    )
    in_the_file = Q(files__document=OuterRef("document")) | Q(embedded_in__files__document=OuterRef("document"))
    hidden_paper = Paper.objects.filter(in_the_file).exclude(publication=Publication.PUBLISHED)
    whole = Q(minutes__in=public_minutes(), minutes__meeting__committee__policy=Policy.FULL)
    return (
        FileUse.objects.filter(public=True)
        .filter(whole | Q(paper__in=public_papers()))
        .exclude(Exists(hidden_item))
        .exclude(Exists(hidden_paper))
    )


def public_document(document: Document) -> FileUse | None:
    """The use through which the whole file is public, or None. A use of some pages does not open the file."""
    return public_file_uses().filter(document=document, first_page=None).order_by("pk").first()


def public_pages(paper: Paper | int) -> QuerySet[PageText]:
    """The text of the pages of a public paper or its key, where their file is open: all pages, or its own of them."""
    opened = public_file_uses().filter(document=OuterRef("document"), first_page=None)
    within = Q(first_page=None) | Q(first_page__lte=OuterRef("page"), last_page__gte=OuterRef("page"))
    uses = FileUse.objects.filter(within, paper=paper, document=OuterRef("document"))
    return PageText.objects.filter(Exists(uses), Exists(opened)).order_by("document", "page")


def public_initiatives() -> QuerySet[InitiativePage]:
    """Initiatives whose page may be seen."""
    pages: QuerySet[InitiativePage] = InitiativePage.objects.filter(live=True)
    return pages.exclude(_closed_above("path"))


def public_links() -> QuerySet[InitiativeLink]:
    """Confirmed and automatic links between public records and public initiatives. Never suggestions."""
    return InitiativeLink.objects.filter(status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives()).filter(
        Q(item__in=public_items()) | Q(paper__in=public_papers())
    )


def public_cases() -> QuerySet[Case]:
    """Cases that at least one public § or paper belongs to."""
    of_items = ItemDnr.objects.filter(case=OuterRef("pk"), item__in=public_items())
    of_papers = PaperDnr.objects.filter(case=OuterRef("pk"), paper__in=public_papers())
    return Case.objects.filter(Exists(of_items) | Exists(of_papers))
