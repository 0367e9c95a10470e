"""Hostile files of our own making: each ends in a result or in one clear Swedish message, and touches nothing else.

They go through the reader process with its limits of memory. Files that only the clock can stop get fewer seconds here
than in use, so that they do not hold up the tests: for those "time" is as good an end as another.
"""

import contextlib
import socket
import threading
from pathlib import Path

import pytest

from importers.isolation import MEGABYTES, ReaderProcess
from importers.pipeline import read_and_parse
from importers.source import ReadError
from tests.factories import hostile_files as made
from tests.factories.word_files import paragraph, word_file

GOLDEN = Path(__file__).parents[2] / "golden"
PATIENT, SHORT = 120.0, 3.0  # seconds for what must end in a result or a refusal, and for what may end by the clock
LIMITS = {"memory", "time", "too_complex"}
RESULT = ""


@pytest.fixture(scope="module")
def process():
    """A reader process without other programs: here the files are judged, not Tesseract."""
    reader = ReaderProcess(MEGABYTES, tools=None)
    yield reader
    reader.close()


def ended(process: ReaderProcess, data: bytes, name: str, seconds: float = PATIENT) -> str:
    """The code of the one message; "" for a result, which must be whole."""
    refused: ReadError | None = None
    try:
        document = process.read(data, name, seconds)
    except ReadError as error:
        refused = error
    if refused is None:
        assert document.text.strip()
        return RESULT
    assert refused.message.endswith(".")
    assert "{" not in refused.message
    assert "\n" not in refused.message
    return refused.code


WORD = [
    ("ratio", made.ratio_bomb, {"bomb"}),
    ("ratio in a side part", made.bomb_in_a_side_part, {"bomb"}),
    ("many members", made.many_members, {"bomb"}),
    ("nested archives", made.nested_archives, {"zip"}),
    ("overlapping members", made.overlapping_members, {"bomb", "damaged"}),
    ("names", made.names_with_control_characters, {RESULT}),
    ("same name twice", made.same_name_twice, {RESULT}),
    ("external entity", lambda: made.doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]'), {"unsafe"}),
    ("external DTD", lambda: made.doctype('SYSTEM "http://127.0.0.1:9/a.dtd"'), {"unsafe", "damaged"}),
    ("parameter entity",
     lambda: made.doctype('[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "a">]'), {"unsafe", "damaged"}),
    ("quadratic entity", made.quadratic_entity, {"unsafe", "damaged", "too_complex"}),
    *((f"doctype in {part}", lambda part=part: made.doctype_in(part), {"unsafe"})
      for part in ("styles", "numbering", "footnotes", "comments", "settings")),
    ("deep elements", lambda: made.deep_elements(100_000), {"too_complex", "damaged"}),
    ("elements as deep as allowed", lambda: made.deep_elements(240), {RESULT}),
    ("deep tables", lambda: made.deep_tables(60), {"too_complex"}),
    ("deep boxes", lambda: made.deep_boxes(50), {RESULT, "too_complex"}),
    ("circles", made.circles, {RESULT}),
    ("absurd numbers", made.absurd_numbers, {RESULT}),
    ("large table", made.large_table, {RESULT, *LIMITS}),
    ("wide table", made.wide_table, {RESULT, *LIMITS}),
    ("million paragraphs", made.million_paragraphs, {RESULT, *LIMITS}),
    ("one long paragraph", made.one_long_paragraph, {RESULT, *LIMITS}),
]  # fmt: skip

PDF = [
    ("parent as child", lambda: made.pdf(made.CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")),
    ("catalogue as page", lambda: made.pdf(made.CATALOG, b"<< /Type /Pages /Kids [1 0 R] /Count 1 >>")),
    ("endless count", lambda: made.pdf(made.CATALOG, b"<< /Type /Pages /Kids [] /Count 2147483647 >>")),
    ("negative count", lambda: made.pdf(made.CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count -1 >>", made.page())),
    ("directory loop", made.xref_loop),
    ("object stream in itself", made.object_stream_in_itself),
    ("giant length", lambda: made.one_page().replace(b"/Length 5", b"/Length 99999999995")),
    ("length of itself", lambda: made.pdf(made.CATALOG, made.PAGES, made.page(),
                                          b"<< /Length 4 0 R >>\nstream\nq Q\nendstream", made.FONT)),
    ("deep arrays", lambda: made.deep(200_000)),
    ("deep outline", lambda: made.deep_outline(20_000)),
    ("packed twice", lambda: made.flate_bomb(2)),
    ("packed operators", lambda: made.flate_bomb(1)),
    ("wide font", made.wide_font),
    ("broken font", made.broken_font),
    ("huge picture", lambda: made.image(100_000, 100_000, b"x" * 100, b"/BitsPerComponent 1 /ColorSpace /DeviceGray")),
    ("negative picture", lambda: made.image(-1, 2**31 - 1, b"x", b"/BitsPerComponent 8 /ColorSpace /DeviceRGB")),
    ("broken JPEG", lambda: made.image(9000, 9000, b"\xff\xd8\xff" + b"\x01" * 5000, b"/Filter /DCTDecode")),
    ("broken JBIG2", lambda: made.image(9000, 9000, b"\x00" * 5000, b"/Filter /JBIG2Decode")),
    ("broken JPX", lambda: made.image(9000, 9000, b"\x00\x00\x00\x0cjP  " * 50, b"/Filter /JPXDecode")),
    ("form in itself", lambda: made.forms_in_forms(1)),
    ("forms in forms", lambda: made.forms_in_forms(40)),
    ("ten thousand pages", lambda: made.many_pages(10_000)),
    ("page without end", lambda: made.one_page(box=b"0 0 1e30 1e30")),
    ("page without area", lambda: made.one_page(box=b"5 5 5 5")),
    ("many letters", lambda: made.one_page(b"BT /F1 1 Tf " + b"(abcdefgh) Tj 1 1 Td " * 60_000 + b" ET")),
    ("letters all over each other", lambda: made.one_page(b"BT /F1 12 Tf " + b"(ab) Tj -9 0 Td " * 20_000 + b" ET")),
    ("letters outside", lambda: made.one_page(b"BT /F1 9999999 Tf 1e30 -1e30 Td (Beslut) Tj ET")),
    ("locked by nobody", lambda: made.one_page().replace(b"/Root", b"/Encrypt << /Filter /Nobody /V 99 >> /Root")),
]  # fmt: skip

TEXTS = {
    "paragraph signs": "§ " * 100_000,
    "labels": "§ 1 Val\n" * 20_000,
    "numbers": "1234567890" * 20_000,
    "digits and dashes": "12-" * 70_000,
    "blanks": "Beslut" + " " * 200_000 + "x",
    "tabs": "\t" * 100_000 + "Beslut",
    "addresses": "a@" * 50_000 + " b.b" * 50_000,
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "brackets": "[(at)" * 40_000,
    "case numbers": "KS/2018:234, " * 15_000,
    "names": "Anna Exempel (S), " * 12_000,
    "votes": "Ja\nNej\nAvstår\n" * 8_000,
    "one word": "a" * 200_000,
    "capitals": "A " * 100_000,
    "quotes": '"' * 100_000 + "*" * 100_000,
    "commas": "den 1 maj, " * 20_000,
    "rows of dots": "Val ........ 3\n" * 12_000,
    "laws": "(2017:725) " * 18_000,
    "headings": "Beslut\n" * 25_000,
    "bodies": "Kommunstyrelsen beslutar att " * 7_000,
    "joiners": "\u200d\u0301\u202e" * 50_000 + "Beslut",
    "short lines": "\n".join("x" for _ in range(60_000)),
    "page breaks": "Beslut\f" * 20_000,
}


@pytest.mark.parametrize(("make", "allowed"), [one[1:] for one in WORD], ids=[one[0] for one in WORD])
def test_word_files(process, make, allowed):
    assert ended(process, make(), "protokoll.docx", SHORT if "time" in allowed else PATIENT) in allowed


@pytest.mark.parametrize("make", [one[1] for one in PDF], ids=[one[0] for one in PDF])
def test_pdf_files(process, make):
    ended(process, make(), "protokoll.pdf", SHORT)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_that_make_rules_go_astray(process, text):
    assert ended(process, text.encode(), "protokoll.txt", SHORT) in {RESULT, "time"}


@pytest.mark.parametrize("name", ["\x00.docx", "a\nb\r.docx", "../../../etc/passwd", "\ud800.docx", "x" * 100_000, ""])
def test_names(process, name):
    assert ended(process, word_file(paragraph("Beslut")), name) == RESULT


@pytest.mark.parametrize("name", ["styles.docx", "page.pdf", "input.txt"])
def test_every_fiftieth_of_a_file(name):
    whole = (GOLDEN / "minutes_95_97" / name).read_bytes()
    codes = set()
    for part in range(1, 50):
        try:
            read_and_parse(whole[: len(whole) * part // 50], name)
        except ReadError as refused:
            codes.add(refused.code)

    assert codes <= {"damaged", "no_text", "no_pages", "unknown", "crash"}
    assert "damaged" in codes or name == "input.txt"


@contextlib.contextmanager
def listening():
    """An address of this machine, and the list of those who came."""
    came: list[object] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        stop = threading.Event()

        def wait() -> None:
            while not stop.is_set():
                with contextlib.suppress(TimeoutError):
                    caller, where = server.accept()
                    caller.close()
                    came.append(where)

        thread = threading.Thread(target=wait)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", came
        finally:
            stop.set()
            thread.join()


@pytest.mark.parametrize(
    ("make", "name"), [(made.outside_references, "a.docx"), (made.outside_references_pdf, "a.pdf")], ids=["word", "pdf"]
)
def test_nobody_is_called(process, make, name):
    with listening() as (address, came):
        assert ended(process, make(address), name) == RESULT
        socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1]))).close()

    assert len(came) == 1  # our own call: the ear does hear


def test_the_process_reads_on_afterwards(process):
    assert process.read(word_file(paragraph("Beslut")), "a.docx").text == "Beslut"
