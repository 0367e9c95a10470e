"""What a body puts to another, and what it decides beside it, however the lines above say so."""

import pytest

from importers.parsing import ClauseLevel, handed_on

FRONT = "PROTOKOLL\n\nEkbro kommun\n\nKommunstyrelsen\n\n2030-03-12\n\nBeslutande\tBo Ek (S), ordförande\n\n"
ITEM = "§ {number}   Dnr KS 2030/{number}\n\nTaxa för vatten\n\nKontoret redovisar kostnaderna i en skrivelse.\n\n"
PUT = "\n\natt taxan antas\n\natt taxan gäller från den 1 januari.\n\n"
OWN = "\n\natt uppdra åt kontoret att informera hushållen\n\n"
SENT = "Beslutet skickas till\n\nEkonomienheten\n\n"
ITSELF = [
    "Kommunstyrelsens beslut för egen del",
    "Kommunstyrelsen beslutar för egen del",
    "Kommunstyrelsens eget beslut",
]


def levels(parse, text):
    items = parse(FRONT + "".join(ITEM.format(number=number) + text + SENT for number in (40, 41))).items
    assert [one.number for one in items] == [40, 41]
    return [clause.level for clause in items[0].clauses]


@pytest.mark.parametrize("itself", [*ITSELF, "För egen del beslutar kommunstyrelsen"])
@pytest.mark.parametrize(
    "put",
    [
        "Kommunstyrelsen föreslår kommunfullmäktige",
        "Kommunstyrelsen föreslår kommunfullmäktige besluta:",
        "Kommunstyrelsen föreslog kommunfullmäktige besluta",
        "Kommunstyrelsen beslutar föreslå kommunfullmäktige",
        "Kommunstyrelsen beslutade att föreslå kommunfullmäktige att besluta",
        "Kommunstyrelsen hemställer hos kommunfullmäktige om beslut",
        "Kommunstyrelsen rekommenderar kommunfullmäktige",
        "Kommunstyrelsen får för sin del föreslå kommunfullmäktige",
        "Förslag till kommunfullmäktige",
        "Förslag till kommunfullmäktiges beslut",
        "Beslut – förslag till kommunfullmäktige",
        "Kommunstyrelsens beslutsförslag till kommunfullmäktige",
    ],
)
def test_beside_what_a_body_decides_itself(parse, put, itself):
    told = levels(parse, put + PUT + itself + OWN)

    assert told == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES, ClauseLevel.OWN]


@pytest.mark.parametrize("put", ["Kommunstyrelsen föreslår kommunfullmäktige", "Ks föreslår Kf besluta:"])
def test_whole_sentences_below_it(parse, put):
    sentences = "\n\nTaxan antas.\n\nTaxan gäller från den 1 januari.\n\n"
    told = levels(parse, f"{put}{sentences}Kommunstyrelsens beslut{OWN}")

    assert told == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES, ClauseLevel.OWN]


def test_of_two_steps_of_its_own_proposal_the_second_is_its_own_decision(parse):
    told = levels(parse, f"Kommunstyrelsens förslag till beslut{PUT}Kommunstyrelsen beslutar för egen del{OWN}")

    assert told == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES, ClauseLevel.OWN]


def test_a_body_that_is_asked_to_decide(parse):
    assert levels(parse, f"Kommunfullmäktige föreslås besluta{PUT}") == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES]
    assert levels(parse, f"Kommunfullmäktige föreslås besluta{PUT}Kommunstyrelsens beslut{OWN}") == [ClauseLevel.OWN]


def test_a_proposal_that_the_body_puts_is_its_decision_where_it_decides_nothing_else(parse):
    put = f"Förslag till beslut\n\nKommunstyrelsen föreslår kommunfullmäktige besluta:{PUT}"

    assert levels(parse, put) == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES]
    assert levels(parse, f"{put}Kommunstyrelsens beslut\n\natt återremittera ärendet.\n\n") == [ClauseLevel.OWN]
    assert levels(parse, put.replace("Kommunstyrelsen", "Arbetsutskottet")) == []


def test_in_the_past_tense_below_what_was_decided(parse):
    told = levels(parse, f"Kommunstyrelsens beslut{OWN}Kommunstyrelsen föreslog kommunfullmäktige besluta{PUT}")

    assert told == [ClauseLevel.OWN, ClauseLevel.PROPOSES, ClauseLevel.PROPOSES]


def test_below_a_vote_a_proposal_without_owner_is_what_the_vote_came_to(parse):
    asked = "Propositionsordning\n\nOrdföranden finner att kommunstyrelsen bifaller förslaget.\n\n"
    told = levels(parse, f"{asked}Förslag till kommunfullmäktige{PUT}Kommunstyrelsens beslut{OWN}")

    assert told == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES, ClauseLevel.OWN]


def test_what_another_body_proposed_is_not_decided(parse):
    told = levels(parse, f"Arbetsutskottet föreslår kommunstyrelsen{PUT}Kommunstyrelsens beslut{OWN}")

    assert told == [ClauseLevel.OWN]


def test_below_what_its_committee_proposed(parse):
    told = levels(
        parse, f"Arbetsutskottet föreslår kommunstyrelsen{OWN}Kommunstyrelsen föreslår kommunfullmäktige{PUT}"
    )

    assert told == [ClauseLevel.PROPOSES, ClauseLevel.PROPOSES]


def test_an_office_proposes_and_the_body_sends_it_back(parse):
    told = levels(
        parse, f"Förslag till kommunfullmäktige{PUT}Kommunstyrelsens beslut\n\natt återremittera ärendet.\n\n"
    )

    assert told == [ClauseLevel.OWN]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelsen föreslår kommunfullmäktige att anta taxan.",
        "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige",
        "Revisorerna rekommenderar kommunstyrelsen att",
        "Anna Ek (S) föreslår kommunfullmäktige besluta",
        "Kommunstyrelsens förslag Kommunstyrelsen föreslår att kommunfullmäktige beslutar:",
    ],
)
def test_a_line_that_says_anything_else_besides(text):
    assert handed_on.read(text) is None
