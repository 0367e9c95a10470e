"""§§ whose sign was lost."""

import pytest

ITEM = "\n\nBeslut\n\nRapporten godkänns."


def numbers(document):
    return [item.number for item in document.items]


@pytest.mark.parametrize("label", ["S 12 Taxa", "$ 12 Taxa", "12 Taxa", "8 12 Taxa"])
def test_fills_the_gap_between_signed_labels(parse, label):
    document = parse(f"PROTOKOLL\n\n§ 11 Val{ITEM}\n\n{label}{ITEM}\n\n§ 13 Plan{ITEM}")

    assert numbers(document) == [11, 12, 13]


def test_a_series_without_any_sign(parse):
    document = parse(f"SAMMANTRÄDESPROTOKOLL\n\n41 Taxa{ITEM}\n\n42 Plan{ITEM}\n\n43 Val{ITEM}")

    assert numbers(document) == [41, 42, 43]
    assert [item.title.text for item in document.items] == ["Taxa", "Plan", "Val"]


@pytest.mark.parametrize(
    "text",
    [
        f"TJÄNSTESKRIVELSE\n\n41 Taxa{ITEM}\n\n42 Plan{ITEM}",  # no minutes
        f"PROTOKOLL\n\n41 Taxa{ITEM}",  # one alone proves nothing
        f"PROTOKOLL\n\n41 Taxa{ITEM}\n\n44 Plan{ITEM}",  # no series
    ],
)
def test_bare_numbers_are_no_labels(parse, text):
    assert numbers(parse(text)) == []


def test_a_number_outside_of_the_gap_is_none(parse):
    document = parse(f"PROTOKOLL\n\n§ 11 Val{ITEM}\n\n40 Taxa{ITEM}\n\n§ 13 Plan{ITEM}")

    assert numbers(document) == [11, 13]
