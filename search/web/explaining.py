"""Why a hit stands where it stands, in words: for staff who ask with `forklara=1`."""

from search.core.analysis import Field
from search.core.results import Explanation, Match, Reason, Step
from search.web.shapes import Why

_STEPS = {
    Step.ALL: "Alla ord finns i träffen.",
    Step.CORRECTED: "Ett felskrivet ord togs för ett annat.",
    Step.APART: "Ett sammansatt ord möts av sina delar, var för sig.",
    Step.FEWER: "Några av orden saknas.",
}
_MATCHES = {
    Match.PHRASE: "ordföljden",
    Match.NUMBER: "numret",
    Match.EXACT: "samma form",
    Match.STEM: "samma ord, böjt",
    Match.PART: "del av ett sammansatt ord",
    Match.SYNONYM: "annat ord för samma sak",
    Match.NAME: "namn på organ eller kommun",
}
_PLACES = {
    Field.EXACT: "texten",
    Field.STEM: "texten",
    Field.PART: "texten",
    Field.HEAD_EXACT: "rubrik och beslut (rubriken räknas dubbelt)",
    Field.HEAD_STEM: "rubrik och beslut (rubriken räknas dubbelt)",
    Field.HEAD_PART: "rubrik och beslut (rubriken räknas dubbelt)",
    Field.CASE_NUMBER: "träffens egna diarienummer",
    Field.PARAGRAPH: "träffens egen paragraf",
    Field.AUTHORITY: "kommunens eller regionens namn",
    Field.COMMITTEE: "organets namn",
}


def why(explanation: Explanation) -> Why:
    """The parts of a hit's score, the fixed ones in points, the others by the weight that they have in the text's."""
    lines = [_STEPS[explanation.step]]
    if explanation.missing:
        twice = ", och ord i rubrik och beslut räknas dubbelt" if explanation.doubled else ""
        enough = f"{explanation.wanted} av {explanation.total} ord räcker{twice}"
        lines.append(f"Saknar {', '.join(explanation.missing)}: {enough}.")
    if explanation.steps_score:
        lines.append(f"Har allt som söktes: {points(explanation.steps_score)}.")
    lines += [_reason(one) for one in explanation.reasons]
    if explanation.recency:
        years = f"högst {explanation.recency_years} år tillbaka" if explanation.recency_years else "nyare"
        lines.append(f"Datum, {years}: {points(explanation.recency)}.")
    lines.append(f"Orden i texten ger tillsammans {points(explanation.by_text)}, mer ju ovanligare de är.")
    return Why(points(explanation.score), tuple(lines))


def points(number: float) -> str:
    """A score as Swedes write it."""
    return f"{number:.2f}".replace(".", ",").replace("-", "−") + " poäng"


def _reason(reason: Reason) -> str:
    times = "" if reason.fixed else f", {reason.times} {'gång' if reason.times == 1 else 'gånger'}"
    worth = points(reason.weight) if reason.fixed else f"vikt {reason.weight:g}".replace(".", ",")
    place = _PLACES.get(reason.field, reason.field.value)
    return f"”{reason.asked}” i {place} som {_MATCHES.get(reason.match, reason.match.value)}{times}: {worth}."
