"""What the heads of pages tell of a letter or a report."""

from datetime import date

import pytest

from importers.parsing import page_head_facts
from importers.parsing.heads import Head
from importers.parsing.result import Located, Span


def _page_heads(text: str) -> list[Located]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Located(line, (Span(start, start + len(line)),), 1))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "day", "keys"),
    [
        ("Ekby kommun\nDatum\tDiarienummer\n2031-10-05\tSBN 2031/611", date(2031, 10, 5), ["2031/611"]),
        ("Ekby kommun\nDatum 2031-10-05", date(2031, 10, 5), []),
        ("Kommunstyrelsen\t2031-10-05", None, []),
        ("Ekby kommun\tYTTRANDE\nKommunstyrelsen\t2031-10-05", date(2031, 10, 5), []),
        ("Ekby kommun\tPROTOKOLLSUTDRAG\nKommunstyrelsen\t2031-10-05", None, []),
        ("Ekby kommun\n2031-10-05\n2031-11-05", None, []),
    ],
)
def test_the_only_day_and_number_of_the_page_heads(text, day, keys):
    head = page_head_facts.completed(Head(), _page_heads(text), text)

    assert (head.dated.value if head.dated else None) == day
    assert [one.key for one in head.dnrs] == keys
