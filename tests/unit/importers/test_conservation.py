"""Every character that a reader gave is in exactly one place of the result."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import parsing
from importers.parsing import from_json, pieces, to_json
from importers.pipeline import ReadError, read_and_parse
from importers.source import FileType, SourceDocument, SourceLine

ROOT = Path(__file__).parents[3]
GOLDEN = sorted((ROOT / "tests/golden").glob("*/*.txt")) + sorted((ROOT / "tests/golden").glob("*/*.docx"))
GOLDEN += sorted((ROOT / "tests/golden").glob("*/*.pdf"))
CORPUS = ROOT / "../shared/corpus"


def assert_conserved(document):
    """No character lost and none owned twice; white space does not count."""
    end, before = 0, "the beginning"
    for piece in sorted(pieces(document), key=lambda one: (one.start, one.end)):
        assert 0 <= piece.start < piece.end <= len(document.text), piece
        twice = document.text[piece.start : min(end, piece.end)].strip()
        assert not twice, f"{piece.path} and {before} both own {twice!r}"
        lost = document.text[end : piece.start].strip()
        assert not lost, f"lost between {before} and {piece.path}: {lost!r}"
        if piece.end > end:
            end, before = piece.end, piece.path
    assert not document.text[end:].strip(), f"lost behind {before}"


@pytest.mark.parametrize("source", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_golden_documents(source):
    document = read_and_parse(source.read_bytes(), source.name)

    assert_conserved(document)
    assert document.unparsed == ()
    assert from_json(to_json(document)) == document


def test_public_minutes(goteborg):
    for document in goteborg.values():
        assert_conserved(document)


def test_other_real_files():
    sources = sorted((CORPUS / "files").glob("*.*"))
    if not sources:
        pytest.skip("the corpus is not on this machine")
    read = 0
    for source in sources:
        try:
            document = read_and_parse(source.read_bytes(), source.name)
        except ReadError:
            continue
        read += 1
        assert_conserved(document)
    assert read >= len(sources) // 2


# Lines of all the kinds that the parser treats in a way of their own; shuffled, they make no sense, and
# nothing may be lost even then.
LINES = (
    "Barn- och utbildningsnämnden",
    "Nämnd\tRam 2031",
    "Skolan\t12 000",
    "  Summa     12 000",
    "Bu § 96",
    "§ 97 Dnr 2018/12 024 Rubrik med ord",
    "§ 97 forts.",
    "2018/0234",
    "600",
    "Beslut",
    "Beslut: att anta",
    "Kommunstyrelsen beslutar",
    "att anta planen, samt",
    "- Att godkänna",
    "1. Taxan fastställs.",
    "Sammanfattning av ärendet",
    "Förvaltningen föreslår att nämnden beslutar. Mer text.",
    "Beslutsunderlag",
    "- Förvaltningens tjänsteskrivelse, 2018-05-08.",
    "Arbetsutskottets förslag till beslut 2018-05-16 § 72",
    "Beslutet skickas till",
    "Ekonomichef, Karin Holm",
    "Anna Berg",
    "Förvaltningschef",
    "Sida 2 (3)",
    "Justerandes sign",
    "PROTOKOLL",
    "Plats och tid Kommunhuset",
    "Beslutande",
    "Paragrafer 95–97",
    "ANSLAG/BEVIS",
    "Organ: Socialnämnden",
    "Underskrifter Sekreterare Jonas Bäck",
    "2017. 235",
    "Diarienummer 2017/35. 629",
    "Förslag till beslut",
    "---",
    "",
    "en rad som slutar med ett avstav-",
    "at ord och går vidare",
    "TJÄNSTESKRIVELSE",
    "KALLELSE",
    "KF § 12 a",
    "Ks 157",
    "Kf 73 Ks 94 dnr 127/2011",
    "Dnr KS 2030/7 § 98",
    "S 99 Taxa",
    "forts. § 97",
    "§ 97 Taxa ........ 4",
    "Innehåll",
    "Rättelse av protokoll 2030-05-22 § 96",
    "Bilaga 1 till § 96",
    "Reservation § 97",
    "Yttrande: Förslag till taxa",
    "Taxa (32RGS12)",
    "Vid protokollet",
    "ande",
    "Datum för anslags uppsättande 2030-05-29 Datum för anslags nedtagande 2030-06-20",
    "I kommunfullmäktige:",
    "Kommunstyrelsen föreslår kommunfullmäktige",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(FileType), st.booleans(), st.randoms())
def test_shuffled_lines(texts, file_type, wrapped, chance: random.Random):
    lines = tuple(
        SourceLine(
            text=chance.choice(("", "  ")) + text,
            bold=chance.random() < 0.2,
            heading_level=chance.choice((None, None, None, 1, 2)),
            page=number // 12 + 1 if file_type is FileType.PDF else None,
        )
        for number, text in enumerate(texts)
    )
    document = parsing.parse(SourceDocument(lines, file_type, wrapped=wrapped))

    assert_conserved(document)
    assert from_json(to_json(document)) == document


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text):
    lines = tuple(SourceLine(text=line) for line in text.splitlines())

    assert_conserved(parsing.parse(SourceDocument(lines, FileType.TEXT)))
