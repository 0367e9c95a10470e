"""Recipients of decisions as references to bodies and authorities: noted when a record goes out, tried again later.

Only what has the form or the name of a body or an authority is noted. Persons and offices never are: what is noted may
become a link.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from django.db.models import Q

from decisions.models import (
    AuthorityPage,
    CommitteePage,
    ItemRecipient,
    PaperRecipient,
    Reference,
    ReferenceKind,
    ReferenceStatus,
)
from decisions.services import known_names
from decisions.services.known_names import KnownAuthority, KnownBody
from decisions.services.reference_rules import recipient_bodies
from decisions.vocabulary import bodies, owners

_AT_ONCE = 200


def note_recipients(
    items: Mapping[int, int],
    papers: Mapping[int, int],
    rows: Sequence[ItemRecipient],
    held: Sequence[Reference] | None = None,
) -> list[Reference]:
    """Give these §§ and papers (key → authority) a reference for each body that they are sent to, and no other.

    `rows` are the recipients of the §§, `held` all references of both where the caller has them. References that stand
    already are left as they are, with what they mean. Returns the new ones.
    """
    wanted: set[tuple[str, int, str]] = set()
    own_rows = [("item", row.item_id, items[row.item_id], row.role_or_organisation) for row in rows]
    of_papers = PaperRecipient.objects.filter(paper__in=papers) if papers else ()
    own_rows += [("paper", row.paper_id, papers[row.paper_id], row.role_or_organisation) for row in of_papers]
    names = _Names()
    for kind, pk, authority, printed in own_rows:
        wanted |= {(kind, pk, one[:200]) for one in recipient_bodies(printed, names.held_by(authority))}
    gone = []
    for pk, item, paper, printed in _noted(items, papers, held):
        key = ("item", item, printed) if item else ("paper", paper, printed)
        if key in wanted:
            wanted.discard(key)
        else:
            gone.append(pk)
    if gone:
        Reference.objects.filter(pk__in=gone).delete()
    fresh = [
        Reference(**{f"{kind}_id": pk}, kind=ReferenceKind.RECIPIENT, printed=printed, body=printed)
        for kind, pk, printed in sorted(wanted)
    ]
    return Reference.objects.bulk_create(fresh, batch_size=_AT_ONCE)


def _noted(
    items: Mapping[int, int], papers: Mapping[int, int], held: Sequence[Reference] | None
) -> Iterable[tuple[int, int | None, int | None, str]]:
    """Key, §, paper and words of the recipients that are noted already."""
    if held is not None:
        of_kind = (one for one in held if one.kind == ReferenceKind.RECIPIENT)
        return [(one.pk, one.item_id, one.paper_id, one.printed) for one in of_kind]
    own = Reference.objects.filter(Q(item__in=items) | Q(paper__in=papers), kind=ReferenceKind.RECIPIENT)
    return own.order_by().values_list("pk", "item", "paper", "printed")


class _Names:
    """What the bodies and authorities that we hold are called. Two queries, and only where something is asked."""

    def __init__(self) -> None:
        self._read = False
        self._bodies: dict[int, list[KnownBody]] = defaultdict(list)
        self._authorities: list[KnownAuthority] = []
        self._held_by: dict[int, Callable[[str], bool]] = {}

    def held_by(self, authority: int) -> Callable[[str], bool]:
        """Whether a name is that of a body of this authority, of an authority, or of a body whose owner is named."""
        if authority not in self._held_by:
            self._held_by[authority] = lru_cache(maxsize=None)(lambda printed: self._held(authority, printed))
        return self._held_by[authority]

    def _held(self, authority: int, printed: str) -> bool:
        if not self._read:
            self._read = True
            self._authorities = known_names.all_authorities()
            for body in known_names.all_bodies():
                self._bodies[body.authority].append(body)
        if any(page.is_called(printed) for page in self._bodies[authority]):
            return True
        if bodies.is_authority_name(printed) or " " not in printed:
            return any(_is_whole_name(page, printed) for page in self._authorities)
        split = owners.split(printed)
        return bool(split.owner) and any(
            body.is_called(split.body)
            for page in self._authorities
            if page.is_named(split.owner)
            for body in self._bodies[page.pk]
        )


def _is_whole_name(page: KnownAuthority, printed: str) -> bool:
    """A place alone is no recipient, unless the authority's own list has it as a name."""
    if bodies.is_authority_name(printed):
        return page.is_named(printed)
    return printed.casefold() in page.whole_names()


def waiting_for(page: CommitteePage | AuthorityPage) -> dict[int, list[Reference]]:
    """The recipients that may be this body or authority now, of those who wait and those that are it, by authority."""
    name = "target_committee" if isinstance(page, CommitteePage) else "target_authority"
    rows = Reference.objects.filter(~Q(status=ReferenceStatus.RESOLVED) | Q(**{name: page}))
    rows = rows.filter(kind=ReferenceKind.RECIPIENT).order_by()
    called = [printed for printed in rows.values_list("body", flat=True).distinct() if _may_be(page, printed)]
    was = rows.filter(Q(body__in=called) | Q(**{name: page}))
    found: dict[int, list[Reference]] = defaultdict(list)
    for reference in was.select_related("item__meeting__committee", "paper"):
        found[_authority_of(reference)].append(reference)
    return found


def _authority_of(reference: Reference) -> int:
    owner = reference.item.meeting.committee if reference.item else reference.paper
    assert owner is not None  # the table's own constraint, and a meeting's body
    return int(owner.authority_id)


def _may_be(page: CommitteePage | AuthorityPage, printed: str) -> bool:
    split = owners.split(printed)
    if isinstance(page, AuthorityPage):
        return page.is_named(printed) or page.is_named(split.owner)
    return page.is_called(printed) or page.is_called(split.body)


def printed_of(references: Iterable[Reference]) -> tuple[str, ...]:
    """What is printed of these, the longest first: "Region Exempels regionstyrelse" before "Region Exempel"."""
    return tuple(sorted({one.printed for one in references}, key=lambda printed: (-len(printed), printed)))
