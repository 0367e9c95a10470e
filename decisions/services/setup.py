"""The county's own pages, groups and closed file collections. Everything here may be run again without harm."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.text import slugify
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from decisions.models import (
    AuthorityPage,
    CommitteeKind,
    CommitteePage,
    Diary,
    DiaryHabit,
    Document,
    HomePage,
    InitiativeIndexPage,
    Policy,
)
from decisions.selectors import Fixed
from decisions.vocabulary import bodies

EDITORIAL_GROUP = "Länsredaktion"
"""The county group that makes initiatives. It sees no drafts."""

_KINDS = {
    "fullmäktige": CommitteeKind.COUNCIL,
    "styrelse": CommitteeKind.BOARD,
    "nämnd": CommitteeKind.COMMITTEE,
    "utskott": CommitteeKind.SUBCOMMITTEE,
}


@dataclass(frozen=True, slots=True)
class County:
    """The pages that every county has."""

    home: HomePage
    initiatives: InitiativeIndexPage


def _swedish_slug(name: str) -> str:
    """`Barn- och utbildningsnämnden` → `barn-och-utbildningsnamnden`: can be read aloud, needs no escapes."""
    return slugify(name)


def _page_permissions(group: Group, page: Page, *codenames: str) -> None:
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _enter_admin(group: Group) -> None:
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


@transaction.atomic
def ensure_county(county: str = "Kronobergs län") -> County:
    """The home page as the site's root, the list of initiatives and the editorial group.

    Wagtail's own groups Editors and Moderators are removed while nobody is in them: they may change and publish
    every page, and no group of ours has the right to publish (design.md §4).
    """
    root = Page.get_first_root_node()
    home = HomePage.objects.first()
    if home is None:
        home = HomePage(title="Länsbeslut", slug="start", county=county)
        root.add_child(instance=home)
    initiatives = InitiativeIndexPage.objects.first()
    if initiatives is None:
        initiatives = InitiativeIndexPage(title="Länsgemensamma initiativ", slug="lansgemensamma-initiativ")
        home.add_child(instance=initiatives)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    stray = site.root_page if site.root_page_id and site.root_page_id != home.pk else None
    site.root_page, site.site_name = home, "Länsbeslut"
    site.save()
    if stray is not None and stray.specific_class is Page:
        stray.delete()  # Wagtail's own "Welcome" page of a new database
    group, _ = Group.objects.get_or_create(name=EDITORIAL_GROUP)
    _enter_admin(group)
    _page_permissions(group, initiatives, "add_page", "change_page")
    words = Permission.objects.filter(content_type__app_label="decisions", content_type__model="glossaryterm")
    group.permissions.add(*words)
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    return County(home, initiatives)


@transaction.atomic
def ensure_authority(home: HomePage, title: str, **fields: str) -> AuthorityPage:
    """The authority of that title under the home page, made if it is missing. `fields` are the model's own."""
    slug = _swedish_slug(title)
    authority: AuthorityPage | None = AuthorityPage.objects.child_of(home).filter(slug=slug).first()
    if authority is None:
        authority = AuthorityPage(title=title, slug=slug, **fields)
        home.add_child(instance=authority)
    return authority


@transaction.atomic
def ensure_committee(
    authority: AuthorityPage, title: str, *, abbreviations: str = "", policy: str = "", auto_links: bool = False
) -> CommitteePage:
    """The committee of that title, with its group of registrars, closed collection and diary.

    `policy` empty: the default for its kind (social, school-health, överförmyndar- and individutskott bodies publish
    nothing until they say so). The group may add and change pages and files of this committee and nothing else.
    """
    slug = _swedish_slug(title)
    committee: CommitteePage | None = CommitteePage.objects.child_of(authority).filter(slug=slug).first()
    if committee is None:
        committee = CommitteePage(
            title=title,
            slug=slug,
            authority=authority,
            kind=_KINDS.get(bodies.kind_of(title), CommitteeKind.OTHER),
            abbreviations=abbreviations,
            preparatory=bodies.is_preparatory(title),
            policy=policy or Policy(bodies.default_policy(title)),
            auto_links=auto_links,
        )
        authority.add_child(instance=committee)
    group, _ = Group.objects.get_or_create(name=registrars_group_name(committee))
    _enter_admin(group)
    _page_permissions(group, committee, "add_page", "change_page")
    if committee.collection is None:
        committee.collection = _closed_collection(committee, group)
        committee.save(update_fields=["collection"])
    ensure_diary(committee)
    return committee


def registrars_group_name(committee: CommitteePage) -> str:
    """The name of the group that handles this committee's drafts and publication."""
    name = f"Registratorer {committee.authority.title}, {committee.title}"
    return name if len(name) <= 150 else f"{name[:140]} {committee.pk}"


def _closed_collection(committee: CommitteePage, group: Group) -> Collection:
    """A collection that only the committee's group may enter, in the admin and by address."""
    name = f"{committee.authority.title}, {committee.title}"
    collection: Collection = Collection.get_first_root_node().add_child(name=name[:255])
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    restriction.groups.add(group)
    content_type = ContentType.objects.get_for_model(Document)
    for codename in ("add_document", "change_document", "choose_document"):
        permission = Permission.objects.get(content_type=content_type, codename=codename)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return collection


_OF_AUTHORITY = Fixed(
    lambda authority: Diary.objects.filter(authority=authority, committee=None).values_list("pk", "certain")
)
_OF_COMMITTEE = Fixed(
    lambda authority, body: Diary.objects.filter(authority=authority, committee=body).values_list("pk", "certain")
)


def ensure_diary(committee: CommitteePage) -> Diary:
    """The diary that this committee's case numbers belong to, by the authority's habit.

    Where the habit is unknown the committee has an uncertain diary of its own: equal numbers elsewhere are then
    suggested as the same case, never merged.
    """
    authority = committee.authority
    one = authority.diary_habit == DiaryHabit.ONE
    held = _OF_AUTHORITY.rows(authority.pk) if one else _OF_COMMITTEE.rows(authority.pk, committee.pk)
    if held:  # as nearly always, and for every file of an import
        ((pk, certain),) = held
        diary = Diary(pk=pk, authority=authority, committee=None if one else committee, certain=bool(certain))
        diary._state.adding, diary._state.db = False, connection.alias  # noqa: SLF001 - a row that is there
    elif one:
        diary, _ = Diary.objects.get_or_create(authority=authority, committee=None)
    else:
        certain = authority.diary_habit == DiaryHabit.PER_COMMITTEE
        diary, _ = Diary.objects.get_or_create(authority=authority, committee=committee, defaults={"certain": certain})
    return diary
