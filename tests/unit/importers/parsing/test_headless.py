"""Decisions that no heading opens."""

import pytest

from importers.parsing import Outcome, headless
from importers.pipeline import read_and_parse


def _clauses(told, body="Kommunfullmäktige"):
    text = (
        f"{body}\nSammanträdesprotokoll 2031-05-12\n\n§ 41 Skötselplan\n\n{told}\n\n§ 42 Avslutning\n\nMötet slutar.\n"
    )
    document = read_and_parse(text.encode(), "x.txt")
    return [clause.text.text for clause in document.items[0].clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fullmäktige beslutar att planen antas.", True),
        ("På yrkande av Bo Ek (s) beslöt kommunfullmäktige att planen antas.", True),
        ("Dagordningen fastställdes.", True),
        ("Inga synpunkter fanns. Protokollet lades till handlingarna.", True),
        ("Beslöts enligt förslaget.", True),
        ("Kommunstyrelsen beslutade att remittera planen.", False),
        ("Vid sammanträdet 2030-02-01 beslöt kommunfullmäktige att en plan skulle tas fram.", False),
        ("Den förra planen antogs av kommunstyrelsen.", False),
        ("Den förra planen antogs den 3 maj 2027.", False),
        ("Ordföranden öppnade mötet.", False),
    ],
)
def test_a_sentence_that_decides_here(text, expected):
    assert headless.tells(text, "Kommunfullmäktige") is expected


@pytest.mark.parametrize("lead", ["Kommunfullmäktige beslöt", "Efter diskussion beslutar kommunfullmäktige"])
def test_points_may_begin_with_a_capital(lead):
    assert _clauses(f"Kontoret redogör.\n\n{lead}\n\nAtt planen antas.\n\nAtt planen sänds ut.") == [
        "Att planen antas.",
        "Att planen sänds ut.",
    ]


def test_only_the_last_sentences_decide_in_the_passive():
    told = "Planen antogs tidigare i delar.\n\nOrdföranden redogjorde för ärendet.\n\nSkötselplanen fastställdes."

    assert _clauses(told) == ["Skötselplanen fastställdes."]


def test_what_stands_behind_the_decision_is_none():
    told = "Sekreteraren läste upp planen.\n\nPlanen antogs.\n\nMot beslutet reserverade sig Bo Ek (s)."

    assert _clauses(told) == ["Planen antogs."]


def test_another_body_decided_before():
    told = "Kommunstyrelsen beslutade den 3 april att tillstyrka planen.\n\nFullmäktige beslöt att anta planen."

    assert _clauses(told) == ["Fullmäktige beslöt att anta planen."]


def test_lines_behind_the_lead_are_its_points():
    told = "Direktionen beslutar:\n\nUtse Bo Ek till justerare.\n\nGodkänna planen."

    assert _clauses(told, "Direktionen") == ["Utse Bo Ek till justerare.", "Godkänna planen."]


@pytest.mark.parametrize("divider", ["Valärenden", "Frågor och interpellationer", "B. Beslutsärenden", "Motioner"])
def test_the_heading_of_the_next_group_hides_no_decision(divider):
    assert _clauses(f"Sekreteraren läste upp planen.\n\nPlanen ansågs besvarad.\n\n{divider}") == [
        "Planen ansågs besvarad."
    ]


def test_a_roll_call_decides_nothing():
    told = "Upprop förrättades, varvid närvaron antecknades.\n\nFullmäktige godkände de anmälda förhindren."

    assert _clauses(told) == ["Fullmäktige godkände de anmälda förhindren."]


def test_who_was_chosen_stands_behind_what_for():
    told = "Att jämte ordföranden justera protokollet utsågs Bo Ek och Ida Al.\n\nJustering sker den 20 maj."

    assert _clauses(told) == ["Att jämte ordföranden justera protokollet utsågs Bo Ek och Ida Al."]


def test_abbreviations_name_their_body():
    assert headless.same_body("KS", "Kommunstyrelsen")
    assert not headless.same_body("KF", "Kommunstyrelsen")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Överförmyndarnämnden", "Överförmyndarnämnden Västra Ekby", True),
        ("Överförmyndarnämnden Västra Ekby", "Överförmyndarnämnden", True),
        ("Nämnden", "Nämnden för kultur", True),
        ("Socialnämnden", "Socialnämnden och byggnadsnämnden", False),
        ("Miljönämnden", "Socialnämnden Ekby", False),
    ],
)
def test_a_body_with_its_place(one, other, same):
    assert headless.same_body(one, other) is same


def test_points_below_what_a_body_proposes(parse):
    lead = "Styrelsen beslutar föreslå fullmäktige besluta"
    text = f"Ordföranden ställer proposition på förslagen.\n\n{lead}\n\natt avslå motionen."
    item = parse(f"PROTOKOLL\n\nStyrelsen\n\n§ 1 Motion\n\nProposition\n\n{text}").items[0]

    assert [one.text.text for one in item.clauses] == ["att avslå motionen."]


@pytest.mark.parametrize(
    "told",
    [
        "Anmäles och antecknas utskottets protokoll 2006-05-09 och 2006-05-23.",
        "Anmäldes och lades till handlingarna att protokollet från den 20 februari 2003 justerats.",
        "Lades till handlingarna skrivelse från länsstyrelsen 2006-05-05.",
        "Godkändes dagordningen av den 4 maj 2006.",
        "Antecknas rapporten.",
    ],
)
def test_a_verb_that_stands_first_decides_whatever_day_stands_behind_it(told):
    assert headless.tells(told)


@pytest.mark.parametrize("told", ["Antecknas att Bo Ek anmäler jäv.", "Antecknades närvaron.", "Anmäldes rapporten."])
def test_a_verb_that_stands_first_and_decides_nothing(told):
    assert not headless.tells(told)


def test_a_decision_that_lists_below_what_it_changes(parse):
    listed = (
        "Följande ärenden tillkommer:\n4a Motion om toaletter.\n\nFöljande ärende utgår:\nP 18 Information om skolan."
    )
    told = "Dagordningen fastställs med följande ändringar:"
    (item,) = parse(f"PROTOKOLL\n\n§ 170 FASTSTÄLLANDE AV DAGORDNING\n\n{told}\n\n{listed}").items

    assert [one.text.text for one in item.clauses] == [told]
    assert item.outcome is Outcome.APPROVED


@pytest.mark.parametrize(
    "lead",
    [
        "Efter diskussion beslutar styrelsen",
        "Med anledning härav beslutar styrelsen att",
        "Mot bakgrund av ovanstående beslutar styrelsen för egen del:",
        "Härefter beslutade styrelsen enhälligt",
    ],
)
@pytest.mark.parametrize("above", ["", "Sammanfattning\n\n"])
@pytest.mark.parametrize("points", ["att anta taxan\n\natt informera hushållen", "- anta taxan\n- informera hushållen"])
def test_points_below_a_body_behind_its_verb(parse, lead, above, points):
    text = f"{above}Kontoret har räknat om taxan.\n\n{lead}\n\n{points}"
    item = parse(f"PROTOKOLL\n\nStyrelsen\n\n§ 1 Taxa\n\n{text}\n\nSkickas till\n\nKontoret").items[0]

    assert [one.text.text.removeprefix("att ") for one in item.clauses] == ["anta taxan", "informera hushållen"]
    assert [one.text for one in item.lead_in] == [lead]
    assert item.outcome is Outcome.APPROVED


@pytest.mark.parametrize(
    "told",
    [
        "Efter diskussion beslutar styrelsen\n\nTaxan är oförändrad.",
        "Efter förra mötet beslutade kommunfullmäktige\n\natt anta taxan",
        "Efter diskussion ber styrelsen\n\natt få taxan",
    ],
)
def test_a_body_behind_its_verb_that_leads_to_no_decision_of_it(parse, told):
    item = parse(f"PROTOKOLL\n\nStyrelsen\n\n§ 1 Taxa\n\nKontoret har räknat.\n\n{told}\n\nKontoret svarar.").items[0]

    assert item.clauses == ()
