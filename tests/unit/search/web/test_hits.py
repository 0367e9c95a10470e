"""The words of a hit as the search page prints them."""

from search.core.results import Match, Segment
from search.web.templatetags.hits import marked


def test_matched_words_are_marked_and_every_word_is_escaped() -> None:
    printed = marked([Segment("för <b>"), Segment("barn&unga", Match.EXACT), Segment(' "bästa"')])
    assert printed == "för &lt;b&gt;<mark>barn&amp;unga</mark> &quot;bästa&quot;"
    assert hasattr(printed, "__html__"), "a template must not escape it again"


def test_an_empty_text_prints_nothing() -> None:
    assert marked([]) == ""
