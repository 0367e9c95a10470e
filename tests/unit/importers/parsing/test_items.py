import pytest

from importers.parsing.result import ClauseLevel, MatterType, Outcome, ReferenceKind, SectionKind


def item(parse, text):
    return parse(text).items[0]


def test_title_on_the_label_line_behind_the_case_number(parse):
    found = item(parse, "§ 54 Dnr KS 2018/12 003 Godkännande av dagordning\n\nBeslut\n\nDagordningen godkänns.")

    assert found.title.text == "Godkännande av dagordning"
    assert [(one.printed.text, one.prefix, one.key, one.plan_code.text) for one in found.dnrs] == [
        ("KS 2018/12 003", "KS", "2018/12", "003")
    ]
    assert found.head[0].text == "§ 54 Dnr KS 2018/12 003"


def test_numbers_below_the_label_and_the_title_below_them(parse):
    found = item(parse, "Bu § 96\n\n2018/0234\n\n600\n\nTaxa för måltider\n\nBeslut\n\nTaxan antas.")

    assert [one.text for one in found.head] == ["Bu § 96", "2018/0234", "600"]
    assert found.title.text == "Taxa för måltider"


def test_case_number_below_the_title(parse):
    found = item(parse, "§ 3\n\nTaxa för måltider\nDnr 2018/12\n\nBeslut\n\nTaxan antas.")

    assert found.title.text == "Taxa för måltider"
    assert [one.key for one in found.dnrs] == ["2018/12"]


def test_title_of_two_lines_in_wrapped_text(parse):
    text = (
        "§ 14 Ärendenummer SLK-2023-00497\n\n"
        "Uppföljning av stadens plan mot hemlöshet\n2020-2022 och begäran om beslut\n"
        "Beslut\n\nPlanen godkänns. Den gäller för hela staden och alla dess nämnder och styrelser under de\n"
        "kommande åren. Ansvaret delas mellan nämnderna enligt det förslag som kontoret har lämnat till\nstyrelsen."
    )
    assert item(parse, text).title.text == "Uppföljning av stadens plan mot hemlöshet 2020-2022 och begäran om beslut"


def test_title_that_goes_on_with_a_date(parse):
    text = "§ 18\n\nAvsägelse från uppdraget som ersättare från och med den\n1 februari 2025\n\nBeslut\n\nGodkänns."
    assert item(parse, text).title.text.endswith("från och med den 1 februari 2025")


def test_a_labelled_number_of_unknown_shape_is_no_title(parse):
    found = item(parse, "§ 389 Ärendenummer SLK:16342 Anmälan av val\n\nBeslut\n\nAntecknas.")

    assert found.title.text == "Anmälan av val"
    assert found.dnrs == ()


def test_title_that_is_a_heading_elsewhere(parse):
    found = item(parse, "§ 5\n\nInformation\n\nBeslut\n\nInformationen antecknas.")

    assert found.title.text == "Information"
    assert [section.kind for section in found.sections] == [SectionKind.DECISION]


def test_decision_last_is_the_same_decision(parse):
    first = item(parse, "§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\nBakgrund\n\nTaxan är gammal.")
    last = item(parse, "§ 1\n\nTaxa\n\nBakgrund\n\nTaxan är gammal.\n\nBeslut\n\nTaxan antas.")

    assert [clause.text.text for clause in first.clauses] == [clause.text.text for clause in last.clauses]
    assert first.outcome is last.outcome


BOTH = (
    "§ 1\n\nTaxa\n\n{head}\n\nTaxan antas från 2020.\n\nKommunstyrelsens förslag till kommunfullmäktige\n\nTaxan antas."
)


def test_proposal_to_the_next_body_is_a_clause_of_the_body_that_makes_it(parse):
    own = item(parse, BOTH.format(head="Kommunstyrelsens beslut"))
    of_another = item(parse, BOTH.format(head="Kommunfullmäktiges beslut"))

    assert [clause.level for clause in own.clauses] == [ClauseLevel.OWN, ClauseLevel.PROPOSES]
    assert own.proposals == ()
    assert len(of_another.clauses) == 1
    assert [(one.by, one.text.text) for one in of_another.proposals] == [("kommunstyrelsen", "Taxan antas.")]


def test_what_stands_before_the_first_heading_is_kept(parse):
    found = item(parse, "§ 1 Upprop\n\nUpprop förrättas.")

    assert found.title.text == "Upprop"
    assert found.sections[0].blocks[0].text.text == "Upprop förrättas."


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Svar på motion om gratis bussar", MatterType.MOTION),
        ("Medborgarförslag om lekplats", MatterType.CITIZEN_PROPOSAL),
        ("Interpellation om vatten", MatterType.INTERPELLATION),
        ("Fråga från Alva Exempelsson (X) om vägar", MatterType.QUESTION),
        ("Fråga nr 3 till kommunstyrelsens ordförande om bussar", MatterType.QUESTION),
        ("Fråga till kommunstyrelsen från Bror Påhittsson (YZ)", MatterType.QUESTION),
        ("Svar på enkel fråga om stöd", MatterType.QUESTION),
        ("Fråga om hastigheter", MatterType.QUESTION),
        ("Fråga om sammanträdet blivit i laga ordning kungjort", MatterType.OTHER),
        ("Svar på regionens fråga om stöd till familjer", MatterType.OTHER),
        ("Fråga från Region Exempel om gemensam organisation", MatterType.OTHER),
        ("Svar på fråga från Grannby kommun", MatterType.OTHER),
        ("Regionens fråga till kommunerna om stöd", MatterType.OTHER),
        ("Remiss: Länstransportplan", MatterType.REFERRAL),
        ("Val av ersättare", MatterType.ELECTION),
        ("Taxa för måltider", MatterType.RULES),
        ("Budget 2019", MatterType.BUDGET),
        ("Förslag till landsbygdsstrategi", MatterType.POLICY),
        ("Omdisponering av investeringsmedel", MatterType.BUDGET),
        ("Anmälan av delegationsbeslut", MatterType.DELEGATION),
        ("Personärende", MatterType.PERSONAL),
        ("Ombyggnad av skolan", MatterType.OTHER),
    ],
)
def test_matter_type(parse, title, matter):
    assert item(parse, f"§ 1\n\n{title}\n\nBeslut\n\nBeslutet blir som föreslaget.").matter_type is matter


def test_secret_items_are_withheld(parse):
    assert item(parse, "§ 1\n\nPersonärende\n\nBeslut\n\nBifalls.").withheld
    assert not item(parse, "§ 1\n\nTaxa\n\nBeslut\n\nBifalls.").withheld


def test_secret_range_of_the_front_page_withholds(parse):
    document = parse(
        "PROTOKOLL\n\nBeslutande\nAnna Berg (S)\n\nParagrafer\n1–2 varav sekretess 2\n\n"
        "§ 1\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 2\n\nÄrende\n\nBeslut\n\nBifalls."
    )
    assert [one.withheld for one in document.items] == [False, True]


def test_mentions_in_the_text(parse):
    found = item(
        parse,
        "§ 9\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\nBakgrund\n\nEnligt kommunfullmäktiges beslut 2012-05-31 § 14 och "
        "kommunallagen (2017:725) ska ärende KS 2011/77 prövas.",
    )
    assert [(one.kind, one.printed.text) for one in found.references] == [
        (ReferenceKind.PARAGRAPH, "2012-05-31 § 14"),
        (ReferenceKind.LAW, "2017:725"),
        (ReferenceKind.DNR, "KS 2011/77"),
    ]
    assert found.references[0].body == "kommunfullmäktige"


def test_earlier_instances_on_lines_of_their_own_are_no_labels(parse):
    found = parse(
        "Kommunfullmäktige\n\nKf § 88\nKs § 131\nKsau § 119\nDnr KS 2019/604\n\nGågata\n\nBeslut\n\nBifalles."
    ).items

    assert [(one.number, one.prefix, one.title.text) for one in found] == [(88, "Kf", "Gågata")]
    assert [(one.body, one.paragraph) for one in found[0].references] == [("Ks", "131"), ("Ksau", "119")]


def test_one_clause_that_proposes_leaves_the_next_to_the_body(parse):
    found = item(
        parse,
        "§ 3\n\nTaxa\n\nDirektionen beslutar\n\natt föreslå kommunfullmäktige att fastställa taxan, samt\n\n"
        "att uppdra åt chefen att informera.",
    )

    assert [(one.level, one.level_body) for one in found.clauses] == [
        (ClauseLevel.PROPOSES, "kommunfullmäktige"),
        (ClauseLevel.OWN, "Direktionen"),
    ]


def test_what_a_sentence_of_decision_lists_is_no_clause(parse):
    found = item(
        parse,
        "§ 3\n\nRapporter\n\nBeslut\n\nNämnden noterar rapporterna.\n\n- Ekonomirapport maj\n- Inspektion av hamn",
    )

    assert [one.text.text for one in found.clauses] == ["Nämnden noterar rapporterna."]


def test_sentences_without_a_heading_that_decide(parse):
    listed = item(parse, "§ 3\n\nMeddelanden\n\nAnmäldes en skrivelse.\n\nMeddelandena lades till handlingarna.")
    untitled = item(parse, "§ 3\n\nAtt justera protokollet utsågs Tyra Al.\n\n§ 4\n\nTaxa\n\nBeslut\n\nTaxan antas.")

    assert ([one.text.text for one in listed.clauses], listed.outcome) == (
        ["Meddelandena lades till handlingarna."],
        Outcome.NOTED,
    )
    assert (untitled.title, len(untitled.clauses), untitled.outcome) == (None, 1, Outcome.ELECTION)


def test_a_decision_in_capitals_below_the_proposal_in_capitals(parse):
    found = item(
        parse,
        "§ 7\n\nLäsår\n\nFÖRSLAG TILL BESLUT\n\natt anta tiderna.\n\nSKOLNÄMNDEN BESLUTAR\n\natt anta tiderna, samt\n\n"
        "att fem dagar läggs ut.",
    )

    assert [one.text.text for one in found.clauses] == ["att anta tiderna, samt", "att fem dagar läggs ut."]


def test_a_proposal_to_the_next_body_is_the_decision_where_nothing_else_is(parse):
    text = "Kommunstyrelsen\n\n§ 2\n\nAvtal\n\nFörslag till beslut i kommunfullmäktige\n\nAvtalet godkänns."
    proposed = item(parse, text)
    decided = item(parse, text.replace("Kommunstyrelsen", "Kommunfullmäktige", 1) + "\n\nBeslut\n\nAvtalet avslås.")

    assert [(one.text.text, one.level_body) for one in proposed.clauses] == [("Avtalet godkänns.", "kommunfullmäktige")]
    assert [(one.text.text, one.level) for one in decided.clauses] == [("Avtalet avslås.", ClauseLevel.OWN)]


def test_the_verb_of_the_subject_wins_over_one_in_a_subordinate_clause(parse):
    found = item(
        parse,
        "§ 1\n\nLista\n\nBeslut\n\nKommunstyrelsen fastställer listan med den ändringen att ärendet om priset utgår.",
    )

    assert found.outcome is Outcome.APPROVED


@pytest.mark.parametrize("title", ["Information", "Justering", "Anmälan om jäv", "Delgivning"])
def test_a_word_of_headings_directly_below_the_label_is_the_title(parse, title):
    found = item(parse, f"§ 4\n\n{title}\n\nAnna Ek berättar om skolan.")

    assert found.title.text == title


def test_a_recipient_called_as_a_heading_stays_in_the_list(parse):
    found = item(
        parse,
        "§ 4\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\nBeslutet skickas till\nEkonomi\nKommunikation\nTekniska nämnden",
    )

    assert [one.printed.text for one in found.recipients] == ["Ekonomi", "Kommunikation", "Tekniska nämnden"]


@pytest.mark.parametrize(
    "text",
    [
        "Propositioner\n\nSedan ordföranden ställt proposition på dem beslutas\n\n- att avslå motionen.",
        "Underlag: utkast till rapport, daterat den 28 mars 2031\n\nRevisorerna beslutar att\n\n- avslå motionen.",
        "Förslag: En anmärkning.\n\nOrdföranden finner så.\n\nRevisorerna beslutar att\n\n- avslå motionen.",
    ],
)
def test_a_decision_in_the_midst_of_another_part(parse, text):
    found = item(parse, f"§ 5\n\nMotion om laddstolpar\n\n{text}")

    assert [clause.text.text.removeprefix("att ") for clause in found.clauses] == ["avslå motionen."]
    assert found.outcome is Outcome.REJECTED


def test_points_that_are_proposed_and_not_put_are_no_decision(parse):
    found = item(parse, "§ 5\n\nPlan\n\nFörslag: Eva Ek har skrivit.\n\nRevisorerna beslutar att\n\n- avslå motionen.")

    assert found.clauses == ()


def test_a_proposal_with_an_owner_ends_where_the_body_decides(parse):
    text = (
        "§ 5\n\nBokslut\n\nPresidiets förslag\n\natt det godkänns.\n\nDirektionen beslutar enhälligt\n\natt godta det."
    )

    assert [one.text.text for one in item(parse, text).clauses] == ["att godta det."]


def test_the_whole_name_of_an_earlier_instance(parse):
    found = item(parse, "§ 99 Kommunstyrelsen § 131 (dnr 2031.0077.255)\n\nKöp av tomt\n\nBeslut\n\nKöpet godkänns.")

    assert found.title.text == "Köp av tomt"
    assert [one.key for one in found.dnrs] == ["2031/77"]
    assert [(one.kind, one.body, one.paragraph) for one in found.references] == [
        (ReferenceKind.EARLIER_INSTANCE, "Kommunstyrelsen", "131")
    ]


def test_a_label_without_its_number_behind_the_title(parse):
    found = item(parse, "§ 18\tElevärende\tDnr\n\nSekretess. Ärendet är infört i särskild bilaga.")

    assert found.title.text == "Elevärende"
    assert found.withheld


def test_a_number_with_its_plan_code_in_brackets_behind_the_title(parse):
    found = item(parse, "§ 64 Avgifter för tillsyn Ärendenr MKN 2031-00095 (4.1.6)\n\nBeslut\n\nTaxan antas.")

    assert found.title.text == "Avgifter för tillsyn"
    assert [one.key for one in found.dnrs] == ["2031/95"]


def test_what_was_said_in_another_body_is_not_of_this_meeting(parse):
    text = (
        "PROTOKOLL\n\nKommunfullmäktige\n2030-05-22\n\n§ 5 Taxa\n\n{}\n\nAnna Ek (S) lämnar särskilt yttrande.\n\n"
        "Beslut\n\nTaxan antas."
    )
    elsewhere = parse(text.format("Särskilt yttrande i kommunstyrelsen")).items[0]
    here = parse(text.format("Särskilt yttrande i kommunfullmäktige")).items[0]

    assert elsewhere.positions == ()
    assert [one.person.name for one in here.positions] == ["Anna Ek"]


@pytest.mark.parametrize(
    ("decided", "matter"),
    [
        ("Motionen avslås.", MatterType.MOTION),
        ("att bifalla motionen.", MatterType.MOTION),
        ("Informationen noteras.", MatterType.INFORMATION),
        ("Nämnden tackar för informationen.", MatterType.INFORMATION),
        ("att tacka för informationen och notera den till protokollet.", MatterType.INFORMATION),
        ("Informationen om avgifter ska förbättras.", MatterType.OTHER),
        ("Motionen avslås.\n\nStaketet rivs.", MatterType.OTHER),
    ],
)
def test_matter_type_by_what_every_clause_decides_about(parse, decided, matter):
    assert item(parse, f"§ 1\n\nStaketet vid ån\n\nBeslut\n\n{decided}").matter_type is matter


def test_a_matter_that_may_not_be_named_has_its_title(parse):
    found = item(parse, "§ 1\n\nÄrende som rör enskild\n\nBeslut\n\nAvslås.")
    secret = item(parse, "§ 1\n\nÄrende under sekretess\n\nParagrafen publiceras inte enligt 21 kap. OSL.")

    assert found.title.text == "Ärende som rör enskild"
    assert (secret.title.text, secret.withheld) == ("Ärende under sekretess", True)


@pytest.mark.parametrize("clause", ["Justerar ärendet omedelbart", "Paragrafen justeras omedelbart."])
def test_adjusted_at_once(parse, clause):
    item = parse(f"PROTOKOLL\n\n§ 1 Remiss\n\nBeslut\n\n1. Godkänner yttrandet\n2. {clause}").items[0]

    assert item.immediately_adjusted


OWN_PROPOSAL = "Kommunstyrelsens förslag till beslut\n\nKommunfullmäktige avslår motionen."


def clauses_of(parse, text):
    head = "Ekby kommun\nSAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2031-05-04\n\n"
    (found,) = parse(f"{head}§ 5\n\nMotion om laddstolpar\n\n{text}").items
    return [(clause.level.value, clause.level_body, clause.text.text) for clause in found.clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (OWN_PROPOSAL, [("proposes", "Kommunfullmäktige", "Kommunfullmäktige avslår motionen.")]),
        (
            "Kommunstyrelsens förslag till beslut\n\n1. Kommunfullmäktige beslutar att avslå motionen.",
            [("proposes", "Kommunfullmäktige", "Kommunfullmäktige beslutar att avslå motionen.")],
        ),
        (
            f"{OWN_PROPOSAL}\n\nKommunstyrelsens beslut\n\nÄrendet återremitteras.",
            [("own", "Kommunstyrelsen", "Ärendet återremitteras.")],
        ),
        (
            f"{OWN_PROPOSAL}\n\nBeslutsgång\n\nVi röstar.\n\nKommunstyrelsen beslutar att återremittera ärendet.",
            [("own", None, "Kommunstyrelsen beslutar att återremittera ärendet.")],
        ),
        (
            "Arbetsutskottets förslag till beslut\n\nMotionen avslås.\n\nKommunstyrelsens förslag\n\nMotionen bifalls.",
            [("proposes", None, "Motionen bifalls.")],
        ),
        (
            "Kommunstyrelsens förslag till kommunfullmäktige\natt avslå motionen\natt anta taxan",
            [
                ("proposes", "kommunfullmäktige", "att avslå motionen"),
                ("proposes", "kommunfullmäktige", "att anta taxan"),
            ],
        ),
    ],
)
def test_what_a_body_proposes_is_its_decision_where_it_decides_nothing_else(parse, text, clauses):
    assert clauses_of(parse, text) == clauses


COMMITTEE = "ARBETSUTSKOTTET BESLUTAR\n\natt notera ärendet.\n\n"


@pytest.mark.parametrize(
    ("body", "text", "decided"),
    [
        ("Socialnämnden", f"{COMMITTEE}SOCIALNÄMNDEN BESLUTAR\n\natt anta taxan.", ["att anta taxan."]),
        ("Socialnämnden", f"{COMMITTEE}NÄMNDEN BESLUTAR\n\natt anta taxan.", ["att anta taxan."]),
        ("Socialnämnden", COMMITTEE.strip(), ["att notera ärendet."]),
        ("Arbetsutskottet", COMMITTEE.strip(), ["att notera ärendet."]),
    ],
)
def test_what_a_committee_decided_before_the_body_is_not_its_decision(parse, body, text, decided):
    (found,) = parse(f"PROTOKOLL\n\n{body}\n2031-05-04\n\n§ 5\n\nTaxa\n\n{text}").items

    assert [clause.text.text for clause in found.clauses] == decided
