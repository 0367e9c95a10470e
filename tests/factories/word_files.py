"""Word files built part by part, so that each test holds just what it is about."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


def word_file(body: str, *, links: tuple[str, ...] = (), extra: dict[str, str] | None = None, **parts: str) -> bytes:
    """A file with this body; further parts by name ("numbering", "styles", "header1", "comments" …).

    `links` are external hyperlinks of the main part; `extra` are members of the package by their full names, those
    under docProps related to it.
    """
    content, extra = BytesIO(), extra or {}
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f"<Relationships {PACKAGE}>{_package_links(extra)}</Relationships>")
        related = "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
            for name in parts
        ) + "".join(
            f'<Relationship Id="link{n}" Type="{OFFICE}/hyperlink" Target="{link}" TargetMode="External"/>'
            for n, link in enumerate(links)
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{related}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
        for name, xml in extra.items():
            archive.writestr(name, xml)
    return content.getvalue()


def _package_links(extra: dict[str, str]) -> str:
    kinds = {"docProps/core.xml": "core", "docProps/app.xml": "extended", "docProps/custom.xml": "custom"}
    return f'<Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>' + "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}-properties" Target="{name}"/>'
        for name, kind in kinds.items()
        if name in extra
    )


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def part(kind: str, inner: str) -> str:
    """A part of its own ("hdr", "comments", "styles" …)."""
    return f"<w:{kind} {NAMES}>{inner}</w:{kind}>"
