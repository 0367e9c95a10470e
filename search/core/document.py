"""What is indexed: one document per published § and per page of a public paper, free of any engine."""

import datetime
import hashlib
from typing import Literal

import msgspec

RecordKind = Literal["item", "paper"]


class Tag(msgspec.Struct, frozen=True, array_like=True):
    """Something that documents are filtered and counted by: a stable id for addresses, a name for people.

    `aliases` are other names that a typed filter may use ("KS", an initiative's former name); they are never shown.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class CaseNumber(msgspec.Struct, frozen=True, array_like=True):
    """A case number of a document: as printed, and its key with and without the diary.

    `diary` is the diary's abbreviation in lower case, "" where it is not known.
    """

    printed: str
    year: int
    number: int
    diary: str = ""

    @property
    def key(self) -> str:
        """Year and number without padding ("2018/234"): equal for every spelling, not unique across diaries."""
        return f"{self.year}/{self.number}"


class SearchDocument(msgspec.Struct, frozen=True, omit_defaults=True):
    """One hit's worth of public text with everything that it is found, filtered, sorted and shown by.

    `key` is unique in the index ("item:12", "paper:5#3"); `record` names the row of the record that it was made
    from ("item:12", "paper:5"), and removing a record removes all its documents. `title`, `clauses` and `body` are
    plain text, never markup. `paragraph` is "96" or "12 a" ("" for papers), `paragraph_prefix` the body's
    abbreviation as printed before the § ("Bu"). `parties` say what parties did in it ("S: reservation"), never who.
    `case` names the case that hits are grouped by ("" when none),
    `page` the page of the paper's public file (1 is the first, 0 where pages mean nothing).
    """

    key: str
    record: str
    kind: RecordKind
    url: str
    title: str
    clauses: str = ""
    body: str = ""
    authority: Tag | None = None
    committee: Tag | None = None
    date: datetime.date | None = None
    paragraph: str = ""
    paragraph_prefix: str = ""
    case_numbers: tuple[CaseNumber, ...] = ()
    document_kind: Tag | None = None
    matter_type: Tag | None = None
    outcome: Tag | None = None
    initiatives: tuple[Tag, ...] = ()
    parties: tuple[Tag, ...] = ()
    case: str = ""
    page: int = 0
    demo: bool = False

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else None

    @property
    def group(self) -> str:
        """What hits are grouped by: the case, or the record itself where it belongs to none."""
        return self.case or self.record


_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(SearchDocument).decode


def dump(document: SearchDocument) -> bytes:
    """The document as compact JSON, the form in which an engine keeps it. Inverse: `load`."""
    return _encode(document)


def load(stored: bytes) -> SearchDocument:
    """The document that `dump` wrote. Raises msgspec.DecodeError on anything else."""
    return _decode(stored)


def fingerprint(document: SearchDocument) -> str:
    """Sixteen hex digits that change when anything in the document changes: how `verify` sees a stale entry."""
    return mark_of(dump(document))


def mark_of(dumped: bytes) -> str:
    """The fingerprint of a document that is dumped already."""
    return hashlib.blake2b(dumped, digest_size=8).hexdigest()
