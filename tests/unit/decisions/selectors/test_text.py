"""The words of a section are read from what is stored: they must be those that its blocks would give."""

import json

import pytest

from decisions.models import AgendaItem
from decisions.selectors.text import block_texts, section_texts

STORED = [
    {
        "type": "section",
        "value": {
            "kind": "summary",
            "heading": "Sammanfattning",
            "content": [
                {"type": "paragraph", "value": "Förvaltningen föreslår en ny taxa."},
                {
                    "type": "list",
                    "value": [
                        {"level": 0, "marker": "-", "text": "Första punkten"},
                        {"level": 1, "marker": "", "text": "Andra punkten"},
                    ],
                },
                {"type": "table", "value": {"header_rows": 1, "rows": [["År", "Kronor"], ["2031", "1 200"]]}},
            ],
        },
    },
    {"type": "section", "value": {"kind": "other", "heading": "", "content": []}},
]


def by_blocks(item):
    for number, block in enumerate(item.sections, start=1):
        lines = [block.value["heading"], *block_texts(block.value["content"])]
        yield f"section-{number}-{block.value['kind']}", "\n".join(line for line in lines if line)


def as_the_form_stores_it(item):
    """The same content with ids, and list members wrapped, as Wagtail's own form writes it."""
    blocks = item.sections.stream_block
    stored = json.dumps(blocks.get_prep_value(blocks.normalize([(one.block_type, one.value) for one in item.sections])))
    assert '"item"' in stored
    return AgendaItem(sections=stored)


@pytest.mark.parametrize("again", [False, True], ids=["imported", "saved in the form"])
def test_stored_words_are_those_of_the_blocks(again):
    item = AgendaItem(sections=json.dumps(STORED))
    if again:
        item = as_the_form_stores_it(item)

    found = [(one.field, one.text) for one in section_texts(item)]

    assert found == list(by_blocks(item))
    assert found[0] == (
        "section-1-summary",
        "Sammanfattning\nFörvaltningen föreslår en ny taxa.\nFörsta punkten\nAndra punkten\nÅr Kronor\n2031 1 200",
    )


def test_blocks_that_were_changed_in_place_are_read_as_they_are_now():
    item = AgendaItem(sections=json.dumps(STORED))
    item.sections[0].value["content"][0] = ("paragraph", "Rättad text.")
    item.sections.append(("section", {"kind": "background", "heading": "Bakgrund", "content": []}))

    assert [(one.field, one.text) for one in section_texts(item)] == list(by_blocks(item))
