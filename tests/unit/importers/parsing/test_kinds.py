import pytest

from importers.parsing import kinds
from importers.parsing.result import DocumentKind

K = DocumentKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SAMMANTRÄDESPROTOKOLL", K.MINUTES),
        ("Protokoll nr 4", K.MINUTES),
        ("Sammanträdesprotokoll 2018-05-22", K.MINUTES),
        ("Kommunstyrelsens protokoll", K.MINUTES),
        ("PROTOKOLLSUTDRAG Sida 1 (2)", K.EXTRACT),
        ("Tjänsteskrivelse", K.REPORT),
        ("Kallelse till Socialnämnden", K.SUMMONS),
        ("ANSLAG/BEVIS", K.NOTICE),
        ("Delegationslista", K.DELEGATION_LIST),
    ],
)
def test_lines_that_name_a_kind(line, kind):
    assert kinds.kind_of_line(line) is kind


@pytest.mark.parametrize(
    "line", ["Protokollet justeras på kansliet", "Motion om bussar", "Kallelsen har gått ut", "Yttrandefrihet"]
)
def test_lines_that_only_mention_one(line):
    assert kinds.kind_of_line(line) is None


@pytest.mark.parametrize(
    ("text", "kind", "inferred"),
    [
        ("Socialnämnden\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.EXTRACT, True),
        ("PROTOKOLLSUTDRAG\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.EXTRACT, False),
        # what a paper builds on names other papers, not this one
        (
            (
                "Socialnämnden\n\nSvar på förslag\n\nFörslag till beslut\n\nNämnden avslår förslaget.\n\n"
                "Beslutsunderlag\n\nKommunfullmäktiges protokoll 2014-05-22, § 74\n\nAnn Ek\nFörvaltningschef"
            ),
            K.REPORT,
            True,
        ),
        ("§ 1\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 2\n\nMotion\n\nBeslut\n\nAvslås.", K.MINUTES, True),
        ("Beslutande\nA B (S)\n\nUtses att justera\nA B\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.MINUTES, True),
        ("KALLELSE\nSocialnämnden\n\n§ 1 Taxa\n§ 2 Motion", K.SUMMONS, False),
        ("Rubrik\n\nSammanfattning\n\nText.\n\nFörslag till beslut\n\nNämnden antar.", K.REPORT, True),
        ("Hej och hå", K.OTHER, True),
    ],
)
def test_kind_of_a_document(parse, text, kind, inferred):
    document = parse(text)

    assert (document.kind, document.kind_inferred) == (kind, inferred)


def test_a_summons_is_never_minutes(parse):
    document = parse("KALLELSE\nSocialnämnden\n\n§ 1 Taxa\n\nBeslut\n\n§ 2 Motion")

    assert document.items == ()


def test_what_is_enclosed_with_a_letter_does_not_name_it(parse):
    text = (
        "Lunde den 14 september 2011\n\nTill: Tekniska nämnden\n\nElljusspåret\n\nDet är mörkt.\n\n"
        "Eva Ek, ordförande\n\nBilaga: Offert daterad 2011-08-30\n"
    )

    assert parse(text).kind is K.LETTER


def test_a_matter_of_an_agenda_does_not_name_the_list(parse):
    text = "Socialnämnden\n\n2030-05-05\n\nKallelse\n\nUpprop\n\nBudget\n\nDelegationsbeslut\n\nSekretessärenden\n"

    assert parse(text).kind is K.SUMMONS


_FRONT = "Närvarande\nAsta Ek (S), ordförande\n\nUtses att justera\nBo Alm (C)\n\n"
_DECIDED = (
    "§ 4 Taxa för torghandel\n\nTekniska nämnden beslutar\n\natt anta taxan.\n\n§ 5 Lekplats\n\nText om lekplatsen.\n"
)
_PROPOSED = (
    "§ 4 Taxa för torghandel\n\nFörslag till beslut\n\nTekniska nämnden beslutar\n\natt anta taxan.\n\n§ 5 Lekplats\n"
)


@pytest.mark.parametrize("listed", ["Ärendelista", "Dagordning", "Föredragningslista", "Delegationsbeslut", "Kallelse"])
@pytest.mark.parametrize("above", [_FRONT, "Protokoll fört vid sammanträde med tekniska nämnden\n\n", "PROTOKOLL\n\n"])
def test_minutes_that_list_their_matters_stay_minutes(parse, listed, above):
    document = parse(f"{above}{listed}\n\n{_DECIDED}")

    assert document.kind is K.MINUTES
    assert [str(one.number) for one in document.items] == ["4", "5"]


@pytest.mark.parametrize(
    "text",
    [
        f"Dagordning\n\n{_FRONT}{_PROPOSED}",  # nothing is decided
        f"Tekniska nämnden kallas till sammanträde den 3 maj 2032\n\nDagordning\n\n{_FRONT}{_DECIDED}",  # it calls
        f"Dagordning\n\nTekniska nämnden\n\n{_DECIDED}",  # nothing says that it is minutes
        "Protokoll\n\nKallelse\n\nLedamöter kallas till möte den 3 maj 2032.\n\n1. Upprop\n2. Taxa",
    ],
)
def test_a_summons_stays_one_though_it_has_something_of_minutes(parse, text):
    assert parse(text).kind is K.SUMMONS


def test_utdrag_alone_on_a_line_below_the_title_of_minutes_makes_an_extract(parse):
    decided = "§ 4 Taxa för torghandel\n\nTekniska nämnden beslutar\n\natt anta taxan.\n"
    text = f"Ekenäs kommun\n\nSAMMANTRÄDESPROTOKOLL\n\nTekniska nämnden 1996-03-12\n\nUtdrag\n\n{decided}"

    assert parse(text).kind is K.EXTRACT
    assert parse(text.replace("Utdrag\n\n", "")).kind is K.MINUTES


ONE = "§ 7 Taxa för torget\n\nBeslut\n\nTaxan antas.\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SAMMANTRÄDESPROTOKOLL\nKulturnämnden\n2030-05-07\n\n" + ONE + "Rätt utdraget betygar\nEva Ask", "EXTRACT"),
        ("Norrby kommun\tSammanträdesprotokoll\nKulturnämnden\t2030-05-07\n\tUtdrag\n\n" + ONE, "EXTRACT"),
        ("SAMMANTRÄDESPROTOKOLL\nKulturnämnden\n2030-05-07\n\n" + ONE, "MINUTES"),
    ],
)
def test_one_item_of_minutes_is_an_extract_where_it_says_so(parse, text, kind):
    assert parse(text).kind is DocumentKind[kind]


def test_a_letter_that_tells_when_a_body_meets_calls_nobody(parse):
    text = (
        "Ekby kommun\nMiljökontoret\n\nVår handläggare\nAnn Ek\n\nDatum\n2031-05-08\n\nVår beteckning\nMHN 2031-88\n\n"
        "Länsstyrelsen i Kronobergs län\n\nBegäran om förlängd svarstid\n\nMiljönämnden sammanträder den 17 juni. "
        "Kommunen begär därför att svarstiden förlängs.\n\nAnn Ek\nMiljöinspektör\n"
    )

    assert parse(text).kind is DocumentKind.LETTER


@pytest.mark.parametrize("gap", ["\t", "          ", " "])
def test_an_office_that_proposes_in_a_sentence_whatever_stands_beside_its_name(parse, gap):
    text = (
        f"STADSFORS KOMMUN\nFritidskontoret{gap}1999-11-22\n\nFritidsnämnden\n\nUpplåtelse av parken\n\nFöreningen "
        "vill hyra den.\n\nFritidskontoret föreslår fritidsnämnden besluta\n\natt upplåta parken\n\natt ta ut hyra\n"
    )
    assert parse(text).kind is DocumentKind.REPORT


@pytest.mark.parametrize("line", ["Utdragets riktighet bestyrkes", "Utdraget överensstämmer med justerat protokoll"])
def test_one_item_that_somebody_attests_is_an_extract(parse, line):
    document = parse(f"PROTOKOLL\nNorra nämnden\n2030-05-19\n\n§ 96 Ny taxa\n\nBeslut\n\nTaxan antas.\n\n{line}\n")

    assert document.kind is DocumentKind.EXTRACT


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Vårdnämnden föreslås BESLUTA", DocumentKind.REPORT), ("Många föreslås besluta", DocumentKind.OTHER)],
)
def test_a_line_that_puts_a_decision_to_a_body_makes_a_report(parse, line, kind):
    document = parse(
        f"Region Ådala\n\nÄrendenummer\nVN 2030-533\n\nNy familjecentral\n\n{line}\n\natt godkänna planen\n\n"
        "Sammanfattning\n\nRegionen och kommunen har fört samtal om en central sedan hösten.\n"
    )

    assert document.kind is kind


PROSE = "Förvaltningen har berett ärendet tillsammans med ekonomikontoret. " * 3
EXTRACTED = "Tekniska nämnden\n\n§ {number} Taxa\n\nBeslut\n\nNämnden beslutar att anta taxan.\n\n"


@pytest.mark.parametrize("numbers", [(14,), (14, 61)])
def test_extracts_bound_behind_a_paper_do_not_make_it_one(parse, numbers):
    paper = "Redovisning av uppdrag om taxan\n\n" + f"{PROSE.strip()}\n\n" * 4
    document = parse(paper + "".join(EXTRACTED.format(number=number) for number in numbers))

    assert (document.kind in {K.MINUTES, K.EXTRACT}, document.items) == (False, ())


def test_running_text_above_the_row_of_a_meeting_leaves_it_minutes(parse):
    opening = f"{PROSE.strip()}\n\n" * 4
    document = parse(opening + "".join(EXTRACTED.format(number=number) for number in (14, 15, 16)))

    assert [item.number for item in document.items] == [14, 15, 16]
