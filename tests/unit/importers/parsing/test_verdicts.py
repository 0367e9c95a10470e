"""Outcomes of decisions."""

import pytest

from importers.parsing import Outcome


@pytest.mark.parametrize(
    ("clause", "outcome"),
    [
        ("att bifalla motionen.", Outcome.APPROVED),
        ("att avslå motionen.", Outcome.REJECTED),
        ("Motionen om att utse en ombudsman avslås.", Outcome.REJECTED),
        ("Ansökan om att få köpa marken avslås.", Outcome.REJECTED),
        ("Förslaget att anta en ny taxa återremitteras.", Outcome.REMITTED),
        ("att återremittera ärendet för att se vilka taxor som fastställs.", Outcome.REMITTED),
        ("Ärendet bordläggs.", Outcome.POSTPONED),
        ("Interpellationen anses besvarad.", Outcome.ANSWERED),
        ("Avsägelsen godkänns.", Outcome.ELECTION),
        ("att bifalla avsägelsen från uppdraget.", Outcome.ELECTION),
        ("Fullmäktige godtar hennes avsägelse.", Outcome.ELECTION),
        ("att bifalla motionen om rätt till avsägelse.", Outcome.APPROVED),
        ("att godkänna rapporten och överlämna den till fullmäktige.", Outcome.APPROVED),
        ("att godkänna informationen.", Outcome.NOTED),
        ("Yttrande lämnas enligt förslaget.", Outcome.OPINION),
        ("1. Ärendet Attestförteckning utgår.\n2. Listan fastställs i övrigt.", Outcome.APPROVED),
        ("1. Ärendet utgår.\n2. Kansliet får i uppdrag att återkomma.", Outcome.REMOVED),
        ("att godkänna redovisningen av delegationsbesluten.", Outcome.NOTED),
        ("Redovisningen av beslut på delegation godkänns.", Outcome.NOTED),
        ("att godkänna redovisningen av budgeten.", Outcome.APPROVED),
        ("Negativt planbesked ges för fastigheten Ek 1:2.", Outcome.REJECTED),
        ("Ann Ek (S) utses till ledamot.", Outcome.ELECTION),
        ("Nämnden har tagit del av rapporten.", Outcome.NOTED),
        ("att förvärva fastigheten Ek 1.", Outcome.APPROVED),
        ("Följande avsägelser som ledamot i fullmäktige beviljas.", Outcome.ELECTION),
        ("Ärendet utgår.", Outcome.REMOVED),
        ("Ärendet om bidrag utgår från dagordningen.", Outcome.REMOVED),
        ("att ersättningen från den 1 juli skall utgå med 35 kronor för heldag.", Outcome.APPROVED),
        ("Arvode utgår enligt reglementet.", Outcome.APPROVED),
        ("att avskrivningarna ska rymmas inom ramen.", Outcome.APPROVED),
        ("Motionen avskrivs.", Outcome.REMOVED),
        ("Enligt förvaltningens förslag.", Outcome.APPROVED),
        ("att som svar på remissen avge kontorets skrivelse.", Outcome.OPINION),
        ("att sammanträda den 10 februari och den 2 juni 2017.", Outcome.APPROVED),
        ("Tekniska nämnden sammanträder den 10 februari.", Outcome.APPROVED),
        ("På yrkande av Bo Ek (V) om bifall beslöt nämnden att avslå motionen.", Outcome.REJECTED),
        ("Motionen överlämnas till kommunstyrelsen för beredning.", None),
        ("Kommunstyrelsen beslutar enligt förvaltningens förslag.", Outcome.APPROVED),
        ("Kommunen har ingen erinran mot förslaget.", Outcome.APPROVED),
        ("att medborgarförslaget därmed är besvarat.", Outcome.ANSWERED),
        ("Motionen är härmed besvarad.", Outcome.ANSWERED),
        ("1. Nämnden tar ut en avgift.\n2. Avgiften ska betalas när beslutet har delgetts.", Outcome.APPROVED),
        ("Nämnden har delgivits rapporten.", Outcome.NOTED),
        ("att lämna förslaget utan erinran.", Outcome.APPROVED),
        ("Nämnden har inget att erinra mot planen.", Outcome.APPROVED),
        ("Yttrande, bilaga § 191 A, avges till departementet.", Outcome.OPINION),
        ("Kontorets förslag till yttrande antas som kommunens svar på remissen.", Outcome.OPINION),
        ("Nämnden överlämnar kontorets skrivelse som sitt yttrande till länsstyrelsen.", Outcome.OPINION),
        ("Nämnden antar kontorets förslag som sitt svar på remissen.", Outcome.OPINION),
        ("Regionstyrelsen avger yttrande till departementet enligt förslag.", Outcome.OPINION),
        ("Nämnden lämnar remissvar enligt förslaget.", Outcome.OPINION),
        ("Planen antas med hänvisning till länsstyrelsens yttrande.", Outcome.APPROVED),
        ("Med hänsyn till kontorets yttrande antas planen.", Outcome.APPROVED),
        ("att avge remissvar enligt förslaget.", Outcome.OPINION),
        ("att avgiva remissvar i enlighet med drätselkontorets skrivelse.", Outcome.OPINION),
        ("Direktionen avgav yttrande till länsstyrelsen.", Outcome.OPINION),
        ("att uppdra åt förbundschefen att avge remissvar.", Outcome.APPROVED),
        ("Förbundschefen bemyndigas att avge remissvar.", Outcome.APPROVED),
        ("att avstå från att avge remissvar.", Outcome.APPROVED),
        ("att avgiften tas ut enligt kontorets remissvar.", Outcome.APPROVED),
        ("Kommunen går i borgen för bolagets lån.", Outcome.APPROVED),
        ("Ekby kommun går i borgen för bolagets lån.", Outcome.APPROVED),
        ("Räddningstjänstförbundet lånar upp 4 mkr.", Outcome.APPROVED),
        ("Landstinget iklär sig ansvaret för lånet.", Outcome.APPROVED),
        ("Kommunen saknar rådighet i frågan.", None),
        ("Kommunen har 12 000 invånare.", None),
        ("Bolaget går i borgen för lånet.", None),
        ("att avstå från att yttra sig över förslaget.", Outcome.APPROVED),
        ("Ordföranden bemyndigas att avge yttrande.", Outcome.APPROVED),
        ("Nämnden begär förlängd tid för att lämna sitt yttrande.", Outcome.APPROVED),
        ("Bygdegården hålls öppen måndag-fredag kl. 15-19.", Outcome.APPROVED),
        ("Kyrkans sal hyrs som vallokal för 3 500 kronor.", Outcome.APPROVED),
        ("Kommunens ord om saken.", None),
        ("Inga övriga frågor anmäls.", None),
        ("1. Dagordningen fastställs.\n2. Bo Ek (M) utses att justera.", Outcome.ELECTION),
        ("att godkänna kallelsen, samt\natt utse Bo Ek (M) att justera protokollet.", Outcome.ELECTION),
        ("1. Listan fastställs.\n2. Taxan antas.\n3. Bo Ek (M) utses att justera.", Outcome.APPROVED),
        ("Dagordningen fastställs.", Outcome.APPROVED),
        ("Nämnden entledigar NN från uppdraget som god man i akt 12.", Outcome.APPROVED),
        ("NN utses till förvaltare för en person.", Outcome.APPROVED),
        ("Nämnden utser Bo Ek till mottagare av 2030 års miljöpris.", Outcome.APPROVED),
        ("Bo Ek (M) utses till överförmyndare.", Outcome.ELECTION),
        ("Bo Ek (M) entledigas från uppdraget som ledamot.", Outcome.ELECTION),
    ],
)
def test_outcome(parse, clause, outcome):
    item = parse(f"PROTOKOLL\n\n§ 1 Ett ärende\n\nBeslut\n\n{clause}").items[0]

    assert item.outcome is outcome
    if outcome is not None:
        assert item.outcome_evidence.text in clause


@pytest.mark.parametrize(
    ("title", "clause", "outcome"),
    [
        ("Remiss: Cykelplan", "Nämnden överlämnar kontorets skrivelse som svar till regionen.", Outcome.OPINION),
        ("Svar på skrivelse", "Nämnden överlämnar kontorets skrivelse som svar till regionen.", Outcome.APPROVED),
        ("Detaljplan för Ek 1, yttrande", "Nämnden har inget att erinra mot planen.", Outcome.OPINION),
        ("Remiss om plan", "Nämnden tillstyrker planen och överlämnar skrivelsen som sitt svar.", Outcome.OPINION),
        ("Yttrande över ansökan", "att avstyrka ansökan enligt förslaget till yttrande.", Outcome.OPINION),
        ("Remiss om lov", "1. Nämnden godkänner förslaget.\n2. Yttrandet lämnas till regionen.", Outcome.OPINION),
        ("Remiss om taxa", "Nämnden bordlägger ärendet.", Outcome.POSTPONED),
        ("Detaljplan för Ek 1, samråd", "Planen godkänns för samråd.", Outcome.APPROVED),
    ],
)
def test_who_is_asked_answers(parse, title, clause, outcome):
    item = parse(f"PROTOKOLL\n\n§ 1 {title}\n\nBeslut\n\n{clause}").items[0]

    assert item.outcome is outcome
    assert item.outcome_evidence.text in clause


def test_the_first_clause_that_says_it(parse):
    item = parse("PROTOKOLL\n\n§ 1 Taxa\n\nBeslut\n\n1. Taxan antas.\n2. Motionen avslås.").items[0]

    assert (item.outcome, item.decision_status) == (Outcome.APPROVED, "antagit")


@pytest.mark.parametrize(
    ("title", "clauses", "outcome"),
    [
        ("Folkhälsoråd", "1. Bo Ek (S) utses till ordförande i rådet.\n2. Reglementet antas.", Outcome.APPROVED),
        ("Folkhälsoråd", "1. Bo Ek (S) väljs till ordförande.\n2. Ett råd inrättas.", Outcome.APPROVED),
        ("Skolskjuts", "1. Bo Ek (S) utses att delta.\n2. Motionen avslås.", Outcome.REJECTED),
        ("Val av ombud", "1. Bo Ek (S) utses till ombud.\n2. Stadgarna godkänns.", Outcome.APPROVED),
        ("Val av ombud", "1. Bo Ek (S) utses till ombud.\n2. Beslutet gäller från den 1 maj.", Outcome.ELECTION),
        ("Ledamot", "1. Avsägelsen godkänns.\n2. Ny röstsammanräkning begärs av länsstyrelsen.", Outcome.ELECTION),
        ("Ledamot", "1. Bo Ek (S) väljs till ledamot.\n2. Arvodet fastställs till 900 kronor.", Outcome.ELECTION),
        ("Ledamot", "1. Bo Ek (S) väljs till ledamot.\n2. Informationen noteras.", Outcome.ELECTION),
        ("Stämma", "1. Bo Ek (S) utses till ombud.\n2. Fastställande av resultaträkningen.", Outcome.ELECTION),
        ("Stämma", "1. Bo Ek (S) utses till ombud.\n2. Vinsten enligt den fastställda räkningen.", Outcome.ELECTION),
        ("Ombud", "1. Bo Ek (S) väljs till ombud.\n2. Ann Al (V) väljs till ersättare.", Outcome.ELECTION),
    ],
)
def test_an_election_is_the_outcome_where_nothing_else_is_decided(parse, title, clauses, outcome):
    item = parse(f"PROTOKOLL\n\n§ 1 {title}\n\nBeslut\n\n{clauses}").items[0]

    assert item.outcome is outcome
    assert item.outcome_evidence.text in clauses


@pytest.mark.parametrize(
    "clause",
    [
        "Bygglov beviljas inte.",
        "Bygglov medges ej för garaget.",
        "Ansökan bifalles icke.",
        "att inte bifalla ansökan",
        "att ansökan ej bifalles",
        "att inte anta förslaget till detaljplan",
        "Nämnden beviljar inte strandskyddsdispens.",
        "Nämnden lämnar inte tillstånd till åtgärden.",
        "Nämnden finner att sökt åtgärd inte kan tillåtas.",
        "Strandskyddsdispens kan inte ges.",
        "Något förhandsbesked meddelas inte.",
        "att borgen inte lämnas",
        "Kommunstyrelsen beslutar att inte tillstyrka ansökan.",
        "Som förhandsbesked meddelas att fritidshus inte får uppföras på platsen.",
        "Som förhandsbesked lämnas att huset ej kan medges.",
        "Planbesked lämnas med innebörden att detaljplan inte kommer att upprättas.",
        "Ansökan lämnas utan bifall.",
        "att avstyrka motionen",
    ],
)
def test_what_is_not_granted_is_rejected(parse, clause):
    item = parse(f"PROTOKOLL\n\n§ 1 En ansökan\n\nBeslut\n\n{clause}").items[0]

    assert (item.outcome, item.decision_status) == (Outcome.REJECTED, "avslagit")
    assert item.outcome_evidence.text in clause


@pytest.mark.parametrize(
    "clause",
    [
        "Som förhandsbesked meddelas att fritidshus får uppföras på platsen.",
        "Förhandsbesked lämnas. Det innebär inte att åtgärden får påbörjas.",
        "Förhandsbesked meddelas under förutsättning att huset inte får placeras närmare än 4 meter.",
        "Som förhandsbesked meddelas att huset kan tillåtas. Arbetet får inte påbörjas utan lov.",
        "Bygglov beviljas. Arbetet får inte påbörjas förrän startbesked har getts.",
        "Bidrag beviljas. Bidrag lämnas inte för moms.",
        "att anta planen, dock att undantag inte medges för garage",
        "Sökande som inte beviljas bidrag ska informeras.",
        "Om bygglov inte beviljas ska avgiften återbetalas.",
        "att utreda om bygglov inte kan ges i efterhand",
        "att inte lämna något yttrande",
        "Med hänvisning till länsstyrelsens avstyrkande godkänner nämnden planen.",
    ],
)
def test_what_is_granted_but_not_all_of_it_is_approved(parse, clause):
    assert parse(f"PROTOKOLL\n\n§ 1 En ansökan\n\nBeslut\n\n{clause}").items[0].outcome is Outcome.APPROVED


def test_who_is_asked_and_speaks_against_a_matter_does_not_reject_it(parse):
    item = parse("PROTOKOLL\n\n§ 1 Yttrande över ansökan\n\nBeslut\n\natt avstyrka ansökan.").items[0]

    assert (item.outcome, item.decision_status) == (Outcome.OPINION, "beslutat")
