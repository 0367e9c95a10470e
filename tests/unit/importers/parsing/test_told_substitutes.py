"""Who served instead of whom, told in sentences; all names are invented."""

import pytest

from importers.parsing import told_substitutes


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Som ersättare för de frånvarande tjänstgör Cia Do (s) för Ann Berg (s) och Dan Fors för Bo Ek.",
            [("Cia Do", "s", "Ann Berg"), ("Dan Fors", None, "Bo Ek")],
        ),
        ("Ersättare: Cia Do i stället för Ann Berg", [("Cia Do", None, "Ann Berg")]),
        ("Cia Do inträder som ersättare för Ann Berg.", [("Cia Do", None, "Ann Berg")]),
        ("I stället för Ann Berg tjänstgör Cia Do.", [("Cia Do", None, "Ann Berg")]),
        ("För Ann Berg inträder Cia Do.", [("Cia Do", None, "Ann Berg")]),
        ("Ann Berg lämnar efter § 74 och ersättes av Cia Do.", [("Cia Do", None, "Ann Berg")]),
        ("Ann Berg ersätts från § 4 av ersättaren Cia Do (m).", [("Cia Do", "m", "Ann Berg")]),
        ("Ann Berg anmäler förhinder. För Bo Ek saknas ersättare.", []),
        ("Planen för Ann Bergs väg ersätts av Trafikverkets plan.", []),
        ("Närvarande: övriga ledamöter utom Ann Berg och Bo Ek.", []),
    ],
)
def test_pairs(units_of, text, pairs):
    found = told_substitutes.of(units_of(text))

    assert [(one.person.name, one.person.party, one.replaces) for one in found] == pairs


def test_a_part_of_the_meeting_stays_as_a_note(units_of):
    whole, part = told_substitutes.of(
        units_of("Som ersättare inträder Cia Do för Ann Berg. Bo Ek går kl 14 och ersätts av Dan Fors.")
    )

    assert whole.note is None
    assert part.note.text == "Bo Ek går kl 14 och ersätts av Dan Fors."


def test_somebody_must_know_that_the_members_are_not_told(parse):
    paragraph = "§ {0}\n\nTaxa {0}\n\nBeslut\n\nKommunfullmäktige beslutar att anta taxan.\n\n"
    text = "PROTOKOLL\nKommunfullmäktige\n1983-04-24\n\nSom ersättare inträder Cia Do för Ann Berg.\n\n"

    document = parse(text + paragraph.format(1) + paragraph.format(2))

    assert [one.person.name for one in document.front.attendance] == ["Cia Do"]
    assert "attendance_incomplete" in [one.code for one in document.problems]
