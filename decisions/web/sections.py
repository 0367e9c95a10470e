"""From the blocks of a § or paper to what the templates print: paragraphs, lists, tables."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from decisions.models import AgendaItem, Paper, SectionKind
from decisions.selectors import rows_below
from decisions.selectors.text import block_texts
from decisions.web.shapes import Block, ListPoint, Section
from decisions.web.words import WordMarker

_BULLETS = frozenset({"", "-", "–", "—", "•", "*", "·", "o", "▪", "●"})

_AMOUNT = re.compile(r"[-–+−]?\d[\d\s.,]*\s*(?:%|kr|tkr|mnkr|mkr)?")


def plain(text: str) -> str:
    """`text` for comparing: white space made one, a leading dash and the last full stop left out, small letters."""
    return re.sub(r"\s+", " ", text).strip().lstrip("-–— ").rstrip(". ").casefold()


def is_amount(cell: str) -> bool:
    """Whether a table cell is a number (`1 200`, `-3,5 %`), to be set to the right."""
    return _AMOUNT.fullmatch(cell.strip()) is not None


def _list(points: Iterable[Any], marker: WordMarker) -> Block:
    rows = [(int(p["level"] or 0), (p["marker"] or "").strip(), p["text"] or "") for p in points]
    numbered = any(sign not in _BULLETS for _, sign, _ in rows)
    return Block(
        "list",
        numbered=numbered,
        points=tuple(
            ListPoint(marker.mark(text), min(level, 3) + 1, ("–" if sign in _BULLETS else sign) if numbered else "")
            for level, sign, text in rows
        ),
    )


def _table(value: Any, heading: str) -> Block:
    rows = tuple(tuple(str(cell or "") for cell in row) for row in value["rows"])
    head = max(0, min(int(value["header_rows"] or 0), len(rows)))
    caption = f"Tabell: {heading}" if heading else ""
    return Block("table", caption=caption, head=rows[:head], rows=rows[head:], amounts=_amounts(rows[head:]))


def _amounts(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns behind the first that hold numbers alone, a dash for none among them."""
    columns = enumerate(zip_longest(*rows, fillvalue=""))
    told = ((at, [cell for cell in cells if cell.strip(" -–—")]) for at, cells in columns if at)
    return tuple(at for at, cells in told if cells and all(map(is_amount, cells)))


def blocks_of(content: Any, heading: str, marker: WordMarker) -> tuple[Block, ...]:
    """The content of one section, in order. `heading` names its tables."""
    result: list[Block] = []
    for block in content:
        if block.block_type == "paragraph":
            if str(block.value).strip():
                result.append(Block("paragraph", marker.mark(str(block.value))))
        elif block.block_type == "list":
            result.append(_list(block.value, marker))
        elif block.block_type == "table":
            result.append(_table(block.value, heading))
    return tuple(result)


def texts_of(record: AgendaItem | Paper, kind: SectionKind) -> tuple[str, ...]:
    """The lines of every section of that kind, as plain text."""
    return tuple(
        text for child in record.sections if child.value["kind"] == kind for text in block_texts(child.value["content"])
    )


def sections_of(
    record: AgendaItem | Paper,
    marker: WordMarker,
    *,
    skip: frozenset[str] = frozenset(),
    skip_unnamed: frozenset[str] = frozenset(),
) -> tuple[Section, ...]:
    """The sections in the order of the document, those of the kinds in `skip` left out.

    The heading is the printed one; where none was printed, the name of the kind. `skip_unnamed`: the kinds of which
    sections without a printed heading are left out.
    """
    result: list[Section] = []
    for number, child in enumerate(record.sections, start=1):
        value = child.value
        if value["kind"] in (skip if _named(value) else skip | skip_unnamed):
            continue
        heading = (value["heading"] or "").strip().rstrip(":") or str(SectionKind(value["kind"]).label)
        content = blocks_of(value["content"], heading, marker)
        if content:
            result.append(Section(f"avsnitt-{number}", heading, content))
    return tuple(result)


def lead_in_blocks(paper: Paper, marker: WordMarker) -> tuple[Block, ...]:
    """What leads in to a paper's proposal ("Nämnden beslutar"): its sections of proposals without a printed heading."""
    unnamed = [c for c in paper.sections if c.value["kind"] == SectionKind.PROPOSAL and not _named(c.value)]
    return tuple(block for child in unnamed for block in blocks_of(child.value["content"], "förslag", marker))


def _named(section: Any) -> bool:
    return bool((section["heading"] or "").strip())


def decision_blocks(item: AgendaItem, marker: WordMarker) -> tuple[Block, ...]:
    """What the decision holds beside lead-in and clauses, such as a table or a sentence on execution."""
    said = {plain(item.lead_in), *(plain(clause.text) for clause in rows_below(item, "clauses"))}
    blocks: list[Block] = []
    for child in item.sections:
        if child.value["kind"] != SectionKind.DECISION:
            continue
        # A section typed by hand may repeat what is already shown as clauses; nothing else is ever left out.
        if {plain(text) for text in block_texts(child.value["content"])} <= said:
            continue
        blocks += blocks_of(child.value["content"], "beslut", marker)
    return tuple(blocks)
