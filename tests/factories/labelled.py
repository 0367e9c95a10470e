"""Labelled examples for linking: five initiatives as their editors would describe them, and how well linking does.

The examples lie beside the tests of `decisions.linking`; all invented. `labelled.toml` and `labelled_registrars.toml`
were used to set the weights, `labelled_check.toml` never was. `labelled_blind.toml` and its initiatives
(`labelled_blind.py`) are another author's, who had not read the rules; what it found wrong was mended since.
`labelled_second.toml` (`labelled_second.py`) is a second such author's; two rules were mended with it in sight;
`labelled_third.toml` (`labelled_third.py`) a third's, with which many were, `labelled_fourth.toml`
(`labelled_fourth.py`) a fourth's, with which few were, and `labelled_fifth.toml` (`labelled_fifth.py`) a fifth's.
"""

import random
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from decisions.linking import (
    Alias,
    CaseKey,
    Circumstances,
    Connection,
    EvidenceKind,
    FieldKind,
    InitiativeProfile,
    LinkedText,
    LinkProposal,
    NamedPaper,
    PaperDescription,
    Step,
    TextField,
    propose,
)

Example = dict[str, Any]
FOLDER = Path(__file__).parents[1] / "unit" / "decisions" / "linking"
TUNED_ON = ("labelled", "labelled_registrars")
UNTOUCHED = ("labelled_check",)
BLIND = ("labelled_blind",)
SECOND = ("labelled_second",)
THIRD = ("labelled_third",)
FOURTH = ("labelled_fourth",)
FIFTH = ("labelled_fifth",)
SIXTH = ("labelled_sixth",)
DAY = date(2021, 5, 20)
NAMES_OF_KINDS = {
    EvidenceKind.NAME: "name in title or clauses",
    EvidenceKind.CASE: "same case or chain",
    EvidenceKind.PAPER: "known paper",
    EvidenceKind.BODY: "name in the body",
    EvidenceKind.CLOSENESS: "closeness alone",
}

STEPS = (
    Step("forfragan", "request"),
    Step("inriktningsbeslut", "direction"),
    Step("handlingsplan", "plan"),
    Step("uppfoljning", "follow_up"),
)


BARNENS_BASTA = InitiativeProfile(
    id="barnens-basta",
    names=(Alias("Barnens bästa gäller! – i Kronobergs län"),),
    aliases=(
        Alias("Kronobarnsmodellen", valid_from=date(2019, 1, 1)),
        Alias("GIRFEC"),
        Alias("Getting It Right For Every Child"),
        Alias("Skottlandsmodellen"),
        Alias("barnens bästa"),
        Alias("barnets bästa", distinctive=False),
    ),
    look_alikes=("Barnens bästa gäller-stiftelsen",),
    start=date(2016, 1, 1),
    led_by="Region Kronoberg",
    description=(
        "Kommunerna i Kronobergs län och Region Kronoberg vill att barn och unga ska få stöd tidigt, och att "
        "skola, vård och socialtjänst ska samordna sig kring varje barn. Arbetet är inspirerat av Skottland och "
        "har lett till en gemensam arbetsmodell."
    ),
    cases=(CaseKey("bun", "2018/234"),),
    steps=STEPS,
)


KOMPLEX_PROBLEMATIK = InitiativeProfile(
    id="komplex-problematik",
    names=(Alias("Länsgemensam organisering kring barn och unga med komplex problematik"),),
    aliases=(Alias("komplex problematik"),),
    start=date(2016, 6, 1),
    led_by="Region Kronoberg",
    description=(
        "Region Kronoberg bad länets nämnder om uppdraget att utreda en gemensam organisation för barn och unga "
        "med komplexa behov, så att färre behöver placeras långt hemifrån."
    ),
    cases=(CaseKey("utbildning", "2017/35"),),
    papers=(
        PaperDescription(
            "Begäran om uppdrag att utreda läns gemensam organisering kring barn och unga med komplex problematik",
            date(2017, 2, 24),
            "Region Kronoberg",
        ),
    ),
    steps=STEPS,
)


CYKELSTRAK = InitiativeProfile(
    id="cykelstrak",
    names=(Alias("Sammanhållna cykelstråk i länet"), Alias("Sammanhållna cykelstråk")),
    led_by="Region Exempel",
    description=(
        "Kommunerna och Region Exempel planerar cykelvägar som hänger ihop över kommungränserna, så att det går "
        "att pendla med cykel mellan tätorterna."
    ),
    papers=(
        PaperDescription("Inbjudan till planering av pendlingsvägar för cykel", date(2020, 1, 20), "Region Exempel"),
    ),
    steps=STEPS,
)


RODA_TRADEN = InitiativeProfile(
    id="roda-traden",
    names=(Alias("Röda tråden – i Exempels län"), Alias("Röda tråden")),
    aliases=(Alias("Övergångsmodellen"),),
    start=date(2021, 1, 1),
    led_by="Region Exempel",
    description=(
        "Kommunerna i länet vill att elever inte ska tappa fart när de byter skolform. Kunskapen om eleven ska följa "
        "med vid varje övergång mellan förskola, grundskola och gymnasieskola, med gemensamma rutiner och mallar för "
        "överlämning."
    ),
    papers=(PaperDescription("Förfrågan om länsgemensamma övergångar", date(2021, 3, 15), "Region Exempel"),),
    steps=STEPS,
)


NARA_VARD = InitiativeProfile(
    id="nara-vard",
    names=(Alias("Färdplan Nära vård Exempel 2030"),),
    aliases=(Alias("Målbild Nära vård Exempel"), Alias("nära vård", distinctive=False)),
    start=date(2020, 1, 1),
    led_by="Region Exempel",
    description=(
        "Region Exempel och länets kommuner ställer om hälso- och sjukvården till 2030. Primärvården blir navet, och "
        "mer vård ges i hemmet."
    ),
    papers=(
        PaperDescription(
            "Förslag till målbild för omställningen", date(2020, 10, 1), "Samverkansnämnden i Exempels län"
        ),
    ),
    steps=STEPS,
)

PROFILES = (BARNENS_BASTA, KOMPLEX_PROBLEMATIK, CYKELSTRAK, RODA_TRADEN, NARA_VARD)


def examples(*files: str) -> list[Example]:
    """The examples of these files, in order."""
    texts = ((FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in files)
    return [example for text in texts for example in tomllib.loads(text)["example"]]


_FIELDS = ("title", "clauses", "lead_in", "proposals", "summary", "section", "sources")


def printed_otherwise(example: Example, way: str) -> Example:
    """The same example as another registrar's program or scanner would print it; the same each time."""
    chance = random.Random(f"{example['id']} {way}")
    change = WAYS[way]
    changed = dict(example)
    for key in _FIELDS:
        if key in example:
            texts = example[key]
            changed[key] = change(texts, chance) if isinstance(texts, str) else [change(one, chance) for one in texts]
    return changed


def _narrow_column(text: str, _chance: random.Random) -> str:
    """Lines of at most 28 characters, words parted with hyphens where they do not fit."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) + 1 <= _COLUMN:
            line = f"{line} {word}".strip()
            continue
        room = _COLUMN - len(line) - 2
        if len(word) > _PARTED and room > _SHORTEST_PIECE and word[:room].isalpha() and word[room:].isalpha():
            lines.append(f"{line} {word[:room]}-".strip())
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line]).strip()


def _scanned(text: str, chance: random.Random) -> str:
    """One letter in forty misread as scanners misread Swedish."""
    return "".join(chance.choice(_MISREAD[c]) if c in _MISREAD and chance.random() < _NOISE else c for c in text)


_COLUMN, _PARTED, _SHORTEST_PIECE, _NOISE = 28, 7, 2, 0.04
_MISREAD = {"å": "aä", "ä": "aå", "ö": "o", "l": "1I", "i": "l1", "o": "0ö", "a": "ä", "e": "c"}
WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "narrow column, words parted": _narrow_column,
    "capitals": lambda text, _: text.upper(),
    "decomposed letters": lambda text, _: unicodedata.normalize("NFD", text),
    "double spaces, soft hyphens": lambda text, _: text.replace(" ", "  ").replace("gäller", "gäl\u00adler"),
    "straight quotes and hyphens": lambda text, _: text.translate(str.maketrans("”“»«–—", '""""--')),
    "scanned with misread letters": _scanned,
}


def text_of(example: Example) -> LinkedText:
    """The texts of a labelled example in the order of the record."""

    def fields() -> Iterator[TextField]:
        for key in _FIELDS:
            texts = example.get(key, [])
            for number, text in enumerate([texts] if isinstance(texts, str) else texts, 1):
                kind = {"clauses": FieldKind.CLAUSE, "proposals": FieldKind.PROPOSAL}.get(key) or FieldKind(key)
                yield TextField(kind, f"{key}-{number}", text)

    return LinkedText(tuple(fields()), is_paper=example.get("paper", False))


def circumstances_of(example: Example) -> Circumstances:
    """What is known of an example besides its words."""
    of = example.get("of", "")
    papers: tuple[NamedPaper, ...] = ()
    if named := example.get("named_paper"):
        papers = (NamedPaper(PaperDescription(named["title"], named["dated"], named["sender"])),)
    return Circumstances(
        day=example.get("day", DAY),
        preparatory=example.get("preparatory", False),
        cases=(CaseKey(**example["case"]),) if "case" in example else (),
        same_case=(Connection(of, example["same_case"]),) if "same_case" in example else (),
        instances=(Connection(of, example["instance"]),) if "instance" in example else (),
        named_papers=papers,
    )


def proposals_for(example: Example, profiles: tuple[InitiativeProfile, ...] = PROFILES) -> dict[str, LinkProposal]:
    """What linking proposes for an example, by initiative."""
    return {one.initiative: one for one in propose(text_of(example), circumstances_of(example), profiles)}


@dataclass
class Count:
    """Right, wrong and missed proposals."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Measured:
    """How linking does on a set: automatic links, all links, by kind of evidence, spans, and what differs.

    `marked`, where the author has marked the words that tell: quotes that touch them (right), quotes outside them
    (wrong), marks that no quote touches (missed).
    """

    automatic: Count = field(default_factory=Count)
    suggested: Count = field(default_factory=Count)
    by_evidence: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    automatic_by_evidence: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_kind: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    spans: Count = field(default_factory=Count)
    marked: Count = field(default_factory=Count)
    marked_by_kind: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    differs: list[str] = field(default_factory=list)


def measure(chosen: list[Example], profiles: tuple[InitiativeProfile, ...] = PROFILES) -> Measured:
    """Compare what linking proposes with what a careful person would say."""
    result = Measured()
    for example in chosen:
        belongs = {example[key] for key in ("of", "also") if key in example}
        found = proposals_for(example, profiles)
        texts = {one.name: one.text for one in text_of(example).fields}
        for initiative in sorted(belongs | set(found)):
            _one(result, example, found.get(initiative), initiative, right=initiative in belongs)
        for proposal in found.values():
            _spans(result, example, proposal, texts)
            _marks(result, example, proposal)
    return result


def _marks(result: Measured, example: Example, proposal: LinkProposal) -> None:
    marks = [
        (one["field"], at := text.index(one["quote"]), at + len(one["quote"]))
        for one in example.get("spans", ())
        if one.get("initiative", example.get("of")) == proposal.initiative
        for text in [next(f.text for f in text_of(example).fields if f.name == one["field"])]
    ]
    quotes = [one for one in proposal.evidence if one.quote and marks]
    touched = set()
    for one in quotes:
        hit = {mark for mark in marks if mark[0] == one.field and one.start < mark[2] and mark[1] < one.end}
        touched |= hit
        for count in (result.marked, result.marked_by_kind[NAMES_OF_KINDS[one.kind]]):
            count.right, count.wrong = count.right + bool(hit), count.wrong + (not hit)
        if not hit:
            result.differs.append(f"{example['id']} / {proposal.initiative}: outside the marks: {one.quote!r}")
    result.marked.missed += len(marks) - len(touched)


def _one(result: Measured, example: Example, proposal: LinkProposal | None, initiative: str, *, right: bool) -> None:
    certain = right and example["expect"] == "named"
    if proposal is None:
        result.suggested.missed += 1
        result.by_kind[example.get("kind", "earlier")].missed += 1
        result.automatic.missed += certain
        result.differs.append(f"{example['id']} / {initiative}: missed")
        return
    strongest = NAMES_OF_KINDS[max(proposal.evidence, key=lambda one: one.points).kind]
    for count in (result.suggested, result.by_evidence[strongest], result.by_kind[example.get("kind", "earlier")]):
        count.right, count.wrong = count.right + right, count.wrong + (not right)
    if not right:
        result.differs.append(f"{example['id']} / {initiative}: {proposal.score}")
    if proposal.automatic:
        # Whether the link is right; one that a careful person would rather look at is told as a difference.
        for count in (result.automatic, result.automatic_by_evidence[strongest]):
            count.right, count.wrong = count.right + right, count.wrong + (not right)
    else:
        result.automatic.missed += certain
    if proposal.automatic != certain:
        result.differs.append(f"{example['id']} / {initiative}: automatic {proposal.automatic}")


def _spans(result: Measured, example: Example, proposal: LinkProposal, texts: dict[str, str]) -> None:
    guesses = [guess for guess in (proposal.step, proposal.status) if guess]
    for one in (*proposal.evidence, *guesses):
        if one.quote and one.field in texts:
            right = texts[one.field][one.start : one.end] == one.quote
            result.spans.right, result.spans.wrong = result.spans.right + right, result.spans.wrong + (not right)
            if not right:
                result.differs.append(f"{example['id']}: span {one.quote!r}")
