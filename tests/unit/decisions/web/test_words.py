"""Words of the administration are marked once, whole words only, and nothing in a text becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.shapes import Word
from decisions.web.words import WordMarker

WORDS = (
    Word("jav", "jäv", "att ha ett eget intresse.", ("jäv", "jävig")),
    Word("bordlagga", "bordlägga", "att skjuta upp.", ("bordlägga", "bordlagt")),
)


def test_the_first_form_of_a_word_is_marked_and_no_other() -> None:
    marker = WordMarker(WORDS)
    html = marker.mark("Bordlagt. Att bordlägga.") + marker.mark("bordlagt")
    assert html.count("<button") == 1
    assert html.startswith('<button type="button" class="term" popovertarget="ord-bordlagga">Bordlagt</button>')
    assert list(marker.used) == ["bordlagga"]


@pytest.mark.parametrize("text", ["Jävle", "ojävig", "jäv_", ""])
def test_parts_of_other_words_are_not_marked(text) -> None:
    marker = WordMarker(WORDS)
    assert "<button" not in marker.mark(text)
    assert not marker.used


def test_a_word_that_the_labels_use_is_not_marked_again() -> None:
    marker = WordMarker(WORDS)
    marker.require("jäv")
    assert "<button" not in marker.mark("Anna är jävig.")
    assert list(marker.used) == ["jav"]


def test_line_breaks_stay() -> None:
    assert WordMarker(()).mark("rad ett\nrad två") == "rad ett<br>rad två"


@given(st.text(alphabet="<>&\"' jävbordlagt\n", max_size=60))
def test_no_text_becomes_markup(text) -> None:
    html = WordMarker(WORDS).mark(text)
    left = html.replace("</button>", "").replace("<br>", "")
    for key in ("jav", "bordlagga"):
        left = left.replace(f'<button type="button" class="term" popovertarget="ord-{key}">', "")
    assert "<" not in left
    assert ">" not in left
