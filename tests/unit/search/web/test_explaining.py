"""The parts of a score in words."""

from search.core.analysis import Field
from search.core.results import Explanation, Match, Reason, Step
from search.web.explaining import points, why


def explanation(**more: object) -> Explanation:
    fields: dict[str, object] = {
        "score": 12.5, "step": Step.ALL, "wanted": 2, "total": 2, "reasons": (), "missing": (), "recency": 0.0,
        "recency_years": None, "steps_score": 0.0, "fixed": 0.0, "by_text": 12.5,
    }  # fmt: skip
    return Explanation(**(fields | more))  # type: ignore[arg-type]


def test_says_what_matched_where_and_how_much() -> None:
    reasons = (
        Reason("taxa", Match.STEM, Field.HEAD_STEM, ("taxa",), 3, 2.0, False),
        Reason("§ 96", Match.NUMBER, Field.PARAGRAPH, ("96",), 1, 60.0, True),
    )
    said = why(explanation(reasons=reasons, recency=0.3, recency_years=1))
    assert said.score == "12,50 poäng"
    assert said.lines == (
        "Alla ord finns i träffen.",
        "”taxa” i rubrik och beslut (rubriken räknas dubbelt) som samma ord, böjt, 3 gånger: vikt 2.",
        "”§ 96” i träffens egen paragraf som numret: 60,00 poäng.",
        "Datum, högst 1 år tillbaka: 0,30 poäng.",
        f"Orden i texten ger tillsammans {said.score}, mer ju ovanligare de är.",
    )


def test_says_what_is_missing() -> None:
    said = why(explanation(step=Step.FEWER, wanted=1, missing=("flygplats",)))
    assert said.lines[:2] == ("Några av orden saknas.", "Saknar flygplats: 1 av 2 ord räcker.")
    said = why(explanation(step=Step.FEWER, wanted=2, total=4, missing=("hamn",), doubled=True))
    assert said.lines[1] == "Saknar hamn: 2 av 4 ord räcker, och ord i rubrik och beslut räknas dubbelt."


def test_every_way_of_matching_has_words() -> None:
    for match in Match:
        for field in Field:
            line = why(explanation(reasons=(Reason("x", match, field, ("x",), 1, 1.0, False),))).lines[1]
            assert f"som {match.value}" not in line


def test_points_are_written_with_a_comma() -> None:
    assert points(-0.5) == "−0,50 poäng"
