"""What a person should look at in a file, one list: what the parser found, what nobody understood, what may not show.

Each finding has a key that stays the same as long as the file reads the same, so that it can be ticked off.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

from decisions.vocabulary import contacts, personal_numbers
from importers.drafts.review.original import Mark
from importers.drafts.review.outline import UnknownHeading, unknown
from importers.parsing import ParsedDocument, Problem, Profile, Severity

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
UNPARSED, HEADING, MACHINE_READ = "unparsed", "heading_unknown", "ocr_doubtful"
_NOT_PLACED = "Den här texten kunde inte placeras."
_VALID = "Personnummer. Det stoppar publiceringen: ta bort det eller undanta paragrafen."
_LIKE = "Det här liknar ett personnummer. Kontrollera."
_CONTACT = "Det här ser ut som en privat kontaktuppgift. Kontrollera innan något blir publikt."
_LONGEST_QUOTE = 200
_MARKS = {UNPARSED: "unparsed", MACHINE_READ: "doubtful"}
SEVERITY_WORDS = {Severity.ERROR: "Måste lösas", Severity.WARNING: "Kontrollera", Severity.INFO: "Bra att veta"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `part` is the prefix of the § or paper that it lies in, or empty. `quote` are the words that are concerned.
    `marked_to` ends the mark earlier than the place: of a whole § only its first line is marked. `handled` is what a
    person did about it ("seen", "sheet", "placed"); empty while it is open.
    """

    key: str
    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    page: int | None = None
    part: str = ""
    quote: str = ""
    marked_to: int | None = None
    handled: str = ""

    @property
    def anchor(self) -> str:
        """The id of its place in the original."""
        return f"plats-{self.key}"

    @property
    def of_attendance(self) -> bool:
        """Whether it is about who was there: answered in the lists of *Närvaro*, not in a §."""
        return self.code.startswith("attendance_")

    @property
    def field(self) -> str:
        """The field of the § in which it is put right, where its kind tells that."""
        return "vote_events" if self.code.startswith("vote_") else ""

    @property
    def word(self) -> str:
        """How much it matters, in Swedish."""
        return SEVERITY_WORDS[self.severity]

    @property
    def mark(self) -> Mark | None:
        """Its place in the original, if it has one."""
        if self.start is None or self.end is None:
            return None
        return Mark(_MARKS.get(self.code, "problem"), self.start, self.marked_to or self.end, self.anchor)


def of(
    document: ParsedDocument,
    profile: Profile,
    parts: Iterable[tuple[str, int, int]],
    handled: dict[str, str],
    answered: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Every finding, worst first, then by place; `answered` are codes that no longer hold.

    `parts` are prefix and span of what the page shows.
    """
    spans = sorted(parts, key=lambda one: one[1])
    problems = [problem for problem in document.problems if problem.code not in answered]
    told = {(one.start, one.end) for one in problems if one.code == UNPARSED}
    problems += [
        Problem(UNPARSED, Severity.WARNING, _NOT_PLACED, words.start, words.end, words.page)
        for words in document.unparsed
        if (words.start, words.end) not in told
    ]
    problems += personal(document)
    found = [_problem(document, problem) for problem in problems]
    found += [_heading(document, one) for one in unknown(document, profile)]
    placed = [_in_part(one, spans, handled) for one in found]
    return tuple(sorted(placed, key=lambda one: (ORDER[one.severity], one.start if one.start is not None else -1)))


def personal(document: ParsedDocument) -> tuple[Problem, ...]:
    """Numbers and addresses of persons: a valid personal number can never be published, the others a person judges."""
    return _personal(document.text)


@lru_cache(maxsize=2)
def _personal(text: str) -> tuple[Problem, ...]:
    """Kept for the text at hand: a file that is published at once is asked twice."""
    found: list[Problem] = []
    for number in personal_numbers.find(text):
        severity, message = (Severity.ERROR, _VALID) if number.valid else (Severity.WARNING, _LIKE)
        found.append(Problem("personal_number", severity, message, number.start, number.end))
    found += [
        Problem("private_contact", Severity.WARNING, _CONTACT, contact.start, contact.end)
        for contact in contacts.find(text)
        if contact.private
    ]
    return tuple(found)


def _problem(document: ParsedDocument, problem: Problem) -> Finding:
    start, end = problem.start, problem.end
    place = "" if start is None else f"-{start}"
    quote = document.text[start:end] if start is not None and end is not None and end - start <= _LONGEST_QUOTE else ""
    return Finding(
        key=f"{problem.code}{place}-{crc32(problem.message.encode()):08x}",
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        start=start,
        end=end,
        page=problem.page or _page(document, start),
        quote=quote,
        marked_to=None if quote or start is None else document.text.find("\n", start, end) + 1 or None,
    )


def _heading(document: ParsedDocument, one: UnknownHeading) -> Finding:
    where = "" if one.times == 1 else f" Den står {one.times} gånger i filen."
    message = (
        f"Rubriken ”{one.printed}” är inte känd.{where} Vad betyder den?"
        if one.opened
        else f"Raden ”{one.printed}” ser ut som en rubrik.{where} Vad betyder den?"
    )
    key = f"{HEADING}-{crc32(one.printed.lower().encode()):08x}"
    page = one.page or _page(document, one.start)
    return Finding(key, HEADING, Severity.INFO, message, one.start, one.end, page, quote=one.printed)


def _page(document: ParsedDocument, start: int | None) -> int | None:
    if start is None or not document.page_starts:
        return None
    return sum(1 for begin in document.page_starts if begin <= start) or None


def _in_part(finding: Finding, spans: list[tuple[str, int, int]], handled: dict[str, str]) -> Finding:
    part = ""
    if finding.start is not None:
        part = next((prefix for prefix, start, end in spans if start <= finding.start < end), "")
    return replace(finding, part=part, handled=handled.get(finding.key, ""))
