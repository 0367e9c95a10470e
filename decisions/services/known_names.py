"""The bodies and authorities that we hold, by their names alone: a page has sixty more columns, and is dear to read.

Asked for several times for every file that is published.
"""

from dataclasses import dataclass
from datetime import date

from decisions.models import AuthorityPage, CommitteePage
from decisions.selectors import Fixed
from decisions.vocabulary import called

_COLUMNS = ("pk", "authority", "title", "abbreviations", "valid_from", "valid_to", "authority__diary_habit")
_BODIES = Fixed(lambda: CommitteePage.objects.values_list(*_COLUMNS))
_BODIES_OF = Fixed(lambda authorities: CommitteePage.objects.filter(authority__in=authorities).values_list(*_COLUMNS))
_AUTHORITIES = Fixed(lambda: AuthorityPage.objects.order_by("pk").values_list("pk", "title", "other_names"))


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What a body is called, from when to when there was one, and the habit of its authority's diaries."""

    pk: int
    authority: int
    title: str
    abbreviations: str
    valid_from: date | None
    valid_to: date | None
    diary_habit: str

    def is_called(self, printed: str) -> bool:
        """As `CommitteePage.is_called`."""
        return called.is_body(printed, self.title, self.abbreviations)


@dataclass(frozen=True, slots=True)
class KnownAuthority:
    """What an authority is called."""

    pk: int
    title: str
    other_names: str

    def is_named(self, printed: str) -> bool:
        """As `AuthorityPage.is_named`."""
        return called.is_authority(printed, self.title, self.other_names)

    def whole_names(self) -> frozenset[str]:
        """Its title and its other names, folded."""
        return frozenset(name.casefold() for name in (self.title, *called.names_in(self.other_names)))


def all_bodies() -> list[KnownBody]:
    """Every body."""
    return [KnownBody(*row) for row in _BODIES.rows()]


def bodies_of(*authorities: int) -> list[KnownBody]:
    """The bodies of these authorities, in the order of the tree."""
    return [KnownBody(*row) for row in _BODIES_OF.rows(authorities)] if authorities else []


def all_authorities() -> list[KnownAuthority]:
    """Every authority, in the order in which they came."""
    return [KnownAuthority(*row) for row in _AUTHORITIES.rows()]
