"""Files made to hurt: each ends in a result or in one clear Swedish message, within its limits."""

import resource
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from importers.isolation import read_in_process
from importers.pipeline import ReadError, read_and_parse

ROOT = Path(__file__).parents[3]
HOSTILE = sorted((ROOT / "../shared/corpus/hostile").glob("*"))
GOLDEN = ROOT / "tests/golden"
# What the message must say of files whose trouble is known, by a part of the name.
KNOWN = {
    "ExternalEntityInText": "unsafe",
    "password-is-pass": "encrypted",
    "protected_agile": "encrypted",
    "protected_passtika": "encrypted",
    "testUnicodePassword": "encrypted",
    "user-password": "encrypted",
    "both-passwords": "encrypted",
    "testWORD_truncated": "damaged",
    "truncated62886": "damaged",
    "ODTEncrypted": "encrypted",
    "ocrmypdf--skew": "no_text",
    "ocrmypdf--invalid": "damaged",
    "truetype_font_nomapping": "no_text",
}
RUN_ONE = """
import resource, sys
from pathlib import Path
from importers.pipeline import ReadError, read_and_parse
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for name in sys.argv[1:]:
    path = Path(name)
    try:
        print("result", read_and_parse(path.read_bytes(), path.name).kind.value, sep="\\t")
    except ReadError as error:
        print("message", error.code, error.message, sep="\\t")
"""


def outcome(data: bytes, name: str) -> str:
    """The code of the message that a file is refused with; "" for a result."""
    try:
        read_and_parse(data, name)
    except ReadError as error:
        refused = error
    else:
        return ""
    assert refused.message.endswith(".")
    assert "{" not in refused.message
    return refused.code


def package(**parts: str) -> bytes:
    """A Word package with these parts; "document" is the main one."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return content.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.skipif(not HOSTILE, reason="the hostile corpus is not on this machine")
def test_corpus_ends_in_results_and_messages():
    run = subprocess.run(
        [sys.executable, "-c", RUN_ONE, *map(str, HOSTILE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    ends = dict(
        zip((path.name for path in HOSTILE), (line.split("\t") for line in run.stdout.splitlines()), strict=True)
    )

    assert len(ends) >= 70
    for name, end in ends.items():
        expected = [code for part, code in KNOWN.items() if part in name]
        if expected:
            assert end[:2] == ["message", expected[0]], name
        if end[0] == "message":
            assert end[2].endswith("."), name


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\n", "a.docx", "empty"),
        (b"\xef\xbb\xbf \r\n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50, "bild.pdf", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" * 9, "bild.docx", "picture"),
        (b"{\\rtf1\\ansi Beslut}", "a.doc", "rtf"),
        (b"<!DOCTYPE html><html><p>Beslut</html>", "a.txt", "markup"),
        (b"PK\x05\x06" + b"\x00" * 18, "a.zip", "zip"),
        (b"PK\x03\x04" + b"\x07" * 300, "a.docx", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n<<", "a.pdf", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.docx", "unknown"),
        (b"\x7fELF\x02\x01\x01" + b"\x00\x05" * 100, "a.txt", "unknown"),
        (bytes(range(256)) * 8, "a.txt", "unknown"),
        (b"Rar!\x1a\x07\x00" + b"x" * 50, "a.docx", "archive"),
    ],
)
def test_what_is_no_document_is_refused_with_its_own_message(data, name, code):
    assert outcome(data, name) == code


def test_too_large_a_file_is_refused_before_it_is_looked_at():
    with pytest.raises(ReadError, match="för stor: 60 MB, och gränsen är 50 MB") as refused:
        read_and_parse(b"x" * 60_000_000, "a.txt")
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("name", ["styles.docx", "page.pdf"])
def test_every_truncation_ends_in_a_result_or_a_message(name):
    whole = (GOLDEN / "seed_004" / name).read_bytes()
    ends = {outcome(whole[: len(whole) * part // 24], name) for part in range(1, 24)}

    assert "damaged" in ends


@pytest.mark.parametrize("name", ["styles.docx", "page.pdf"])
def test_flipped_bytes_end_in_a_result_or_a_message(name):
    whole = (GOLDEN / "minutes_95_97" / name).read_bytes()
    for step in range(60):
        changed = bytearray(whole)
        for place in range(step * 7, len(changed), 997):
            changed[place] ^= 1 + step
        outcome(bytes(changed), name)


def test_pdf_without_pages_says_so():
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    content, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start

    assert outcome(bytes(content), "a.pdf") == "no_pages"


def test_zip_bombs_are_refused_by_their_directory():
    assert outcome(package(document=f"<w:document {W}>" + " " * 60_000_000 + "</w:document>"), "a.docx") == "bomb"
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(6_000):
            archive.writestr(f"word/{number}.xml", "")
    assert outcome(content.getvalue(), "a.docx") == "bomb"


def test_a_member_that_is_larger_than_it_says_is_no_document():
    data = bytearray(package(document=f"<w:document {W}>{'<w:p/>' * 2000}</w:document>"))
    place = data.rindex(b"word/document.xml") - 46 + 24  # uncompressed size in the directory
    data[place : place + 4] = (100).to_bytes(4, "little")

    assert outcome(bytes(data), "a.docx") in {"damaged", "bomb"}


def test_entities_are_never_expanded():
    secret = Path(__file__).as_uri()
    doctype = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret}">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    assert outcome(package(document=doctype + body), "a.docx") == "unsafe"
    entities = (f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    laughs = f'<!DOCTYPE w [<!ENTITY a "ha">{"".join(entities)}]>'
    ends = outcome(package(document=laughs + body.replace("&x;", "&j;")), "a.docx")
    assert ends in {"unsafe", "damaged", "too_complex"}


def test_deep_nesting_ends_in_a_message():
    depth = 5_000
    tables = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    ends = outcome(package(document=f"<w:document {W}><w:body>{tables}</w:body></w:document>"), "a.docx")
    assert ends in {"too_complex", "damaged"}
    runs = "<w:ins>" * 200 + "<w:r><w:t>Beslut</w:t></w:r>" + "</w:ins>" * 200
    document = package(document=f"<w:document {W}><w:body><w:p>{runs}</w:p></w:body></w:document>")
    assert outcome(document, "a.docx") == ""


def test_many_paragraphs_are_read_within_the_limits():
    paragraph = "<w:p><w:r><w:t>Rad</w:t></w:r></w:p>"
    data = package(document=f"<w:document {W}><w:body>{paragraph * 20_000}</w:body></w:document>")

    document = read_in_process(data, "a.docx", seconds=60)

    assert document.text.count("Rad") == 20_000


def test_a_wrong_suffix_is_read_by_its_content_and_said():
    data = (GOLDEN / "seed_000" / "styles.docx").read_bytes()
    document = read_and_parse(data, "beslut.pdf")

    assert document.items[0].number == 96
    assert [one.message for one in document.problems if one.code == "suffix"] == [
        "Filens namn stämmer inte med innehållet: den är ett Word-dokument."
    ]


def test_our_own_limits_are_untouched_by_reading():
    before = resource.getrlimit(resource.RLIMIT_AS)
    read_in_process((GOLDEN / "seed_000" / "page.pdf").read_bytes(), "a.pdf")

    assert resource.getrlimit(resource.RLIMIT_AS) == before
