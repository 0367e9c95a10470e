"""Numbers that only the whole of the minutes tells."""

import pytest

from importers.pipeline import read_and_parse


def _keys(*numbers, day="1996-10-30"):
    told = "".join(f"§ {41 + i} Dnr {one}\n\nTaxa {i}\n\nBeslut\n\nTaxan antas.\n\n" for i, one in enumerate(numbers))
    text = f"Barnnämnden\nSammanträdesprotokoll {day}\n\n{told}"
    return [one.key for item in read_and_parse(text.encode(), "x.txt").items for one in item.dnrs]


@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        (("97/96", "114/96"), ["1996/97", "1996/114"]),
        (("96/97", "96/114"), ["1996/97", "1996/114"]),
        (("12/96", "31/95"), ["1996/12", "1995/31"]),
        (("96/12", "95/31"), ["1996/12", "1995/31"]),
    ],
)
def test_number_and_year_in_the_order_of_the_register(numbers, keys):
    assert _keys(*numbers) == keys
