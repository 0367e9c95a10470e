import pytest

from importers import parsing
from importers.source import Cell, FileType, SourceDocument, SourceLine

_HEAD = ("Ekby kommun", "Protokoll", "Kommunstyrelsen", "Sammanträdesdatum 2030-03-12")


def _source(*parts):
    """Lines of Word; a tuple is a table of rows of cells. "**line**" is bold."""
    lines, table = [], 0
    for part in parts:
        if isinstance(part, str):
            lines.append(SourceLine(part.strip("*"), style="Normal", bold=part.startswith("**")))
            continue
        for row, cells in enumerate(part):
            for column, cell in enumerate(cells):
                lines += [SourceLine(one, style="Normal", cell=Cell(table, row, column)) for one in cell.split("\n")]
        table += 1
    return SourceDocument(tuple(lines), FileType.DOCX)


def _items(*parts):
    return parsing.parse(_source(*_HEAD, *parts)).items


@pytest.mark.parametrize(
    ("rows", "marker", "begins"),
    [
        ((("att", "anta taxan, samt"), ("att", "informera hushållen.")), None, "att "),
        ((("att\natt", "anta taxan, samt\ninformera hushållen."),), None, "att "),
        ((("1.", "anta taxan"), ("2.", "informera hushållen.")), "1.", ""),
        ((("–", "anta taxan"), ("–", "informera hushållen.")), "–", ""),
        ((("•", "", "anta taxan"), ("•", "", "informera hushållen.")), "•", ""),
    ],
)
def test_marks_in_cells_of_their_own(rows, marker, begins):
    (item,) = _items("§ 40", "**Taxa för vatten**", "**Kommunstyrelsen beslutar**", rows)

    assert [one.text.text.rstrip(".,").removesuffix(", samt") for one in item.clauses] == [
        f"{begins}anta taxan",
        f"{begins}informera hushållen",
    ]
    first = item.clauses[0].marker
    assert (first.text if first else None) == marker


def test_a_table_of_figures_stays_one():
    (item,) = _items(
        "§ 40",
        "**Taxa**",
        "**Beslut**",
        "Taxan antas.",
        "**Sammanfattning**",
        (("1.", "Vatten", "12 kr"), ("2.", "El", "9 kr")),
    )
    assert len(item.clauses) == 1
    assert any(hasattr(block, "rows") for section in item.sections for block in section.blocks)


@pytest.mark.parametrize(
    "rows",
    [
        (("AU § {au}", "2030-03-0{n}", ""), ("KS § {ks}", "2030-03-12", "Dnr KS 2030/{ks}")),
        (("KS § {ks}", "2030-03-12", "Dnr KS 2030/{ks}"), ("AU § {au}", "2030-03-0{n}", "")),
        (("KS § {ks}", "Dnr KS 2030/{ks}", ""), ("AU § {au}", "2030-03-0{n}", "")),
    ],
)
def test_an_earlier_instance_with_its_day_in_the_next_cell(rows):
    parts = []
    for ks, au, n in ((40, 21, 5), (41, 22, 6)):
        parts += [
            tuple(tuple(cell.format(ks=ks, au=au, n=n) for cell in row) for row in rows),
            f"**Taxa {'ab'[n - 5]}**",
        ]
        parts += ["**Beslut**", "Taxan antas."]
    found = _items(*parts)

    assert [(one.number, one.title.text, [dnr.key for dnr in one.dnrs]) for one in found] == [
        (40, "Taxa a", ["2030/40"]),
        (41, "Taxa b", ["2030/41"]),
    ]
    assert [(ref.paragraph, str(ref.dated)) for one in found for ref in one.references] == [
        ("21", "2030-03-05"),
        ("22", "2030-03-06"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Ärende {n}", "§ {ks}", "Dnr KS 2030/{ks}"),),
        (("Paragraf", "Diarienummer"), ("§ {ks}", "KS 2030/{ks}")),
    ],
)
def test_words_that_head_a_label_are_no_recipients_of_the_paragraph_above(rows):
    parts = []
    for ks, n in ((40, 1), (41, 2)):
        parts += [tuple(tuple(cell.format(ks=ks, n=n) for cell in row) for row in rows), "**Taxa**", "**Beslut**"]
        parts += ["Taxan antas.", "**Beslutet skickas till**", "Ekonomienheten"]
    found = _items(*parts)

    assert [one.number for one in found] == [40, 41]
    assert [[who.printed.text for who in one.recipients] for one in found] == [["Ekonomienheten"]] * 2


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("**Taxa för vatten och**", "**avlopp**"), "Taxa för vatten och avlopp"),
        (("**Val av revisor i**", "**Ekby Bostäder**"), "Val av revisor i Ekby Bostäder"),
        (("**Taxa för vatten**", "**Delgivning**"), "Taxa för vatten"),
        (("**Taxa för vatten**", "gäller i hela kommunen."), "Taxa för vatten"),
    ],
)
def test_a_title_that_was_broken_by_hand(lines, title):
    (item,) = _items("§ 40", *lines, "**Beslut**", "Taxan antas.")
    assert item.title.text == title


@pytest.mark.parametrize(
    ("label", "title"),
    [("§ 40\t2030-03-12\tDnr KS 2030/7", "Taxa"), ("§ 40  2030-03-12", "Taxa")],
)
def test_the_day_of_the_meeting_behind_a_label_is_no_title(parse, label, title):
    document = parse("\n\n".join((*_HEAD, label, title, "Beslut", "Taxan antas.")))
    assert [one.title.text for one in document.items] == [title]
