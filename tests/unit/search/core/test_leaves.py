"""What satisfies a clause, and how much it is worth."""

from search.core.analysis import Field
from search.core.leaves import (
    DAY,
    NAME,
    OWN_NUMBER,
    PERIOD,
    apart_leaf,
    apart_leaves,
    compound_leaves,
    leaves,
    synonym_leaves,
    two_halves,
)
from search.core.query import Case, ParagraphMark, Phrase, Word
from search.core.results import Match


def weights(text: str) -> dict[tuple[Field, str], float]:
    satisfying, more = leaves(Word(text))
    return {(leaf.field, leaf.terms[0]): leaf.weight for leaf in (*satisfying, *more)}


def test_a_name_counts_less_than_a_day_and_a_day_less_than_a_number_of_its_own() -> None:
    assert PERIOD < NAME < DAY < OWN_NUMBER
    assert weights("KS")[Field.FACT, "ks"] == NAME
    assert weights("2018-05-22")[Field.FACT, "2018-05-22"] == DAY
    assert weights("2018")[Field.FACT, "2018"] == weights("maj")[Field.FACT, "maj"] == PERIOD
    assert (Field.FACT, "250") not in weights("250")


def test_only_compounds_are_met_apart() -> None:
    leaf = apart_leaf(Word("ridsportsplan"))
    assert leaf is not None
    assert leaf.apart
    assert leaf.match is Match.PART
    for clause in (Word("plan"), Phrase("ridsportsplan"), Case("2018/1", 2018, 1), ParagraphMark("§ 96", "96")):
        assert apart_leaf(clause) is None


def test_another_word_is_also_met_inside_of_compounds_and_for_less() -> None:
    satisfying, _ = synonym_leaves("avfall")
    worth = {leaf.field: leaf.weight for leaf in satisfying}
    assert worth[Field.STEM] > worth[Field.PART] > 0
    assert {leaf.match for leaf in satisfying} == {Match.SYNONYM}


def test_another_phrase_is_met_side_by_side_or_by_all_its_telling_words_in_the_head() -> None:
    together, apart = synonym_leaves("våld i nära relation")[0]
    assert (together.field, together.terms, together.apart) == (Field.STEM, ("våld", "i", "när", "relation"), False)
    assert (apart.places, apart.apart) == ((Field.HEAD_STEM, Field.HEAD_PART), True)
    assert apart.terms == ("våld", "när", "relation")
    assert len(synonym_leaves("avgift för")[0]) == 1, "one telling word is not the phrase"


def test_the_other_words_of_several_groups_share_the_weight() -> None:
    whole, half = (synonym_leaves("avfall", share)[0][0] for share in (1.0, 0.5))
    assert half.weight * 2 == whole.weight


def test_another_compound_is_met_by_its_parts_side_by_side_or_anywhere_in_the_head() -> None:
    ((leaf, apart), (boost,)) = compound_leaves(("avfall", "tax"))
    assert (apart.terms, apart.in_head, apart.apart) == (("avfall", "tax"), True, True)
    assert (leaf.field, leaf.terms, leaf.match) == (Field.PART, ("avfall+tax",), Match.SYNONYM)
    assert boost.field is Field.HEAD_PART


def test_what_is_met_apart_holds_the_other_words_of_the_halves() -> None:
    found = {leaf.terms: leaf.match for leaf in apart_leaves(Word("sophämtningstaxa"))}
    assert found["sop", "hämtning", "tax"] is Match.PART
    assert found["avfall", "tax"] is Match.SYNONYM
    assert apart_leaves(Word("plan")) == apart_leaves(Phrase("sophämtningstaxa")) == ()


def test_parts_apart_count_for_more_in_the_head() -> None:
    found = [(leaf.in_head, leaf.weight) for leaf in apart_leaves(Word("ridsportsplan"))]
    assert [in_head for in_head, _ in found] == [False, True]
    assert found[0][1] < found[1][1]
    (other,) = (leaf for leaf in synonym_leaves("ridsport plan")[0] if leaf.in_head)
    assert other.weight < found[1][1], "what was typed before what was not"


def test_an_unknown_word_is_parted_everywhere_and_its_ending_is_no_half() -> None:
    ways = two_halves("tågstunneln")
    assert ("tåg", "tunnel") in ways
    assert ("tåg", "stunnel") in ways
    assert all(min(len(half) for half in way) >= 3 for way in ways)
    assert two_halves("skog") == two_halves("2018/234") == two_halves("a" * 31) == []
