"""What goes with a PDF besides its pages' text: notes, form fields, enclosed files, signatures, properties."""

import ctypes
import logging
from collections.abc import Iterator
from io import BytesIO

import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from importers.source import FileProperties, Notice, Property

_MOST_NOTES = 2_000
_MOST_FIELDS = 2_000
_LONGEST = 100_000  # characters of one note
_WORDS = frozenset(
    (
        *(raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE),
        *(raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK),
        *(raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYGON),
        *(raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_FILEATTACHMENT, raw.FPDF_ANNOT_REDACT),
    )
)
_KEPT = {"Subject": "ämne", "Keywords": "nyckelord", "Creator": "program"}


def notes(page: pdfium.PdfPage) -> list[str]:
    """What the notes on a page say: comments, text boxes, remarks to marked text, each with who wrote it."""
    found: list[str] = []
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if not note:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(note) in _WORDS:
                said = _value(note, b"Contents").strip()
                who = _value(note, b"T").strip()
                if said:
                    found += [line for line in f"{who}: {said}".removeprefix(": ").splitlines() if line.strip()]
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return found


def _value(note: object, key: bytes) -> str:
    """A text of an annotation."""
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(min(size, 2 * _LONGEST))
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), ctypes.sizeof(buffer))
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def fields(document: pdfium.PdfDocument, data: bytes) -> list[str]:
    """The fields of a form that somebody filled in, "name: value"; they are printed, but no text of the page."""
    if raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_NONE:
        return []
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        known = pypdf.PdfReader(BytesIO(data)).get_fields() or {}
        said = [(str(name), field.value) for name, field in list(known.items())[:_MOST_FIELDS]]
    except Exception:  # a broken form breaks pypdf in many ways; the text is there without it
        return []
    filled = [(name, " ".join(str(value).split())) for name, value in said if isinstance(value, str)]
    return [f"{name}: {value}"[:_LONGEST] for name, value in filled if value and value not in {"/Off", "Off"}]


def enclosed(document: pdfium.PdfDocument) -> list[str]:
    """The names of the files that lie in this one."""
    names: list[str] = []
    for number in range(min(document.count_attachments(), 200)):
        try:
            names.append(document.get_attachment(number).get_name() or "utan namn")
        except pdfium.PdfiumError:
            names.append("utan namn")
    return names


def notices(document: pdfium.PdfDocument, names: list[str]) -> Iterator[Notice]:
    """What a person has to know before the file itself is published."""
    if names:
        told = ", ".join(f"”{name}”" for name in names[:6]) + (" …" if len(names) > 6 else "")
        yield Notice(
            "enclosed_files",
            f"I PDF-filen ligger {'en annan fil' if len(names) == 1 else f'{len(names)} andra filer'}: {told}. "
            "Innehållet lästes inte. Lämna in det som egna filer om det ska med.",
        )
    signatures = max(0, raw.FPDF_GetSignatureCount(document.raw))
    if signatures:
        which = "en elektronisk underskrift" if signatures == 1 else f"{signatures} elektroniska underskrifter"
        yield Notice("signed", f"PDF-filen har {which}. Om de är giltiga har inte prövats; publicera originalfilen.")


def properties(document: pdfium.PdfDocument, pages: int, names: list[str]) -> FileProperties:
    """What the file says about itself."""
    said = document.get_metadata_dict()
    others = [Property(told, said[key]) for key, told in _KEPT.items() if said.get(key)]
    return FileProperties(
        title=said.get("Title", ""),
        author=said.get("Author", ""),
        created=said.get("CreationDate", ""),
        modified=said.get("ModDate", ""),
        producer=said.get("Producer", ""),
        pages=pages,
        others=(*others, *(Property("bifogad fil", name) for name in names)),
    )
