"""Page heads and feet, comments, signature lines: taken out of the text and kept as such."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from decisions.vocabulary import paragraph
from importers.parsing import headings, sign_offs
from importers.parsing.result import Furniture, FurnitureKind, SectionKind
from importers.parsing.units import Line
from importers.source import Region

_REGIONS = {
    Region.HEADER: FurnitureKind.PAGE_HEAD,
    Region.FOOTER: FurnitureKind.PAGE_FOOT,
    Region.COMMENT: FurnitureKind.COMMENT,
    Region.FOOTNOTE: FurnitureKind.FOOTNOTE,
    Region.DELETED: FurnitureKind.DELETED,
    Region.HIDDEN: FurnitureKind.HIDDEN,
}
_PAGE_COUNT = re.compile(
    r"(?:sida?\.?\s*)?(\d{1,3})\s*(?:\(\s*\d{1,3}\s*\)|av\s+\d{1,3}|/\s*\d{1,3})|sida?\.?\s*(\d{1,3})", re.IGNORECASE
)
_NUMBER_OF_PAGE = re.compile(
    r"(?:sida?|blad)\.?\s*\d{1,3}\b(?:\s*\(\s*\d{1,3}\s*\)|\s*av\s+\d{1,3}|\s*/\s*\d{1,3}\b)?"
    r"|(?<![\d/:-])\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|av\s+\d{1,3}|/\s*\d{1,3})(?![\d/:-])"
)
_FIGURE = re.compile(r"\d")
_EDGE_NUMBER = re.compile(r"^\d{1,3}(?![\w/:.-])|(?<![\w/:.,-])(?<!§\s)(?<!§)\d{1,3}$")
_SIGNATURE_LINE = re.compile(
    r"(?:(?:justera(?:ndes|res|rnas|rens|de)\s*sign(?:atur(?:er)?)?\.?|justerarsignatur(?:er)?|utdragsbestyrkan(?:de|s)"
    r"|ordförandens sign\.?|sign\.?|expedierat)[\s:_./]*)+",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"[\W_]+")
_BULLETS = frozenset("-–—•·▪●○◦■□➢►")
_LABEL = re.compile(r"(?:(?:[A-ZÅÄÖ]\w{0,5}\s)?§|PARAGRAF|Paragraf)\s*\d+")
_APPENDIX = re.compile(r"bilaga\s+(?:nr\s*)?(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
_BARE_LABEL = re.compile(r"(?P<body>[A-ZÅÄÖ]\w{1,5}) \d{1,4}\b")
# Cells of a list of votes, one a line: at the end of a page they recur like a page foot.
_RECORD = re.compile(
    r"(?i:ja|nej|avst(?:år|\.)?|frånv(?:arande|\.)?|ledamot|(?:tjänstgörande )?ersättare|ordförande)"
    r"|S|M|V|C|L|MP|KD|SD|FP|D"
)
_ADDRESS = re.compile(r"\b\d{3}\s\d\d\s+[A-ZÅÄÖ]|\b0\d{1,3}\s?[-–]\s?\d\d|\S@\S|\bwww\.", re.IGNORECASE)
# What ends some §§ of a meeting in the same words.
_AT_ONCE = re.compile(r"\bomedelbart\s+justera(?:[dt]|s)|justera(?:s|ts)?\s+omedelbart", re.IGNORECASE)
_TOP, _BOTTOM = 8, 6
_LONGEST_LIST = 12
_ONE_HEIGHT = 6.0  # points


def split(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    """The lines of the matter, and what belongs to the sheet, each in order."""
    taken: dict[int, FurnitureKind] = {}
    for position, line in enumerate(lines):
        if line.source.region in _REGIONS:
            taken[position] = _REGIONS[line.source.region]
        elif headings.is_sheet(line.text):
            taken[position] = FurnitureKind.PAGE_HEAD
        elif _SIGNATURE_LINE.fullmatch(line.text):
            taken[position] = FurnitureKind.SIGNATURES
        elif _ORNAMENT.fullmatch(line.text) and not _begins_row(line):
            taken[position] = FurnitureKind.ORNAMENT
    rest = [position for position in range(len(lines)) if position not in taken]
    # Word keeps its page heads apart: what recurs there at the edges of pages is text (such lines have a style).
    if any(lines[position].source.page is not None and not lines[position].source.style for position in rest):
        taken.update(_by_page(lines, rest))
    else:
        taken.update(_by_page_number(lines, rest))
    matter = tuple(line for position, line in enumerate(lines) if position not in taken)
    sheet = tuple(Furniture(taken[position], lines[position].passage().located()) for position in sorted(taken))
    return matter, sheet


def _key(line: Line) -> str:
    """What is the same on every page: the words and figures of a line but for its page number."""
    words = line.text.lower()
    return _EDGE_NUMBER.sub("#", _NUMBER_OF_PAGE.sub("#", words)) if _FIGURE.search(words) else words


def _begins_row(line: Line) -> bool:
    """Whether a dash or a bullet stands in the first cell of a row: it marks what stands beside it."""
    return line.source.cell is not None and line.source.cell.column == 0 and line.text in _BULLETS


def _is_matter(line: Line) -> bool:
    """Lines that open something are never page heads, however often they stand on top of a page."""
    bare = _BARE_LABEL.match(line.text)
    return (
        _RECORD.fullmatch(line.text) is not None
        or _AT_ONCE.search(line.text) is not None
        or (
            headings.classify(line.text) is not None
            or _LABEL.match(line.text) is not None
            or _APPENDIX.match(line.text) is not None
            or (bare is not None and bare["body"].lower() in paragraph.BODY_ABBREVIATIONS)
        )
    )


def _by_page(lines: Sequence[Line], rest: Iterable[int]) -> dict[int, FurnitureKind]:
    """Lines that stand on the same edge of half of the pages, counted from the edge inward."""
    pages: dict[int, list[int]] = defaultdict(list)
    for position in rest:
        pages[lines[position].source.page or 0].append(position)
    taken: dict[int, FurnitureKind] = {}
    for kind in (FurnitureKind.PAGE_HEAD, FurnitureKind.PAGE_FOOT):
        edges = {page: _edge(positions, kind) for page, positions in pages.items()}
        seen = Counter(key for edge in edges.values() for key in {_key(lines[position]) for position in edge})
        moving = _moving(lines, edges.values())
        enough = max(2, (len(pages) + 1) // 2 if len(pages) < 6 else len(pages) // 3)
        for page, edge in edges.items():
            for position in edge:
                line = lines[position]
                if _is_matter(line) or not (seen[_key(line)] >= enough or _is_page_number(line, page)):
                    break
                times = seen[_key(line)] if kind is FurnitureKind.PAGE_FOOT else 0
                if times and _is_recipient(lines, position, 0 if _key(line) in moving else times, len(pages)):
                    break
                taken.setdefault(position, kind)
    return taken


def _moving(lines: Sequence[Line], edges: Iterable[Sequence[int]]) -> frozenset[str]:
    """What stands at several heights, as the end of the text does: a foot of the sheet is printed at one."""
    heights: dict[str, set[int]] = defaultdict(set)
    for position in (one for edge in edges for one in edge):
        top = lines[position].source.top
        if top is not None:
            heights[_key(lines[position])].add(round(top / _ONE_HEIGHT))
    return frozenset(key for key, found in heights.items() if max(found) - min(found) > 1)


def _is_recipient(lines: Sequence[Line], position: int, seen: int, pages: int) -> bool:
    """Whether a line that ends a few pages ends a list of recipients there: "Utdrag till" / "Kommunstyrelsen".

    A foot of the sheet stands on nearly all pages (`seen`), below such a list too.
    """
    text = lines[position].text
    if (3 * seen >= 2 * pages and seen > 2) or _ADDRESS.search(text) or sign_offs.says_how(text):
        return False
    opened = headings.inline(lines[position].passage())  # "Exp: Kommunstyrelsen"
    if opened is not None and opened[0].kind is SectionKind.RECIPIENTS:
        return True
    for above in range(position - 1, max(-1, position - _LONGEST_LIST), -1):
        heading = headings.classify(lines[above].text)
        if heading is not None or len(lines[above].text) > 70 or _LABEL.match(lines[above].text):
            return heading is not None and heading.kind is SectionKind.RECIPIENTS
    return False


def _edge(positions: list[int], kind: FurnitureKind) -> list[int]:
    return positions[:_TOP] if kind is FurnitureKind.PAGE_HEAD else positions[::-1][:_BOTTOM]


def _is_page_number(line: Line, page: int) -> bool:
    return _PAGE_COUNT.fullmatch(line.text) is not None or line.text == str(page)


def _by_page_number(lines: Sequence[Line], rest: Sequence[int]) -> dict[int, FurnitureKind]:
    """Text without pages: where page numbers stand ("11 (90)"), the lines that recur around them."""
    anchors = [place for place, position in enumerate(rest) if _PAGE_COUNT.fullmatch(lines[position].text)]
    taken = {rest[place]: FurnitureKind.PAGE_HEAD for place in anchors}
    if len(anchors) < 2:  # a single sheet: its number is no matter, but nothing recurs
        return taken if anchors and anchors[0] in (0, len(rest) - 1) else {}
    everywhere = Counter(_key(lines[position]) for position in rest)
    for step, reach in ((1, _TOP), (-1, _BOTTOM)):
        ends = anchors if step > 0 else [*anchors, len(rest)]  # the last foot has no page number behind it
        windows = [_window(rest, place, step, reach, set(anchors)) for place in ends]
        seen = Counter(key for window in windows for key in {_key(lines[position]) for position in window})
        for window in windows:
            for position in window:
                key = _key(lines[position])
                # What stands on a page more than once is matter: the rows of a list, a title that comes again.
                often = everywhere[key] > 1.5 * len(anchors) + 2
                cell = lines[position].text.isdecimal()
                if _is_matter(lines[position]) or often or cell or seen[key] < max(2, len(anchors) // 3):
                    break
                if step < 0 and _is_recipient(lines, position, seen[key], len(anchors)):
                    break
                taken.setdefault(position, FurnitureKind.PAGE_HEAD if step > 0 else FurnitureKind.PAGE_FOOT)
    return taken


def _window(rest: Sequence[int], place: int, step: int, reach: int, anchors: set[int]) -> list[int]:
    """The lines on one side of a page number, up to the next one."""
    window: list[int] = []
    for far in range(1, reach):
        at = place + step * far
        if not 0 <= at < len(rest) or at in anchors:
            break
        window.append(rest[at])
    return window
