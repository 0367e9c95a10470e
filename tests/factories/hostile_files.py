"""Files made to hurt a reader: each function gives the bytes of one. Small on disk, large in what they ask for."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.factories.word_files import NAMES, OFFICE, PACKAGE, W, paragraph, part, word_file

Made = Callable[[], bytes]
TYPES = ("[Content_Types].xml", "<Types/>")


def zipped(*members: tuple[str, bytes | str], level: int = 1) -> bytes:
    """A ZIP file with these members, names as given."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def document(body: str) -> str:
    """The main part of a Word file."""
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def word(body: str) -> bytes:
    """A Word file of nothing but its main part."""
    return zipped(TYPES, ("word/document.xml", document(body)))


# --- ZIP -------------------------------------------------------------------------------------------------------------


def ratio_bomb() -> bytes:
    """Sixty megabytes of blanks in sixty kilobytes."""
    return word(" " * 60_000_000)


def bomb_in_a_side_part() -> bytes:
    """A harmless text, and styles that unpack a thousandfold."""
    relation = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return zipped(
        TYPES,
        ("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{relation}</Relationships>"),
        ("word/document.xml", document(paragraph("Beslut"))),
        ("word/styles.xml", f'<w:styles xmlns:w="{W}">{" " * 70_000_000}</w:styles>'),
    )


def many_members() -> bytes:
    """More members than any document has."""
    return zipped(TYPES, ("word/document.xml", document("")), *((f"word/{n}.xml", "") for n in range(6_000)))


def nested_archives() -> bytes:
    """Archives in archives, ten on each of six floors."""
    inner = zipped(("a.txt", "§ 1\n" * 10_000))
    for _ in range(6):
        inner = zipped(*((f"{n}.zip", inner) for n in range(10)))
    return inner


def overlapping_members() -> bytes:
    """Five hundred names in the directory for one and the same megabyte (after D. Fifield's idea)."""
    data = zipped(TYPES, ("word/document.xml", document("<w:p/>" * 150_000)))
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<L", data[end + 16 : end + 20])[0]
    directory = data[start:end]
    second = directory.index(b"PK\x01\x02", 4)
    entry = directory[second:]
    more = b"".join(entry.replace(b"document.xml", b"docum%03d.xml" % n) for n in range(500))
    record = bytearray(data[end:])
    record[8:12] = struct.pack("<HH", 502, 502)
    record[12:16] = struct.pack("<L", len(directory) + len(more))
    return data[:end] + more + bytes(record)


def names_with_control_characters() -> bytes:
    """Member names that climb, command a terminal, and differ by nothing visible."""
    return zipped(
        ("../../../../tmp/lansbeslut-hostile", "x"),
        ("/etc/passwd", "x"),
        ("word\\..\\..\\x.xml", "x"),
        ("word/\x1b[2J\u202exml.eman", "x"),
        ("a" * 60_000, "x"),
        TYPES,
        ("word/document.xml", document(paragraph("Beslut"))),
    )


def same_name_twice() -> bytes:
    """Two main parts: some readers take the first, some the last."""
    with_first = ("word/document.xml", document(paragraph("Beslut")))
    return zipped(TYPES, with_first, ("WORD/document.xml", document(paragraph("Annat"))))


# --- XML -------------------------------------------------------------------------------------------------------------

REFERS = f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"


def doctype(declared: str) -> bytes:
    """A main part behind a DOCTYPE, which Word never writes."""
    return zipped(TYPES, ("word/document.xml", f"<!DOCTYPE w:document {declared}>{REFERS}"))


def quadratic_entity() -> bytes:
    """One long entity named thirty thousand times."""
    body = REFERS.replace("&x;", "&x;" * 30_000)
    return zipped(TYPES, ("word/document.xml", f'<!DOCTYPE w [<!ENTITY x "{"ha" * 50_000}">]>{body}'))


def doctype_in(member: str) -> bytes:
    """A good text whose side part has a DOCTYPE."""
    hostile = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:styles xmlns:w="{W}">&x;</w:styles>'
    return word_file(paragraph("Beslut"), **{member: hostile})


def deep_elements(depth: int, name: str = "okänt") -> bytes:
    """Elements in elements."""
    return word(f"<w:{name}>" * depth + paragraph("Beslut") + f"</w:{name}>" * depth)


def deep_tables(depth: int) -> bytes:
    """Tables in cells of tables."""
    return word("<w:tbl><w:tr><w:tc>" * depth + paragraph("Beslut") + "</w:tc></w:tr></w:tbl>" * depth)


def deep_boxes(depth: int) -> bytes:
    """Text boxes in text boxes."""
    opened, closed = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    return word(opened * depth + paragraph("Beslut") + closed * depth)


def circles() -> bytes:
    """Styles that are based on each other, lists that are linked to each other."""
    styles = "".join(
        f'<w:style w:styleId="{n}"><w:basedOn w:val="{(n + 1) % 300}"/><w:name w:val="{n}"/></w:style>'
        for n in range(300)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:styleLink w:val="{n}"/><w:numStyleLink w:val="{(n + 1) % 50}"/>'
        f'</w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(50)
    )
    body = "".join(
        paragraph("Rad", f'<w:pStyle w:val="{n}"/><w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{n % 50}"/></w:numPr>')
        for n in range(300)
    )
    return word_file(body, styles=part("styles", styles), numbering=part("numbering", lists))


def absurd_numbers() -> bytes:
    """Numbers out of all bounds wherever a reader counts."""
    huge = "9" * 4000
    levels = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{"9" * 18}"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%9%%"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>{paragraph("Bred")}</w:tc>'
    body = (
        paragraph("Rad", f'<w:outlineLvl w:val="{huge}"/><w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("Stor", "", f'<w:sz w:val="{huge}"/>')
        + f'<w:p><w:r><w:sym w:char="{huge}"/><w:t>tecken</w:t></w:r></w:p>'
        + f"<w:tbl><w:tr>{wide * 3}</w:tr></w:tbl>"
        + f'<w:p><w:r><w:drawing><wp:extent cx="{huge}" cy="{huge}"/></w:drawing></w:r></w:p>'
    )
    return word_file(body, numbering=part("numbering", levels))


def large_table() -> bytes:
    """Sixty columns, a thousand rows."""
    row = "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>" for n in range(60)) + "</w:tr>"
    return word(f"<w:tbl>{row * 1_000}</w:tbl>")


def wide_table() -> bytes:
    """A thousand rows, of which one asks for thirty thousand columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    row = "<w:tr><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr>"
    return word(f"<w:tbl><w:tr>{cell * 500}</w:tr>{row * 1_000}</w:tbl>")


def unlike(form: str, count: int) -> str:
    """Text that does not pack well, also when it is repeated: it is longer than what deflate looks back on."""
    numbers = random.Random(1)
    return "".join(form.format(numbers.random()) for _ in range(count))


def million_paragraphs() -> bytes:
    """Just below the limits of size and ratio."""
    return word(unlike("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", 1_000) * 1_000)


def one_long_paragraph() -> bytes:
    """Two hundred thousand runs without a break."""
    return word("<w:p>" + unlike("<w:r><w:t>{} </w:t></w:r>", 2_000) * 100 + "</w:p>")


def outside_references(address: str) -> bytes:
    """A Word file that asks for everything that Word can fetch: pictures, a template, objects, chunks."""
    kinds = (
        "image",
        "attachedTemplate",
        "subDocument",
        "oleObject",
        "aFChunk",
        "hyperlink",
        "frame",
        "header",
        "styles",
    )
    related = "".join(
        f'<Relationship Id="e{n}" Type="{OFFICE}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "{address}/falt"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Beslut</w:t></w:r>'
        '<w:r><w:drawing><a:blip r:link="e0"/></w:drawing></w:r></w:p><w:altChunk r:id="e4"/><w:subDoc r:id="e2"/>'
        '<w:sectPr><w:headerReference r:id="e7"/></w:sectPr>'
    )
    main = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        TYPES,
        ("_rels/.rels", f"<Relationships {PACKAGE}>{main}</Relationships>"),
        ("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{related}</Relationships>"),
        ("word/document.xml", document(body)),
    )


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF with these objects, numbered from 1; the first one is the catalogue."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(content)


CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = b"BT /F1 12 Tf 72 700 Td (Kommunstyrelsen beslutar) Tj ET"


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def page(more: bytes = b"", box: bytes = b"0 0 595 842", fonts: bytes = b"/F1 5 0 R") -> bytes:
    """Object 3: a page whose content is object 4."""
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << %s >> %s >> >>" % (
        box,
        fonts,
        more,
    )


def one_page(content: bytes = WORDS, *more: bytes, resources: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page; `more` are objects from 6 on."""
    return pdf(CATALOG, PAGES, page(resources, box), stream(content), FONT, *more)


def deep(depth: int) -> bytes:
    """Arrays in arrays, in a place that a reader of the catalogue comes by."""
    nested = b"[" * depth + b"]" * depth
    return pdf(CATALOG[:-3] + b" /Names %s >>" % nested, PAGES, page(), stream(WORDS), FONT)


def deep_outline(depth: int) -> bytes:
    """An outline in which every entry has one below it."""
    entries = [
        b"<< /Title (%d) /Parent %d 0 R /First %d 0 R /Last %d 0 R /Count 1 >>" % (n, n + 5, n + 7, n + 7)
        for n in range(depth)
    ]
    catalog = CATALOG[:-3] + b" /Outlines 6 0 R >>"
    return pdf(catalog, PAGES, page(), stream(WORDS), FONT, *entries, b"<< /Title (slut) >>")


def flate_bomb(floors: int) -> bytes:
    """A content stream that is packed several times over."""
    data = b"q Q " * 25_000_000 if floors == 1 else b" " * 100_000_000
    for _ in range(floors):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * floors)
    return pdf(CATALOG, PAGES, page(), stream(data, filters), FONT)


def object_stream_in_itself() -> bytes:
    """The directory says that object 6 lies in object stream 6."""
    rows = b"".join(
        struct.pack(">BHB", *row)
        for row in ((0, 0, 255), (2, 6, 0), (2, 6, 1), (2, 6, 2), (2, 6, 3), (2, 6, 4), (2, 6, 5))
    )
    body = b"<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n%s\nendstream" % (len(rows), rows)
    head = b"%PDF-1.7\n"
    return head + b"7 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


def xref_loop() -> bytes:
    """A directory whose predecessor is itself."""
    data = one_page()
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    return data.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d " % start)


def wide_font() -> bytes:
    """A font whose map to letters has ranges without end, and that is drawn by itself."""
    cmap = b"begincmap\n" + b"<0000> <FFFF> <0000>\n" * 20_000 + b"endcmap"
    fonts = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R "
    fonts += b"/DescendantFonts [5 0 R] >>"
    return pdf(CATALOG, PAGES, page(), stream(b"BT /F1 12 Tf <00410042> Tj ET"), fonts, stream(cmap))


def broken_font() -> bytes:
    """A font file of noise."""
    noise = random.Random(2).randbytes(100_000)
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>"
    descriptor = b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 7 0 R >>"
    return pdf(CATALOG, PAGES, page(), stream(WORDS), font, descriptor, stream(noise))


def image(width: int, height: int, data: bytes, more: bytes) -> bytes:
    """A page with words and one picture."""
    drawn = b"q 400 0 0 400 90 90 cm /I Do Q " + WORDS
    picture = stream(data, b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (width, height, more))
    return one_page(drawn, picture, resources=b"/XObject << /I 6 0 R >>")


def forms_in_forms(depth: int) -> bytes:
    """Each form draws the next one twice; with depth 1 a form draws itself."""
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    forms = [stream(b"/X Do /X Do", kind % (6 + (n + 1) % depth)) for n in range(depth)]
    return one_page(b"/X Do " + WORDS, *forms, resources=b"/XObject << /X 6 0 R >>")


def many_pages(count: int) -> bytes:
    """One page object, named over and over."""
    kids = b"3 0 R " * count
    return pdf(CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), page(), stream(WORDS), FONT)


def outside_references_pdf(address: str) -> bytes:
    """A PDF that asks for a file, opens an address, submits a form and runs a script."""
    at = address.encode()
    catalog = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (%s/oppna) >> /AA << /WC << /S /JavaScript /JS "
        b'(app.launchURL\\("%s/skript"\\)) >> >> /AcroForm << /Fields [] /XFA (%s/xfa) >> >>' % (at, at, at)
    )
    content = b"<< /Length 0 /F << /FS /URL /F (%s/strom) >> >>\nstream\n\nendstream" % at
    annotation = (
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /GoToR /F << /FS /URL /F (%s/x) >> >> >>" % at
    )
    leaf = page()[:-3] + b" /Annots [6 0 R] /AA << /O << /S /SubmitForm /F (%s/form) >> >> >>" % at
    return pdf(catalog, PAGES, leaf.replace(b"/Contents 4 0 R", b"/Contents [4 0 R 7 0 R]"), content, FONT, annotation,
               stream(WORDS))  # fmt: skip
