"""What a query asks of which field."""

from search.core.analysis import Field, terms
from search.core.leaves import Leaf
from search.core.parse import parse_query
from search.core.plan import is_question, make_plan
from search.core.results import Match
from search.core.synonyms import synonyms


def leaves(text: str) -> list[set[tuple[Field, tuple[str, ...]]]]:
    return [{(leaf.field, leaf.terms) for leaf in group.leaves} for group in make_plan(parse_query(text)).groups]


def test_a_compound_is_met_closed_and_apart() -> None:
    (group,) = leaves("länsgemensam")
    assert group == {
        (Field.EXACT, ("länsgemensam",)),
        (Field.STEM, ("länsgemensam",)),
        (Field.PART, ("länsgemensam",)),
        (Field.STEM, ("län", "gemensam")),
        (Field.PART, ("län+gemensam",)),
        (Field.FACT, ("länsgemensam",)),
    }
    assert leaves("läns-gemensam") == [group]


def test_two_words_are_met_by_the_one_they_make() -> None:
    first, second = leaves("läns gemensam")
    assert (Field.STEM, ("länsgemensam",)) in first & second


def test_boosts_decide_no_hit() -> None:
    """A document that has a boost must have a leaf anyway, or engines that leave boosts out count differently."""
    for text in ("avgift", "länsgemensam", '"en avgift"', "§ 96", "Bu § 96", "2018/234", "KS 2018/234", "12:30"):
        for group in make_plan(parse_query(text)).groups:
            plain = {(leaf.field, leaf.terms) for leaf in group.leaves}
            for boost in group.boosts:
                outside = Field(boost.field.value.removeprefix("head_"))
                own = boost.field is Field.PARAGRAPH and any(leaf.field is Field.PARAGRAPH for leaf in group.leaves)
                assert (outside, boost.terms) in plain or own, text


def test_exact_weighs_more_than_stem_and_stem_more_than_part() -> None:
    (group,) = make_plan(parse_query("avgift")).groups
    weights = {
        match: sum(one.weight for one in (*group.leaves, *group.boosts) if one.match is match) for match in Match
    }
    # The exact form scores on top of its stem.
    assert weights[Match.EXACT] > 0
    assert weights[Match.STEM] > weights[Match.PART] > 0


def test_function_words_are_asked_for_only_when_alone() -> None:
    assert len(leaves("hur är det med avgiften")) == 1
    assert len(leaves("i och för sig")) == 4
    assert len(leaves('"i och för sig" avgift')) == 2


def test_a_case_number_with_a_diary_also_asks_for_the_unknown_one() -> None:
    (group,) = leaves("KS 2018/234")
    assert (Field.CASE_NUMBER, ("dnr:ks/2018/234",)) in group
    assert (Field.CASE_NUMBER, ("dnr:?/2018/234",)) in group
    assert (Field.CASE_NUMBER, ("dnr:2018/234",)) not in group


def test_a_compound_may_be_written_apart_and_backwards() -> None:
    for text in ("avfall taxa", "taxa för avfall"):
        boosts = make_plan(parse_query(text)).boosts
        assert (Field.PART, ("avfall+tax",)) in {(leaf.field, leaf.terms) for leaf in boosts}, text
    assert make_plan(parse_query("taxa och avfall")).boosts == ()


def test_words_of_every_decision_are_not_demanded_beside_others() -> None:
    plan = make_plan(parse_query("kommunens beslut om kärnkraft"))
    assert [group.label for group in plan.needed] == ["kärnkraft"]
    assert len(plan.groups) == 3
    assert len(make_plan(parse_query("kommunens beslut")).needed) == 2


def test_a_question_is_told_by_its_words() -> None:
    assert is_question(parse_query("Vad kostar det att parkera?"))
    assert is_question(parse_query("skola förskola fritids budget"))
    assert not is_question(parse_query("taxa för avfall"))


def test_words_without_letters_fall_away() -> None:
    assert make_plan(parse_query("... ** ¶¶")).groups == ()


def test_excluded_clauses_are_leaves() -> None:
    plan = make_plan(parse_query("-avgift"))
    assert Leaf(Field.STEM, ("avgift",), 1.0, Match.STEM) in plan.excluded
    assert plan.groups == ()


def test_words_of_a_known_phrase_keep_their_own_other_words() -> None:
    """ "avveckla bolag" is a likvidation, and "avveckla" an avveckling."""
    first, second = make_plan(parse_query("avveckla bolag")).groups
    assert {(Field.STEM, ("likvidation",)), (Field.STEM, ("avveckling",))} <= {(x.field, x.terms) for x in first.leaves}
    assert (Field.STEM, ("likvidation",)) in {(leaf.field, leaf.terms) for leaf in second.leaves}
    assert (first.of, first.also, second.also) == ("avveckla bolag", ("likvidation", "avveckling"), ())


def test_words_that_tell_something_only_together_are_one_group() -> None:
    plan = make_plan(parse_query("hur många har inte råd med mat"))
    assert [group.label for group in plan.groups] == ["har inte råd", "mat"]
    assert (Field.STEM, ("råd",)) not in {(leaf.field, leaf.terms) for leaf in plan.groups[0].leaves}


def test_another_phrase_of_the_very_parts_of_a_compound_counts_no_more() -> None:
    (group,) = make_plan(parse_query("äldreomsorg")).groups
    assert "omsorg om äldre" in group.also
    assert not any(leaf.apart and set(leaf.terms) == set(terms("äldreomsorg")[0].parts) for leaf in group.leaves)
    assert any(leaf.apart for leaf in make_plan(parse_query("sopregler")).groups[0].leaves)


def test_a_phrase_that_holds_the_typed_word_is_not_looked_for() -> None:
    assert "europeisk kulturhuvudstad" in synonyms("kulturhuvudstad")
    assert "europeisk kulturhuvudstad" not in make_plan(parse_query("kulturhuvudstad")).groups[0].also
