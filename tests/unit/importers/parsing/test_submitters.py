"""Who put a motion or a question, and that a citizen is never read; all names are invented."""

import pytest

A, B = ("Anna Ek", "S"), ("Bo Al", "V")


@pytest.fixture
def submitters(parse):
    """Title and text of a § → name and party of each submitter."""

    def read(title, body="Ärendet bereds."):
        item = parse(
            f"§ 5\n\n{title}\n\nBeslut\n\nNämnden antar det.\n\nÄrendet\n\n{body}\n\n§ 6\n\nAnnat\n\nBeslut\n\nJa."
        ).items[0]
        return [(one.name, one.party) for one in item.submitters]

    return read


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Motion från Anna Ek (S) och Bo Al (V) om fler cykelvägar", "", [A, B]),
        ("Motion av Anna Ek om fler cykelvägar", "", [("Anna Ek", None)]),
        ("Svar på motion, Anna Ek (S), om avgiftsfria bussar", "", [A]),
        ("Interpellation av Anna Ek (S) till kommunalrådet Bo Al (V) om skolan", "", [A]),
        ("Fråga från Anna Ek (S) till socialnämndens ordförande Bo Al (V) om hemtjänst", "", [A]),
        ("Svar på motion om cykelvägar", "Anna Ek (S) har väckt en motion om cykelvägar.", [A]),
        ("Svar på motion om cykelvägar", "I en motion väckt av Anna Ek (S) och Bo Al (V) föreslås det.", [A, B]),
        ("Motion om cykelvägar", "Anna Ek (S) föreslår i en motion att det byggs. Bo Al (V) yrkar bifall.", [A]),
        ("Motion om cykelvägar", "Anna Ek, s, föreslår i motion att det byggs.", [("Anna Ek", "s")]),
        ("Motion om cykelvägar", "I motion 2030-01-02 föreslår Anna Ek (S) att det byggs.", [A]),
        ("Motion om cykelvägar", "I en till fullmäktige ställd motion föreslår Anna Ek (S) och Bo Al (V) det.", [A, B]),
        ("Motion om cykelvägar", "Genom motion begär Anna Ek (S) fler cykelvägar.", [A]),
        ("Motion om cykelvägar", "Motionären Anna Ek (S) anför att det bör byggas.", [A]),
        ("Motion om cykelvägar (S)", "", []),
        ("Interpellation om skolmaten", "Anna Ek (S) har ställt följande frågor till ordföranden Bo Al (V):", [A]),
        ("Interpellation om skolmaten", "Anna Ek (S) ställer frågor om maten i debatten.", []),
        ("Motion om cykelvägar", "Anna Ek (S) föreslog i en motion till fullmäktige fler cykelvägar.", [A]),
        ("Motion om cykelvägar", "Anna Ek har i en motion föreslagit fler cykelvägar.", [("Anna Ek", None)]),
        ("Motion om cykelvägar", "Cykelklubben har i en motion föreslagit fler cykelvägar.", []),
        ("Interpellation om broar", "Anna Ek har i en motion föreslagit fler cykelvägar.", []),
        ("Redovisning av motioner som inte är besvarade", "", []),
        ("Medborgarförslag från Karl Persson om cykelväg", "Karl Persson har inkommit med ett medborgarförslag.", []),
        ("Medborgarförslag om cykelväg", "Karl Persson (S) har lämnat ett medborgarförslag och en motion.", []),
        ("Fråga från allmänheten", "Karl Persson har ställt en fråga om vägar.", []),
        ("Motion om cyklar", "Fullmäktige har överlämnat en av Anna Ek (S) framlagd motion.", [A]),
        ("Ledamotsinitiativ om cyklar", "Anna Ek (S) har lämnat ett ledamotsinitiativ om cyklar.", [A]),
        ("Taxa för vatten", "Anna Ek (S) har väckt en motion om cykelvägar.", []),
    ],
)  # fmt: skip
def test_submitters(submitters, title, body, expected):
    assert submitters(title, body or "Ärendet bereds.") == expected


def test_who_attends_needs_no_party(parse):
    text = (
        "PROTOKOLL 2030-05-22\n\nKommunfullmäktige\n\nBeslutande\nAnna Ek, ordf.\nBo Al\nDan Fe\n\n"
        "§ 5 Motion om cykelvägar\n\nBo Al har i en motion, inlämnad den 3 maj, föreslagit fler cykelvägar.\n\n"
        "Beslut\n\natt avslå motionen.\n\n"
        "§ 6 Interpellation om broar\n\nKalle Ny har ställt en interpellation om broar.\n\n"
        "Beslut\n\natt anse den besvarad."
    )

    assert [[one.name for one in item.submitters] for item in parse(text).items] == [["Bo Al"], []]


def test_a_motion_told_below_the_points_that_stand_first(parse):
    text = (
        "PROTOKOLL 2030-05-22\n\nSocialnämnden\n\n§ 5 Yttrande över motion om vårdplatser\n\nSocialnämnden beslutar\n\n"
        "att överlämna förvaltningens skrivelse.\n\nAnna Ek (KD) har i motion till fullmäktige föreslagit tio platser."
    )

    assert [one.name for one in parse(text).items[0].submitters] == ["Anna Ek"]
