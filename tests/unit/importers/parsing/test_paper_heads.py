import pytest

BODY = "\n\nFörslag till beslut\n\n1. Nämnden antar taxan.\n\nSammanfattning\n\nTaxan är gammal och behöver ändras.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Tjänsteskrivelse – Taxa för torget", "Taxa för torget"),
        ("TJÄNSTESKRIVELSE\n\nÄrende: Taxa för torget", "Taxa för torget"),
        ("TJÄNSTESKRIVELSE\n\nMottagare\n\nTekniska nämnden\n\nTaxa för torget", "Taxa för torget"),
        ("TJÄNSTESKRIVELSE\n\nTaxa för torget\n\nVersion\n\nUtkast nummer tre", "Taxa för torget"),
        ("TJÄNSTESKRIVELSE\n\nTaxa för torget\n\n1 Inledning\n\nTaxan är från 1995 och ändras nu.", "Taxa för torget"),
    ],
)
def test_the_title_among_the_lines_of_the_head(parse, head, title):
    assert parse(head + BODY).papers[0].title.text == title


def test_the_case_of_the_other_side_is_no_case_of_ours(parse):
    paper = parse(
        "YTTRANDE\n\nVårt dnr KS 2029/618\n\nErt dnr Fi2029/01477\n\nTäkt på Berga\n\nVi avstyrker ansökan helt.\n"
    )

    assert [one.key for one in paper.papers[0].dnrs] == ["2029/618"]


def test_a_stamp_is_no_date_of_the_paper(parse):
    paper = parse(
        "SKRIVELSE\n\nInk. 1999-10-28\n\nFröskinn den 26 oktober 1999\n\nÖvergångsstället\n\nDet är farligt nu.\n"
    )

    assert paper.papers[0].dated.value.isoformat() == "1999-10-26"


def test_a_case_number_below_its_label_in_a_table(parse):
    text = "Tjänsteutlåtande\n\nDatum\tDiarienummer\n2013-10-08\tRS 412-2013\n\nTaxa för torget" + BODY

    assert [one.key for one in parse(text).papers[0].dnrs] == ["2013/412"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Norrby kommun\n\nKALLELSE\n\nKulturnämnden\n\nTid: 2030-05-07\n\nPlats: Torget\n\nÄrenden\n\n1. Upprop",
            "KALLELSE",
        ),
        (
            "Kallelse\n\nKallelse till möte med kulturnämnden\n\nTid\n\n2030-05-07\n\nPlats\n\nBiblioteket",
            "Kallelse till möte med kulturnämnden",
        ),
        (
            "Norrby kommun\n\nBevis\n\nOrgan\n\nKulturnämnden\n\nJusterat\n\n2030-05-12\n\nFörvaring\n\nÅgatan 1",
            "Bevis",
        ),
        (
            "Redovisning av delegationsbeslut\n\nKulturnämnden, sammanträde 2030-05-07\n\nPerioden april 2030",
            "Redovisning av delegationsbeslut",
        ),
    ],
)
def test_papers_about_meetings_are_titled_by_their_kind(parse, text, title):
    assert parse(text).papers[0].title.text == title


def test_a_notice_is_not_dated_by_the_days_that_it_tells_of(parse):
    (paper,) = parse(
        "Norrby kommun\n\nBevis om anslag\n\nKulturnämndens protokoll från den 7 maj 2030 justerat den 12 maj 2030.\n\n"
        "Anslaget uppsatt den 13 maj 2030\n\nAnslaget nedtaget den 4 juni 2030\n\nGun Berg"
    ).papers
    assert (paper.dated, paper.addressed_to) == (None, None)


def test_what_a_delegate_decided_is_no_day_and_no_case_of_the_list(parse):
    document = parse(
        "Norrby kommun\nByggnadsnämnden\n\nAnmälan av delegationsbeslut\n\nBygglov\n\n"
        "Nr\tDatum\tDnr\tFastighet\tBeslut\tDelegat\n7\t2030-04-02\t2030-0088\tEken 4\tBeviljas\tAE\n"
        "8\t2030-04-03\t2030-0094\tAlen 2\tBeviljas\tAE"
    )
    (paper,) = document.papers
    assert (document.front.meeting_date, paper.dated, paper.dnrs, paper.contact) == (None, None, (), None)
    assert paper.title.text == "Anmälan av delegationsbeslut"


ADDRESS = (
    "Postadress: Norrby kommun, 990 10 Norrby Besöksadress: Kyrkvägen 3 Telefon: 0999-100 00 E-post: norrby@exempel.se "
    "Webb: norrby.exempel.se Org.nr: 212000-0000 och mer som gör raden lång nog för att vara löpande text i ett brev."
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            f"TJÄNSTESKRIVELSE\n\nMoa Ask\nGatukontoret\n\nTekniska nämnden\n\n{ADDRESS}\n\nVinterväghållning",
            "Vinterväghållning",
        ),
        ("SKRIVELSE\n\nVinterväghållning\n\nFöredragande kommunalråd: Moa Ask", "Vinterväghållning"),
        (
            "Riktlinje för tekniska styrelsen\t1 (4)\n\nDokumenttyp: Riktlinje\nSenast granskad: 2030-02-01",
            "Riktlinje för tekniska styrelsen",
        ),
    ],
)
def test_what_a_letterhead_prints_around_the_title_is_none(parse, head, title):
    assert parse(head + BODY).papers[0].title.text == title


@pytest.mark.parametrize("line", ["KALLELSE\t1 (3)", "Kulturnämnden\tKALLELSE\tSida 1 (3)"])
def test_the_kind_in_a_column_is_the_title_of_a_summons(parse, line):
    document = parse(f"{line}\n\nTid: 2030-05-07 kl. 9\n\nPlats: Torget\n\n1. Upprop\n2. Val av justerare")
    assert document.papers[0].title.text == "KALLELSE"
    assert document.unparsed == ()


def test_a_summons_is_titled_by_its_first_line_though_it_says_more_than_the_list_below(parse):
    text = (
        "KALLELSE TILL INLEDANDE MÖTE\n\nKulturnämnden kallas till möte 2030-05-07.\n\nFöredragningslista\n\n1. Upprop"
    )
    assert parse(text).papers[0].title.text == "KALLELSE TILL INLEDANDE MÖTE"


@pytest.mark.parametrize("to", ["Till socialnämndens ordförande Marie Ek (S)", "Till kommunalråd Bo Al (M)"])
def test_to_whom_a_question_goes_is_no_title(parse, to):
    paper = parse(f"Fråga\n\nFråga om bemanning\n\n{to}\n\nI somras saknades personal under flera veckor.\n").papers[0]

    assert paper.title.text == "Fråga om bemanning"


def test_a_short_question_may_be_the_title(parse):
    paper = parse(
        "INTERPELLATION\n\nHur går det för skolan i Ekby?\n\nI valrörelsen lovades en ny skola. Den finns inte.\n"
    )

    assert paper.papers[0].title.text == "Hur går det för skolan i Ekby?"


_TEXT = "\n\nFörslag till beslut\n\nNämnden antar planen.\n\nSammanfattning\n\nPlanen är ny och bra.\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Plan för bryggan\n\nRemiss från Kulturdepartementet\nRemisstid den 20 maj 2031", "Plan för bryggan"),
        ("Remiss från Kulturdepartementet – Plan för bryggan", "Remiss från Kulturdepartementet – Plan för bryggan"),
        ("Remiss från Kulturdepartementet om bryggan", "Remiss från Kulturdepartementet om bryggan"),
        ("Plan för bryggan\n\nUtfärdat 2031-02-11", "Plan för bryggan"),
    ],
)
def test_whose_paper_it_is_about_stands_below_the_title(parse, lines, title):
    assert parse(f"Ekhults kommun\n\nTjänsteskrivelse\n\n{lines}{_TEXT}").papers[0].title.text == title


def test_a_person_is_no_title(parse):
    assert parse(f"Ekhults kommun\n\nTjänsteskrivelse\n\nAnna Lidén\n\n2031-02-11{_TEXT}").papers[0].title is None


def test_the_kind_of_a_paper_may_be_the_name_of_a_part(parse):
    (paper,) = parse(
        "Region Ekby\n\nKoncernkontoret\nAnna Lidén\nStrateg\n\nBESLUTSFÖRSLAG\n\nDatum 2031-03-10\nDnr 2031/112\n\n"
        f"Regionstyrelsen\n\nPlan för bryggan{_TEXT}"
    ).papers

    assert (paper.title.text, paper.addressed_to, len(paper.proposed_clauses)) == (
        "Plan för bryggan", "Regionstyrelsen", 1,
    )  # fmt: skip


@pytest.mark.parametrize("below", ["Svar på remiss från kommunstyrelsen", "Remiss från Region Ekby"])
def test_a_line_that_says_whom_a_paper_answers_is_no_title(parse, below):
    paper = parse(
        f"Tjänsteutlåtande\n\nTill\n\nNorra stadsdelsnämnden\n\nMotion (2032:11) om sommarjobb åt alla\n\n{below}\n\n"
        "Förslag till beslut\n\n1. Nämnden överlämnar utlåtandet som svar.\n"
    ).papers[0]

    assert paper.title.text == "Motion (2032:11) om sommarjobb åt alla"


@pytest.mark.parametrize(
    "sort",
    ["Inriktningsärende", "Beslutsärende", "Återremitterat ärende", "Ärende för beslut", "Inriktningsbeslut",
     "Principiellt beslut", "För information", "Återremiss"],
)  # fmt: skip
@pytest.mark.parametrize("order", ["{title}\n\n{sort}", "{sort}\n\n{title}"])
def test_what_sort_of_matter_it_is_is_no_title(parse, sort, order):
    text = f"TJÄNSTESKRIVELSE\n\nTekniska nämnden\n\n{order.format(title='Taxa för torget', sort=sort)}{BODY}"

    assert parse(text).papers[0].title.text == "Taxa för torget"


@pytest.mark.parametrize("title", ["Anmälningsärenden", "Beslutsärende", "Inriktningsbeslut för torget"])
def test_a_title_of_such_words_is_one_where_no_other_line_may_be(parse, title):
    assert parse(f"TJÄNSTESKRIVELSE\n\nTekniska nämnden\n\n{title}{BODY}").papers[0].title.text == title
