"""Labels below each other: which is that of the body that met, in minutes of several §§."""

import pytest

from importers.parsing import own_labels

FRONT = "PROTOKOLL\n\nEkbro kommun\n\nKommunstyrelsen\n2030-03-12\n\nBeslutande\tBo Ek (S), ordförande\n\n"
REST = "Kontoret redovisar kostnaderna i en skrivelse.\n\nBeslut\n\nKommunstyrelsen antar taxan.\n\n"


@pytest.mark.parametrize(
    "chain", ["Au § 2{n}", "Tn § 1{n}\nAu § 2{n}", "Au 2030-03-05 § 2{n}", "(Au § 2{n})", "Tekniska nämnden § 1{n}"]
)
@pytest.mark.parametrize(
    "pattern",
    [
        "{chain}\n\n{label}   Dnr KS 2030/{n}\n\n{title}\n\n",
        "{label}   Dnr KS 2030/{n}\n{chain}\n\n{title}\n\n",
        "{label}   Dnr KS 2030/{n}\n\n{title}\n\n{chain}\n\n",
        "{title}\n\n{chain}\n\n{label}   Dnr KS 2030/{n}\n\n",
    ],
)
@pytest.mark.parametrize("label", ["Ks § {n}", "§ {n}", "Kommunstyrelsen § {n}"])
def test_earlier_instances_are_no_paragraphs(parse, label, pattern, chain):
    text = "".join(
        pattern.format(label=label.format(n=n), chain=chain.format(n=n), n=n, title=f"Taxa för {what}") + REST
        for n, what in ((40, "vatten"), (41, "torget"), (42, "bygglov"))
    )
    items = parse(FRONT + text).items

    assert [one.number for one in items] == [40, 41, 42]
    assert [one.title.text for one in items] == ["Taxa för vatten", "Taxa för torget", "Taxa för bygglov"]
    assert [one.dnrs[0].key for one in items] == ["2030/40", "2030/41", "2030/42"]
    assert all(any(str(n) in one.printed.text for one in item.references) for n, item in enumerate(items, 40))


@pytest.mark.parametrize(
    ("prefix", "body", "is_its"),
    [
        ("Ks", "Kommunstyrelsen", True),
        ("KF", "Kommunstyrelsen", False),
        ("Tn", "Tekniska nämnden", True),
        ("BUN", "Barn- och utbildningsnämnden", True),
        ("Ks", "Kommunstyrelsens arbetsutskott", False),
        ("Ksau", "Kommunstyrelsens arbetsutskott", True),
        ("Au", "Kommunstyrelsens arbetsutskott", True),
        ("Au", "Kommunstyrelsen", False),
        ("§", "Kommunstyrelsen", False),
    ],
)
def test_an_abbreviation_has_the_letters_of_the_body_in_their_order(prefix, body, is_its):
    assert own_labels.abbreviates(prefix, body) is is_its
