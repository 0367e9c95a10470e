import pytest

from importers.parsing import clauses
from importers.parsing.result import ClauseLevel, Outcome


def decision(parse, text):
    return parse(f"§ 1\n\nRubrik\n\nBeslut\n\n{text}").items[0]


def test_lead_in_and_marked_clauses(parse):
    item = decision(parse, "Nämnden beslutar:\n- Att anta planen.\n- Att sända den vidare.")

    assert [one.text for one in item.lead_in] == ["Nämnden beslutar:"]
    assert [(one.number, one.marker.text, one.text.text) for one in item.clauses] == [
        (1, "-", "Att anta planen."),
        (2, "-", "Att sända den vidare."),
    ]


def test_one_sentence_is_one_whole_clause(parse):
    item = decision(parse, "Nämnden beslutar att anta planen. Planen gäller från 2019.")

    assert item.lead_in == ()
    assert [one.text.text for one in item.clauses] == ["Nämnden beslutar att anta planen. Planen gäller från 2019."]


def test_own_decision_apart_from_what_is_proposed(parse):
    item = decision(
        parse,
        "Kommunstyrelsen beslutar för egen del\n1. Rapporten godkänns.\nKommunstyrelsen föreslår att kommunfullmäktige "
        "beslutar\n1. Planen antas.\n2. Tidigare plan upphävs.",
    )
    assert [(one.number, one.level, one.level_body) for one in item.clauses] == [
        (1, ClauseLevel.OWN, None),
        (2, ClauseLevel.PROPOSES, "kommunfullmäktige"),
        (3, ClauseLevel.PROPOSES, "kommunfullmäktige"),
    ]
    assert len(item.lead_in) == 2


def test_what_the_body_decides_after_its_proposal_is_its_own(parse):
    item = decision(
        parse,
        "Kommunstyrelsen föreslår kommunfullmäktige besluta\n1. Planen antas.\n"
        "Kommunstyrelsen beslutar för egen del\n1. Rapporten godkänns.",
    )
    assert [(one.level, one.level_body) for one in item.clauses] == [
        (ClauseLevel.PROPOSES, "kommunfullmäktige"),
        (ClauseLevel.OWN, None),
    ]


def test_a_proposal_in_one_sentence(parse):
    (clause,) = decision(parse, "Arbetsutskottet föreslår kommunstyrelsen besluta att anta planen.").clauses

    assert (clause.level, clause.level_body) == (ClauseLevel.PROPOSES, "kommunstyrelsen")


@pytest.mark.parametrize(
    "remark",
    [
        "Paragrafen förklaras omedelbart justerad.",
        "Anna Berg (S) deltar inte i beslutet.",
        "Sammanträdet avslutas kl 21.10.",
        "Mötet ajourneras kl. 9.50.",
    ],
)
def test_remarks_under_the_decision_are_no_clauses(parse, remark):
    item = decision(parse, f"Nämnden antar planen.\n\n{remark}")

    assert len(item.clauses) == 1
    assert remark in [block.text.text for block in item.sections[0].blocks]


@pytest.mark.parametrize("mark", ["2. ", "- ", "• "])
def test_immediate_adjustment_is_a_clause_where_it_is_marked_as_one(parse, mark):
    first = "1. " if mark == "2. " else mark
    item = decision(parse, f"{first}Nämnden antar planen.\n{mark}Paragrafen förklaras omedelbart justerad.")

    assert [one.text.text for one in item.clauses][1:] == ["Paragrafen förklaras omedelbart justerad."]


def test_what_the_body_declares_is_a_clause(parse):
    item = decision(parse, "Nämnden antar planen.\n\nMiljönämnden förklarar paragrafen omedelbart justerad.")

    assert [one.text.text for one in item.clauses][1:] == ["Miljönämnden förklarar paragrafen omedelbart justerad."]
    assert item.immediately_adjusted


@pytest.mark.parametrize(
    ("text", "outcome", "status"),
    [
        ("Att ställa sig bakom modellen.", Outcome.APPROVED, "ställt sig bakom"),
        ("Motionen avslås.", Outcome.REJECTED, "avslagit"),
        ("Nämnden beslutar att avslå yrkandet om återremiss och att anta planen.", Outcome.REJECTED, "avslagit"),
        ("Ärendet återremitteras till förvaltningen.", Outcome.REMITTED, "återremitterat"),
        ("Ärendet bordläggs till nästa sammanträde.", Outcome.POSTPONED, "bordlagt"),
        ("Informationen läggs till handlingarna.", Outcome.NOTED, "noterat"),
        ("Nämnden noterar informationen.", Outcome.NOTED, "noterat"),
        ("Motionen anses besvarad.", Outcome.ANSWERED, "besvarat"),
        ("Ärendet utgår.", Outcome.REMOVED, "utgått"),
        ("Till ersättare utses Tor Hed (S).", Outcome.ELECTION, "valt"),
        ("Nämnden avger yttrande enligt förslaget.", Outcome.OPINION, "yttrat sig"),
        ("Taxan fastställs.", Outcome.APPROVED, "fastställt"),
        ("Handlingsplanen antas.", Outcome.APPROVED, "antagit"),
        ("Nämnden beslutar enligt förvaltningens förslag.", Outcome.APPROVED, "bifallit"),
        ("Klockan är tolv.", None, None),
    ],
)
def test_outcome_and_status_with_their_evidence(parse, text, outcome, status):
    item = decision(parse, text)

    assert (item.outcome, item.decision_status) == (outcome, status)
    if outcome is not None:
        assert item.outcome_evidence.text in text


def test_points_in_the_infinitive_and_the_list_below_them(parse):
    item = decision(parse, "Lägga skrivelserna till handlingarna.\n- Skrivelse från Ekbyn\n- Protokoll från rådet")

    assert [one.text.text for one in item.clauses] == ["Lägga skrivelserna till handlingarna."]


def test_a_point_that_hands_over_to_the_next_body(parse):
    item = decision(
        parse,
        "Styrelsen beslutar\n\natt för egen del godkänna rapporten samt\n\natt föreslå kommunfullmäktige besluta\n\n"
        "att lägga rapporten till handlingarna.",
    )

    assert [(one.level, one.text.text) for one in item.clauses] == [
        (ClauseLevel.OWN, "att för egen del godkänna rapporten samt"),
        (ClauseLevel.PROPOSES, "att lägga rapporten till handlingarna."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Anföranden i ärendet hålls av Anna Ek och Bo Al.",
        "I ärendet yttrar sig Anna Ek (S) och Bo Al (M).",
        "Kommunstyrelsens arbetsutskott beslutade 2030-03-07, § 55 att föreslå det.",
        "Anna Ek och Bo Al anmäler protokollsanteckning.",
    ],
)
def test_what_stands_below_a_decision_and_is_none(parse, line):
    item = parse(f"PROTOKOLL\n\n§ 5 Bokslut\n\nBeslut\n\nÅrsredovisningen godkänns.\n\n{line}").items[0]

    assert [clause.text.text for clause in item.clauses] == ["Årsredovisningen godkänns."]


def test_recipients_behind_another_word(parse):
    item = parse("PROTOKOLL\n\n§ 5 Val\n\nBeslut\n\nAnna Ek väljs.\n\nSänt till:\nAnna Ek\nRevisorerna").items[0]

    assert [one.printed.text for one in item.recipients] == ["Anna Ek", "Revisorerna"]
    assert len(item.clauses) == 1


def test_a_decision_as_proposed_leads_to_its_points(parse):
    item = decision(
        parse, "Nämnden beslutar enligt kontorets förslag\n\natt anta planen,\n\natt sända den till styrelsen."
    )

    assert [one.text.text for one in item.clauses] == ["att anta planen,", "att sända den till styrelsen."]


@pytest.mark.parametrize(
    "line", ["Justering sker den 29 oktober 2030.", "Justeringen äger rum på kontoret onsdagen den 17 april kl 15.00."]
)
def test_the_day_of_adjustment_beside_a_decision_is_no_clause(parse, line):
    assert [one.text.text for one in decision(parse, f"Nämnden utser Bo Al (S).\n\n{line}").clauses] == [
        "Nämnden utser Bo Al (S)."
    ]
    assert len(decision(parse, f"1. Nämnden utser Bo Al (S).\n2. {line}").clauses) == 2


def test_letters_below_a_numbered_point_list_what_it_is_about(parse):
    told = "1. Besluten antecknas till protokollet.\nA) Ordföranden, två beslut\nB) Direktören, ett beslut"

    assert [one.text.text for one in decision(parse, told).clauses] == ["Besluten antecknas till protokollet."]
    assert len(decision(parse, "1. Nämnden utser:\na) Bo Al (S)\nb) Ida Jo (V)").clauses) == 3
    assert len(decision(parse, "1. Planen antas.\na) Taxan fastställs.").clauses) == 2


def test_what_is_told_below_a_decision_is_no_part_of_it(parse):
    item = decision(parse, "1. Informationen noteras.\n\nLedningen informerar:\n\nA. Direktör Bo Al\n\nB. Chef Ida Jo")

    assert [one.text.text for one in item.clauses] == ["Informationen noteras."]
    assert item.lead_in == ()


@pytest.mark.parametrize("name", ["Kommunfullmäktige", "Fullmäktige"])
def test_what_the_next_body_is_to_decide_in_its_own_words(parse, name):
    item = parse(
        "PROTOKOLL\n\nKommunstyrelsen\n\n§ 5 Vägen\n\nKommunstyrelsens förslag till kommunfullmäktige\n\n"
        f"{name} beslutar att godkänna avtalet.\n\nKommunstyrelsens beslut för egen del\n\n"
        "Kommunstyrelsen beslutar att uppdra åt kontoret att teckna avtalet."
    ).items[0]

    assert [(one.level, one.level_body) for one in item.clauses] == [
        (ClauseLevel.PROPOSES, "kommunfullmäktige"),
        (ClauseLevel.OWN, "Kommunstyrelsen"),
    ]


@pytest.mark.parametrize(
    "subject", ["vi", "jag", "undertecknade", "Centerpartiet", "socialförvaltningen", "Anna Ek (S)", "Moderaterna"]
)
def test_who_proposes_is_no_part_of_the_body_that_is_to_decide(subject):
    text = f"Med hänvisning till detta föreslår {subject} kommunfullmäktige besluta"
    assert text[slice(*clauses.put_to(text))] == "kommunfullmäktige"


@pytest.mark.parametrize("proposes", ["föreslår kommunfullmäktige besluta", "hemställer hos kommunfullmäktige"])
def test_a_numbered_point_speaks_for_itself_to_whom_it_is_proposed(parse, proposes):
    item = decision(
        parse, f"1. Nämnden {proposes} att skolan läggs ned.\n2. Eleverna erbjuds plats.\n3. Nämnden beslutar om buss."
    )

    assert [one.level_body for one in item.clauses] == ["kommunfullmäktige", None, None]
    led = decision(parse, "1. Nämnden föreslår kommunfullmäktige besluta\n2. att skolan läggs ned\n3. att bussen går.")
    assert {one.level_body for one in led.clauses} == {"kommunfullmäktige"}


def test_a_body_in_some_municipality_is_named_without_it(parse):
    item = decision(parse, "Nämnden föreslår kommunstyrelsen i värdkommunen Ekby att kostnaden fördelas.")

    assert item.clauses[0].level_body == "kommunstyrelsen"


def test_what_somebody_else_proposed_below_the_points_is_none(parse):
    text = (
        "PROTOKOLL\n\nSocialnämnden\n\n§ 8 Budget\n\nSocialnämnden beslutar\n\natt godkänna uppföljningen.\n\n"
        "Arbetsutskottet föreslår 2006-05-31 § 64 att den godkännes.\n\nKontoret föreslår att den godkänns.\n\n"
        "Socialnämnden föreslår kommunfullmäktige att bevilja medel."
    )

    assert [one.text.text for one in parse(text).items[0].clauses] == [
        "att godkänna uppföljningen.",
        "Socialnämnden föreslår kommunfullmäktige att bevilja medel.",
    ]


def test_rows_of_a_table_in_tabs_are_none(parse):
    rows = "Nr\tFastighet\tDatum\n\n611\tAlen 3\t2016-08-31"
    item = parse(f"PROTOKOLL\n\nNämnden\n\n§ 8 Anmälan\n\nBeslut\n\nAnmälan noteras.\n\n{rows}").items[0]

    assert [one.text.text for one in item.clauses] == ["Anmälan noteras."]


@pytest.mark.parametrize(
    "by",
    ["med stöd av 11 § hälsoskyddslagen", "enligt 9 kap. 30 § plan- och bygglagen", "med hänvisning till ovanstående"],
)
def test_by_what_law_a_body_decides_what_its_points_say(parse, by):
    item = decision(parse, f"Nämnden beslutar {by}\n\natt avloppet åtgärdas,\n\natt avgift tas ut.")

    assert [one.text.text for one in item.clauses] == ["att avloppet åtgärdas,", "att avgift tas ut."]
    assert len(decision(parse, f"Nämnden beslutar {by} att åtgärda avloppet.\n\natt avgift tas ut.").clauses) == 2


def test_the_name_of_a_list_below_a_decision_is_none(parse):
    text = "PROTOKOLL\n\nNämnden\n\n§ 8 Lista\n\nBeslut\n\nNämnden godkänner listan.\n\nFöredragningslista"

    assert [one.text.text for one in parse(text).items[0].clauses] == ["Nämnden godkänner listan."]


@pytest.mark.parametrize(
    "said",
    [
        "EP-gruppen lämnar skriftlig reservation, bilaga 6.",
        "Anna Ek (S) lämnar in en reservation.",
        "Anna Ek (S) avger ett särskilt yttrande.",
        "Anna Ek (S) inkommer med följande protokollsanteckning.",
    ],
)
def test_what_somebody_hands_in_below_a_decision_is_none(parse, said):
    item = parse(f"PROTOKOLL\n\nNämnden\n\n§ 8 Taxa\n\nBeslut\n\nNämnden antar taxan.\n\n{said}").items[0]

    assert [one.text.text for one in item.clauses] == ["Nämnden antar taxan."]


def test_a_decision_as_proposed_leads_to_its_numbered_points(parse):
    item = decision(
        parse, "Fullmäktige beslutar enligt styrelsens förslag\n1. Reglerna fastställs.\n2. Arvodet är 40 procent."
    )

    assert [one.text.text for one in item.clauses] == ["Reglerna fastställs.", "Arvodet är 40 procent."]


@pytest.mark.parametrize("points", ["att anta planen\n\natt köpa marken", "1. Planen antas.\n\n2. Marken köps."])
def test_an_open_sentence_leads_to_its_points(parse, points):
    item = decision(parse, f"Styrelsen beslutar, under förutsättning av fullmäktiges beslut\n\n{points}")

    assert (len(item.lead_in), len(item.clauses)) == (1, 2)
    assert {one.level for one in item.clauses} == {ClauseLevel.OWN}


def test_who_proposes_that_one_body_proposes_to_the_next(parse):
    item = decision(parse, "Kontoret föreslår kommunstyrelsen besluta föreslå kommunfullmäktige\n\natt anta planen")

    assert [one.text.text for one in item.clauses] == ["att anta planen"]


@pytest.mark.parametrize(
    ("first", "leads"),
    [
        ("Nämnden beslutar att godkänna planen,", False),
        ("Kommunstyrelsen beslutar för egen del att godkänna slutrapporten,", False),
        ("Landstingsfullmäktige beslutar enhälligt att uppta lån om 12 mkr,", False),
        ("Nämnden beslutar, under förutsättning av fullmäktiges beslut,", True),
        ("Kommunstyrelsen beslutar att föreslå kommunfullmäktige, efter samråd med nämnden,", True),
        ("Nämnden beslutar, med stöd av 7 kap. 3 §,", True),
    ],
)
def test_the_first_of_several_points_is_no_lead(parse, first, leads):
    text = (
        f"PROTOKOLL\n\n§ 1 Plan\n\nText om planen.\n\nBeslut\n\n{first}\n\natt anvisa 480 tkr, samt\n\natt anta taxan."
    )
    item = parse(text).items[0]

    assert [one.text for one in item.lead_in] == ([first] if leads else [])
    assert len(item.clauses) == (2 if leads else 3)


@pytest.mark.parametrize(
    ("point", "is_one"),
    [
        ("2. Den avgift som nämnden beslutade den 14 juni 2021, § 72, upphör att gälla.", True),
        ("2. Nämnden beslutade den 14 juni 2021, § 72, att anta planen.", False),
    ],
)
def test_a_point_may_name_what_was_decided_before(parse, point, is_one):
    item = decision(parse, f"Nämnden beslutar\n\n1. Avgiften fastställs till 200 kronor.\n\n{point}")

    assert len(item.clauses) == 1 + is_one
