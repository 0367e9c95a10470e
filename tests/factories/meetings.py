"""Real meetings as Word files and PDFs, to see whether the same words are read the same from every format.

The texts come from the corpus beside the checkout and are rendered into a temporary folder; nothing of them is
committed. What is a § and a title is told by the published answers, never by our own parser.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

Kind = Literal["label", "title", "heading", "text", "list"]

_HEADINGS = frozenset(
    (
        *("Beslut", "Handling", "Handlingar", "Tidigare behandling", "Protokollsutdrag skickas till", "Yrkande"),
        *("Yrkanden", "Propositionsordning", "Omröstning", "Reservation", "Reservationer", "Protokollsanteckning"),
        *(
            "Information",
            "Jäv",
            "Särskilt yttrande",
            "Expediering",
            "Anförande",
            "Anföranden",
            "Protokollsanteckningar",
        ),
    )
)
_SHEET = re.compile(
    r"\d{1,3} \(\d{1,3}\)|Protokoll \(?nr \d+\)?|Sammanträdesdatum: [\d-]+|Göteborgs Stad \w+, protokoll"
    r"|Göteborgs Stad|Kommunfullmäktige|Kommunstyrelsen"
)
_FONT = Path("/usr/share/fonts/truetype/dejavu")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and what it is."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the corpus: whose, when, its paragraphs in order."""

    name: str
    body: str
    date: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was published about a §. `wrong` is the reason class where the title itself is wrong (WRONG_TITLES)."""

    number: str
    dnr: str
    title: str
    wrong: str


def bare(text: str) -> str:
    """Letters and signs without blanks and hyphens: what a line break cannot change."""
    return re.sub(r"[\s\u00ad‐-]+", "", text.lower())


def answers(source: Path, wrong: dict[tuple[str, str], tuple[str, int]]) -> tuple[Answer, ...]:
    """The published answers of a meeting, in order."""
    return tuple(
        Answer(
            str(one["paragrafNr"]),
            one.get("ärendeNr") or "",
            one.get("rubrik") or "",
            wrong.get((source.stem, str(one["paragrafNr"])), ("", 0))[0],
        )
        for one in json.loads(source.with_suffix(".json").read_text("utf-8"))
    )


def meeting(source: Path, wrong: dict[tuple[str, str], tuple[str, int]]) -> Meeting:
    """The paragraphs of a text of the corpus, without its page heads.

    A title is as many lines as its published answer; where that is wrong, as many as `wrong` says.
    """
    lines = [line.strip() for line in source.read_text("utf-8").splitlines()]
    sheet = _sheet_lines(lines)
    published = answers(source, wrong)
    labels = _labels(lines, published)
    blocks: list[Block] = []
    for (place, answer), (end, _) in pairwise([*labels, (len(lines), None)]):
        assert answer is not None
        blocks.append(Block("label", lines[place]))
        own = [(number, lines[number]) for number in range(place + 1, end) if number not in sheet]
        while own and (not own[0][1] or _SHEET.fullmatch(own[0][1])):  # a page head between a § and its title
            own.pop(0)
        printed = [position for position, (_, line) in enumerate(own) if line]
        count = wrong.get((source.stem, answer.number), ("", 0))[1] or _title_lines(own, printed, answer.title)
        taken = printed[:count]
        if taken:
            blocks.append(Block("title", _joined([own[position][1] for position in taken])))
        blocks += _paragraphs([line for _, line in own[taken[-1] + 1 if taken else 0 :]])
    body = "Kommunstyrelsen" if source.stem.startswith("ks") else "Kommunfullmäktige"
    return Meeting(source.stem, body, source.stem[3:], tuple(blocks))


def _sheet_lines(lines: list[str]) -> set[int]:
    """The page heads: lines of those kinds within a few lines of a page number."""
    numbers = [place for place, line in enumerate(lines) if re.fullmatch(r"\d{1,3} \(\d{1,3}\)", line)]
    near = {place + far for place in numbers for far in range(-4, 8)}
    return {place for place in near if 0 <= place < len(lines) and _SHEET.fullmatch(lines[place])}


def _labels(lines: list[str], published: tuple[Answer, ...]) -> list[tuple[int, Answer]]:
    found: list[tuple[int, Answer]] = []
    place = 0
    for answer in published:
        label = re.compile(rf"§ ?{answer.number}(?: Ärendenummer.*| \d{{4}}/\d\d.*| [A-Z]+.*)?")
        place = next(number for number in range(place, len(lines)) if label.fullmatch(lines[number]))
        found.append((place, answer))
        place += 1
    return found


def _title_lines(own: list[tuple[int, str]], printed: list[int], title: str) -> int:
    for count in range(1, min(12, len(printed)) + 1):
        if bare("".join(own[position][1] for position in printed[:count])) == bare(title):
            return count
    return 0


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        broken = re.search(r"\w-$", text) and line[0].islower() and not line.startswith(("och ", "eller ", "samt "))
        text = text + line if not text or broken else f"{text} {line}"
    return text


def _paragraphs(lines: list[str]) -> list[Block]:
    """Printed lines as paragraphs: a line goes on where the next one's first word had no room."""
    widest = sorted(len(line) for line in lines if line)[-1:] or [0]
    width = max(80, min(95, widest[0]))
    blocks: list[Block] = []
    pending: list[str] = []
    for line in [*lines, ""]:
        full = bool(pending) and len(pending[-1]) + 1 + len(line.split(" ", 1)[0]) > width - 6
        if pending and (not line or not full or line in _HEADINGS or re.match(r"\d{1,2}\. |[-–•] ", line)):
            text = _joined(pending)
            kind: Kind = "heading" if text in _HEADINGS else "list" if re.match(r"\d{1,2}\. |[-–•] ", text) else "text"
            blocks.append(Block(kind, text))
            pending = []
        if line:
            pending.append(line)
    return blocks


def to_word(one: Meeting, path: Path, *, styles: bool) -> None:
    """A Word file with real page heads and feet; heading styles, or headings that are only bold."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    _word_head(section, one)
    for text, level in (("Sammanträdesprotokoll", 0), (one.body, 1), (f"Sammanträdesdatum {one.date}", None)):
        _word_paragraph(document, text, level, styles=styles)
    levels = {"label": 1, "title": 2, "heading": 3}
    for block in one.blocks:
        _word_paragraph(document, block.text, levels.get(block.kind), styles=styles)
    document.save(str(path))


def _word_head(section, one: Meeting) -> None:
    first = section.header.paragraphs[0]
    first.text = f"Provköpings kommun\tSammanträdesprotokoll\t{'Sida '}"
    first.paragraph_format.tab_stops.add_tab_stop(Cm(15.4), WD_TAB_ALIGNMENT.RIGHT)
    for text in ("PAGE", " (", "NUMPAGES", ")"):
        if text.isupper():
            _word_field(first, text)
        else:
            first.add_run(text)
    section.header.add_paragraph(f"{one.body}\t{one.date}")
    section.footer.paragraphs[0].text = "Justerandes sign\t\tUtdragsbestyrkande"


def _word_field(paragraph, code: str) -> None:
    for kind in ("begin", None, "separate", "result", "end"):
        run = paragraph.add_run("1" if kind == "result" else "")
        if kind == "result":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {code} "
        run._r.append(element)


def _word_paragraph(document, text: str, level: int | None, *, styles: bool) -> None:
    if level is not None and styles:
        document.add_heading(text, level)
        return
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = level is not None
    paragraph.paragraph_format.space_after = Pt(6)


def to_office_pdf(office: Path, sources: list[Path], folder: Path, seconds: int = 1800) -> list[Path]:
    """PDFs that LibreOffice makes of Word files, beside them in `folder`; those that are there are kept."""
    missing = [source for source in sources if not (folder / f"{source.stem}.pdf").exists()]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for start in range(0, len(missing), 8):
        command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        command += [str(source) for source in missing[start : start + 8]]
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)
    return [folder / f"{source.stem}.pdf" for source in sources]


def to_pdf(one: Meeting, path: Path) -> None:
    """A PDF with another look: sans serif, a head of four lines at the left, "Sida 3 (41)" at the foot."""
    if "Meeting" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Meeting", str(_FONT / "DejaVuSans.ttf")))
        pdfmetrics.registerFont(TTFont("Meeting-Bold", str(_FONT / "DejaVuSans-Bold.ttf")))
    text = ParagraphStyle("text", fontName="Meeting", fontSize=9.5, leading=13, spaceAfter=5)
    looks = {
        "text": text,
        "list": ParagraphStyle("list", text, leftIndent=16, firstLineIndent=-16),
        "label": ParagraphStyle("label", text, fontName="Meeting-Bold", fontSize=11, spaceBefore=14, keepWithNext=1),
        "title": ParagraphStyle("title", text, fontName="Meeting-Bold", fontSize=12, leading=15, keepWithNext=1),
        "heading": ParagraphStyle("heading", text, fontName="Meeting-Bold", spaceBefore=6, keepWithNext=1),
    }
    story = [
        Paragraph("SAMMANTRÄDESPROTOKOLL", looks["title"]),
        *(Paragraph(_escaped(block.text), looks[block.kind]) for block in one.blocks),
    ]
    template = SimpleDocTemplate(str(path), pagesize=A4, topMargin=105, bottomMargin=75, invariant=1, title=one.name)
    head = ("Provköpings kommun", one.body, f"Sammanträdesdatum: {one.date}")

    class Numbered(Canvas):
        """Draws heads and feet when the number of pages is known: behind the text of each page."""

        def __init__(self, *args, **options) -> None:
            super().__init__(*args, **options)
            self.kept: list[dict] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self.kept, start=1):
                self.__dict__.update(state)
                self.setFont("Meeting", 8)
                for row, line in enumerate(head):
                    self.drawString(72, A4[1] - 40 - 11 * row, line)
                self.drawString(72, 42, "Justerandes signatur: ____________")
                self.drawRightString(A4[0] - 72, 42, f"Sida {number} ({len(self.kept)})")
                super().showPage()
            super().save()

    template.build(story, canvasmaker=Numbered)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
