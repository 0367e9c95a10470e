"""Render the golden documents: `PYTHONPATH=. .venv/bin/python tests/golden/make_inputs.py` (needs reportlab).

Each document becomes text, Word with heading styles, Word with bold lines only, and PDF. The files are committed,
so that the tests read what is reviewed and need no renderer. `regenerate.py` writes what is expected of them.
"""

import re
import zipfile
from pathlib import Path

import docx
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.golden import script
from tests.golden.layouts import LAYOUTS, Layout

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
_HEADINGS = frozenset(
    (
        "Beslut",
        "Sammanfattning av ärendet",
        "Beslutsunderlag",
        "Sammanfattning",
        "Bakgrund",
        "Förslag till beslut",
        "Beslutet skickas till",
    )
)
_TITLE = re.compile(r"(?:Inriktningsbeslut för|Begäran om uppdrag)")


def seed_layout(name: str, text: str) -> Layout:
    """A seed as blocks, line by line; the words are not touched but for the asterisks of its italics."""
    blocks: list[tuple] = []
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if line.startswith("- "):
            item = line[2:].replace("*", "")
            if blocks[-1][0] == "list":
                blocks[-1] = ("list", (*blocks[-1][1], item))
            else:
                blocks.append(("list", (item,)))
        elif line in _HEADINGS:
            blocks.append(("heading", line))
        elif _TITLE.match(line):
            blocks.append(("title", line))
        elif re.match(r"\w+ § \d+$", line):
            blocks.append(("label", line))
        else:
            blocks.append(("p", line))
    return Layout(name, tuple(blocks))


def as_text(layout: Layout) -> str:
    """Plain text with blank lines between the blocks; pages begin with the page head and "Sida 2 (3)"."""
    pages = 1 + sum(block[0] == "page" for block in layout.blocks)
    lines = _text_head(layout, 1, pages)
    page = 1
    for block in layout.blocks:
        kind = block[0]
        if kind == "page":
            page += 1
            lines += [layout.foot, ""] if layout.foot else []
            lines += _text_head(layout, page, pages)
        elif kind in {"list", "numbered"}:
            lines += [
                f"{'-' if kind == 'list' else f'{number}.'} {item}" for number, item in enumerate(block[1], start=1)
            ]
            lines.append("")
        elif kind == "rows" and layout.rows == "tabs":
            lines += [line for label, value in block[1] for line in (f"{label}\t{value}".split("\n"))] + [""]
        elif kind == "rows":
            lines += [line for label, value in block[1] for line in (label, *value.split("\n"), "")]
        elif kind == "table":
            lines += ["\t".join(row) for row in block[1:][0]] + [""]
        elif kind != "gap":
            lines += [*block[1].split("\n"), ""]
    return "\n".join([*lines, layout.foot] if layout.foot else lines)


def _text_head(layout: Layout, page: int, pages: int) -> list[str]:
    return [f"Sida {page} ({pages})", *layout.head, ""] if layout.head else []


def as_word(layout: Layout, path: Path, *, styles: bool) -> None:
    """Word, with heading styles and real lists, or with bold lines and typed dashes."""
    document = docx.Document()
    document.core_properties.author = ""
    section = document.sections[0]
    for line in layout.head:
        section.header.add_paragraph(line)
    if layout.foot:
        section.footer.add_paragraph(layout.foot)
    for block in layout.blocks:
        _word_block(document, block, styles=styles, tabs=layout.rows == "tabs")
    document.save(path)
    _without_dates(path)


def _without_dates(path: Path) -> None:
    """Pack the file anew with one fixed time, so that the same words give the same bytes."""
    with zipfile.ZipFile(path) as packed:
        members = [(name, packed.read(name)) for name in packed.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _word_block(document, block, *, styles: bool, tabs: bool) -> None:
    kind = block[0]
    if kind == "page":
        document.add_page_break()
    elif kind == "gap":
        document.add_paragraph()
    elif kind in {"list", "numbered"}:
        for number, item in enumerate(block[1], start=1):
            if styles:
                _word_list_item(document, item, kind, first=number == 1)
            else:
                document.add_paragraph(f"{'–' if kind == 'list' else f'{number}.'} {item}")
    elif kind in {"rows", "table"}:
        _word_table(document, block, styles=styles, tabs=tabs)
    elif kind in {"title", "heading", "label"}:
        if styles:
            document.add_heading(block[1], {"label": 1, "title": 2, "heading": 3}[kind])
        else:
            document.add_paragraph().add_run(block[1]).bold = True
    else:
        for line in block[1].split("\n"):
            document.add_paragraph(line)


def _word_list_item(document, item: str, kind: str, *, first: bool) -> None:
    if kind == "list":
        document.add_paragraph(item, style="List Bullet")
        return
    paragraph = document.add_paragraph(item, style="List Number")
    if first:
        _restart_numbers(document, paragraph)
    else:
        before = paragraph._p.getprevious().pPr.numPr.numId.val
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = before


def _restart_numbers(document, paragraph) -> None:
    """A list of its own, beginning with 1, for this paragraph and those that follow it."""
    numbering = document.part.numbering_part.numbering_definitions._numbering
    style_num = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style_num).abstractNumId.val
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = num.numId


def _word_table(document, block, *, styles: bool, tabs: bool) -> None:
    rows = block[1]
    if block[0] == "rows" and not styles:
        for label, value in rows:
            first, *others = value.split("\n")
            document.add_paragraph(f"{label}\t{first}" if tabs else f"{label.rstrip(':')}: {first}")
            for line in others:
                document.add_paragraph(line)
        return
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value


def as_pdf(layout: Layout, path: Path) -> None:
    """PDF with the head and the foot on every page."""
    pdfmetrics.registerFont(TTFont("Body", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("Body-Bold", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"))
    body = ParagraphStyle("body", fontName="Body", fontSize=10, leading=13, spaceAfter=6, alignment=TA_LEFT)
    looks = {
        "p": body,
        "label": ParagraphStyle("label", body, fontName="Body-Bold", fontSize=12, spaceBefore=10),
        "title": ParagraphStyle("title", body, fontName="Body-Bold", fontSize=13, leading=16),
        "heading": ParagraphStyle("heading", body, fontName="Body-Bold", spaceBefore=8, spaceAfter=2),
        "list": ParagraphStyle("list", body, leftIndent=14, bulletIndent=2, spaceAfter=2),
    }
    story: list = []
    for block in layout.blocks:
        story += _pdf_block(block, looks)
    template = SimpleDocTemplate(str(path), pagesize=A4, topMargin=90, bottomMargin=70, invariant=1, title=layout.name)

    def margins(canvas, page) -> None:
        canvas.setFont("Body", 9)
        for number, line in enumerate(layout.head):
            canvas.drawString(72, A4[1] - 40 - 12 * number, line)
        if layout.head:
            canvas.drawRightString(A4[0] - 72, A4[1] - 40 - 12 * len(layout.head), f"Sida {page.page}")
        if layout.foot:
            canvas.drawString(72, 40, layout.foot)

    template.build(story, onFirstPage=margins, onLaterPages=margins)


def _pdf_block(block, looks) -> list:
    kind = block[0]
    if kind == "page":
        return [PageBreak()]
    if kind == "gap":
        return [Spacer(1, 20)]
    if kind in {"list", "numbered"}:
        return [
            Paragraph(_escaped(item), looks["list"], bulletText="•" if kind == "list" else f"{number}.")
            for number, item in enumerate(block[1], start=1)
        ]
    if kind in {"rows", "table"}:
        cells = [[Paragraph(_escaped(value), looks["p"]) for value in row] for row in block[1]]
        table = Table(cells, colWidths=[140, 300] if kind == "rows" else None)
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return [table]
    return [Paragraph(_escaped(line), looks[kind]) for line in block[1].split("\n")]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


def main() -> None:
    """Write all inputs."""
    for layout in LAYOUTS:
        render(layout, as_text(layout))
    for name in ("seed_000", "seed_004"):
        text = (HERE / name / "input.txt").read_text(encoding="utf-8")
        render(seed_layout(name, text), text)
    for path in sorted(HERE.glob("*/source.txt")):
        layout = script.read(path).layout
        render(layout, as_text(layout))


def render(layout: Layout, text: str) -> None:
    """All formats of one document into its folder."""
    folder = HERE / layout.name
    folder.mkdir(exist_ok=True)
    (folder / "input.txt").write_text(text, encoding="utf-8")
    as_word(layout, folder / "styles.docx", styles=True)
    as_word(layout, folder / "bold.docx", styles=False)
    as_pdf(layout, folder / "page.pdf")


if __name__ == "__main__":
    main()
