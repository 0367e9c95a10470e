"""Yrkanden, reservations, statements, jäv; all names are invented."""

import pytest

from importers.parsing.result import PositionKind
from importers.pipeline import read_and_parse

K = PositionKind
ANNA, BO, DAN, EVA = ("Anna Ek", "S"), ("Bo Al", "V"), ("Dan Fe", "M"), ("Eva Gy", "KD")


@pytest.fixture
def positions(parse):
    """What stands behind the decision → (kind, person or party) of each position."""

    def read(body):
        text = (
            f"§ 5\n\nSkolskjuts\n\nBeslut\n\nNämnden antar förslaget.\n\n{body}\n\n§ 6\n\nAnnat\n\nBeslut\n\nNoteras."
        )
        return parse(text).items[0].positions

    return read


def told(found):
    return [(one.kind, (one.person.name, one.person.party) if one.person else one.party) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Yrkanden\n\nAnna Ek (S) och Bo Al (V) yrkar bifall till förslaget.", [(K.MOVED, ANNA), (K.MOVED, BO)]),
        ("Yrkanden\n\nAnna Ek (S) yrkar bifall och Dan Fe (M) yrkar avslag.", [(K.MOVED, ANNA), (K.MOVED, DAN)]),
        ("Yrkanden\n\nAnna Ek (S) yrkar bifall. Bo Al (V) instämmer i Anna Eks yrkande.",
         [(K.MOVED, ANNA), (K.MOVED, BO)]),
        ("Yrkanden\n\nHärefter yrkar Anna Ek (S), med instämmande av Bo Al (V), bifall.",
         [(K.MOVED, ANNA), (K.MOVED, BO)]),
        ("Yrkanden\n\nAnna Ek (S): Bifall till förslaget\nDan Fe (M): Avslag", [(K.MOVED, ANNA), (K.MOVED, DAN)]),
        ("Yrkanden\n\nM och KD yrkar avslag.", [(K.MOVED, "M"), (K.MOVED, "KD")]),
        ("Yrkanden\n\nOrdföranden yrkar avslag på tilläggsyrkandet.", [(K.MOVED, None)]),
        ("Yrkanden\n\nOrdföranden Anna Ek (S) yrkar bifall.", [(K.MOVED, ANNA)]),
        ("Yrkanden\n\nAnna Ek S yrkar bifall.", [(K.MOVED, ANNA)]),
        ("Yrkanden\n\nBosse von Ros (KB) och Per-Olof Ny (AA) yrkar avslag.",
         [(K.MOVED, ("Bosse von Ros", "KB")), (K.MOVED, ("Per-Olof Ny", "AA"))]),
        ("På förslag av Anna Ek (S): Ärendet bordläggs.", [(K.MOVED, ANNA)]),
        ("Anna Ek (S) yrkar bifall till yrkandet från Dan Fe (M) och avslag på förslaget.", [(K.MOVED, ANNA)]),
        ("Reservation\n\nMot beslutet reserverar sig Dan Fe (M), Eva Gy (KD) till förmån för eget yrkande.",
         [(K.RESERVED, DAN), (K.RESERVED, EVA)]),
        ("Dan Fe (M) reserverar sig mot beslutet.", [(K.RESERVED, DAN)]),
        ("Reservation (M, KD)\n\nVi anser att förslaget är svagt.", [(K.RESERVED, "M"), (K.RESERVED, "KD")]),
        ("Reservationer\n\nDan Fe (M)\nEva Gy (KD)", [(K.RESERVED, DAN), (K.RESERVED, EVA)]),
        ("Ledamöterna från M och KD reserverar sig.", [(K.RESERVED, "M"), (K.RESERVED, "KD")]),
        ("Sverigedemokraterna reserverar sig till förmån för eget yrkande.", [(K.RESERVED, "Sverigedemokraterna")]),
        ("Mot beslutet reserverar sig till förmån för eget yrkande: Dan Fe (M).", [(K.RESERVED, DAN)]),
        ("Skriftlig reservation har lämnats in av Dan Fe (M). Särskilt yttrande avges av Bo Al (V).",
         [(K.RESERVED, DAN), (K.STATEMENT, BO)]),
        ("Yrkanden\n\nAnna Ek (S) tillstyrker förslaget.", [(K.MOVED, ANNA)]),
        ("Följande anmäler jäv: Anna Ek (S) och Bo Al (V).", [(K.DISQUALIFIED, ANNA), (K.DISQUALIFIED, BO)]),
        ("Deltar ej i beslutet\n\nDan Fe (M)", [(K.NOT_TAKING_PART, DAN)]),
        ("Särskilt yttrande\n\nEva Gy (KD) lämnar ett särskilt yttrande, bilaga 1.", [(K.STATEMENT, EVA)]),
        ("Särskilt yttrande från Eva Gy (KD)\n\nVi vill framhålla skolan.", [(K.STATEMENT, EVA)]),
        ("Protokollsanteckning\n\nEva Gy (KD): Taxan täcker inte kostnaden.", [(K.NOTE, EVA)]),
        ("Representanterna från V och S antecknar som yttrande en skrivelse.", [(K.NOTE, "V"), (K.NOTE, "S")]),
        ("Jäv\n\nPå grund av jäv deltar inte Anna Ek (S) i handläggningen.", [(K.DISQUALIFIED, ANNA)]),
        ("Bo Al (V) anmäler jäv och deltar inte i beslutet.", [(K.DISQUALIFIED, BO)]),
        ("Anna Ek (S) och Bo Al (V) deltar inte i handläggningen på grund av jäv.",
         [(K.DISQUALIFIED, ANNA), (K.DISQUALIFIED, BO)]),
        ("På grund av jäv deltar Anna Ek (S) inte i handläggningen.", [(K.DISQUALIFIED, ANNA)]),
        ("Bo Al (V) är ordförande där och deltar inte i handläggningen på grund av jäv.", [(K.DISQUALIFIED, BO)]),
        ("Protokollsanteckning\n\nEva Gy (KD) antecknar att partiet lägger en egen budget.", [(K.NOTE, EVA)]),
        ("Protokollsanteckning\n\nEva Gy (KD) får till protokollet antecknat att läget är oklart.", [(K.NOTE, EVA)]),
        ("Ulla Ro (KL) reserverar sig.", [(K.RESERVED, ("Ulla Ro", "KL"))]),
        ("Dan Fe (M) deltar inte i beslutet.", [(K.NOT_TAKING_PART, DAN)]),
        ("Eva Gy (KD) avstår från att delta i beslutet.", [(K.NOT_TAKING_PART, EVA)]),
        ("SD deltar ej i beslutet.", [(K.NOT_TAKING_PART, "SD")]),
    ],
)  # fmt: skip
def test_who_did_what(positions, body, expected):
    assert told(positions(body)) == expected


def test_what_is_moved_goes_on_in_the_list_below(positions):
    (one,) = positions("Yrkanden\n\nEva Gy (KD) yrkar att\n\n- taxan sänks\n- avgiften tas bort")

    assert one.text.text == "Eva Gy (KD) yrkar att taxan sänks avgiften tas bort"


@pytest.mark.parametrize(
    "body",
    [
        "Bakgrund\n\nKarl Persson yrkar ersättning för sin bil. Karl Persson reserverar sig mot värderingen.",
        "Karl Persson yrkar ersättning för sin bil.",
        "Propositionsordning\n\nOrdföranden ställer proposition på Anna Eks (S) yrkande och finner att det bifalls.",
        "Underlag\n\nTilläggsyrkande från M den 3 maj 2031\nReservation från Dan Fe (M) i arbetsutskottet",
        "Ärendet\n\nAnna Ek (S) yrkar i en motion att det byggs cykelvägar.",
        "Utbildningsförvaltningen (UTB) föreslår att taxan höjs.",
        "Dan Fe (M) avstår från att rösta.",
    ],
)
def test_what_is_no_position(positions, body):
    assert positions(body) == ()


def test_a_name_without_a_party_counts_where_the_item_names_its_party(positions):
    found = positions("Yrkanden\n\nAnna Ek (S) och Bo Al (V) yrkar bifall.\n\nReservation\n\nBo Al reserverar sig.")

    assert told(found)[-1] == (K.RESERVED, BO)


def test_yrkanden_below_a_proposal_and_the_party_of_all():
    told = (
        "Nämnden\nSammanträdesprotokoll 2031-05-12\n\n§ 4 Taxa\n\nFörslag till beslut\n\nAnna Ek (M) yrkar bifall.\n\n"
        "Beslut\n\nTaxan antas.\n\nReservation\n\nBo Al (S) och Cia Do (båda S) reserverar sig mot beslutet.\n"
    )
    positions = read_and_parse(told.encode(), "x.txt").items[0].positions

    assert [(one.kind.value, one.person.name) for one in positions] == [
        ("moved", "Anna Ek"),
        ("reserved", "Bo Al"),
        ("reserved", "Cia Do"),
    ]


FRONT = "PROTOKOLL 2030-05-22\n\nKommunfullmäktige\n\nBeslutande\nAnna Ek, ordf.\nBo Al\nDan Fe\n\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Under överläggningen yrkar Anna Ek bifall till motionen.", ["Anna Ek"]),
        ("I ärendet yrkade Bo Al att frågan återremitteras.", ["Bo Al"]),
        ("Härefter yrkar Anna Ek och Bo Al avslag på förslaget.", ["Anna Ek", "Bo Al"]),
        ("Under överläggningen yrkar Kalle Ny bifall till motionen.", []),  # nobody who attends
        ("Under överläggningen yrkar Svenska Bostäder ersättning.", []),
    ],
)
def test_who_attends_needs_no_party_behind_the_verb(parse, said, expected):
    found = parse(f"{FRONT}§ 5 Skolskjuts\n\n{said}\n\nBeslut\n\natt avslå motionen.").items[0].positions

    assert [one.person.name for one in found if one.kind is K.MOVED] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "yrkanden om\n1. bifall till förslaget (Anna Ek),\n2. avslag på förslaget (Dan Fe (M)).",
            ["Anna Ek", "Dan Fe"],
        ),
        ("Bifall till utskottets förslag (Anna Ek och Bo Al).\n\nÅterremiss (Dan Fe)", ["Anna Ek", "Bo Al", "Dan Fe"]),
        ("att planen antas (Bilaga Ett)", []),
        ("Bifall till förslaget (Kalle Ny)", []),
    ],
)
def test_who_moved_stands_in_brackets_behind_it(positions, said, expected):
    body = f"I ärendet yttrade sig regionrådet Anna Ek, ledamoten Bo Al och Dan Fe (M).\n\nYrkanden\n\n{said}"

    assert [one.person.name for one in positions(body) if one.kind is K.MOVED] == expected


def test_a_written_uttalande_is_a_statement(positions):
    found = positions(
        "Särskilt uttalande\n\nEva Gy (KD) lät till protokollet anteckna ett särskilt uttalande, bilaga 3."
    )

    assert told(found) == [(K.STATEMENT, EVA)]


def test_who_joins_stands_before_what_is_moved(positions):
    found = positions("Yrkanden\n\nAnna Ek (S) med bifall av Bo Al (V): Bifall till förslaget.\nDan Fe (M): Avslag.")

    assert {one.person.name for one in found} == {"Anna Ek", "Bo Al", "Dan Fe"}


def test_who_proposes_under_proposals_at_the_meeting(positions):
    found = positions("Förslag till beslut\n\nDan Fe (M) föreslår att ärendet återremitteras.")

    assert told(found) == [(K.MOVED, DAN)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mot beslutet anmäler Bo Al och Dan Fe reservation.", ["Bo Al", "Dan Fe"]),
        ("Mot beslutet anmälde Anna Ek sin reservation.", ["Anna Ek"]),
        ("Mot beslutet anmäler Bo Al att han får skäl att återkomma.", []),
    ],
)
def test_who_announces_a_reservation_stands_between_the_words(parse, said, expected):
    found = parse(f"{FRONT}§ 5 Gångväg\n\nText.\n\nBeslut\n\natt bygga gångvägen.\n\n{said}").items[0].positions

    assert [one.person.name for one in found if one.kind is K.RESERVED] == expected


@pytest.mark.parametrize(
    ("said", "kind", "who"),
    [
        ("Anna Ek (S), som är kassör i föreningen, anmäler jäv och lämnar rummet.", K.DISQUALIFIED, ["Anna Ek"]),
        ("Anna Ek (S), som själv är god man, deltar inte på grund av jäv.", K.DISQUALIFIED, ["Anna Ek"]),
        ("Anna Ek (S) och Bo Al (V), vilka sitter i styrelsen, anmälde jäv.", K.DISQUALIFIED, ["Anna Ek", "Bo Al"]),
        ("Bo Al (V) meddelar att han på grund av jäv inte deltar.", K.DISQUALIFIED, ["Bo Al"]),
        ("Jäv anmäls av Anna Ek (S).", K.DISQUALIFIED, ["Anna Ek"]),
        ("Anna Ek (S) meddelar att hon inte deltar i beslutet.", K.NOT_TAKING_PART, ["Anna Ek"]),
        ("Bo Al (V) och Eva Gy (KD) förklarar att de ej deltar i beslutet.", K.NOT_TAKING_PART, ["Bo Al", "Eva Gy"]),
        ("Anna Ek (S) har inte deltagit i beslutet.", K.NOT_TAKING_PART, ["Anna Ek"]),
        ("Rapporten, som Anna Ek (S) har läst, anmäler jäv.", K.DISQUALIFIED, []),
    ],
)
def test_what_stands_between_who_acts_and_the_verb(positions, said, kind, who):
    found = positions(f"Övrigt\n\n{said}")

    assert [one.person.name for one in found if one.kind is kind] == who


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Till protokollet lämnas särskilt yttrande av Anna Ek (S) och Bo Al (V), bilaga 4.", K.STATEMENT),
        ("Mot beslutet anmäldes reservation av Anna Ek (S) och Bo Al (V).", K.RESERVED),
        ("I ärendet görs en protokollsanteckning av Anna Ek (S) och Bo Al (V).", K.NOTE),
    ],
)
def test_what_is_handed_in_by_somebody_behind_it(positions, said, kind):
    assert told(positions(f"Övrigt\n\n{said}")) == [(kind, ANNA), (kind, BO)]


@pytest.mark.parametrize(
    ("heading", "said", "expected"),
    [
        ("Yrkanden", "Anna Ek, S: Bifall till förslaget.", [(K.MOVED, ANNA)]),
        ("Yrkanden", "Anna Ek (S) lägger följande ändringsyrkande: taxan sänks.", [(K.MOVED, ANNA)]),
        ("Yrkanden", "Anna Ek (S) hemställer om bifall.", [(K.MOVED, ANNA)]),
        ("Yrkanden", "Bifall till förslaget yrkas av Anna Ek (S) och Bo Al (V).", [(K.MOVED, ANNA), (K.MOVED, BO)]),
        ("Yrkanden", "Anna Ek (S) vidhåller sitt yrkande.", [(K.MOVED, ANNA)]),
        ("Yrkanden", "Härefter yrkade Anna Ek (S) bifall och Bo Al (V) avslag till förslaget.",
         [(K.MOVED, ANNA), (K.MOVED, BO)]),
        ("Yrkanden", "Ordföranden ställer yrkandena mot varandra.", []),
        ("Reservation", "Reservation från Anna Ek (S), se bilaga 2.", [(K.RESERVED, ANNA)]),
        ("Reservation", "Skriftlig reservation från (C), bilaga 2.", []),
        ("Särskilt yttrande", "Ett särskilt yttrande från Bo Al (V) biläggs protokollet.", [(K.STATEMENT, BO)]),
        ("Protokollsanteckning", "Till protokollet antecknas att Eva Gy (KD) anser att det brådskar.", [(K.NOTE, EVA)]),
    ],
)  # fmt: skip
def test_more_ways_to_say_who_did_it(positions, heading, said, expected):
    assert told(positions(f"{heading}\n\n{said}")) == expected
