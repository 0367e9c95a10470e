"""The demo's content as values, read from the TOML files in `texts/`. Pure: no database, no Django.

Keys: a body is `vaxjo/un`, a § is `vaxjo/un 2018-04-18 51`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

TEXTS = Path(__file__).parent / "texts"
FILES = Path(__file__).parent / "files"

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Body:
    """A body. `office` prepares its matters; `policy` empty: the default for its kind."""

    key: str
    title: str
    signs: tuple[str, ...] = ()
    office: str = "Kommunledningsförvaltningen"
    policy: str = ""
    auto_links: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority. `dnr` is a pattern with year, short (two digits), number and sign; `layout` names a layout.

    `word`: its files are Word files, with tables; else plain text.
    """

    key: str
    title: str
    code: str
    place: str
    diary: str
    dnr: str
    layout: str
    kind: str = "municipality"
    word: bool = False
    body: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """A demo user: of bodies, of the county's editors, or of the operations."""

    name: str
    role: str
    bodies: tuple[str, ...] = ()
    editor: bool = False
    superuser: bool = False


@dataclass(frozen=True, slots=True)
class Bodies:
    """Authorities and users. `basis` is what stands behind an invented policy, `basis_default` behind a default."""

    basis: str
    basis_default: str
    authority: tuple[Authority, ...]
    user: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an initiative: `kind` name, alias or lookalike."""

    text: str
    kind: str = "alias"
    distinctive: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an initiative."""

    key: str
    title: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """The bodies that are expected to decide in a step, and who says so."""

    step: str
    source: str
    bodies: tuple[str, ...]
    source_date: date | None = None


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case number that an initiative is known to have in a body's diary."""

    body: str
    dnr: str


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that an initiative is known by."""

    title: str
    date: date
    sender: str


@dataclass(frozen=True, slots=True)
class Initiative:
    """A county-wide initiative. `reference` names the § that decisions are compared with."""

    key: str
    title: str
    description: str
    lead: str
    period_from: date
    period_to: date | None = None
    reference: str = ""
    preceded_by: str = ""
    related: tuple[str, ...] = ()
    name: tuple[Name, ...] = ()
    step: tuple[Step, ...] = ()
    expected: tuple[Expected, ...] = ()
    case: tuple[KnownCase, ...] = ()
    paper: tuple[KnownPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """A § as the demo writes it; texts may hold the placeholders of `render.words`.

    `use` takes an ordinary matter from matters.toml. `clauses` are att-satser; `decision` is a decision in one
    sentence. `ballot` is how each one voted, name and Ja or Nej; `appendix` a written reservation that is bound with
    the protokoll. `next_body` and `next_clauses` are the proposal to the next body. `confirm` is what the registrar has
    confirmed of the link to `initiative`: a decision status, or `-` for the link alone. `reject` is the reason for
    which the registrar has rejected it.
    """

    use: str = ""
    key: str = ""
    title: str = ""
    dnr: str = ""
    plan: str = ""
    lead: str = "{organ} beslutar"
    clauses: tuple[str, ...] = ()
    decision: str = ""
    next_body: str = ""
    next_clauses: tuple[str, ...] = ()
    summary: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    proposal: str = ""
    sources: tuple[str, ...] = ()
    motions: str = ""
    order: str = ""
    vote: str = ""
    ballot: tuple[tuple[str, str], ...] = ()
    reservation: str = ""
    appendix: str = ""
    recipients: tuple[str, ...] = ()
    secret: bool = False
    initiative: str = ""
    step: str = ""
    confirm: str = ""
    relation: str = ""
    reject: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and its protokoll. `first` is the number of its first §.

    `state`: `published`, `drafts` (read, to be reviewed) or `answers` (the file does not say whose it is or when).
    `extract`: this § was delivered alone before the whole protokoll. `file`: the file itself is public too.
    """

    body: str
    date: date
    first: int
    matter: tuple[Matter, ...]
    state: str = "published"
    extract: int = 0
    file: bool = False

    @property
    def numbered(self) -> Iterator[tuple[int, Matter]]:
        """The §§ with their numbers."""
        return enumerate(self.matter, start=self.first)


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper that is delivered as a file of its own: a tjänsteskrivelse or the like."""

    body: str
    date: date
    title: str
    office: str
    writer: str
    role: str
    dnr: str
    clauses: tuple[str, ...]
    summary: str
    sources: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    state: str = "published"
    initiative: str = ""
    confirm: bool = False


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((TEXTS / name).read_text(encoding="utf-8"))


def _tuples(value: Any) -> Any:
    """Lists as tuples, however deep."""
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


def _made(kind: type[V], raw: Mapping[str, Any], **nested: tuple[Any, ...]) -> V:
    """A value of `kind` from a table; a misspelled name in the file is a TypeError, so nothing is lost silently."""
    return kind(**{name: _tuples(value) for name, value in raw.items() if name not in nested}, **nested)


@cache
def bodies() -> Bodies:
    """Authorities with their bodies, and users."""
    raw = _read("bodies.toml")
    authorities = tuple(
        _made(Authority, one, body=tuple(_made(Body, body) for body in one["body"])) for one in raw["authority"]
    )
    return _made(Bodies, raw, authority=authorities, user=tuple(_made(User, one) for one in raw["user"]))


@cache
def body(key: str) -> tuple[Authority, Body]:
    """The body of that key, and its authority. Raises KeyError."""
    found = {f"{a.key}/{b.key}": (a, b) for a in bodies().authority for b in a.body}
    return found[key]


@cache
def initiatives() -> tuple[Initiative, ...]:
    """The county-wide initiatives, in an order in which `preceded_by` and `related` come first."""
    kinds = {"name": Name, "step": Step, "expected": Expected, "case": KnownCase, "paper": KnownPaper}
    return tuple(
        _made(
            Initiative,
            one,
            **{name: tuple(_made(kind, row) for row in one.get(name, ())) for name, kind in kinds.items()},
        )
        for one in _read("initiatives.toml")["initiative"]
    )


@cache
def ordinary() -> Mapping[str, Matter]:
    """The ordinary matters by key."""
    return {one["key"]: _made(Matter, one) for one in _read("matters.toml")["matter"]}


@cache
def meetings() -> tuple[Meeting, ...]:
    """All meetings in order of time, ordinary matters filled in."""
    found = [
        _made(Meeting, one, matter=tuple(_matter(row) for row in one["matter"]))
        for name in ("meetings.toml", "more-meetings.toml")
        for one in _read(name)["meeting"]
    ]
    return tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.body)))


def _matter(row: Mapping[str, Any]) -> Matter:
    """An own matter, or an ordinary one with what the meeting says differently."""
    if "use" not in row:
        return _made(Matter, row)
    known = ordinary()[row["use"]]
    base = {one.name: getattr(known, one.name) for one in fields(known)}
    return _made(Matter, {**base, **row})


@cache
def letters() -> tuple[Letter, ...]:
    """Papers that are delivered as files of their own."""
    return tuple(_made(Letter, one) for one in _read("papers.toml")["paper"])


def words() -> Mapping[str, str]:
    """Explained words of the administration."""
    explained: Mapping[str, str] = _read("words.toml")["words"]
    return explained
