"""Headings by what their words are made of: whole families, and the lines that look like them and are text."""

import pytest

from importers.parsing import heading_families, headings
from importers.parsing.heading_families import Family
from importers.parsing.result import SectionKind

K = SectionKind
HEADINGS = [
    (K.DECISION, "Nämndens ställningstagande"),
    (K.DECISION, "Kommunstyrelsens eget beslut"),
    (K.DECISION, "KF:s beslut"),
    (K.DECISION, "Beslut i kommunstyrelsen"),
    (K.DECISION, "Beslut (enhälligt)"),
    (K.DECISION, "Kommunstyrelsen beslutade"),
    (K.DECISION, "Beslut och motivering"),
    (K.PROPOSAL, "Liggande förslag till beslut"),
    (K.PROPOSAL, "Kommundirektörens förslag till beslut"),
    (K.PROPOSAL, "Förslag till beslut i kommunstyrelsen och kommunfullmäktige"),
    (K.PROPOSAL, "Förvaltningens förslag till beslut i nämnden"),
    (K.PROPOSAL, "Föreslaget beslut"),
    (K.PROPOSAL_NEXT, "Kommunstyrelsens förslag till kommunfullmäktiges beslut"),
    (K.PROPOSAL_NEXT, "Kommunstyrelsen föreslår att kommunfullmäktige beslutar"),
    (K.SUMMARY, "Ärendebeskrivning och bakgrund"),
    (K.SUMMARY, "Vad handlar ärendet om?"),
    (K.SUMMARY, "Kort beskrivning av ärendet"),
    (K.BACKGROUND, "Bakgrund och förutsättningar"),
    (K.BACKGROUND, "Tidigare beslut i frågan"),
    (K.HANDLING, "Nämndens överläggningar"),
    (K.HANDLING, "Behandling i arbetsutskottet"),
    (K.HANDLING, "Vid dagens sammanträde"),
    (K.HANDLING, "Dagens sammanträde 2030-03-05"),
    (K.HANDLING, "Talare i ärendet"),
    (K.DOCUMENTS, "Underlag för beslutet"),
    (K.DOCUMENTS, "Bilagor till protokollet"),
    (K.DOCUMENTS, "Bifogade dokument"),
    (K.MOTIONS, "Övriga yrkanden"),
    (K.MOTIONS, "Skriftliga yrkanden vid dagens sammanträde"),
    (K.MOTIONS, "Yrkande om bordläggning"),
    (K.MOTIONS, "Yrkande från Centerpartiet"),
    (K.MOTIONS, "Yrkande från Anna Ek (C)"),
    (K.MOTIONS, "Förslag väckta på sammanträdet"),
    (K.ORDER_OF_PROPOSALS, "Proposition på återremissyrkandet"),
    (K.ORDER_OF_PROPOSALS, "Ordförandens proposition"),
    (K.VOTE, "Omröstning om återremiss"),
    (K.VOTE, "Resultat av omröstningen"),
    (K.VOTE, "Huvudvotering"),
    (K.RESERVATION, "Reservationer, särskilda yttranden och protokollsanteckningar"),
    (K.RESERVATION, "Reservation SD"),
    (K.RESERVATION, "Skriftliga reservationer"),
    (K.RESERVATION, "Avvikande meningar"),
    (K.STATEMENT, "Uttalande till protokollet"),
    (K.STATEMENT, "Protokollsanteckning M, L och KD"),
    (K.CONFLICT_OF_INTEREST, "Anmälan om jäv"),
    (K.RECIPIENTS, "Beslutet ska sändas till"),
    (K.RECIPIENTS, "Skickas för kännedom till"),
    (K.RECIPIENTS, "Protokollsutdrag för verkställighet till"),
    (K.RECIPIENTS, "Utdrag ur protokollet för kännedom"),
    (K.RECIPIENTS, "Beslutsmottagare"),
    (K.RECIPIENTS, "Exp till"),
    (K.RECIPIENTS, "Justerat utdrag skickas till"),
    (K.RECIPIENTS, "Kopia på beslutet till"),
    (K.RECIPIENTS, "Distribution"),
    (K.RECIPIENTS, "Avskrift till"),
    (K.OTHER, "Ekonomiska konsekvenser av beslutet"),
    (K.OTHER, "Skälen till beslutet"),
    (K.OTHER, "Förvaltningens bedömning och slutsatser"),
    (K.OTHER, "Bedömning ur social dimension"),
    (K.OTHER, "Förvaltningens bedömning utifrån ett barnperspektiv"),
    (K.BACKGROUND, "INLEDNING"),
]


@pytest.mark.parametrize(("kind", "text"), HEADINGS, ids=[text for _, text in HEADINGS])
def test_words_of_a_family_open_its_part(kind, text):
    heading = headings.classify(text)

    assert heading is not None
    assert heading.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Förslag till sammanträdesdagar för kommunfullmäktige",
        "Yrkande från S, V och MP angående lekplatser",
        "Protokollsutdrag skickas till Kommunstyrelsen",
        "Yrkande 2030-10-17",
        "Förslag till detaljplan för Norra hamnen",
        "Beslut om upphandling av matsalsmöbler",
        "Reservation mot hyreshöjning",  # open tails belong to the rules that name who reserves
        "Anna Ek",
        "beslut i kommunstyrelsen",
        "Delgivningar",
        "Val av ledamot i nämnden",
        "Kommunens handlingsplan",
    ],
)
def test_a_word_outside_of_the_grammar_makes_a_line_text(text):
    assert heading_families.of(text) is None


def test_the_owner_of_a_proposal_is_told():
    assert heading_families.of("Rektors förslag till beslut") == Family(K.PROPOSAL, "Rektor")
    assert heading_families.of("Ledamöternas förslag") is not None
    assert heading_families.of("Ledamöternas förslag").kind is K.MOTIONS


def test_long_and_odd_lines_cost_little():
    assert heading_families.of("Beslut " + "och beslut " * 500) is None
    assert heading_families.of("Beslut" + " i" * 40) is None
    assert heading_families.of("§" * 60) is None


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Hemställan", None),
        ("Kontorets hemställan", "Kontoret"),
        ("Landstingsdirektörens hemställan", "Landstingsdirektören"),
        ("Rektors förslag och hemställan", "Rektor"),
        ("Förslag och hemställan", None),
    ],
)
def test_an_office_pleads(line, owner):
    assert heading_families.of(line) == Family(K.PROPOSAL, owner)


@pytest.mark.parametrize(
    "line", ["Hemställan om medel till vägen", "Hemställan avslås", "Tidigare hemställan 2030-05-04"]
)
def test_a_plea_that_is_told_of_opens_nothing(line):
    assert heading_families.of(line) is None
