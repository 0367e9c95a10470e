"""A county's worth of §§ and pages of papers, made of the real texts beside the checkout. Nothing of it is kept.

The same seed gives the same documents, one after the other: a million of them never stand in memory together. Words
come as often as in the corpus, since whole paragraphs are drawn; a text keeps to its matter, since most paragraphs
come from one source; new rare words (names of farms, streets and schools) go on coming, as they do in a real county.
A case goes through several bodies under one number and one title.
"""

import json
import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from search.core.document import CaseNumber, SearchDocument, Tag

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "goteborg"
FIRST_YEAR, LAST_YEAR = 1998, 2026

AUTHORITIES = (
    *(
        Tag(f"provkommun-{n}", f"Provkommun {name}")
        for n, name in enumerate(("Norr", "Söder", "Öster", "Väster", "Åby", "Älvdal", "Ödeby", "Sjövik", "Lunda"), 1)
    ),
    *(Tag(f"provkommun-{n}", f"Provkommun {name}") for n, name in enumerate(("Bergby", "Dalen", "Strand"), 10)),
    Tag("provregionen", "Provregionen"),
)
BODIES = (
    *("Kommunstyrelsen", "Kommunfullmäktige", "Kommunstyrelsens arbetsutskott", "Samhällsbyggnadsnämnden"),
    *("Barn- och utbildningsnämnden", "Socialnämnden", "Miljö- och byggnämnden", "Kultur- och fritidsnämnden"),
    *("Omsorgsnämnden", "Tekniska nämnden", "Gymnasienämnden", "Valnämnden", "Överförmyndarnämnden", "Jävsnämnden"),
)
BODY_WEIGHTS = (24, 14, 18, 10, 8, 7, 7, 5, 4, 4, 3, 1, 1, 1)
ITEM_KIND = Tag("protokoll", "Beslut i protokoll", ("protokoll", "paragraf"))
PAPER_KINDS = (Tag("tjansteskrivelse", "Tjänsteskrivelse"), Tag("skrivelse", "Skrivelse"), Tag("rapport", "Rapport"))
MATTER_TYPES = tuple(
    Tag(name.lower(), name)
    for name in ("Motion", "Medborgarförslag", "Taxa", "Detaljplan", "Budget", "Val", "Remiss", "Policy", "Anmälan")
)
MATTER_WEIGHTS = (9, 4, 5, 14, 11, 12, 10, 8, 27)
OUTCOMES = tuple(
    Tag(key, name)
    for key, name in (
        ("bifall", "Bifall"), ("anteckning", "Antecknat"), ("avslag", "Avslag"), ("remiss", "Återremiss"),
        ("bordlaggning", "Bordlagt"), ("delvis", "Delvis bifall"),
    )
)  # fmt: skip
OUTCOME_WEIGHTS = (61, 22, 7, 4, 4, 2)
INITIATIVES = tuple(Tag(f"provinitiativ-{n}", f"Länsgemensamt provinitiativ {n}") for n in range(1, 13))
ENDINGS = ("gården", "vägen", "gatan", "skolan", "backen", "dalen", "torpet", "parken", "berget", "viken", "lyckan")
SHORTEST, LONGEST = 60, 900
"""Characters of a paragraph that is drawn."""
_HEAD = re.compile(
    r"^(Göteborgs Stad .*|\d+ \(\d+\)|Kommunfullmäktige|Kommunstyrelsen|Protokoll(?: \(?nr.*)?|Sammantr.*)$"
)
_SIGN = re.compile(r"^§ ?\d+.*$", re.MULTILINE)
_SECTION = re.compile(r"^(Handling|Yrkande|Proposition|Omröstning|Reservation|Justering|Protokollsutdrag|Information)")


@dataclass(frozen=True, slots=True)
class Source:
    """One matter of the corpus: its title, what was decided, its paragraphs."""

    title: str
    clauses: str
    paragraphs: tuple[str, ...]


@lru_cache(maxsize=1)
def sources() -> tuple[Source, ...]:
    """The matters of the corpus in the order of their files. Raises FileNotFoundError where it is missing."""
    if not CORPUS.is_dir():
        raise FileNotFoundError(f"the corpus is not beside the checkout ({CORPUS})")
    found: list[Source] = []
    for file in sorted(CORPUS.glob("k*.json")):
        titles = [one["rubrik"] for one in json.loads(file.read_text()) if one.get("rubrik")]
        text = "\n".join(
            line
            for line in file.with_suffix(".txt").read_text(errors="replace").split("\n")
            if not _HEAD.match(line.strip())
        )
        found += (_of_minutes(part, titles) for part in _SIGN.split(text)[1:] if part.strip())
    for file in sorted((CORPUS / "handlingar").glob("*.txt")):
        paragraphs = _paragraphs(file.read_text(errors="replace"))
        if len(paragraphs) >= 4:
            found.append(Source(paragraphs[0][:150], paragraphs[1][:400], paragraphs))
    return tuple(found)


def _of_minutes(part: str, titles: Sequence[str]) -> Source:
    lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
    joined = " ".join(lines[:5])
    title = next((one for one in titles if joined.startswith(one)), lines[0])
    start = next((n for n, line in enumerate(lines) if line == "Beslut"), 0)
    stop = next((n for n, line in enumerate(lines) if n > start and _SECTION.match(line)), len(lines))
    return Source(title[:250], " ".join(lines[start + 1 : stop])[:1_500], _paragraphs(part))


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n|(?<=\.)\n", text))
    return tuple(part for part in parts if SHORTEST < len(part) < LONGEST)


class _Weighted:
    """Draws one of some values, each as often as its weight says."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(weights))

    def draw(self, chance: random.Random) -> int:
        return bisect(self._sums, chance.random() * self._sums[-1])


@dataclass(frozen=True, slots=True)
class _Case:
    source: Source
    authority: Tag
    year: int
    number: int
    matter: Tag
    initiatives: tuple[Tag, ...]
    name: str


def generate(count: int, seed: int = 1) -> Iterator[SearchDocument]:
    """`count` documents, the same ones for the same seed. Fewer of them are the first ones of more."""
    return _Generator(seed).documents(count)


class _Generator:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sources = sources()
        self.pool = [text for one in self.sources for text in one.paragraphs]
        words = {word.lower() for one in self.sources for word in re.findall(r"[A-ZÅÄÖ]?[a-zåäö]{4,9}", one.title)}
        self.words = sorted(words)
        self.bodies, self.matters = _Weighted(BODY_WEIGHTS), _Weighted(MATTER_WEIGHTS)
        self.outcomes = _Weighted(OUTCOME_WEIGHTS)
        # Authorities and initiatives are of unequal size, and there are more minutes of late years than of early ones.
        self.authorities = _Weighted([1 / (n + 2) for n in range(len(AUTHORITIES))])
        self.initiatives = _Weighted([1 / (n + 1) for n in range(len(INITIATIVES))])
        self.years = _Weighted([1 + n / 4 for n in range(LAST_YEAR - FIRST_YEAR + 1)])

    def documents(self, count: int) -> Iterator[SearchDocument]:
        number = cases = 0
        while number < count:
            case = self._case(cases)
            cases += 1
            day = date(case.year, 1, 1) + timedelta(days=self.chance.randrange(365))
            for _ in range(self.chance.choices((1, 2, 3, 4), (50, 25, 15, 10))[0]):
                if number == count:
                    return
                yield self._document(number, case, day)
                number += 1
                day += timedelta(days=self.chance.randint(7, 60))

    def _case(self, number: int) -> _Case:
        chance = self.chance
        initiatives = (INITIATIVES[self.initiatives.draw(chance)],) if chance.random() < 0.03 else ()
        return _Case(
            source=chance.choice(self.sources),
            authority=AUTHORITIES[self.authorities.draw(chance)],
            year=FIRST_YEAR + self.years.draw(chance),
            number=number % 1_900 + 1,
            matter=MATTER_TYPES[self.matters.draw(chance)],
            initiatives=initiatives,
            name=f"{chance.choice(self.words).capitalize()}{chance.choice(self.words)}{chance.choice(ENDINGS)}",
        )

    def _document(self, number: int, case: _Case, day: date) -> SearchDocument:
        chance = self.chance
        own = case.source.paragraphs or self.pool
        body = [
            chance.choice(own) if chance.random() < 0.7 else chance.choice(self.pool)
            for _ in range(chance.randint(1, 6))
        ]
        if chance.random() < 0.4:
            body.append(f"Ärendet rör {case.name} {chance.randint(1, 40)}:{chance.randint(1, 99)}.")
        paper = chance.random() < 0.15
        name = BODIES[self.bodies.draw(chance)]
        key = f"paper-{number}" if paper else f"item-{number}"
        printed = f"{case.year}/{case.number:04}"
        return SearchDocument(
            key=f"{key}-p1" if paper else key,
            record=key,
            kind="paper" if paper else "item",
            url=f"/{case.authority.id}/{number}/",
            title=case.source.title,
            clauses="" if paper else case.source.clauses,
            body="\n".join(body),
            authority=case.authority,
            committee=Tag(f"{case.authority.id}/{name.lower()}", name),
            date=day,
            paragraph="" if paper else str(chance.randint(1, 250)),
            case_numbers=(CaseNumber(printed, case.year, case.number, ""),),
            document_kind=chance.choice(PAPER_KINDS) if paper else ITEM_KIND,
            matter_type=case.matter,
            outcome=None if paper else OUTCOMES[self.outcomes.draw(chance)],
            initiatives=case.initiatives,
            case=f"{case.authority.id} {printed}",
            page=1 if paper else 0,
        )
