"""The same golden documents in other clothes: how else registrars and their programs print minutes.

The inputs beside the scripts are kept in the repository; these are made when they are asked for, by
`tests/benchmarks/bench_golden.py --skins`, to see what the rules owe to one way of printing.
"""

import io
import textwrap

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.golden.layouts import Layout

_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
_LEFT, _MARGIN_COLUMN, _TOP, _BOTTOM, _LEADING = 60, 190, 100, 80, 13


def _lines(layout: Layout) -> list[tuple[str, str]]:
    """(kind, text) of each printed line or paragraph; pages are ("page", "")."""
    found: list[tuple[str, str]] = []
    for block in layout.blocks:
        kind = block[0]
        if kind in {"list", "numbered"}:
            found += [
                ("item", f"{'-' if kind == 'list' else f'{number}.'} {item}")
                for number, item in enumerate(block[1], start=1)
            ]
        elif kind == "rows":
            for label, value in block[1]:
                first, *others = value.split("\n")
                found.append(("row", f"{label}\t{first}"))
                found += [("row", f"\t{other}") for other in others]
        elif kind == "table":
            found += [("cells", "\t".join(row)) for row in block[1]]
        elif kind in {"page", "gap"}:
            found.append((kind, ""))
        else:
            found += [(kind, line) for line in block[1].split("\n")]
    return found


def tight_text(layout: Layout) -> bytes:
    """Text with an empty line only before a § and none anywhere else."""
    out = [*layout.head]
    for kind, text in _lines(layout):
        if kind == "label":
            out.append("")
        if kind not in {"page", "gap"}:
            out.append(text)
    return "\n".join(out).encode()


def wrapped_text(layout: Layout) -> bytes:
    """Text as an old program printed it: 68 columns, hard line ends, rows in two columns of blanks."""
    out = [*layout.head, ""]
    for kind, text in _lines(layout):
        if kind in {"row", "cells"}:
            first, _, rest = text.partition("\t")
            folded = textwrap.wrap(rest.replace("\t", "   "), 40) or [""]
            out += [f"{first:<36}{folded[0]}".rstrip()] + [" " * 36 + line for line in folded[1:]]
        elif kind == "item":
            out += textwrap.wrap(text, 68, subsequent_indent="  ")
        elif kind not in {"page", "gap"}:
            out += ["", *textwrap.wrap(text, 68, break_on_hyphens=False)] if kind != "p" else textwrap.wrap(text, 68)
            out += [""] if kind == "p" else []
    text = "\n".join(out)
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:  # a name with a letter that Windows' page lacks, as in "Perić"
        return text.encode("utf-8")


def plain_word(layout: Layout) -> bytes:
    """Word without a style or a bold letter; rows by tabs, empty paragraphs between the parts."""
    document = docx.Document()
    for line in layout.head:
        document.sections[0].header.add_paragraph(line)
    for kind, text in _lines(layout):
        if kind in {"label", "heading", "title"}:
            document.add_paragraph("")
        if kind == "page":
            document.add_page_break()
        elif kind != "gap":
            document.add_paragraph(text)
    return _saved(document)


def margin_word(layout: Layout) -> bytes:
    """Word where each § is a table: headings in the left column, what they head in the right one."""
    document = docx.Document()
    header = document.sections[0].header.add_table(1, len(layout.head) + 1, docx.shared.Cm(16))
    for cell, line in zip(header.rows[0].cells, (*layout.head, "Sida"), strict=True):
        cell.text = line
    table = None
    for kind, text in _lines(layout):
        if kind in {"label", "title"} or (kind == "row" and table is None):
            table = None
            document.add_paragraph(text).runs[0].bold = kind != "row"
        elif kind == "heading":
            table = table or document.add_table(0, 2)
            cells = table.add_row().cells
            cells[0].text = text
            cells[1].text = ""
        elif kind not in {"page", "gap"}:
            _fill(document, table, kind, text)
    return _saved(document)


def _fill(document, table, kind: str, text: str) -> None:
    if table is None or kind == "cells":
        document.add_paragraph(text)
    elif not table.rows[-1].cells[1].text:
        table.rows[-1].cells[1].text = text
    else:
        table.rows[-1].cells[1].add_paragraph(text)


def _saved(document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def plain_pdf(layout: Layout) -> bytes:
    """PDF in one size and weight; rows in two columns; the page head in one line, left, middle and right."""
    return _pdf(layout, margin=False)


def margin_pdf(layout: Layout) -> bytes:
    """PDF with the headings in the margin, on the line where their text begins."""
    return _pdf(layout, margin=True)


def _pdf(layout: Layout, *, margin: bool) -> bytes:
    pdfmetrics.registerFont(TTFont("Body", _FONT))
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=1)
    page = [0]
    height = _new_page(canvas, layout, page, first=True)
    text_left = _MARGIN_COLUMN if margin else _LEFT
    beside = False
    for kind, text in _lines(layout):
        if kind == "page" or height < _BOTTOM + 3 * _LEADING:
            height = _new_page(canvas, layout, page)
        if kind in {"page", "gap"}:
            continue
        if kind == "heading" and margin:
            height -= 6
            for number, line in enumerate(textwrap.wrap(text, 22)):
                canvas.drawString(_LEFT, height - number * _LEADING, line)
            beside = True
            continue
        if kind in {"label", "title", "heading"}:
            height -= 8
        height = _paragraph(canvas, layout, page, kind, text, height, text_left)
        beside = False
    canvas.save()
    del beside
    return held.getvalue()


def _paragraph(canvas, layout: Layout, page: list[int], kind: str, text: str, height: float, left: float) -> float:
    columns = text.split("\t")
    if kind in {"row", "cells"} and len(columns) > 1:
        width = 150 if kind == "row" else (A4[0] - 2 * _LEFT) / len(columns)
        deepest = height
        for number, column in enumerate(columns):
            low = height
            for line in textwrap.wrap(column, 60 if kind == "row" else 28) or [""]:
                canvas.drawString(_LEFT + number * width, low, line)
                low -= _LEADING
            deepest = min(deepest, low)
        return deepest - 2
    room = 82 if left == _LEFT or kind in {"label", "title"} else 58
    for line in textwrap.wrap(text, room, break_on_hyphens=False):
        if height < _BOTTOM:
            height = _new_page(canvas, layout, page)
        canvas.drawString(_LEFT if kind in {"label", "title"} else left, height, line)
        height -= _LEADING
    return height - 4


def _new_page(canvas, layout: Layout, page: list[int], *, first: bool = False) -> float:
    if not first:
        canvas.showPage()
    page[0] += 1
    canvas.setFont("Body", 9)
    places = [_LEFT, A4[0] / 2 - 60, A4[0] - 200]
    for number, line in enumerate(layout.head):
        canvas.drawString(places[number % 3], A4[1] - 40 - 12 * (number // 3), line)
    canvas.drawRightString(A4[0] - _LEFT, A4[1] - 64, f"Sida {page[0]} (9)")
    if layout.foot:
        canvas.drawString(_LEFT, 40, layout.foot)
    return A4[1] - _TOP


SKINS = {
    "tight.txt": tight_text,
    "wrapped.txt": wrapped_text,
    "plain.docx": plain_word,
    "margin.docx": margin_word,
    "plain.pdf": plain_pdf,
    "margin.pdf": margin_pdf,
}
