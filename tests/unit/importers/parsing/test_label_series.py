"""Labels that only the lines of a document together prove."""

import pytest

PART = "Förvaltningen redovisar taxan.\n\nBeslut\n\nNämnden beslutar att anta taxan."
FRONT = "SAMMANTRÄDESPROTOKOLL\n\nTekniska nämnden\n2030-03-12\n\nBeslutande\tAnna Ek (S)\n\n"


def numbers(parse, *lines, part=PART):
    return [item.number for item in parse(FRONT + "\n\n".join(f"{line}\n\n{part}" for line in lines)).items]


@pytest.mark.parametrize(
    "shape",
    [
        "Tn 2030-03-12 § {n}",
        "Tekniska nämnden 2030-03-12 § {n}",
        "Pers.utsk. § {n}",
        "Beslut § {n}",
        "§ 2030:{n}",
        "§ TN {n}/2030",
        "Sammanträde 3 § {n}",
        "§ {n}, Taxa för vatten",
        "§§ {n}  Dnr TN 2030/7",
    ],
)
def test_the_same_words_around_growing_numbers_are_labels(parse, shape):
    assert numbers(parse, *(shape.format(n=n) for n in (9, 10, 11))) == [9, 10, 11]


@pytest.mark.parametrize(
    "lines",
    [
        ("Tn 2030-03-12 § 9",),
        ("Tn 2030-03-12 § 9", "Beslut § 10"),
        ("Tn 2030-03-12 § 9", "Tn 2030-03-12 § 31", "Tn 2030-03-12 § 72"),
        ("§ 9, se taxan", "§ 10, se taxan", "§ 11, se taxan"),
        ("Beslut § 9–10", "Beslut § 11–12"),
        ("Omröstning § 9", "Omröstning § 10"),
        ("Reservation § 9", "Reservation § 10"),
        ("Taxan antas enligt § 9.", "Taxan antas enligt § 10."),
    ],
)
def test_lines_that_differ_or_jump_or_go_on_are_none(parse, lines):
    assert numbers(parse, *lines) == []


def test_nothing_is_a_label_that_stands_over_no_part(parse):
    assert numbers(parse, "Tn 2030-03-12 § 9", "Tn 2030-03-12 § 10", part="En rad om taxan.") == []


def test_labels_that_prove_themselves_come_first(parse):
    listed = "".join(f"Ks 2030-01-0{n} § {n}\n\nBeslut\n\nDen antas.\n\n" for n in (1, 2, 3))
    text = f"{FRONT}§ 40 Taxa\n\n{listed}§ 41 Val\n\nBeslut\n\nBo utses."
    assert [item.number for item in parse(text).items] == [40, 41]
