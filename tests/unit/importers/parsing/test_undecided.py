"""§§ in which nothing was to be decided, told from those whose decision was not found."""

import pytest

HEAD = "Protokoll\n\nKommunfullmäktige\nSammanträdesdatum 2031-03-04\n\n"


def asked(parse, body: str) -> set[str]:
    codes = {one.code for one in parse(f"{HEAD}§ 7\n{body}").problems}
    return codes & {"decision_missing", "no_decision"}


@pytest.mark.parametrize(
    "body",
    [
        "Mötets öppnande\n\nOrdföranden hälsar alla välkomna. Upprop förrättas.",
        "Övriga frågor\n\nInga övriga frågor anmäldes.",
        "Frågestund\n\nEva Exempel (X) frågar om nämnden ändrar sitt beslut om bussen.\n\nNils Prov (Y) svarar.",
        "Interpellation om badet\n\nNils Prov (Y) besvarar den.\n\nTidigare behandling\n\nBordlagd 2031-02-02, § 3.",
        "Anmälan av jäv\n\nBeslut\n\nEva Exempel (X) anmäler jäv under § 9.",
    ],
)
def test_nothing_was_to_be_decided(parse, body):
    assert asked(parse, body) == {"no_decision"}


@pytest.mark.parametrize(
    "body",
    [
        "Taxa för torget\n\nBakgrund\n\nTaxan är gammal.",
        "Taxa för torget\n\nTaxan antas.",
        "Taxa för torget\n\nNämnden har beslutat om taxan.",
        "Frågestund\n\nEva Exempel (X) frågar om bussen.\n\nFullmäktige beslutar att frågan besvaras nästa gång.",
        "Interpellation av Eva Exempel (X) om badet\n\nFörslag till beslut\n\nInterpellationen anses besvarad.",
        "Interpellation av Eva Exempel (X) om badet\n\nHandling\n\nInterpellation 2031-02-01.",
    ],
)
def test_a_sign_of_a_decision_asks_for_a_person(parse, body):
    assert "no_decision" not in asked(parse, body)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Ärendebeskrivning\n\nInga nya interpellationer lämnades in under sammanträdet.", "no_decision"),
        ("Ärendebeskrivning\n\nDet finns inga anmälda frågor.", "no_decision"),
        ("Ärendebeskrivning\n\nFem interpellationer lämnades in.", "decision_missing"),
    ],
)
def test_nothing_came_in(parse, told, code):
    text = f"PROTOKOLL\n\n§ 5 Anmälan av interpellationer\n\n{told}\n\n§ 6 Taxa\n\nBeslut\n\nTaxan antas."

    assert code in [one.code for one in parse(text).problems]
