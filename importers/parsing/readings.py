"""Small readings of a result, each with the words that prove it: numbers, dates, references, recipients."""

from datetime import date

from importers.parsing.located import Located, Quote
from importers.parsing.terms import Basis, ReferenceKind, ReferenceStatus
from importers.stored import Stored


class ParsedDnr(Stored, frozen=True):
    """A case number; `key` is year and number as `decisions.vocabulary.dnr` spells it ("2018/234").

    `prefix` is None where no diary is printed: the diary is unknown. `printed` includes a plan code that stands
    on the same line ("2017/35. 629"); `plan_code` quotes the code alone.
    """

    printed: Quote
    prefix: str | None
    year: int
    number: int
    key: str
    plan_code: Quote | None = None


class OtherNumber(Stored, frozen=True):
    """A number of unknown kind, for example a stamp of another registry; never a case number."""

    printed: Quote


class ParsedDate(Stored, frozen=True):
    """A date, the words that give it, and how it is known."""

    value: date
    basis: Basis
    printed: Quote | None = None


class ParsedReference(Stored, frozen=True):
    """A mention of another §, case, paper or law.

    `target` is an index into `ParsedDocument.papers` when `status` is within_file. `paragraph` is the number
    with its suffix ("72", "12 a"); `undated` tells that a listed paper carries no date.
    """

    kind: ReferenceKind
    printed: Quote
    dated: date | None = None
    undated: bool = False
    title: str | None = None
    sender: str | None = None
    body: str | None = None
    paragraph: str | None = None
    dnr_key: str | None = None
    law: str | None = None
    status: ReferenceStatus = ReferenceStatus.UNRESOLVED
    target: int | None = None


class ParsedRecipient(Stored, frozen=True):
    """Who gets the decision: role or organisation, and a person's name, apart."""

    printed: Quote
    role_or_organisation: str | None
    name: str | None


class ParsedProposal(Stored, frozen=True):
    """Somebody's proposal to the body that decides: never a clause. `by` as written, lower case."""

    by: str | None
    text: Quote


class ParsedSignature(Stored, frozen=True):
    """A printed name under a paper, with its role."""

    name: Located
    role: Located | None = None


class ParagraphRange(Stored, frozen=True):
    """§§ `first`–`last`, both included; a single § has the same number twice."""

    first: int
    last: int
