"""An invented archive: whole protokoll, extracts and letters of one municipality, as text, Word and PDF.

Pure and deterministic: the same number gives the same words. Every place, person and matter is made up, and the
sentences are put together from parts, so that no two files of an archive have the same bytes.
"""

import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

AUTHORITY = "Ekhults kommun"
BODIES = ("Kommunstyrelsen", "Tekniska nämnden", "Kulturnämnden", "Byggnadsnämnden")
FIRST_DAY = date(1999, 1, 12)
MINUTES, EXTRACT, LETTER = "protokoll", "protokollsutdrag", "tjänsteskrivelse"

_PEOPLE = (
    "Alva Exempelsson", "Bror Påhittsson", "Cilla Provberg", "David Testman", "Ester Låtsaslund", "Folke Fantasius",
    "Gun Demodotter", "Hugo Övningsson", "Ines Fiktivström", "Jarl Mönsterberg",
)  # fmt: skip
_PARTIES = ("S", "M", "C", "V", "L")
_MATTERS = (
    "Taxa för {}", "Ekonomisk uppföljning för {}", "Upphandling av {}", "Svar på medborgarförslag om {}",
    "Revidering av riktlinjer för {}", "Delårsrapport för {}", "Samråd om {}", "Underhållsplan för {}",
)  # fmt: skip
_OBJECTS = (
    "torghandeln", "badplatsen vid Övre sjön", "cykelvägen till Norrtorp", "skolskjutsarna", "biblioteket i Ekhult",
    "vattenverket", "gatubelysningen", "återvinningsstationen", "lekplatserna", "idrottshallen", "reningsverket",
    "parkeringen vid stationen", "den öppna förskolan", "kulturskolan",
)  # fmt: skip
_CLAUSES = (
    "att godkänna förslaget om {}.", "att anta underlaget för {} att gälla från och med den 1 januari {y}.",
    "att uppdra åt förvaltningen att återkomma om {} senast i mars {y}.", "att avsätta {n} 000 kronor till {}.",
    "att översända ärendet om {} till revisorerna för kännedom.",
)  # fmt: skip
_SENTENCES = (
    "Förvaltningen har under året följt upp {} tillsammans med berörda föreningar.",
    "Kostnaden för {} beräknas till {n} 000 kronor och ryms inom budgetramen för {y}.",
    "Vid mötet med de boende i området framkom önskemål om att {} ska hållas öppet även under hösten.",
    "En tidigare utredning visade att behovet av {} ökar när nya bostäder byggs i tätortens norra del.",
    "Underlaget beskriver tre alternativ för {} och deras följder för miljön, trafiken och ekonomin.",
    "Barns och ungas synpunkter på {} har samlats in genom en enkät som {n} elever svarade på.",
    "Förvaltningens samlade bedömning är att {} bör genomföras i två etapper med start under {y}.",
    "Räddningstjänsten har inte haft något att erinra mot planerna för {}.",
)  # fmt: skip
_HEADINGS = ("Sammanfattning av ärendet", "Bakgrund", "Ekonomiska konsekvenser")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph. `look`: `p`, `label` (§), `title`, `heading`, `bullet` or `page` (a new page before it)."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A document: its kind, the body's name, its day, the numbers of its §§, its lines."""

    kind: str
    body: str
    day: date
    numbers: tuple[int, ...]
    lines: tuple[Line, ...]
    adjusted: bool = True


def document(number: int, *, items: int = 8, kind: str = MINUTES, adjusted: bool = True) -> Written:
    """The document of this number. Each number has a day of its own among its body's."""
    chance = random.Random(number)
    body = BODIES[number % len(BODIES)]
    day = FIRST_DAY + timedelta(days=number // len(BODIES))
    if kind == LETTER:
        return Written(kind, body, day, (), tuple(_letter(number, body, day, chance)))
    first = 1 + number % 90
    numbers = tuple(range(first, first + (1 if kind == EXTRACT else items)))
    lines = (*_front(kind, body, day, numbers, chance, adjusted=adjusted), *_items(number, numbers, body, day, chance))
    return Written(kind, body, day, numbers, lines, adjusted)


def _front(
    kind: str, body: str, day: date, numbers: tuple[int, ...], chance: random.Random, *, adjusted: bool
) -> Iterator[Line]:
    chair, vice, clerk, *others = chance.sample(_PEOPLE, 6)
    yield from (Line("p", text) for text in (AUTHORITY, body, f"Sammanträdesdatum {day.isoformat()}"))
    yield Line("title", "PROTOKOLLSUTDRAG" if kind == EXTRACT else "SAMMANTRÄDESPROTOKOLL")
    yield Line("heading", "Plats och tid")
    yield Line("p", f"Kommunhuset, sal Eken, kl. 13.00–15.{chance.randint(10, 59)}")
    yield Line("heading", "Beslutande")
    for name, role in ((chair, ", ordförande"), (vice, ""), *((name, "") for name in others)):
        yield Line("p", f"{name} ({chance.choice(_PARTIES)}){role}")
    yield Line("heading", "Utses att justera")
    yield Line("p", vice)
    if adjusted:
        yield Line("heading", "Justeringens plats och tid")
        yield Line("p", f"Kommunhuset, {(day + timedelta(days=6)).isoformat()}")
    yield Line("heading", "Paragrafer")
    yield Line("p", f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0]))
    yield Line("heading", "Underskrifter")
    yield from (Line("p", text) for text in (f"Sekreterare {clerk}", f"Ordförande {chair}", f"Justerande {vice}"))


def _items(number: int, numbers: tuple[int, ...], body: str, day: date, chance: random.Random) -> Iterator[Line]:
    for place, paragraph in enumerate(numbers):
        about = chance.choice(_OBJECTS)
        yield Line("page", "") if place else Line("p", "")
        yield Line("label", f"§ {paragraph}")
        yield Line("p", f"Dnr {day.year}/{number * 40 % 9000 + place + 1}")
        yield Line("title", chance.choice(_MATTERS).format(about))
        yield Line("heading", "Beslut")
        yield Line("p", f"{body} beslutar")
        yield from (Line("bullet", _said(chance, one, about, day)) for one in chance.sample(_CLAUSES, 2))
        for heading in _HEADINGS:
            yield Line("heading", heading)
            for _ in range(2):
                chosen = chance.sample(_SENTENCES, 3)
                yield Line("p", " ".join(_said(chance, one, about, day) for one in chosen))
        yield Line("heading", "Beslutsunderlag")
        yield Line("bullet", f"Tjänsteskrivelse, {(day - timedelta(days=14)).isoformat()}")
        yield Line("heading", "Beslutet skickas till")
        yield Line("p", "Ekonomiavdelningen")


def _letter(number: int, body: str, day: date, chance: random.Random) -> Iterator[Line]:
    about = chance.choice(_OBJECTS)
    yield Line("p", AUTHORITY)
    yield Line("title", "TJÄNSTESKRIVELSE")
    yield from (Line("p", text) for text in (day.isoformat(), f"Dnr {day.year}/{number + 1}", body))
    yield Line("title", chance.choice(_MATTERS).format(about))
    yield Line("heading", "Förslag till beslut")
    yield Line("p", f"{body} beslutar")
    yield Line("bullet", _said(chance, _CLAUSES[0], about, day))
    yield Line("heading", "Sammanfattning av ärendet")
    yield Line("p", " ".join(_said(chance, one, about, day) for one in chance.sample(_SENTENCES, 4)))


def _said(chance: random.Random, form: str, about: str, day: date) -> str:
    return form.format(about, n=chance.randint(2, 900), y=day.year + 1)


def as_text(written: Written) -> bytes:
    """Plain text in UTF-8, blank lines around headings."""
    parts = []
    for line in written.lines:
        before = "" if line.look in {"p", "bullet"} else "\n"
        parts.append(
            f"{before}{'- ' if line.look == 'bullet' else ''}{line.text}{'' if line.look == 'bullet' else chr(10)}"
        )
    return "\n".join(parts).encode()


def as_docx(written: Written) -> bytes:
    """Word with heading styles, and the body's name in the page head."""
    import docx

    made = docx.Document()
    made.core_properties.author = ""
    made.sections[0].header.add_paragraph(f"{AUTHORITY}\t{written.body}")
    levels = {"label": 1, "title": 2, "heading": 3}
    for line in written.lines:
        if line.look == "page":
            made.add_page_break()
        elif line.look in levels:
            made.add_heading(line.text, levels[line.look])
        else:
            made.add_paragraph(line.text, style="List Bullet" if line.look == "bullet" else None)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def as_pdf(written: Written) -> bytes:
    """PDF with head and page number on every page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    buffer = BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4, topMargin=90, bottomMargin=70, invariant=1)

    def margins(canvas, page) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Vera", 9)
        canvas.drawString(72, A4[1] - 40, f"{AUTHORITY}, {written.body}")
        canvas.drawString(72, A4[1] - 52, f"Sammanträdesdatum {written.day.isoformat()}")
        canvas.drawRightString(A4[0] - 72, A4[1] - 64, f"Sida {page.page}")

    template.build(list(_flow(written)), onFirstPage=margins, onLaterPages=margins)
    return buffer.getvalue()


def _flow(written: Written) -> Iterator[object]:
    import reportlab
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph

    fonts = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
    plain = ParagraphStyle("p", fontName="Vera", fontSize=10, leading=13, spaceAfter=6)
    looks = {
        "p": plain,
        "label": ParagraphStyle("label", plain, fontName="VeraBd", fontSize=12, spaceBefore=10),
        "title": ParagraphStyle("title", plain, fontName="VeraBd", fontSize=13, leading=16),
        "heading": ParagraphStyle("heading", plain, fontName="VeraBd", spaceBefore=8, spaceAfter=2),
        "bullet": ParagraphStyle("bullet", plain, leftIndent=14, bulletIndent=2, spaceAfter=2),
    }
    for line in written.lines:
        if line.look == "page":
            yield PageBreak()
        elif line.text:
            bullet = "•" if line.look == "bullet" else None
            yield Paragraph(line.text, looks[line.look], bulletText=bullet)


DUPLICATE, NO_DATE, BROKEN, EMPTY, HELPER, ARCHIVE, MEMBER = (
    "duplicate", "no date", "broken", "empty", "helper", "archive", "member"
)  # fmt: skip


def mixed_folder(folder: Path, count: int) -> dict[str, str]:
    """Write `count` files of every sort, by year and body. Returns what each is, members of archives included.

    Keys are places as `import_documents` names them: the folder's own name first.
    """
    writers = ((as_text, "txt"), (as_docx, "docx"), (as_pdf, "pdf"))
    made: dict[str, str] = {}
    first = b""
    for number in range(count):
        kind = (MINUTES, MINUTES, EXTRACT, MINUTES, LETTER)[number % 5]
        written = document(number, items=4, kind=kind)
        write, suffix = writers[number % 3]
        place = f"{written.day.year}/{written.body}/{number:05} {kind}.{suffix}"
        data = write(written)
        first = first or data
        sort = number % 15
        if sort == 6:
            place, data, kind = f"dubbletter/{number:05}.txt", first, DUPLICATE
        elif sort == 7:
            place, data, kind = f"{place}.docx", as_docx(written)[:9000], BROKEN
        elif sort == 8:
            data, kind = as_text(_without_date(document(number, items=3))), NO_DATE
        elif sort == 9:
            place, data, kind = f"{place}.zip", _zipped(number), ARCHIVE
        elif sort == 10:
            place, data, kind = f"{number}/Thumbs.db", f"bild {number}".encode(), HELPER
        elif sort == 11 and number < 15:
            data, kind = b"", EMPTY
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        made[f"{folder.name}/{place}"] = kind
        if kind == ARCHIVE:
            made |= {f"{folder.name}/{place}/{name}": MEMBER for name in _members(number)}
    return made


def _without_date(written: Written) -> Written:
    day = written.day.isoformat()
    kept = tuple(line for line in written.lines if day not in line.text and "Kommunhuset, " not in line.text)
    return Written(written.kind, written.body, written.day, written.numbers, kept)


def _members(number: int) -> dict[str, bytes]:
    numbers = (100_000 + 2 * number, 100_001 + 2 * number)
    return {f"möte/{one}.txt": as_text(document(one, items=2)) for one in numbers}


def _zipped(number: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in _members(number).items():
            packed.writestr(name, data)
    return buffer.getvalue()
