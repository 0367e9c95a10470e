"""Plain text as a Word file: just enough WordprocessingML, written by hand. Pure and deterministic.

Only `importers.readers` may use a library for Word files, and the demo needs no more than paragraphs and tables.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""A fixed time of every member, so that the same text gives the same bytes."""


def word_file(text: str) -> bytes:
    """A .docx with one paragraph a line; lines with tabs become tables, one row each."""
    body = "".join(_blocks(text.splitlines()))
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            package.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    for in_table, group in groupby(lines, key=lambda line: "\t" in line):
        if in_table:
            yield _table(group)
        else:
            yield from map(_paragraph, group)


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' if text else "<w:p/>"


def _table(lines: Iterable[str]) -> str:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in line.split("\t")) + "</w:tr>"
        for line in lines
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
