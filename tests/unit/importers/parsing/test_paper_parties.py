import pytest

from importers import parsing
from importers.source import FileType, Region, SourceDocument, SourceLine

BODY = "\n\nFörslag till beslut\n\n1. Nämnden antar taxan.\n\nSammanfattning\n\nTaxan är gammal och behöver ändras.\n"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("TJÄNSTESKRIVELSE\n\nMottagare: Tekniska nämnden\n\nTaxa för torget", "Tekniska nämnden"),
        ("TJÄNSTESKRIVELSE\n\nTill\n\nTekniska nämnden\n\nTaxa för torget", "Tekniska nämnden"),
        (
            "YTTRANDE\n\nTekniska nämnden\n\nLänsstyrelsen i Norrmarks län\n\nTäkt på Berga",
            "Länsstyrelsen i Norrmarks län",
        ),
    ],
)
def test_whom_it_is_for(parse, head, body):
    text = head + (BODY if head.startswith("TJ") else "\n\nNämnden avstyrker ansökan om täkt på Berga.\n")

    assert parse(text).papers[0].addressed_to == body


def test_whom_it_is_from(parse):
    text = (
        "SKRIVELSE\n\nTill: Tekniska nämnden\n\nFrån: Lunde Skidklubb\n\nElljusspåret\n\nSpåret är mörkt varje kväll.\n"
    )

    assert parse(text).papers[0].sender == "Lunde Skidklubb"


def test_a_page_head_with_the_municipality_in_front_is_not_whom_it_is_for(parse):
    head = "Ekhults kommun, Kulturnämnden\n\nTJÄNSTESKRIVELSE\n\nKulturnämnden\n\nTaxa för torget"
    text = head + BODY.replace("1. Nämnden antar", "Kulturnämnden beslutar\n\n1. att anta")
    assert parse(text).papers[0].addressed_to == "Kulturnämnden"


def test_who_only_prepares_proposes_to_whom_it_names(parse):
    text = (
        "TJÄNSTEUTLÅTANDE\n\nKultur för unga\n\nOm kultur.\n\n"
        "Kulturberedningen föreslår kulturnämnden besluta\n\n1. Planen antas.\n"
    )
    assert parse(text).papers[0].addressed_to == "kulturnämnden"


def test_labels_of_columns_are_no_sender_and_the_day_of_the_meeting_no_day_of_the_paper(parse):
    (paper,) = parse(
        "ÄRENDE TILL\tMÖTESDATUM\nRegionstyrelsen\t2030-05-07\nANSVARIG AVDELNING\tVERSION\nEkonomi\t1\n\n"
        "Lån till trafiken\n\nFörslag till beslut\n\n1. Regionstyrelsen godkänner lånet.\n\nSammanfattning\n\nTåg."
    ).papers
    assert (paper.sender, paper.dated) == (None, None)


def test_the_body_on_top_sends_a_letter_that_no_office_writes(parse):
    text = (
        "Kulturnämnden\tYTTRANDE\n2030-05-07\tKN 2030/7\n\nSkolverket\n\nLäsning i skolan\n\nNämnden tycker om läsning."
    )
    assert (parse(text).papers[0].sender, parse(text).papers[0].addressed_to) == ("Kulturnämnden", "Skolverket")


def test_a_state_authority_on_top_writes_the_letter(parse):
    text = "Länsstyrelsen i Norra län\tYTTRANDE\n\nNorrby kommun\nMiljönämnden\n\nTäkt på Berga\n\nTäkten är stor."
    assert parse(text).papers[0].addressed_to == "Miljönämnden"


def test_a_row_of_a_table_is_no_addressee(parse):
    text = "Taxa för torget\n\nGäller för\tKulturnämnden och tekniska nämnden\n\n1. Allmänt\n\nTaxan gäller alla torg."
    assert parse(text).papers[0].addressed_to is None


_ANSWER = (
    "YTTRANDE\n\n2031-04-20\n\n318–2031\n\nSocialdepartementet\n\nBetänkandet Barn och rätt (SOU 2030:63)\n\n"
    "(dnr S2030/08411)\n\nKommunen är i grunden positiv till förslagen i betänkandet.\n\n"
)


@pytest.mark.parametrize(
    ("closing", "authority"),
    [
        ("STORVALLA KOMMUN\n\nKommunstyrelsen\n\nBo Alm\nKommundirektör\n", "STORVALLA KOMMUN"),
        ("Bo Alm\nKommundirektör\n\nStorvalla kommun, 831 00 Storvalla, telefon 063-00 00 00\n", "Storvalla kommun"),
        ("Bo Alm\nKommundirektör\n", None),
    ],
)
def test_the_authority_of_a_letter_that_no_head_names(parse, closing, authority):
    paper = parse(_ANSWER + closing).papers[0]

    assert (paper.authority.text if paper.authority else None) == authority
    assert ([one.key for one in paper.dnrs], [one.key for one in paper.receiver_dnrs]) == (["2031/318"], ["2030/8411"])


@pytest.mark.parametrize(
    "receiver",
    [
        "Boverket",
        "Statens skolinspektion",
        "Myndigheten för samhällsskydd och beredskap",
        "Riksdagens ombudsmän",
        "Utbildningsdepartementet, Regeringskansliet",
        "Utredningen om enklare skatt (Fi 2030:04)",
        "Region Sydost",
        "Sjöby kommun",
    ],
)
def test_whom_a_letter_is_for(parse, receiver):
    paper = parse(
        f"Ekhults kommun\n\nYttrande\n\n2031-04-20\n\nDnr KS 2031/7\n\n{receiver}\n\nFörslag till ny vägplan\n\n"
        "Ekhults kommun är positiv till förslaget men saknar en beräkning av kostnaderna.\n"
    ).papers[0]

    assert (paper.addressed_to, paper.authority.text) == (receiver, "Ekhults kommun")


@pytest.mark.parametrize("head", ["Ekhults kommun, Tekniska kontoret", "Ekhults kommun Tekniska kontoret"])
def test_the_authority_before_an_office_on_one_line(parse, head):
    paper = parse(
        f"{head}\n\nTjänsteskrivelse\n\n2031-04-20\n\nNy väg\n\nFörslag till beslut\n\nVägen byggs.\n"
    ).papers[0]

    assert paper.authority.text == "Ekhults kommun"


def test_who_proposes_to_the_next_body_has_the_paper_before_it(parse):
    paper = parse(
        "Ekhults kommun\n\nTJÄNSTEUTLÅTANDE\n\nDATUM\tDIARIENR\n2031-10-06\tKS-2029/614.291\n\nKommunstyrelsen\n\n"
        "Ny sporthall\n\nFörslag till beslut\n\nKommunstyrelsens förslag till kommunfullmäktige\n\n"
        "1. Hallen byggs.\n\nKommunstyrelsens beslut\n\n1. Avtal tecknas.\n"
    ).papers[0]

    assert (paper.addressed_to, [one.key for one in paper.dnrs]) == ("Kommunstyrelsen", ["2029/614"])
    assert [one.text.text for one in paper.proposed_clauses] == ["Hallen byggs.", "Avtal tecknas."]


@pytest.mark.parametrize(
    "heading", ["Förslag till beslut i nämnden", "Kontorets förslag till tekniska nämnden för beslut"]
)
def test_the_body_of_a_heading_in_full(parse, heading):
    paper = parse(
        f"Ekhults kommun\n\nTjänsteskrivelse\n\n2031-04-20\n\nTekniska nämnden\n\nNy väg\n\n{heading}\n\nVägen byggs.\n"
    ).papers[0]

    assert paper.addressed_to == "Tekniska nämnden"


@pytest.mark.parametrize(
    "line",
    [
        "Motion till kommunfullmäktige i Ekhults kommun",
        "Motion nr 14-2031 till kommunfullmäktige i Ekhults kommun",
        "Medborgarförslag ställt till kommunfullmäktige i Ekhults kommun",
    ],
)
def test_a_motion_names_to_whom_it_is_put(parse, line):
    paper = parse(
        f"Motion\n\n{line}\n\nRum i skolan\n\nSkolan saknar rum.\n\nDärför föreslår vi kommunfullmäktige besluta\n\n"
        "att skolan får ett rum till\n\nEkhult 2031-04-20\n\nAnna Ek (S)\n"
    ).papers[0]

    assert (paper.addressed_to, paper.title.text) == ("kommunfullmäktige i Ekhults kommun", "Rum i skolan")


def test_a_title_names_to_whom_a_motion_is_put(parse):
    paper = parse(
        "Motion till Regionfullmäktige om rum i skolan\n\nSkolan saknar rum och det har den gjort länge.\n\n"
        "Ekhult 2031-04-20\n\nAnna Ek (S)\n"
    ).papers[0]

    assert paper.addressed_to == "Regionfullmäktige"


def test_an_authority_of_the_state_on_top_gets_the_letter_that_the_page_heads_say_is_another_ones(parse):
    text = (
        "Socialdepartementet\tVårt diarienummer\n103 33 STOCKHOLM\tKS-487/2031 700\n\nStöd till anhöriga\n\n"
        "S2031/13355/ST\n\nKommunen tillstyrker förslaget i dess helhet.\n"
    )
    paper = parse(f"Ekhults kommun    YTTRANDE\nKommunstyrelsen   2031-10-13\n\n{text}").papers[0]

    assert paper.addressed_to == "Socialdepartementet"
    assert [one.key for one in paper.dnrs] == ["2031/487"]


def test_page_heads_that_name_an_authority_leave_the_top_to_whom_a_letter_is_for():
    def of(page_head):
        lines = [SourceLine(page_head, region=Region.HEADER)] if page_head else []
        texts = (
            "Socialdepartementet",
            "Yttrande",
            "Stöd till anhöriga",
            "Kommunen tillstyrker förslaget i sin helhet.",
        )
        lines += [SourceLine(text) for text in texts]
        return parsing.parse(SourceDocument(tuple(lines), FileType.DOCX)).papers[0].addressed_to

    assert of("Ekhults kommun") == "Socialdepartementet"
    assert of("") is None  # who writes may stand on top


@pytest.mark.parametrize("line", ["Ekhults kommun", "För Ekhults kommun", "för Ekhults kommun"])
def test_the_authority_for_which_people_sign(parse, line):
    paper = parse(
        f"Remissvar\n\n2031-04-20\n\nNy väg\n\nKommunen tillstyrker förslaget.\n\n{line}\n\nAnna Ek\nOrdförande\n"
    )

    assert paper.papers[0].authority.text == "Ekhults kommun"


def test_the_body_beside_the_day_and_the_number(parse):
    paper = parse(
        "TJÄNSTESKRIVELSE\n\nDatum\tVår beteckning\tEr beteckning\n\nLena Alm\n\nSocialkontoret\n\n"
        "2030-08-28\tSN 30/0098\tSocialnämnden\n\nNya riktlinjer\n\nFörslag till beslut\n\nRiktlinjerna antas.\n"
    ).papers[0]

    assert paper.addressed_to == "Socialnämnden"


@pytest.mark.parametrize(
    "closing", ["För Miljö- och byggnadsnämnden", "På miljö- och byggnadsnämndens vägnar", "Med hälsning"]
)
def test_a_letter_of_a_board_to_another_municipality(parse, closing):
    paper = parse(
        "Ekhults kommun\n\nMiljö- och byggnadsnämnden\n\nYttrande\n\n2031-04-20\n\nLindby kommun\n\nx@lindby.ex\n\n"
        f"Ny översiktsplan\n\nKommunen tillstyrker förslaget.\n\n{closing}\n\nAnna Ek\nOrdförande\n"
    ).papers[0]

    assert (paper.addressed_to, paper.authority.text) == ("Lindby kommun", "Ekhults kommun")


def test_the_body_that_a_line_above_the_points_names(parse):
    paper = parse(
        "Ekby stad\n\nTjänsteutlåtande\n\nUtfärdat 2031-05-04\n\nDiarienummer N082-0733/31\n\nSolceller\n\n"
        "Förslag till beslut\n\nI lokalnämnden\n\n1. Lokalnämnden tillstyrker motionen.\n"
    ).papers[0]

    assert (paper.addressed_to, [one.key for one in paper.dnrs]) == ("Lokalnämnden", ["2031/733"])


@pytest.mark.parametrize(
    ("top", "to"), [("Kommunfullmäktige i Vide kommun", "Kommunfullmäktige i Vide kommun"), ("Socialnämnden", None)]
)
def test_a_council_on_top_gets_the_letter(parse, top, to):
    paper = parse(
        f"{top}\n\nMotion angående källsortering\n\nAllt slängs i samma påse.\n\nVide 2031-09-22\n\nSiri Lans (V)\n"
    ).papers[0]

    assert paper.addressed_to == to


def test_a_drafting_committee_writes_to_the_board_that_is_to_propose(parse):
    text = (
        "Ekmarks läns landsting          SKRIVELSE\nLandstingsrådsberedningen          2030-10-28\n\n"
        "Landstingsstyrelsen\n\nSvar på motion om glasögon\n\nFÖRSLAG TILL BESLUT\n\n"
        "Landstingsrådsberedningen föreslår landstingsstyrelsen föreslå landstingsfullmäktige besluta\n\n"
        "att anse motionen besvarad.\n"
    )

    (paper,) = parse(text).papers

    assert (paper.sender, paper.addressed_to) == ("Landstingsrådsberedningen", "Landstingsstyrelsen")
    assert [one.text.text for one in paper.proposed_clauses] == ["att anse motionen besvarad."]


_ABOVE = "Ekhults kommun\nInkom 2031-05-06\n\n"
_BELOW = (
    "\n\nTill: Kommunfullmäktige\n\nDatum: 2031-05-04\n\nBelys spåret\n\nDet är mörkt på vintern här.\n\n"
    "Ekhult 2031-05-04\n\nMaj Rask\n"
)


@pytest.mark.parametrize("label", ["Motionär", "Förslagsställare", "Inlämnad av", "Avsändare"])
def test_who_puts_a_motion_sends_it(parse, label):
    paper = parse(f"{_ABOVE}MOTION\n\n{label}: Maj Rask (V){_BELOW}").papers[0]

    assert (paper.sender, paper.addressed_to, paper.title.text) == ("Maj Rask (V)", "Kommunfullmäktige", "Belys spåret")
    assert [one.name.text for one in paper.signatures] == ["Maj Rask"]


@pytest.mark.parametrize("kind", ["Motion", "Interpellation", "Enkel fråga", "Ledamotsinitiativ"])
def test_the_municipality_of_a_stamp_sends_no_motion(parse, kind):
    assert parse(f"{_ABOVE}{kind}{_BELOW}").papers[0].sender is None


@pytest.mark.parametrize("label", ["Förslagsställare:", "Förslagsställare\n", "Inlämnad av:"])
def test_who_sends_in_a_medborgarforslag_is_never_read(parse, label):
    paper = parse(f"{_ABOVE}Medborgarförslag\n\n{label} Maj Rask{_BELOW}").papers[0]

    assert (paper.sender, paper.contact, paper.signatures) == (None, None, ())
    assert (paper.addressed_to, paper.title.text) == ("Kommunfullmäktige", "Belys spåret")


def test_an_answer_to_a_medborgarforslag_has_its_sender(parse):
    paper = parse(
        "Ekhults kommun\nTekniska nämnden\n\nYttrande\n\n2031-05-04\n\nKommunstyrelsen\n\n"
        "Medborgarförslag om belysning\n\nNämnden har inget att invända mot förslaget.\n\n"
        "Maj Rask\nTeknisk chef\n"
    ).papers[0]

    assert (paper.sender, [one.name.text for one in paper.signatures]) == ("Ekhults kommun", ["Maj Rask"])


def test_an_interpellation_is_put_to_who_holds_the_office(parse):
    paper = parse(
        "Granby kommun\n\nINTERPELLATION\n\nTill\n\nSocialnämndens ordförande Bo Lund (s)\n\nHemtjänsten\n\n"
        "Flera äldre har hört av sig till mig under vintern om besök som ställts in.\n\nUlla Fern (fp)\n"
    ).papers[0]

    assert paper.addressed_to == "Socialnämndens ordförande Bo Lund (s)"


def test_a_company_writes_to_its_owner(parse):
    paper = parse(
        "Almby Bostads AB\nAlmby 2030-03-31\n\nAnkom Almby kommun 2030-04-02, Nr 188\n\nTill\n\nKommunstyrelsen\n\n"
        "Begäran om borgen\n\nBolagets styrelse har beslutat att bygga om kvarteret Hyveln vid Snickargatan.\n\n"
        "Bolaget hemställer att kommunfullmäktige beslutar\n\natt ingå borgen\n\nAlmby Bostads AB\n\nHans Tid\n\nVd\n"
    ).papers[0]

    assert (paper.sender, paper.addressed_to) == ("Almby Bostads AB", "Kommunstyrelsen")


def test_whose_sheet_it_is_writes_and_another_authority_above_the_text_gets_it():
    lines = (
        SourceLine("EKBRO KOMMUN", region=Region.HEADER),
        SourceLine("Kommunstyrelsen", region=Region.HEADER),
        *map(
            SourceLine, ("YTTRANDE", "", "Datum: 2030-01-09", "Vår beteckning: KS 2030/40", "", "Region Västerdal", "")
        ),
        SourceLine("Yttrande över förslag till regional transportplan", bold=True),
        SourceLine("Ekbro kommun har fått tillfälle att yttra sig över förslaget och lämnar följande synpunkter."),
        SourceLine("Eva Lund"),
        SourceLine("Kommunstyrelsens ordförande"),
    )
    (paper,) = parsing.parse(SourceDocument(lines, FileType.DOCX)).papers

    assert (paper.authority.text, paper.addressed_to) == ("EKBRO KOMMUN", "Region Västerdal")
