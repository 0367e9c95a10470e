"""Step, status and relation from the words of titles and clauses."""

import pytest

from decisions.linking import (
    Alias,
    CaseKey,
    Circumstances,
    FieldKind,
    InitiativeProfile,
    LinkedText,
    LinkProposal,
    Relation,
    TextField,
    propose,
    step_kind,
)

NAME = "Barnens bästa gäller! – i Kronobergs län"


def decision(title: str, *clauses: str, lead_in: str = "") -> LinkedText:
    fields = [TextField(FieldKind.TITLE, "title", title)]
    if lead_in:
        fields.append(TextField(FieldKind.LEAD_IN, "lead_in", lead_in))
    fields += [TextField(FieldKind.CLAUSE, f"clause-{n}", text) for n, text in enumerate(clauses, 1)]
    return LinkedText(tuple(fields))


def proposal(text: LinkedText, profile: InitiativeProfile, known: Circumstances | None = None) -> LinkProposal:
    (found,) = propose(text, known or Circumstances(), [profile])
    return found


def value(guess: object) -> str | None:
    return getattr(guess, "value", None)


@pytest.mark.parametrize(
    ("title", "step"),
    [
        ("Inriktningsbeslut inför handlingsplan", "inriktningsbeslut"),
        ("Uppföljning av handlingsplan", "uppfoljning"),
        ("Handlingsplan med plan för uppföljning", "handlingsplan"),
        ("Begäran från Region Kronoberg", "forfragan"),
        ("Förfrågan om deltagande", "forfragan"),
        ("Årsrapport 2020", "uppfoljning"),
        ("Lägesrapporten", "uppfoljning"),
        ("Avsiktsförklaring", "inriktningsbeslut"),
        ("Information", None),
    ],
)
def test_first_telling_word_of_the_title_leads_to_the_step(
    title: str, step: str | None, barnens_basta: InitiativeProfile
) -> None:
    assert value(proposal(decision(f"{title} – {NAME}", "att notera det."), barnens_basta).step) == step


def test_clauses_tell_the_step_where_the_title_does_not(barnens_basta: InitiativeProfile) -> None:
    found = proposal(decision(NAME, "att anta Handlingsplan 2019–2023."), barnens_basta).step
    assert found is not None
    assert (found.value, found.field, found.quote, found.start) == ("handlingsplan", "clause-1", "Handlingsplan", 9)


def test_no_step_that_the_initiative_has_not(cykelstrak: InitiativeProfile) -> None:
    bare = InitiativeProfile("x", cykelstrak.names)
    assert proposal(decision("Handlingsplan Sammanhållna cykelstråk i länet", "att anta den."), bare).step is None


@pytest.mark.parametrize(
    ("clauses", "status"),
    [
        (["att ställa sig bakom förslaget."], "ställt sig bakom"),
        (["Nämnden ställer sig positiv till uppdraget."], "ställt sig bakom"),
        (["Nämnden tillstyrker förslaget."], "ställt sig bakom"),
        (["att anta handlingsplanen."], "antagit"),
        (["Handlingsplanen fastställs."], "antagit"),
        (["att godkänna förslaget."], "antagit"),
        (["att godkänna informationen."], "noterat"),
        (["Informationen godkänns."], "noterat"),
        (["att lägga årsrapporten till handlingarna."], "noterat"),
        (["att avge yttrande enligt bilaga."], "yttrat sig"),
        (["Nämnden yttrar sig enligt förslaget."], "yttrat sig"),
        (["att godkänna yttrandet."], "yttrat sig"),
        (["att återremittera ärendet."], "återremitterat"),
        (["Ärendet bordläggs."], "bordlagt"),
        (["att avslå begäran."], "avslagit"),
        (["att inte anta handlingsplanen."], "avslagit"),
        (["Kommunen ställer sig inte bakom förslaget."], "avslagit"),
        (["att tacka nej till erbjudandet."], "avslagit"),
        (["att anta handlingsplanen med följande ändring: punkt 3 utgår."], "beslutat med ändring"),
        # somebody's motion was refused, not the question
        (["att avslå Annas yrkande.", "att anta handlingsplanen."], "antagit"),
        # postponing rules the rest, in whichever clause it stands
        (["att anta budgeten.", "att återremittera handlingsplanen."], "återremitterat"),
        # the clause that names the initiative goes before the others
        (["att notera informationen.", f"att anta planen för {NAME}."], "antagit"),
        (["att uppdra åt förvaltningschefen att återkomma."], None),
    ],
)
def test_status_by_the_verbs_of_the_clauses(
    clauses: list[str], status: str | None, barnens_basta: InitiativeProfile
) -> None:
    assert value(proposal(decision(NAME, *clauses), barnens_basta).status) == status


def test_proposal_to_the_next_body_is_preparation(barnens_basta: InitiativeProfile) -> None:
    lead_in = "Kommunstyrelsen föreslår att kommunfullmäktige beslutar"
    found = proposal(decision(NAME, "att anta handlingsplanen.", lead_in=lead_in), barnens_basta)
    assert (value(found.status), found.relation) == ("berett", Relation.PREPARATION)


def test_what_a_preparatory_body_proposes_is_prepared(barnens_basta: InitiativeProfile) -> None:
    known = Circumstances(preparatory=True)
    found = proposal(decision(NAME, "att ställa sig bakom förslaget."), barnens_basta, known)
    assert (value(found.status), found.relation) == ("berett", Relation.PREPARATION)
    returned = proposal(decision(NAME, "att återremittera ärendet."), barnens_basta, known)
    assert value(returned.status) == "återremitterat"


@pytest.mark.parametrize("matter_type", ["motion", "citizen_proposal", "interpellation"])
def test_answer_to_somebody_says_nothing_about_the_initiative(
    matter_type: str, barnens_basta: InitiativeProfile
) -> None:
    found = proposal(decision(NAME, "att avslå förslaget."), barnens_basta, Circumstances(matter_type=matter_type))
    assert (found.status, found.relation, found.automatic) == (None, Relation.MENTION, False)


@pytest.mark.parametrize(
    ("title", "clause", "relation"),
    [
        (f"Fråga om medverkan i {NAME}", "att ställa sig bakom uppdraget.", Relation.DECISION),
        (f"Fråga om {NAME}", "att godkänna att frågan får ställas.", Relation.MENTION),
        (f"Fråga om {NAME}", "att anse frågan besvarad.", Relation.MENTION),
        (f"Interpellation om {NAME}", "att anta planen.", Relation.MENTION),
    ],
)
def test_a_question_whose_clauses_decide_is_none(
    title: str, clause: str, relation: Relation, barnens_basta: InitiativeProfile
) -> None:
    known = Circumstances(matter_type="interpellation")
    assert proposal(decision(title, clause), barnens_basta, known).relation is relation


def test_clause_that_ties_something_else_to_the_initiative_is_a_mention(barnens_basta: InitiativeProfile) -> None:
    found = proposal(decision("Plan för elevhälsan", f"att anta planen i linje med {NAME}."), barnens_basta)
    assert (found.relation, found.automatic) == (Relation.MENTION, False)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Förfrågan", "request"),
        ("forfragan", "request"),
        ("Begäran om uppdrag", "request"),
        ("Inriktningsbeslut 2018", "direction"),
        ("Handlingsplan 2019–2023", "plan"),
        ("Uppföljning", "follow_up"),
        ("uppfoljning-2020", "follow_up"),
        ("Avtal", ""),
        ("", ""),
    ],
)
def test_kind_of_a_step_by_its_name(name: str, kind: str) -> None:
    assert step_kind(name) == kind


@pytest.mark.parametrize(
    ("title", "text", "suggested"),
    [
        ("Meddelanden", "Dom om skolskjuts. Nyhetsbrev om Åldrika. Inbjudan till julfest.", False),
        ("KS 2030/0004 Anmälningsärenden", "Dom om skolskjuts; nyhetsbrev om Åldrika; inbjudan till julfest", False),
        ("§ 4 Delgivningar", "Dom om skolskjuts\nNyhetsbrev om Åldrika\nInbjudan till julfest", False),
        ("Meddelanden", "Rektor berättar om arbetet i Åldrika.", True),  # one thing is no list
        ("Meddelanden", "1. 2. Rektor berättar om arbetet i Åldrika.", True),
        ("Välfärdsteknik", "Dom om skolskjuts. Nyhetsbrev om Åldrika. Inbjudan till julfest.", True),
        ("Meddelande om Åldrika", "Dom om skolskjuts. Nyhetsbrev om Åldrika. Inbjudan till julfest.", True),
    ],
)
def test_one_entry_of_a_list_is_not_suggested(title: str, text: str, suggested: bool) -> None:
    fields = (*decision(title, "Läggs till handlingarna.").fields, TextField(FieldKind.SECTION, "section", text))
    found = propose(LinkedText(fields), Circumstances(), [InitiativeProfile("x", (Alias("Åldrika"),))])
    assert bool(found) is suggested


def test_an_entry_of_a_list_in_a_known_case_is_suggested() -> None:
    key = CaseKey("ks", "2030/4")
    text = "Dom om skolskjuts. Nyhetsbrev om Åldrika. Inbjudan till julfest."
    fields = (*decision("Meddelanden", "Läggs till handlingarna.").fields, TextField(FieldKind.SECTION, "s", text))
    profile = InitiativeProfile("x", (Alias("Åldrika"),), cases=(key,))
    (found,) = propose(LinkedText(fields), Circumstances(cases=(key,)), [profile])
    assert (found.relation, found.automatic) == (Relation.MENTION, False)
