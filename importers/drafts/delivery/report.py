"""The report of a run: for every file what went in, what asks for a person and why, what failed and why.

Every delivered file is one row, and so is every member of an archive: the rows add up to the files.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from django.db.models import Count, QuerySet, Sum

from decisions.models import ItemEdition, Paper, Publication
from decisions.vocabulary import ranges
from importers.drafts.models import FileState, ImportFile

COLUMNS = (
    "Plats", "Läge", "Besked", "Slag", "Myndighet", "Organ", "Datum", "§§", "Antal §§", "Antal handlingar",
    "Varav publicerade", "Anmärkningar", "Storlek (byte)", "SHA-256",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the report. `paragraphs` like `95–97, 99`; `why` is why a person or another file is needed."""

    path: str
    state: FileState
    why: str
    kind: str
    authority: str
    committee: str
    day: str
    paragraphs: str
    items: int
    papers: int
    published: int
    findings: int
    size: int
    sha256: str

    @property
    def values(self) -> tuple[str | int, ...]:
        """The cells, in the order of `COLUMNS`."""
        return (
            self.path, str(self.state.label), self.why, self.kind, self.authority, self.committee, self.day,
            self.paragraphs, self.items, self.papers, self.published, self.findings, self.size, self.sha256,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Total:
    """How many files are in a state, the §§ and papers of those, and why, the most frequent reason first."""

    state: FileState
    files: int
    items: int
    papers: int
    reasons: tuple[tuple[str, int], ...]


def rows(files: QuerySet[ImportFile]) -> Iterator[Row]:
    """The files in the order of the delivery, some hundred at a time: any number of them takes the same memory."""
    ordered = files.select_related("committee__authority", "same_as").defer("result").order_by("pk")
    after = 0
    while chunk := list(ordered.filter(pk__gt=after)[:_CHUNK]):
        after = chunk[-1].pk
        yield from _rows(chunk)


def _rows(chunk: list[ImportFile]) -> Iterator[Row]:
    numbers: dict[int, list[int]] = defaultdict(list)
    public: dict[int, int] = defaultdict(int)
    editions = ItemEdition.objects.filter(minutes__in={file.minutes_id for file in chunk if file.minutes_id})
    for minutes, number, state in editions.order_by("sort_order").values_list(
        "minutes_id", "item__number", "item__publication"
    ):
        numbers[minutes].append(number)
        public[minutes] += state == Publication.PUBLISHED
    shown = Paper.objects.filter(publication=Publication.PUBLISHED)
    papers = set(shown.filter(pk__in={file.paper_id for file in chunk if file.paper_id}).values_list("pk", flat=True))
    for file in chunk:
        committee = file.committee
        yield Row(
            path=file.path or file.name,
            state=FileState(file.state),
            why=why(file),
            kind=file.kind,
            authority=committee.authority.title if committee else "",
            committee=committee.title if committee else "",
            day=file.meeting_date.isoformat() if file.meeting_date else "",
            paragraphs=ranges.spell(_runs(numbers[file.minutes_id])) if file.minutes_id else "",
            items=file.item_count,
            papers=file.paper_count,
            published=public[file.minutes_id] if file.minutes_id else int(file.paper_id in papers),
            findings=file.finding_count,
            size=file.size,
            sha256=file.sha256,
        )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order as first and last of each unbroken run."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def why(file: ImportFile) -> str:
    """What a person should know about a file: the question, the failure, or why it was not published."""
    if file.kept_back:
        return f"Inte publicerad: {file.kept_back}"
    if file.message or file.state != FileState.REVIEW:
        return file.message
    if not file.finding_count:
        return "Utkast utan anmärkningar."
    return "En anmärkning att se på." if file.finding_count == 1 else f"{file.finding_count} anmärkningar att se på."


def totals(files: QuerySet[ImportFile]) -> tuple[Total, ...]:
    """Every state that some file is in, in the order of the states; the files add up to all files."""
    plain = files.order_by()
    by_state = plain.values("state").annotate(files=Count("pk"), items=Sum("item_count"), papers=Sum("paper_count"))
    found = {one["state"]: one for one in by_state}
    reasons: dict[str, list[tuple[str, int]]] = defaultdict(list)
    asked = plain.exclude(state__in=(FileState.UNCHANGED, FileState.UNPACKED))
    for field in ("message", "kept_back"):
        grouped = asked.exclude(**{field: ""}).values_list("state", field).annotate(count=Count("pk"))
        for state, said, count in grouped.order_by("-count", field)[:200]:
            reasons[state].append((said, count))
    return tuple(
        Total(state, one["files"], one["items"] or 0, one["papers"] or 0, tuple(reasons[state]))
        for state in FileState
        if (one := found.get(state))
    )


def safe(value: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value


def as_csv(found: Iterable[Row]) -> Iterator[str]:
    """The report as CSV for Excel in Swedish: semicolons, a byte order mark, rows ended by CR LF."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";")
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(COLUMNS)
    for row in found:
        writer.writerow([safe(value) for value in row.values])
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
