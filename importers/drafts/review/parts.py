"""The §§ and papers of a file on the review page: what each says, its form, the row where it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem, FileUse, Paper, Publication
from importers.drafts.models import ImportFile
from importers.drafts.review import values
from importers.drafts.review.findings import Finding
from importers.drafts.review.forms import ItemForm, PaperForm
from importers.drafts.review.outline import HeadingLine
from importers.drafts.review.values import Fact
from importers.drafts.writing.content import item_content, paper_content
from importers.drafts.writing.match import becomes_paper
from importers.parsing import ParsedDocument, ParsedItem, ParsedPaper, Severity


@dataclass(frozen=True, slots=True)
class Now:
    """A field that a person corrected and that the file, as it is read now, says otherwise: `text` is the reading."""

    name: str
    label: str
    text: str


@dataclass(slots=True)
class Part:
    """One § or paper on the surface: what it says, its form once it is opened, the row where it is written.

    `prefix` is its id on the page. `start` (data of the form) are the values as they are now.
    """

    prefix: str
    heading: str
    parsed: ParsedItem | ParsedPaper | None
    values: dict[str, Any]
    make_form: Callable[..., Any]
    record: AgendaItem | Paper | None = None
    content: Any = None
    form: Any = None
    seen: bool = False
    headings: tuple[HeadingLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    now: tuple[Now, ...] = ()

    @property
    def publication(self) -> str:
        """The state in words; empty before the draft is written."""
        return str(Publication(self.record.publication).label) if self.record else ""

    @property
    def left(self) -> tuple[Finding, ...]:
        """Findings that nobody has ticked off and that matter."""
        return tuple(one for one in self.findings if not one.handled and one.severity is not Severity.INFO)

    @property
    def unfolded(self) -> bool:
        """Whether the § is shown whole: there is something to look at, or its form is open."""
        return self.form is not None or bool(self.left) or bool(self.now)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it says, field by field, to be read."""
        return values.facts(self.values, self.make_form, self.prefix)

    def open(self, data: QueryDict | None = None) -> None:
        """Make the form, with what was posted."""
        self.form = self.make_form(data, initial=self.values, prefix=self.prefix)


def item_parts(file: ImportFile, parsed: ParsedDocument) -> list[Part]:
    """The §§: as they are written, else as the file reads."""
    if becomes_paper(parsed):
        return []
    if file.minutes is not None:
        readings = readings_of(written_items(file, parsed), parsed)
        return [_record_part(item, f"item-{n}", ItemForm, found) for n, (item, found) in enumerate(readings)]
    parts = []
    for n, item in enumerate(parsed.items):
        content = item_content(item, item.number or 0)
        shown = values.of_content(content) | {"number": item.number}
        heading = f"§ {item.number or '?'} {item.suffix}".strip()
        parts.append(Part(f"item-{n}", heading, item, shown, ItemForm, content=content))
    return parts


def paper_parts(file: ImportFile, parsed: ParsedDocument) -> list[Part]:
    """The papers of a file: it is one, or they lie in the minutes as appendices."""
    written = papers_of(file)
    if written or file.minutes is not None:
        # A paper of this file may be gone, erased with another file that carried it: then none is told by its place.
        found = parsed.papers if len(parsed.papers) == len(written) else (None,) * len(written)
        return [_record_part(p, f"paper-{n}", PaperForm, found[n]) for n, p in enumerate(written)]
    parts = []
    for n, paper in enumerate(parsed.papers):
        content = paper_content(paper, parsed.papers[paper.parent] if paper.parent is not None else None)
        shown = values.of_content(content)
        parts.append(Part(f"paper-{n}", paper.kind.value.capitalize(), paper, shown, PaperForm, content=content))
    return parts


def _record_part(record: Any, prefix: str, form: Any, parsed: ParsedItem | ParsedPaper | None) -> Part:
    heading = record.paragraph if isinstance(record, AgendaItem) else record.get_kind_display()
    shown = services.as_corrected(record)
    part = Part(prefix, heading, parsed, values.of_record(shown), form, record=record)
    part.now = _now(shown, part, parsed)
    return part


def _now(record: Any, part: Part, parsed: ParsedItem | ParsedPaper | None) -> tuple[Now, ...]:
    """Corrected fields of which the file's reading says something else."""
    if parsed is None or not record.corrected:
        return ()
    read = reading(parsed)
    return tuple(
        Now(name, values.label_of(part.make_form, name), values.in_words(part.make_form, name, read[name]))
        for name in record.corrected
        if name in read and name != "number" and values.as_text(read[name]) != values.as_text(part.values[name])
    )


def reading(parsed: ParsedItem | ParsedPaper) -> dict[str, Any]:
    """The values of a § or paper as the file reads, whatever a person has written since."""
    if isinstance(parsed, ParsedItem):
        return values.of_content(item_content(parsed, parsed.number or 0))
    return values.of_content(paper_content(parsed))


def papers_of(file: ImportFile) -> tuple[Paper, ...]:
    """The papers that are written from a file, in the file's order."""
    if file.document is None:
        return ()
    found: dict[int, Paper] = {}
    for use in FileUse.objects.filter(document=file.document, paper__isnull=False).order_by("pk"):
        assert use.paper is not None
        found |= {paper.pk: paper for paper in (use.paper, *use.paper.embedded.order_by("pk"))}
    return tuple(found.values())


def written_items(file: ImportFile, parsed: ParsedDocument) -> list[AgendaItem]:
    """The §§ of this file, in its order (a better copy joins an edition that may hold more)."""
    if file.minutes is None:
        return []
    editions = (
        file.minutes.item_editions.select_related("item__meeting__committee__authority", "item__latest_revision")
        .prefetch_related(*(f"item__{name}" for name in values.ITEM_CHILDREN))
        .order_by("sort_order")
    )
    printed = {(item.number, item.suffix) for item in parsed.items}
    everything = any(number is None for number, _ in printed)
    return [e.item for e in editions if everything or (e.item.number, e.item.suffix) in printed]


def readings_of(items: list[AgendaItem], parsed: ParsedDocument) -> list[tuple[AgendaItem, ParsedItem | None]]:
    """Each § with its reading: by its number, or by its place where a person gave the numbers."""
    by_number = {(item.number, item.suffix): item for item in parsed.items}
    in_order = list(parsed.items) if len(items) == len(parsed.items) else []
    return [
        (item, by_number.get((item.number, item.suffix)) or (in_order[n] if in_order else None))
        for n, item in enumerate(items)
    ]
