"""The headings of a file: what each opens, which ones nobody knows, and lines that only look like headings."""

from collections.abc import Iterable
from dataclasses import dataclass

from importers.drafts.remembered import HeadingSense
from importers.parsing import (
    Located,
    Meaning,
    ParagraphBlock,
    ParsedDocument,
    ParsedItem,
    ParsedPaper,
    Profile,
    Section,
)
from importers.parsing import headings as common
from importers.parsing.profile import normalised

_LONGEST_LINE = 60
_ENDS = (".", ",", ";", "?", "!", ":", "–", "-")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading of one § or paper. `key` is its place on the page, `excerpt` the first words under it.

    `known`: by its words, or by a rule of the body or of this file.
    """

    key: str
    printed: str
    meaning: str
    known: bool
    excerpt: str

    @property
    def label(self) -> str:
        """What it opens, in Swedish."""
        return str(HeadingSense(self.meaning).label)


@dataclass(frozen=True, slots=True)
class UnknownHeading:
    """A heading that nobody has said the meaning of: how often it stands in the file, and where first.

    `opened`: it is set as a heading and opened a part; else it is a line that recurs and looks like one.
    """

    printed: str
    times: int
    start: int
    end: int
    page: int | None
    opened: bool


def lines(part: ParsedItem | ParsedPaper, prefix: str, profile: Profile) -> tuple[HeadingLine, ...]:
    """The headings of one § or paper in printed order."""
    own = profile.meanings()
    return tuple(
        HeadingLine(
            key=f"{prefix}-s{number}",
            printed=section.heading.text,
            meaning=section.kind.value,
            known=_is_known(section.heading.text, own),
            excerpt=_excerpt(section),
        )
        for number, section in enumerate(part.sections)
        if section.heading is not None
    )


def unknown(document: ParsedDocument, profile: Profile) -> tuple[UnknownHeading, ...]:
    """Headings to ask about, the most frequent first."""
    own = profile.meanings()
    found: dict[str, list[tuple[Located, bool]]] = {}
    parts: tuple[ParsedItem | ParsedPaper, ...] = (*document.items, *document.papers)
    for part in parts:
        for section in part.sections:
            if section.heading is not None and not _is_known(section.heading.text, own):
                found.setdefault(normalised(section.heading.text), []).append((section.heading, True))
    for line in _like_headings(document.items, own):
        found.setdefault(normalised(line.text), []).append((line, False))
    asked = [
        UnknownHeading(first.text, len(places), first.start, first.end, first.page, opened)
        for places in found.values()
        for first, opened in places[:1]
        if opened or len(places) > 1
    ]
    return tuple(sorted(asked, key=lambda one: (-one.times, one.start)))


def _is_known(printed: str, own: dict[str, Meaning]) -> bool:
    return normalised(printed) in own or common.classify(printed) is not None


def _like_headings(items: Iterable[ParsedItem], own: dict[str, Meaning]) -> Iterable[Located]:
    """Short lines that end without a sign and that text follows; only what recurs is worth a question."""
    for item in items:
        for section in item.sections:
            for block, after in zip(section.blocks, section.blocks[1:], strict=False):
                if not isinstance(block, ParagraphBlock) or not isinstance(after, ParagraphBlock):
                    continue
                text = block.text.text
                short = 3 <= len(text) <= _LONGEST_LINE and len(after.text.text) > len(text)
                if short and text[0].isupper() and not text.endswith(_ENDS) and not _is_known(text, own):
                    yield block.text


def _excerpt(section: Section) -> str:
    for block in section.blocks:
        if isinstance(block, ParagraphBlock):
            return block.text.text[:120]
    return ""
