import pytest

from importers.parsing import content, units
from importers.parsing.result import ListBlock, ParagraphBlock, SectionKind, TableBlock
from importers.source import Cell, FileType, SourceDocument, SourceLine


def kinds_of(units_of, text):
    leading, parts = content.parts(units_of(text))
    return [unit.text for unit in leading], [(part.kind, [unit.text for unit in part.units]) for part in parts]


def test_parts_by_their_headings(units_of):
    assert kinds_of(units_of, "Ordföranden hälsar\n\nBeslut\nPlanen antas.\n\nBakgrund\nEtt.\nTvå.") == (
        ["Ordföranden hälsar"],
        [(SectionKind.DECISION, ["Planen antas."]), (SectionKind.BACKGROUND, ["Ett.", "Två."])],
    )


def test_who_decides_below_the_heading_opens_nothing(units_of):
    _, parts = kinds_of(units_of, "Beslut\nKommunstyrelsen beslutar\natt anta planen")

    assert parts == [(SectionKind.DECISION, ["Kommunstyrelsen beslutar", "att anta planen"])]


def test_who_decides_without_a_heading_is_the_heading(units_of):
    _, parts = kinds_of(units_of, "Bakgrund\nText.\n\nKOMMUNSTYRELSEN BESLUTAR\natt anta planen")

    assert parts[1] == (SectionKind.DECISION, ["att anta planen"])


def test_bold_lines_are_headings_of_unknown_parts(units_of):
    _, parts = kinds_of(units_of, "Bakgrund\nText.\n\n**Trafik och buller**\nMer text.")

    assert parts[1] == (SectionKind.OTHER, ["Mer text."])


def test_heading_and_text_on_one_line(units_of):
    _, parts = kinds_of(units_of, "Expedieras till: Kommunstyrelsen")

    assert parts == [(SectionKind.RECIPIENTS, ["Kommunstyrelsen"])]


def test_list_items_that_follow_each_other_are_one_list(units_of):
    made = content.blocks(units_of("Text.\n- ett\n- två\nMer text.\n- tre"))

    assert [type(block) for block in made] == [ParagraphBlock, ListBlock, ParagraphBlock, ListBlock]
    assert [item.text.text for item in made[1].items] == ["ett", "två"]


def spread(*cells):
    lines = tuple(SourceLine(text, cell=Cell(0, row, column)) for row, column, text in cells)
    numbered = units.numbered_lines(SourceDocument(lines, FileType.DOCX))
    return content.spread_layout_tables(units.group(numbered, units.Width(numbered, wrapped=False)))


def test_tables_that_place_text_are_taken_apart_and_tables_of_figures_are_not():
    assert [unit.text for unit in spread((0, 0, "Bu § 96"), (0, 1, "2018/0234"))] == ["Bu § 96", "2018/0234"]
    assert [unit.text for unit in spread((0, 0, "Beslut"), (1, 0, "Antas."))] == ["Beslut", "Antas."]
    (table,) = spread((0, 0, "År"), (0, 1, "2018"))
    assert isinstance(content.blocks((table,))[0], TableBlock)


def test_a_column_that_is_called_beslut_makes_no_layout():
    rows = [("Datum", "Delegat", "Beslut"), ("2030-04-03", "Inspektör", "Tillstånd beviljas")]
    cells = [(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    (table,) = spread(*cells)

    assert table.table is not None


def test_a_body_above_what_it_does_opens_its_decision(units_of):
    _, parts = kinds_of(units_of, "Information\nText.\n\nBarn- och ungdomsnämnden\n\ntackar för informationen.")

    assert parts[-1] == (SectionKind.DECISION, ["tackar för informationen."])


def test_a_body_above_other_words_opens_nothing(units_of):
    _, parts = kinds_of(units_of, "Skickas till\n\nSocialnämnden\n\nmed kopia till revisorerna")

    assert [kind for kind, _ in parts] == [SectionKind.RECIPIENTS]


def test_what_is_proposed_to_the_council_behind_a_vote_is_no_part_of_the_vote(units_of):
    told = "Omröstning\n\nJa röstar fem.\n\nRegionstyrelsen föreslår regionfullmäktige\n\n"
    _, parts = kinds_of(units_of, f"{told}att avslå motionen.")
    _, other = kinds_of(units_of, f"{told}Sedan ajourneras mötet.")

    assert parts[-1] == (SectionKind.PROPOSAL_NEXT, ["att avslå motionen."])
    assert [kind for kind, _ in other] == [SectionKind.VOTE]


def test_the_head_of_a_list_of_two_columns_opens_no_decision():
    rows = [("Beslut", "Vem"), ("Bygglov Ek 1:2", "Handläggaren"), ("Rivning", "Chefen")]
    cells = [(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    assert spread(*cells)[0].table is not None

    layout = [("Beslut", "Nämnden antar taxan."), ("Bakgrund", "Taxan är gammal."), ("Skickas till", "Revisorerna")]
    cells = [(row, column, text) for row, texts in enumerate(layout) for column, text in enumerate(texts)]
    assert spread(*cells)[0].table is None


def test_the_head_of_rows_with_tabs_opens_no_decision(units_of):
    leading, parts = content.parts(units_of("Beslut\tVem\n\nBygglov Ek 1:2\tHandläggaren\n\nRivning\tChefen"))

    assert len(leading) == 3
    assert parts == ()


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Förslag till yttrande", [SectionKind.DOCUMENTS, SectionKind.PROPOSAL]),
        ("Förslag till beslut", [SectionKind.DOCUMENTS, SectionKind.PROPOSAL, SectionKind.PROPOSAL]),
    ],
)
def test_a_proposal_that_ends_a_list_of_papers(units_of, line, kinds):
    made = units_of(f"Beslutsunderlag\n\nTjänsteskrivelse 2031-04-20\n\n{line}\n\nFörslag till beslut\n\nPlanen antas.")
    _, parts = content.parts(made)

    assert [one.kind for one in parts] == kinds


def test_a_heading_below_papers_where_somebody_acts_is_no_paper(units_of):
    said = "Ordföranden Anna Ek (M) föreslog bifall till kontorets förslag."
    listed = "Beslutsunderlag\nKontorets utlåtande\nFramlagda förslag\n{}\nReservation SD"
    acting, named = (content.parts(units_of(listed.format(one)))[1] for one in (f"1) {said}", "Yrkande Bo Al (V)"))

    assert [one.kind for one in acting][:2] == [SectionKind.DOCUMENTS, SectionKind.MOTIONS]
    assert [one.kind for one in named] == [SectionKind.DOCUMENTS]


def test_an_earlier_instance_among_the_papers_opens_no_part(parse):
    text = (
        "PROTOKOLL\n\nKommunstyrelsen\n\n§ 4 Taxa\n\nBeslutsunderlag\n\nArbetsutskottets förslag 2030-05-04 § 12\n\n"
        "Tjänsteskrivelse 2030-04-04\n\nBeslut\n\nTaxan antas."
    )

    assert [one.kind.value for one in parse(text).items[0].references] == ["earlier_instance", "paper"]
