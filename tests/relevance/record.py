"""The shared corpus as search documents: what the judged queries are asked of. Nothing of it is kept here.

Keys are stable across machines: "kf/2024-02-01/15" is § 15 of that meeting, ".../15/handling" the first page of the
paper behind it.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from importers.parsing import ListBlock, ParagraphBlock, ParsedItem
from importers.pipeline import read_and_parse
from search.core.document import CaseNumber, SearchDocument, Tag

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "goteborg"
FIRST_PAGE = 4_000
"""Characters of a paper that are taken for its first page."""
AUTHORITY = Tag("goteborg", "Göteborgs Stad")
BODIES = {
    "kf": Tag("goteborg/kf", "Kommunfullmäktige", ("KF",)),
    "ks": Tag("goteborg/ks", "Kommunstyrelsen", ("KS",)),
}
MINUTES = Tag("protokoll", "Beslut i protokoll", ("protokoll", "paragraf"))
PAPER = Tag("tjansteskrivelse", "Tjänsteskrivelse")


def documents(corpus: Path = CORPUS) -> Iterator[SearchDocument]:
    """Every § of the 41 meetings, read by the project's own importer, and the first page of every paper."""
    for file in sorted(corpus.glob("k?-*.txt")):
        parsed = read_and_parse(file.read_bytes(), file.name)
        for item in parsed.items:
            yield _item(file.stem, item)
    for file in sorted((corpus / "handlingar").glob("k?-*.txt")):
        yield _paper(file)


def answers(corpus: Path = CORPUS) -> Iterator[tuple[str, dict[str, object]]]:
    """Key and published facts of every §: who moved and reserved themselves, for queries on people."""
    for file in sorted(corpus.glob("k?-*.json")):
        for one in json.loads(file.read_text("utf-8")):
            yield f"{file.stem[:2]}/{file.stem[3:]}/{one['paragrafNr']}", one


def _item(meeting: str, item: ParsedItem) -> SearchDocument:
    number = f"{item.number}{item.suffix}"
    key = f"{meeting[:2]}/{meeting[3:]}/{number}"
    clauses = [*(one.text for one in item.lead_in), *(clause.text.text for clause in item.clauses)]
    return SearchDocument(
        key=key,
        record=key,
        kind="item",
        url=f"/{key}/",
        title=item.title.text if item.title else "",
        clauses="\n".join(clauses),
        body="\n".join(_sections(item)),
        authority=AUTHORITY,
        committee=BODIES[meeting[:2]],
        date=date.fromisoformat(meeting[3:]),
        paragraph=number,
        case_numbers=tuple(
            CaseNumber(d.printed.text, d.year, d.number, (d.prefix or "").casefold()) for d in item.dnrs
        ),
        document_kind=MINUTES,
    )


def _sections(item: ParsedItem) -> Iterator[str]:
    """Headings and blocks in reading order, as the builder of the index puts them together."""
    for section in item.sections:
        if section.heading is not None:
            yield str(section.heading.text)
        for block in section.blocks:
            if isinstance(block, ParagraphBlock):
                yield str(block.text.text)
            elif isinstance(block, ListBlock):
                yield from (str(one.text.text) for one in block.items)
            else:
                yield from (" ".join(str(line.text) for cell in row for line in cell) for row in block.rows)
    yield from (str(one.text.text) for one in item.proposals)
    yield from (str(one.printed.text) for one in item.recipients)


def _paper(file: Path) -> SearchDocument:
    """The paper of a §. Its title is the first paragraph after "Handling <year> nr <number>"."""
    text = file.read_text("utf-8", "replace")[:FIRST_PAGE]
    body, day, number = re.fullmatch(r"(k[fs])-(\d{4}-\d\d-\d\d)-(\w+)", file.stem).groups()  # type: ignore[union-attr]
    key = f"{body}/{day}/{number}"
    paragraphs = [one.strip() for one in text.split("\n\n") if one.strip()]
    label = next((place for place, one in enumerate(paragraphs) if one.startswith("Handling ")), -1)
    title = paragraphs[label + 1] if label + 1 < len(paragraphs) else file.stem
    return SearchDocument(
        key=f"{key}/handling",
        record=f"{key}/handling",
        kind="paper",
        url=f"/{key}/handling/",
        title=" ".join(title.split())[:300],
        body=text,
        authority=AUTHORITY,
        committee=BODIES[body],
        date=date.fromisoformat(day),
        document_kind=PAPER,
        page=1,
    )
