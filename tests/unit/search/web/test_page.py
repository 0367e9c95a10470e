"""Words for what was done to a query."""

import pytest

from search.core.parse import parse_query
from search.core.query import Sort
from search.core.results import AlsoFor, Correction, Relaxed
from search.web.narrowing import in_order
from search.web.page import also_text, corrected_text, meant, mistake_view, relaxed_text


@pytest.mark.parametrize(
    ("relaxed", "said"),
    [
        (None, ""),
        (Relaxed(0, 1, ("xyzzy",)), ""),
        (Relaxed(1, 2, ("xyzzy",)), "”xyzzy” finns inte i något som går att söka i. Visar därför träffar utan det."),
        (
            Relaxed(1, 3, ("xyzzy", "”en fras”")),
            "”xyzzy” och ”en fras” finns inte i något som går att söka i. Visar därför träffar utan dem.",
        ),
        (
            Relaxed(2, 3, ()),
            "Inget innehåller alla ord. Visar därför även träffar som har minst 2 av 3 ord.",
        ),
        (
            Relaxed(2, 2, (), complete=1, apart=("barnperspektiv",)),
            "Visar även träffar där ”barnperspektiv” ingår i längre ord, eller där delarna står var för sig.",
        ),
        (
            Relaxed(1, 2, ("xyzzy",), apart=("barnperspektiv",)),
            (
                "Visar även träffar där ”barnperspektiv” ingår i längre ord, eller där delarna står var för sig. "
                "”xyzzy” finns inte i något som går att söka i. Visar därför träffar utan det."
            ),
        ),
        (
            Relaxed(2, 3, (), complete=1),
            "1 träff har alla ord och står först. Därefter visas träffar som har minst 2 av 3 ord.",
        ),
        (
            Relaxed(3, 4, ("xyzzy",), doubled=True),
            (
                "”xyzzy” finns inte i något som går att söka i. Inget innehåller alla ord. Visar därför även träffar "
                "som har minst 3 av 3 ord, där ord i rubrik och beslut räknas dubbelt."
            ),
        ),
    ],
)
def test_tells_how_far_a_query_was_relaxed(relaxed: Relaxed | None, said: str) -> None:
    assert relaxed_text(relaxed) == said


def test_without_words_the_newest_come_first() -> None:
    assert in_order(parse_query("kommun:växjö")).sort is Sort.NEWEST
    assert in_order(parse_query("taxa")).sort is Sort.RELEVANCE
    assert in_order(parse_query("", sort=Sort.OLDEST)).sort is Sort.OLDEST


def test_a_mistake_keeps_what_was_typed() -> None:
    view = mistake_view("Skriv något.", "dnr:" + "x" * 5_000)
    assert view.error == "Skriv något."
    assert view.text.startswith("dnr:x")
    assert len(view.text) == 2_000


def test_says_whether_what_has_all_words_comes_first() -> None:
    assert relaxed_text(Relaxed(2, 4, (), 3)) == (
        "3 träffar har alla ord och står först. Därefter visas träffar som har minst 2 av 4 ord."
    )
    assert relaxed_text(Relaxed(2, 4, (), 3, mixed=True)) == (
        "3 träffar har alla ord. Visar även träffar som har minst 2 av 4 ord."
    )


def test_tells_which_word_was_taken_for_another() -> None:
    assert corrected_text((Correction("förskolla", "förskola", used=True),)) == (
        "”förskolla” finns inte i något som går att söka i. Visar träffar på ”förskola”."
    )
    assert corrected_text((Correction("förskolla", "förskola", used=False),)) == ""


def test_tells_which_other_words_were_looked_for() -> None:
    assert also_text((AlsoFor("sopor", ("avfall", "renhållning")),)) == (
        "Sökte även efter ”avfall” och ”renhållning” (för ”sopor”)."
    )


def test_a_rare_word_is_offered_as_the_one_that_was_perhaps_meant() -> None:
    query = parse_query("Förskolla avgift", page=2)
    (link,) = meant(query, (Correction("förskolla", "förskola", used=False),))
    assert (link.label, link.url) == ("förskola", "/sok/?q=f%C3%B6rskola+avgift")
    assert meant(query, (Correction("förskolla", "förskola", used=True),)) == ()
    assert meant(query, (Correction("avgifft", "avgift", used=False),)) == ()
