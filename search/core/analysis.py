"""Which terms of a document go to which field. Both engines index exactly these strings.

The Swedish analysis itself is `decisions.vocabulary.swedish`; here it is only put to use. In the fields EXACT and
STEM every word has one term at one position, so that phrases can be found; PART holds the parts of compounds without
positions, and the shorter compounds inside of longer ones. HEAD_… repeat title and decision clauses, for ranking only.
FACT holds what people name a document by besides its text: its body, its authority, its day.
"""

import datetime
import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from decisions.vocabulary.swedish import VERSION, Columns, Entry, Term, analyse, columns, entries
from search.core.document import SearchDocument, Tag

LAYOUT = 5
"""Raised by hand when the meaning of a field changes; with the analysis' own stamp it decides on a rebuild."""
BOUNDARY = "¶¶"
"""Stands between title, clauses and body, so that no phrase reaches from one into another.

It also ends every text field: then each document has each field, and both engines count the same number of documents
and the same average length, on which the scores depend."""
MAX_TERM_BYTES = 200


_SAMPLE = (
    "Barn- och utbildningsnämndens läns-gemensamma inriktningsbeslut, Bu § 96, dnr 2018/0234 och KS/2016:360 den "
    "16 maj 2018: barnomsorgsförvaltningen, barnkonventionens, hälso- och sjukvårdens, ärendet, bostäderna, kaféer, "
    "medborgarförslag, återremitterades, bygglovsavgifter, SFS 2017:725, 5 kap. 67 § kommunallagen, 1 250 000 kr, A.B."
)


class Field(StrEnum):
    """The fields of an index."""

    EXACT = "exact"
    STEM = "stem"
    PART = "part"
    HEAD_EXACT = "head_exact"
    HEAD_STEM = "head_stem"
    HEAD_PART = "head_part"
    RECORD = "record"
    AUTHORITY = "authority"
    COMMITTEE = "committee"
    INITIATIVE = "initiative"
    DOCUMENT_KIND = "document_kind"
    MATTER_TYPE = "matter_type"
    OUTCOME = "outcome"
    PARTY = "party"
    CASE_NUMBER = "case_number"
    PARAGRAPH = "paragraph"
    FACT = "fact"
    YEAR = "year"
    DAY = "day"


TEXT_FIELDS = (Field.EXACT, Field.STEM, Field.PART, Field.HEAD_EXACT, Field.HEAD_STEM, Field.HEAD_PART)
KEYWORD_FIELDS = (
    Field.RECORD,
    Field.AUTHORITY,
    Field.COMMITTEE,
    Field.INITIATIVE,
    Field.DOCUMENT_KIND,
    Field.MATTER_TYPE,
    Field.OUTCOME,
    Field.PARTY,
    Field.CASE_NUMBER,
    Field.PARAGRAPH,
    Field.FACT,
)


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What an engine indexes of a document. Text fields hold terms in order; `day` is a proleptic ordinal.

    `text` has them with a blank between two: no term holds one, and so an engine takes them.
    """

    text: Mapping[Field, str]
    keywords: Mapping[Field, tuple[str, ...]]
    year: int | None
    day: int | None

    def sequence(self, field: Field) -> tuple[str, ...]:
        """The terms of a text field, one by one."""
        return tuple(self.text[field].split(" "))


def terms(text: str) -> tuple[Term, ...]:
    """The terms of a text in order, with their places. Query, index and highlighter all use this function.

    A case number without prefix may belong to any diary: it gets the part that a query with a prefix asks for too.
    """
    found = analyse(text)
    if all(term.kind != "dnr" or term.parts for term in found):
        return found
    return tuple(
        term._replace(parts=(term.exact.replace(":", ":?/", 1),)) if term.kind == "dnr" and not term.parts else term
        for term in found
    )


def words(text: str) -> Columns:
    """What `terms` gives, as columns: for the highlighter, who reads many texts."""
    found = columns(text)
    _complete(found.entries)
    return found


def _complete(found: list[Entry]) -> None:
    """Give case numbers without prefix the part that `terms` gives them."""
    for place in [place for place, entry in enumerate(found) if entry[3] == "dnr" and not entry[2]]:
        exact, stem, _, kind = found[place]
        found[place] = (exact, stem, (exact.replace(":", ":?/", 1),), kind)


def beginnings(typed: str) -> tuple[str, ...]:
    """The words of what somebody is typing, each of which may be the beginning of a longer one.

    () where a case number, a §, a law or a day is typed: these are looked for whole.
    """
    found = terms(typed)
    plain = all(term.kind in {"word", "number"} for term in found)
    return tuple(dict.fromkeys(term.exact for term in found)) if plain else ()


def has_beginnings(exact: Collection[str], wanted: Iterable[str]) -> bool:
    """Whether for each of these one of the words, as exact terms, begins so."""
    return all(any(word.startswith(one) for word in exact) for one in wanted)


def case_terms(year: int, number: int, diary: str) -> tuple[str, str]:
    """The terms of a case number: its key, and its key within the diary ("?" stands for an unknown one)."""
    key = f"{year}/{number}"
    return f"dnr:{key}", f"dnr:{diary or '?'}/{key}"


def paragraph_term(number: str) -> str:
    """The term of a § in running text."""
    return f"§{number}"


def index_document(document: SearchDocument) -> IndexedDocument:
    """All terms of a document, field by field.

    The head holds the title twice, the decision once: a § about a matter comes before one that only decides on it.
    """
    title, clauses = _title_zone(document.title), _zone(document.clauses)
    exact, stems, parts = _text((title, clauses, _zone(document.body)))
    head_exact, head_stems, head_parts = _text((title, title, clauses))
    text = {
        Field.EXACT: exact,
        Field.STEM: stems,
        Field.PART: parts,
        Field.HEAD_EXACT: head_exact,
        Field.HEAD_STEM: head_stems,
        Field.HEAD_PART: head_parts,
    }
    keywords = {
        Field.RECORD: (document.record,),
        Field.AUTHORITY: tag_keys(document.authority),
        Field.COMMITTEE: tag_keys(document.committee),
        Field.INITIATIVE: tag_keys(*document.initiatives),
        Field.DOCUMENT_KIND: tag_keys(document.document_kind),
        Field.MATTER_TYPE: tag_keys(document.matter_type),
        Field.OUTCOME: tag_keys(document.outcome),
        Field.PARTY: tag_keys(*document.parties),
        Field.CASE_NUMBER: _unique(
            key for number in document.case_numbers for key in case_terms(number.year, number.number, number.diary)
        ),
        Field.PARAGRAPH: _paragraph_keys(document),
        Field.FACT: fact_keys(document),
    }
    return IndexedDocument(text, keywords, document.year, document.date.toordinal() if document.date else None)


@cache
def stamp() -> str:
    """Names layout and analysis: an index with another stamp holds other terms and must be rebuilt.

    Taken also from what the analysis does with a sample, in case somebody forgets to raise its version.
    """
    seen = VERSION + repr([(term.exact, term.stem, term.parts) for term in terms(_SAMPLE)])
    return f"{LAYOUT}-{hashlib.sha256(seen.encode()).hexdigest()[:12]}"


def id_key(identifier: str) -> str:
    """The keyword of a tag's id; never equal to that of a word."""
    return f"={identifier}"


def name_keys(name: str) -> tuple[str, ...]:
    """The keywords that a typed name asks for, all of which a tag must have."""
    return tuple(dict.fromkeys(term.stem for term in terms(name)))


def tag_keys(*tags: Tag | None) -> tuple[str, ...]:
    """The keywords of tags: their ids and the words of their names, also as typed without å, ä and ö."""
    known = [_tag_keys(tag) for tag in tags if tag is not None]
    return known[0] if len(known) == 1 else tuple(dict.fromkeys(key for keys in known for key in keys))


@lru_cache(maxsize=10_000)
def _tag_keys(tag: Tag) -> tuple[str, ...]:
    keys = [id_key(tag.id)]
    for name in (tag.name, *tag.aliases):
        for spelling in (name, _plain(name)):
            for term in terms(spelling):
                keys += [term.stem, *term.parts]
    return tuple(dict.fromkeys(keys))


def fact_keys(document: SearchDocument) -> tuple[str, ...]:
    """What a document is named by besides its text: words and abbreviations of its body and authority, its day.

    Abbreviations are those that the body itself goes by; of its initiatives only names of a single word ("GIRFEC"),
    since the words of the longer ones mean other things too. A day counts as such, as its month and as its year.
    """
    keys: dict[str, None] = {}
    for tag in (document.committee, document.authority):
        if tag is not None:
            keys.update(dict.fromkeys(_name_stems(tag)))
    for tag in document.initiatives:
        keys.update(dict.fromkeys(_short_names(tag)))
    if document.date is not None:
        keys.update(dict.fromkeys(_day_keys(document.date)))
    return tuple(keys)


@lru_cache(maxsize=20_000)
def _day_keys(day: datetime.date) -> tuple[str, ...]:
    found = terms(day.isoformat())
    return (found[0].exact, *found[0].parts) if found else ()


@lru_cache(maxsize=10_000)
def _name_stems(tag: Tag) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.stem for name in (tag.name, *tag.aliases) for term in terms(name)))


@lru_cache(maxsize=10_000)
def _short_names(tag: Tag) -> tuple[str, ...]:
    found = [terms(name) for name in (tag.name, *tag.aliases)]
    return tuple(dict.fromkeys(one[0].stem for one in found if len(one) == 1))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _paragraph_keys(document: SearchDocument) -> tuple[str, ...]:
    if not document.paragraph:
        return ()
    key = "".join(document.paragraph.split()).lower()
    return (key, f"{document.paragraph_prefix.casefold()} {key}") if document.paragraph_prefix else (key,)


class _Zone(NamedTuple):
    """The terms of title, clauses or body, with blanks between them: exact forms, stems, and all parts of both."""

    exact: str
    stems: str
    parts: str


_EMPTY = _Zone("", "", "")
_exact_of, _stem_of, _parts_of = itemgetter(0), itemgetter(1), itemgetter(2)


def _zone(text: str) -> _Zone:
    found = entries(text)
    if not found:
        return _EMPTY
    exact = " ".join(map(_exact_of, found))
    if "dnr:" in exact:
        _complete(found)
    parts = " ".join(map(_PARTS.__getitem__, filter(_parts_of, found)))
    return _Zone(exact, " ".join(map(_stem_of, found)), parts)


_title_zone = lru_cache(maxsize=1_000)(_zone)
"""Titles come again: on each page of a paper, in each body that a case goes through, and where they say "Val av
justerare"."""


def _text(zones: Sequence[_Zone]) -> tuple[str, str, str]:
    """Exact forms, stems and parts of some zones: the first two place by place, with a mark between zones."""
    told = [zone for zone in zones if zone.exact]
    if not told:
        return BOUNDARY, BOUNDARY, BOUNDARY
    exact = f"{_BETWEEN.join(map(_exact_of, told))} {BOUNDARY}"
    stems = f"{_BETWEEN.join(map(_stem_of, told))} {BOUNDARY}"
    return exact, stems, " ".join([*filter(None, map(_parts_of, told)), BOUNDARY])


_BETWEEN = f" {BOUNDARY} "


class _IndexedParts(dict[Entry, str]):
    """What the field PART holds of a word: made once, since the same words come again in every text."""

    def __missing__(self, entry: Entry) -> str:
        if len(self) >= _KEPT_PARTS:
            self.clear()
        made = self[entry] = " ".join(indexed_parts(entry))
        return made


_KEPT_PARTS = 50_000
_PARTS = _IndexedParts()


def indexed_parts(entry: Entry) -> tuple[str, ...]:
    """What the field PART holds of a term."""
    return _with_spans(entry[2]) if len(entry[2]) > 1 and entry[3] == "word" else entry[2]


def span_term(parts: Sequence[str]) -> str:
    """The term of a compound by its parts, alone or inside of a longer one (äldreomsorg in äldreomsorgsnämnden)."""
    return "+".join(parts)


@lru_cache(maxsize=50_000)
def _with_spans(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a compound, the compound, and every shorter one of neighbouring parts."""
    count = len(parts)
    sizes = range(2, count + 1)
    spans = (span_term(parts[start : start + size]) for size in sizes for start in range(count - size + 1))
    return (*parts, *(span for span in spans if len(span) * 4 <= MAX_TERM_BYTES))


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
