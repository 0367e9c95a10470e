"""Letters that people write: motions, interpellations, proposals of residents, letters of associations."""

import pytest

STAMP = "EKBRO KOMMUN\n\nKommunstyrelsen\n\nInkom 2030-03-18\n\nDnr KS 2030/123"
TO = "Till kommunfullmäktige i Ekbro"
TITLE = "Bättre belysning i Norrby"
TEXT = "Många gångvägar i Norrby saknar belysning. Det gör att barn inte vågar gå ut på kvällarna."
ASKS = "Därför föreslår vi kommunfullmäktige besluta\n\natt vägarna belyses\n\natt arbetet redovisas"
SIGNED = "Ekbro den 14 mars 2030\n\nBo Ek (M)"


def letter(*, stamp=STAMP, kind="MOTION", to=TO, title=TITLE, text=TEXT, asks=ASKS, signed=SIGNED):
    return "\n\n".join(one for one in (stamp, kind, to, title, text, asks, signed) if one) + "\n"


def signers(paper):
    return [one.name.text for one in paper.signatures]


@pytest.mark.parametrize(
    "stamp",
    [
        "Inkommet 2030-03-18",
        "Handling inkom 2030-03-18",
        "Ink 2030-03-18\nDnr KS 2030/123",
        "Ink.\n2030-03-18",
        "INKOM\nEKBRO KOMMUN\n2030-03-18\nDnr KS 2030/123",
        "EKBRO KOMMUN\nKommunstyrelsen\n2030-03-18\nDnr KS 2030/123",
    ],
)
def test_the_day_of_a_stamp_is_not_when_a_motion_was_written(parse, stamp):
    assert parse(letter(stamp=stamp)).papers[0].dated.value.isoformat() == "2030-03-14"


def test_a_stamp_alone_dates_nothing(parse):
    assert parse(letter(stamp="ANKOM\n2030-03-18", signed="Bo Ek (M)")).papers[0].dated is None


def test_whose_stamp_it_is_is_not_whom_a_letter_is_for(parse):
    assert parse(letter(to="", asks="")).papers[0].addressed_to is None


@pytest.mark.parametrize(
    "day",
    [
        "I Ekbro den 14 mars 2030",
        "Ekbro torsdagen den 14 mars 2030",
        "Ekbro – 14 mars 2030",
        "Ekbro; 2030-03-14",
        "Ekbro kommun 2030-03-14",
        "Ort och datum: Ekbro 2030-03-14",
        "Ekbro 14/3-2030",
        "Ekbro 20300314",
        "Datum: 2030-03-14",
    ],
)
def test_where_and_when_a_letter_was_signed(parse, day):
    assert parse(letter(signed=f"{day}\n\nBo Ek (M)")).papers[0].dated.value.isoformat() == "2030-03-14"


@pytest.mark.parametrize("line", ["Telefon 300314", "Box 300314", "Kommunstyrelsen sammanträder 2030-03-14"])
def test_other_numbers_at_the_end_date_nothing(parse, line):
    assert parse(letter(signed=f"Bo Ek (M)\n\n{line}")).papers[0].dated is None


@pytest.mark.parametrize(
    "kind",
    [
        "Medborgarförslag till kommunfullmäktige i Ekbro",
        "M E D B O R G A R F Ö R S L A G",
        "Medborgarförslag nr 12/2030",
        "Medborgarförslag\tInk 2030-03-18",
    ],
)
def test_who_sends_in_a_proposal_of_residents_is_never_read(parse, kind):
    paper = parse(letter(kind=kind, signed="Ekbro den 14 mars 2030\n\nIda Jo")).papers[0]

    assert (paper.signatures, paper.contact, paper.sender) == ((), None, None)


@pytest.mark.parametrize(
    ("to", "receiver"),
    [
        ("Till kommunstyrelsens ordförande Eva Lund (S)", "kommunstyrelsens ordförande Eva Lund (S)"),
        ("Till ordförande i socialnämnden Eva Lund (S)", "ordförande i socialnämnden Eva Lund (S)"),
        ("Till kommunstyrelsens ordf. Eva Lund (S)", "kommunstyrelsens ordf. Eva Lund (S)"),
        ("Ställd till: Kommunalrådet Eva Lund", "Kommunalrådet Eva Lund"),
        ("Till Eva Lund (S)", "Eva Lund (S)"),
        ("Till Eva Lund", None),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_whom_an_interpellation_is_put_to(parse, to, receiver, above):
    places = {"to": to} if above else {"to": "", "title": f"{TITLE}\n\n{to}"}
    paper = parse(letter(kind="INTERPELLATION", asks="1. När blir det ljust?", **places)).papers[0]

    assert paper.addressed_to == receiver


def test_the_line_that_names_an_interpellation_says_whom_it_is_put_to(parse):
    paper = parse(letter(kind="Interpellation till kommunstyrelsens ordförande Eva Lund (S)", to="", asks="")).papers[0]

    assert paper.addressed_to == "kommunstyrelsens ordförande Eva Lund (S)"


@pytest.mark.parametrize(
    "to", ["Kommunfullmäktige, Ekbro", "Kommunfullmäktige Ekbro kommun", "Till kommunfullmäktige Ekbro kommun"]
)
def test_a_body_beside_its_municipality(parse, to):
    paper = parse(letter(to=to, asks="Jag yrkar\n\natt vägarna belyses")).papers[0]

    assert (paper.title.text, paper.addressed_to) == (TITLE, to.removeprefix("Till "))


@pytest.mark.parametrize("title", ["Inrätta ett ungdomsråd", "Utse en nämnd för ljus"])
def test_a_wish_is_no_body(parse, title):
    assert parse(letter(title=title)).papers[0].title.text == title


def test_where_and_when_is_no_title(parse):
    paper = parse(letter(title="Kommunen måste ta ansvar för gångvägarna.")).papers[0]

    assert paper.title is None
    assert len(paper.proposed_clauses) == 2


def test_a_stamp_below_the_title_is_none(parse):
    head = f"INTERPELLATION\n\n{TITLE}\n\nInk. 2030-03-18"
    assert parse(letter(stamp=head, kind="", to="", title="")).papers[0].title.text == TITLE


@pytest.mark.parametrize(
    "lead",
    [
        "Yrkande",
        "Yrkanden:",
        "Moderaternas förslag:",
        "Våra förslag",
        "Mitt förslag:",
        "Kommunfullmäktige beslutar",
        "Härmed yrkas",
        "Med anledning härav yrkas",
        "Centerpartiet vill därför",
        "Vi i Moderaterna vill därför",
        "Vi vill:",
        "Därför vill vi att kommunen ska:",
        "Därför vill vi att kommunfullmäktige beslutar",
        "Att-satser",
    ],
)
@pytest.mark.parametrize(
    "points", ["att vägarna belyses\n\natt arbetet redovisas", "1. att vägarna belyses\n2. att ljus"]
)
def test_what_a_motion_asks_for(parse, lead, points):
    paper = parse(letter(asks=f"{lead}\n\n{points}")).papers[0]

    assert paper.proposed_clauses[0].text.text == "att vägarna belyses"
    assert len(paper.proposed_clauses) == 2


def test_what_somebody_wants_to_say_is_no_proposal(parse):
    asks = "Vi vill lyfta fram följande:\n\n- det är mörkt\n- det är kallt"
    assert parse(letter(asks=asks)).papers[0].proposed_clauses == ()


@pytest.mark.parametrize(
    "points",
    [
        "att\n\nvägarna belyses\n\natt\n\narbetet redovisas",
        "att\nvägarna belyses\natt\narbetet redovisas",
        "...att vägarna belyses\n...att arbetet redovisas",
        "… att vägarna belyses\n… att arbetet redovisas",
    ],
)
def test_points_that_begin_with_an_att_apart(parse, points):
    paper = parse(letter(asks=f"Jag yrkar\n\n{points}")).papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == ["att vägarna belyses", "att arbetet redovisas"]


def test_where_and_when_below_a_proposal_is_no_point_of_it(parse):
    paper = parse(letter(asks="Förslag till beslut\n\nVägarna i Norrby belyses.")).papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == ["Vägarna i Norrby belyses."]


@pytest.mark.parametrize(
    "closing",
    [
        "Bo Ek, M",
        "Bo Ek - Moderaterna",
        "Bo Ek – (M)",
        "Bo Ek, ersättare (M)",
        "Genom Bo Ek (M)",
        "Moderaterna genom Bo Ek",
        "För Moderaterna: Bo Ek",
        "För Moderaterna, Bo Ek",
        "Vänsterpartiets kommunfullmäktigegrupp\n\ngenom Bo Ek",
        "Styrelsen för Norrby byalag\n\ngenom Bo Ek, ordförande",
    ],
)
def test_who_signs(parse, closing):
    assert signers(parse(letter(signed=f"Ekbro den 14 mars 2030\n\n{closing}")).papers[0]) == ["Bo Ek"]


def test_who_is_told_of_a_letter_does_not_sign_it(parse):
    assert signers(parse(letter(signed="Bo Ek (M)\n\nFör kännedom: Eva Lund")).papers[0]) == ["Bo Ek"]


@pytest.mark.parametrize("closing", ["Bo Ek (M)", "Norrby byalag\n\nIda Jo\n\nOrdförande"])
def test_a_paper_that_closes_with_place_day_and_name_is_a_letter(parse, closing):
    document = parse(letter(kind="", to="", asks="", signed=f"Ekbro den 14 mars 2030\n\n{closing}"))

    assert document.kind.value == "skrivelse"


def test_the_authority_on_top_is_for_whom_the_municipality_signs_below(parse):
    paper = parse(
        "Skolverket\n\nYTTRANDE\n\nDatum 2030-03-14\n\nLäsning i skolan\n\nKommunen tycker om läsning.\n\n"
        "För Ekbro kommun\n\nBo Ek\n\nKommunstyrelsens ordförande\n"
    ).papers[0]

    assert (paper.addressed_to, paper.sender) == ("Skolverket", "Ekbro kommun")


def test_the_text_of_a_short_letter_with_hard_line_ends_is_no_title(parse):
    text = "Många gångvägar i Norrby saknar belysning. Det gör att barn och äldre\ninte vågar gå ut på kvällarna."
    paper = parse(letter(text=text, asks="Jag yrkar\n\natt vägarna belyses")).papers[0]

    assert paper.title.text == TITLE
