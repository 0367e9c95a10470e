"""The hand-written answers of a golden document against a parsed result, field by field.

Every answer and every reading is a string under a field; right are those that both have. Fields of §§ carry the § in
the string, so that a clause under the wrong § is wrong. What is not asked in a script is not counted.
"""

import re
from collections import Counter
from collections.abc import Iterator

from importers.parsing import ClauseLevel, ParsedDocument, ParsedFront, ParsedItem, SectionKind
from tests.golden.script import Answers

_DATES = ("meeting_date", "adjusted_on", "announced_on", "removed_on", "appeal_until")
# Fields where a reading that no answer has is wrong, whether or not the script asks the field of that §.
_ALWAYS = frozenset(("number", "title", "dnr", "clauses", "outcome", "vote", "reserved", "statement", "note"))
# Fields of which a script names only some.
_SOME = frozenset(("reference", "section", "recipient"))
_PARTY = re.compile(r",?\s*\([^()]{1,8}\)")
_INSTEAD = re.compile(r"\s+med\s+[^()]{3,60}\s+som\s+ersättare$")
_AND = re.compile(r"\s+och\s+|,\s+")
_QUOTES = ("body", "authority", "kept_at", "place_time")


def bare(text: str) -> str:
    """Text as it is compared: one space between words, no mark of italics, no colon at the end."""
    return " ".join(text.replace("*", "").split())


def people(line: str) -> list[str]:
    """Who is named in a line of adjusters, without parties and who would adjust instead: people are compared."""
    line = _INSTEAD.sub("", _PARTY.sub("", line))
    return [bare(one) for one in _AND.split(line) if one.strip()]


def expected(answers: Answers) -> dict[str, Counter[str]]:
    """Field → values with their number."""
    said: dict[str, Counter[str]] = {key: Counter(map(bare, values)) for key, values in answers.document.items()}
    if "adjuster" in said:
        said["adjuster"] = Counter(one for line in answers.document["adjuster"] for one in people(line))
    for item in answers.items:
        number = item["number"][0]
        for key, values in item.items():
            said.setdefault(f"item.{key}", Counter()).update(
                number if key == "number" else f"{number}: {bare(value)}" for value in values
            )
    return said


def read(document: ParsedDocument, answers: Answers) -> dict[str, Counter[str]]:
    """What the program says of the fields that the script asks."""
    said: dict[str, Counter[str]] = {}
    for key, value in (*_of_document(document), *_of_front(document.front), *_of_papers(document)):
        if key in answers.document:
            said.setdefault(key, Counter())[bare(value)] += 1
    asked = {(item["number"][0], key): set(map(bare, values)) for item in answers.items for key, values in item.items()}
    for item in document.items:
        number = f"{item.number}{' ' + item.suffix if item.suffix else ''}"
        for key, value in _of_item(item):
            wanted = asked.get((number, key), set())
            if key in _ALWAYS or (wanted and (key not in _SOME or bare(value) in wanted)):
                shown = value if key == "number" else f"{number}: {bare(value)}"
                said.setdefault(f"item.{key}", Counter())[shown] += 1
    return said


def _of_document(document: ParsedDocument) -> Iterator[tuple[str, str]]:
    yield "kind", document.kind.value
    yield "unparsed", str(len(document.unparsed))


def _of_front(front: ParsedFront) -> Iterator[tuple[str, str]]:
    for key in _DATES:
        value = getattr(front, key)
        if value is not None:
            yield key, value.value.isoformat()
    for key in _QUOTES:
        value = getattr(front, key)
        if value is not None:
            yield key, value.text
    for line in front.adjusters:
        yield from (("adjuster", one) for one in people(line.text))
    for one in front.present:
        yield "present", one.text
    for one in front.attendance:
        instead = f" för {one.replaces}" if one.replaces else ""
        yield "attends", f"{one.role.value}: {one.person.name} ({one.person.party}){instead}"
    for one in front.paragraphs_covered:
        yield "covered", f"{one.first}-{one.last}"
    for one in front.paragraphs_secret:
        yield "secret", f"{one.first}-{one.last}"


def _of_papers(document: ParsedDocument) -> Iterator[tuple[str, str]]:
    main = document.papers[0] if document.papers else None
    if main is not None and main.authority is not None and document.front.authority is None:
        yield "authority", main.authority.text
    for paper in document.papers:
        if paper.sender:
            yield "sender", paper.sender
        yield "paper", f"{paper.kind.value}: {bare(paper.title.text) if paper.title else ''}"
        if paper.about:
            yield "paper_about", f"{bare(paper.title.text) if paper.title else ''} → {', '.join(paper.about)}"
        for one in paper.dnrs:
            yield "paper_dnr", one.key
        for clause in paper.proposed_clauses:
            yield "proposed", clause.text.text
        if paper.dated:
            yield "paper_dated", paper.dated.value.isoformat()
        if paper.addressed_to:
            yield "addressed_to", paper.addressed_to
        if paper.replaces:
            yield "replaces", paper.replaces.text
        for signature in paper.signatures:
            yield "signed", signature.name.text


def _of_item(item: ParsedItem) -> Iterator[tuple[str, str]]:
    yield "number", f"{item.number}{' ' + item.suffix if item.suffix else ''}"
    if item.prefix:
        yield "prefix", item.prefix
    for one in item.dnrs:
        yield "dnr", one.key
    if item.title is not None:
        yield "title", item.title.text
    for clause in item.clauses:
        own = clause.level is ClauseLevel.OWN
        yield "clauses", f"{'own' if own else (clause.level_body or '?').lower()}: {clause.text.text}"
    if item.outcome is not None:
        yield "outcome", item.outcome.value
    yield "matter", item.matter_type.value
    yield "withheld", "ja" if item.withheld else "nej"
    yield "immediate", "ja" if item.immediately_adjusted else "nej"
    for section in item.sections:
        if section.kind is not SectionKind.OTHER:
            yield "section", section.kind.value
    for recipient in item.recipients:
        yield "recipient", recipient.printed.text
    for reference in item.references:
        said = reference.paragraph or reference.dnr_key or reference.law or reference.title or ""
        yield (
            "reference",
            " ".join(part for part in (reference.kind.value, (reference.body or "").lower(), said) if part),
        )
    for submitter in item.submitters:
        yield "submitter", f"{submitter.name} ({submitter.party})" if submitter.party else submitter.name
    for vote in item.votes:
        yield "vote", f"{vote.yes}-{vote.no}"
    for position in item.positions:
        who = position.person.name if position.person else position.party or "?"
        yield position.kind.value, who
