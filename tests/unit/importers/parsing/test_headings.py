import pytest

from importers.parsing import headings
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import SectionKind

K = SectionKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Beslut", K.DECISION),
        ("BESLUT", K.DECISION),
        ("Beslut:", K.DECISION),
        ("3. Beslut", K.DECISION),
        ("Kommunfullmäktiges beslut", K.DECISION),
        ("Barn- och utbildningsnämndens beslut", K.DECISION),
        ("ARBETSUTSKOTTET BESLUTAR", K.DECISION),
        ("KOMMUNFULLMÄKTIGE BESLUTAR:", K.DECISION),
        ("Kommunstyrelsen beslutar:", K.DECISION),
        ("Kommunstyrelsens arbetsutskotts beslut", K.DECISION),
        ("Kommunstyrelsens förslag till kommunfullmäktige", K.PROPOSAL_NEXT),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta", K.PROPOSAL_NEXT),
        ("Förvaltningens förslag till beslut", K.PROPOSAL),
        ("Socialnämndens förslag till beslut", K.PROPOSAL),
        ("Förslag till beslut", K.PROPOSAL),
        ("Sammanfattning av ärendet", K.SUMMARY),
        ("Ärendebeskrivning", K.SUMMARY),
        ("Ärendet i sin helhet", K.SUMMARY),
        ("Beslutsexp:", K.RECIPIENTS),
        ("Rättelsen skickas till", K.RECIPIENTS),
        ("Tjänsteutlåtandet expedieras till", K.RECIPIENTS),
        ("Beslutet ska delges med mottagningsbevis", K.RECIPIENTS),
        ("Beslutet kommuniceras till", K.RECIPIENTS),
        ("Beslutet skickas även till", K.RECIPIENTS),
        ("Underrättelse till", K.RECIPIENTS),
        ("Bakgrund", K.BACKGROUND),
        ("Dagens sammanträde", K.HANDLING),
        ("Beslutsunderlag", K.DOCUMENTS),
        ("Yrkande m m", K.MOTIONS),
        ("Beslutsgång", K.ORDER_OF_PROPOSALS),
        ("Votering", K.VOTE),
        ("Omröstning nr 2", K.VOTE),
        ("Reservation (SD)", K.RESERVATION),
        ("Särskilt yttrande", K.STATEMENT),
        ("Jäv", K.CONFLICT_OF_INTEREST),
        ("Expedieras till", K.RECIPIENTS),
        ("Beslutsexp.", K.RECIPIENTS),
        ("Barnperspektiv", K.OTHER),
    ],
)
def test_known_headings(text, kind):
    assert headings.classify(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Nämndens beslut innebär att taxan höjs",
        "Beslut om antagande av detaljplan för Norra hamnen",
        "Enligt kommunstyrelsens förslag:",
        "Förslaget avslås.",
        "Bakgrunden är att skolan har vuxit.",
        "Anna Berg",
        "",
    ],
)
def test_what_is_no_heading(text):
    assert headings.classify(text) is None


def test_whose_decision_and_whose_proposal():
    assert headings.classify("Kommunstyrelsens beslut").body == "Kommunstyrelsen"
    heading = headings.classify("Arbetsutskottets förslag till kommunstyrelsen")
    assert (heading.body, heading.next_body) == ("Arbetsutskottet", "kommunstyrelsen")


def test_heading_on_the_line_of_its_text():
    line = "Beslut sänds till: Kommunstyrelsen"
    heading, label, rest = headings.inline(Passage(line, (Segment(0, 0, len(line)),)))

    assert heading.kind is K.RECIPIENTS
    assert (label.text, rest.text) == ("Beslut sänds till:", "Kommunstyrelsen")
    assert headings.inline(Passage("Obs: text", (Segment(0, 0, 9),))) is None


@pytest.mark.parametrize("text", ["Ja-röst för kommunstyrelsens förslag", "NEJ för nämndens förslag", "Ja = bifall"])
def test_what_a_vote_means_is_no_heading(text):
    assert headings.classify(text) is None


def test_a_proposal_in_capitals_without_a_verb_of_deciding():
    found = headings.classify("KS FÖRESLÅR KF")

    assert (found.kind, found.body, found.next_body) == (SectionKind.PROPOSAL_NEXT, "KS", "KF")


def test_a_day_alone_makes_no_heading_of_whom_it_is_sent_to():
    assert headings.classify("Exp. den 6 november 2030").kind is K.RECIPIENTS
    assert headings.classify("Exp. den 6 november 2030 av kansliet") is None
    assert headings.classify("Exp. 12") is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Arbetsutskottets förslag till kommunstyrelsen 2017-08-22, § 120", "Arbetsutskottet"),
        ("Kommunstyrelsens förslag till beslut den 22 augusti 2017 § 120", "Kommunstyrelsen"),
        ("Kommunstyrelsens beslut 2017-08-22 § 120", None),
        ("Protokollsutdrag 2017-08-22 § 120", None),
    ],
)
def test_what_an_earlier_instance_proposed_with_its_day(text, body):
    found = headings.classify(text)

    assert (found and (found.kind, found.body)) == (body and (SectionKind.PROPOSAL, body))
