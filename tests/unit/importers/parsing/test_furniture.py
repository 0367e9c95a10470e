import pytest

from importers import parsing
from importers.parsing import furniture, units
from importers.parsing.result import FurnitureKind
from importers.source import FileType, Region, SourceDocument, SourceLine


def split(*lines: SourceLine):
    matter, sheet = furniture.split(units.numbered_lines(SourceDocument(lines, FileType.PDF)))
    return [line.text for line in matter], [(one.kind, one.text.text) for one in sheet]


def pages(*sheets: tuple[str, ...]):
    return [SourceLine(text, page=number) for number, sheet in enumerate(sheets, start=1) for text in sheet]


def test_regions_of_word():
    matter, sheet = split(
        SourceLine("Ekhults kommun", region=Region.HEADER),
        SourceLine("Beslut"),
        SourceLine("Stämmer detta?", region=Region.COMMENT),
        SourceLine("1) Se bilaga", region=Region.FOOTNOTE),
        SourceLine("I en ruta", region=Region.TEXTBOX),
    )
    assert matter == ["Beslut", "I en ruta"]
    assert sheet == [
        (FurnitureKind.PAGE_HEAD, "Ekhults kommun"),
        (FurnitureKind.COMMENT, "Stämmer detta?"),
        (FurnitureKind.FOOTNOTE, "1) Se bilaga"),
    ]


def test_lines_that_recur_on_page_edges():
    matter, sheet = split(
        *pages(
            ("Ekhults kommun", "Sida 1 (3)", "PROTOKOLL", "Närvarande", "Justerandes sign"),
            ("Ekhults kommun", "Sida 2 (3)", "§ 1", "Beslut", "Antas.", "Justerandes sign"),
            ("Ekhults kommun", "Sida 3 (3)", "§ 2", "Beslut", "Avslås.", "Justerandes sign"),
        )
    )
    assert matter == ["PROTOKOLL", "Närvarande", "§ 1", "Beslut", "Antas.", "§ 2", "Beslut", "Avslås."]
    assert {kind for kind, _ in sheet} == {FurnitureKind.PAGE_HEAD, FurnitureKind.SIGNATURES}


def test_what_opens_something_is_never_a_page_head():
    matter, _ = split(*pages(("§ 1", "Beslut", "Antas."), ("§ 2", "Beslut", "Avslås."), ("§ 3", "Beslut", "Bifalls.")))

    assert matter == ["§ 1", "Beslut", "Antas.", "§ 2", "Beslut", "Avslås.", "§ 3", "Beslut", "Bifalls."]


def test_papers_that_end_pages_are_no_page_feet():
    ends = [f"Kommunstyrelsen 2030-10-06 § {number}" for number in (214, 217, 219)]
    matter, _ = split(*pages(*((f"§ {at}", "Antas.", "Underlag", end) for at, end in enumerate(ends, start=1))))

    assert [text for text in matter if text.startswith("Kommunstyrelsen")] == ends


def test_text_without_pages_by_its_page_numbers():
    matter, sheet = split(
        *(
            SourceLine(text)
            for text in (
                "§ 1", "Beslut", "Antas.", "11 (90)", "Kommunfullmäktige", "Protokoll nr 1", "§ 2", "Beslut", "Avslås.",
                "12 (90)", "Kommunfullmäktige", "Protokoll nr 1", "Mer text.",
            )
        )
    )  # fmt: skip
    assert matter == ["§ 1", "Beslut", "Antas.", "§ 2", "Beslut", "Avslås.", "Mer text."]
    assert len(sheet) == 6


def test_a_single_page_has_no_heads_to_compare():
    matter, sheet = split(*pages(("Barn- och utbildningsnämnden", "Bu § 96", "2018/0234", "600", "Beslut")))

    assert len(matter) == 5
    assert sheet == []


def test_what_recurs_in_word_is_text_since_word_keeps_page_heads_apart():
    numbered = [
        SourceLine(text, style="Normal", page=page) for page in (1, 2, 3) for text in ("Domslut", "Ord.", "Slut")
    ]
    matter, sheet = furniture.split(units.numbered_lines(SourceDocument(tuple(numbered), FileType.DOCX)))

    assert len(matter) == 9
    assert sheet == ()


def test_recipients_at_the_end_of_pages_are_no_foot():
    matter, sheet = split(
        *pages(
            (
                "Ekhults kommun",
                "§ 1",
                "Beslut",
                "Antas.",
                "Utdrag till",
                "Norra skolan",
                "Kommunstyrelsen",
                "ekhult.se",
            ),
            ("Ekhults kommun", "§ 2", "Beslut", "Avslås.", "ekhult.se"),
            ("Ekhults kommun", "§ 3", "Beslut", "Antas.", "Skickas till", "Kommunstyrelsen", "ekhult.se"),
            ("Ekhults kommun", "§ 4", "Beslut", "Antas.", "ekhult.se"),
        )
    )

    assert matter.count("Kommunstyrelsen") == 2
    assert [text for _, text in sheet].count("ekhult.se") == 4


def test_recipients_on_the_line_of_their_heading_are_no_foot():
    matter, sheet = split(
        *pages(
            ("Ekhults kommun", "§ 1", "Beslut", "Antas.", "Exp: Kommunfullmäktige", "Justerandes sign"),
            ("Ekhults kommun", "§ 2", "Beslut", "Avslås.", "Justerandes sign"),
            ("Ekhults kommun", "§ 3", "Beslut", "Antas.", "Exp: Kommunfullmäktige", "Justerandes sign"),
            ("Ekhults kommun", "§ 4", "Beslut", "Antas.", "Justerandes sign"),
        )
    )

    assert matter.count("Exp: Kommunfullmäktige") == 2
    assert "Ekhults kommun" in [text for _, text in sheet]


def test_what_was_adjusted_at_once_at_the_end_of_pages_is_no_foot():
    told = "Paragrafen är omedelbart justerad."
    matter, _ = split(
        *pages(*(("Ekhults kommun", f"§ {number}", "Antas.", told, "ekhult.se") for number in range(1, 5)))
    )

    assert matter.count(told) == 4


@pytest.mark.parametrize(("heights", "given"), [((500, 620, 430, 560), 4), ((780, 780, 781, 780), 0)])
def test_recipients_that_end_every_page_stand_where_its_text_ends(heights, given):
    lines = []
    for page, height in enumerate(heights, start=1):
        texts = (
            f"§ {page}",
            f"Taxa nummer {page}",
            "Beslut",
            "Taxan antas.",
            "Beslutet skickas till",
            "Ekonomienheten",
        )
        tops = (60, 90, 120, 150, height - 30, height)
        lines += [
            SourceLine(text, page=page, top=float(top), left=70.0, right=300.0, bold=text in {"Beslut"})
            for text, top in zip(texts, tops, strict=True)
        ]
    document = parsing.parse(SourceDocument(tuple(lines), FileType.PDF, wrapped=True))

    assert sum(len(item.recipients) for item in document.items) == given
