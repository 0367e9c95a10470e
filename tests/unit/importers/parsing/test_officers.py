"""Chair and secretary that rows of their own tell."""

import pytest

FRONT = "PROTOKOLL\n\nTekniska nämnden\n2030-05-04\n\n{rows}\n\n§ 1 Taxa\n\nBeslut\n\nNämnden beslutar att anta taxan."
MEMBERS = "Ledamöter: Ann Al (M)\nEva Lund (C)"


def there(parse, rows):
    page = parse(FRONT.format(rows=rows)).front
    return [(one.role.value, one.person.name, one.person.party, one.office) for one in page.attendance]


@pytest.mark.parametrize("label", ["Ordförande: ", "Ordförande\n", "Ordförande\t"])
def test_a_chair_above_the_members_was_there(parse, label):
    assert there(parse, f"{label}Bo Ek (S)\n\n{MEMBERS}") == [
        ("member", "Bo Ek", "S", "ordförande"),
        ("member", "Ann Al", "M", None),
        ("member", "Eva Lund", "C", None),
    ]


def test_chair_and_vice_chair_one_above_the_other(parse):
    told = there(parse, f"Ordförande: Bo Ek (S)\nVice ordförande: Ida Jo (V)\n\n{MEMBERS}")
    assert [one[1::2] for one in told] == [
        ("Bo Ek", "ordförande"), ("Ida Jo", "vice ordförande"), ("Ann Al", None), ("Eva Lund", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        f"{MEMBERS}\n\nUnderskrifter\n\nOrdförande: Bo Ek (S)",
        f"{MEMBERS}\n\nOrdförande: Bo Ek (S)",
        f"Ordförande: ..................\n\n{MEMBERS}",
        f"Ordförande: Bo Ek (S)\n\nSekreterare: Ida Jo\n\nJusterare: Eva Lund\n\n{MEMBERS}",
    ],
)
def test_who_signs_is_not_told_to_have_been_there(parse, rows):
    assert "Bo Ek" not in [one[1] for one in there(parse, rows)]


def test_a_chair_whom_the_members_name_again_is_one_person(parse):
    told = there(parse, "Ordförande: Ann Al (M)\n\nLedamöter: Ann Al (M), ordförande\nEva Lund (C)")
    assert [one[1] for one in told] == ["Ann Al", "Eva Lund"]


@pytest.mark.parametrize(
    "label", ["Vald att justera", "Utses att jämte ordföranden justera", "Valdes till att justera"]
)
def test_who_was_chosen_to_adjust(parse, label):
    page = parse(FRONT.format(rows=f"{MEMBERS}\n\n{label}: Ann Al (M)")).front
    assert [one.text for one in page.adjusters] == ["Ann Al (M)"]
