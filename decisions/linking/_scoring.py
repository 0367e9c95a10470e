"""From mentions and circumstances to a proposed link: a small sum that can be explained."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from decisions.linking._certainty import is_automatic, is_certain, is_said_by_the_way, surroundings, within
from decisions.linking._cleaning import clean, clean_quote
from decisions.linking._closeness import Content, nearness, read
from decisions.linking._counties import is_own, named, own_counties
from decisions.linking._finding import Matcher, find
from decisions.linking._guessing import (
    guess_relation,
    guess_status,
    guess_step,
    is_one_of_many,
)
from decisions.linking._papers import located, mentioned, paper_points
from decisions.linking._patterns import is_everyday, letters_of, split_county
from decisions.linking._values import (
    Circumstances,
    Evidence,
    EvidenceKind,
    FieldKind,
    How,
    InitiativeProfile,
    LinkedText,
    LinkProposal,
    Mention,
)
from decisions.linking._weights import WEIGHTS, Weights

_MOST = 100
_BY_NAME = (EvidenceKind.NAME, EvidenceKind.BODY)
_PERSONAL = "personal"
_PLACES = {
    FieldKind.TITLE: "i rubriken",
    FieldKind.CLAUSE: "i en beslutssats",
    FieldKind.LEAD_IN: "i ingressen till beslutet",
    FieldKind.PROPOSAL: "i ett förslag till beslut",
    FieldKind.SUMMARY: "i sammanfattningen",
    FieldKind.SECTION: "i texten",
    FieldKind.SOURCES: "i beslutsunderlaget",
}


def propose(
    text: LinkedText,
    circumstances: Circumstances,
    profiles: Sequence[InitiativeProfile],
    weights: Weights = WEIGHTS,
    matcher: Matcher | None = None,
) -> tuple[LinkProposal, ...]:
    """Proposed links of one decision or paper to any of the profiles, highest score first.

    Pass a `Matcher` of the same profiles when many texts are looked through.
    """
    clear = clean(text)
    text = clear.text
    circumstances = replace(circumstances, named_papers=tuple(map(clean_quote, circumstances.named_papers)))
    mentions = find(text.fields, matcher or profiles)
    content = read(text) if any(profile.description for profile in profiles) else None
    found = [score(text, mentions, circumstances, profile, weights, content) for profile in profiles]
    proposals = (clear.restored(one) for one in found if one)
    return tuple(sorted(proposals, key=lambda one: (-one.score, one.initiative)))


def score(
    text: LinkedText,
    mentions: Sequence[Mention],
    circumstances: Circumstances,
    profile: InitiativeProfile,
    weights: Weights = WEIGHTS,
    content: Content | None = None,
) -> LinkProposal | None:
    """The proposed link of a text to one initiative; None when the evidence does not reach a suggestion.

    `mentions` are those of all initiatives as `find` gave them: a name that two initiatives share counts less.
    Only the first mention in each kind of field gives points; the others are shown with none. `content` is what
    `read` gave of the text; it is read here where it is wanted and not given.
    """
    own = [mention for mention in mentions if mention.initiative == profile.id]
    evidence = [
        *_names(text, own, mentions, circumstances, profile, weights),
        *_cases(circumstances, profile, weights),
        *_papers(text, circumstances, profile, weights),
    ]
    if not any(one.points >= weights.suggest and one.kind in _BY_NAME for one in evidence):
        # Where the name stands, that the words are those of the name says nothing more.
        evidence += _closeness(text, content, circumstances, profile, weights)
    evidence += _everyday_names(text, own, evidence, profile, weights)
    evidence += _support(text, own, evidence, profile, weights)
    total = min(_MOST, sum(one.points for one in evidence))
    if total < weights.suggest or is_said_by_the_way(text, own, evidence, circumstances, profile):
        return None
    if all(one.kind is EvidenceKind.BODY for one in evidence if one.points) and is_one_of_many(text, own):
        return None
    step = guess_step(text, profile, circumstances.day)
    status = guess_status(text, own, circumstances)
    kinds = {one.key: one.kind for one in profile.steps}
    follow_up = step is not None and kinds[step.value] == "follow_up"
    relation = guess_relation(text, own, evidence, circumstances, follow_up, status)
    return LinkProposal(
        initiative=profile.id,
        score=total,
        evidence=tuple(sorted(evidence, key=lambda one: (one.kind, -one.points))),
        relation=relation,
        step=step,
        status=status,
        automatic=is_automatic(text, evidence, relation, weights)
        and is_certain(text, own, evidence, circumstances, profile),
    )


def _names(
    text: LinkedText,
    own: Sequence[Mention],
    all_mentions: Sequence[Mention],
    circumstances: Circumstances,
    profile: InitiativeProfile,
    weights: Weights,
) -> list[Evidence]:
    found: list[tuple[FieldKind, Evidence]] = []
    for mention in own:
        if not mention.distinctive:
            continue
        kind, points = _name_weight(mention.field_kind, text.is_paper, weights)
        factor, remarks = _doubts(mention, all_mentions, circumstances.day, profile, weights)
        remark = f" ({', '.join(remarks)})" if remarks else ""
        said = f"Namnet ”{mention.alias.text}” står {_place(text, mention)}{remark}."
        place = (mention.field, mention.start, mention.end, mention.quote)
        evidence = Evidence(kind, round(points * factor), said, *place, mention.how)
        found.append((mention.field_kind, evidence))
    best: dict[FieldKind, Evidence] = {}
    for field_kind, evidence in found:
        if field_kind not in best or evidence.points > best[field_kind].points:
            best[field_kind] = evidence
    # Words that do not stand as a name say little, however often they stand: they count once in all.
    sure = any(mention.as_name for mention in own if mention.distinctive)
    most = max(best.values(), key=lambda one: one.points, default=None)
    counted = tuple(best.values()) if sure else (most,)
    return [one if any(one is other for other in counted) else replace(one, points=0) for _, one in found]


def _name_weight(field: FieldKind, is_paper: bool, weights: Weights) -> tuple[EvidenceKind, int]:
    if field is FieldKind.TITLE:
        return EvidenceKind.NAME, weights.name_in_title
    if field is FieldKind.CLAUSE or (field is FieldKind.PROPOSAL and is_paper):
        return EvidenceKind.NAME, weights.name_in_clause
    table = {
        FieldKind.LEAD_IN: weights.name_in_lead_in,
        FieldKind.PROPOSAL: weights.name_in_proposal,
        FieldKind.SOURCES: weights.name_in_sources,
    }
    return EvidenceKind.BODY, table.get(field, weights.name_in_body)


def _doubts(
    mention: Mention,
    all_mentions: Sequence[Mention],
    day: date | None,
    profile: InitiativeProfile,
    weights: Weights,
) -> tuple[float, list[str]]:
    """The factor by which doubts lower a name's points, and the doubts in Swedish."""
    factor = 1.0
    remarks: list[str] = []
    if mention.how is How.INFLECTED:
        less = 1.0 if _has_its_county(mention, profile) else weights.inflected
        factor, remarks = factor * less, [*remarks, "i annan form"]
    elif mention.how is How.MISREAD:
        slight = _slips(mention) <= weights.few_slips
        factor *= weights.slightly_misread if slight else weights.misread
        remarks.append("med misslästa bokstäver")
    elif mention.how is How.VARIANT:
        remarks.append("i annat skrivsätt")
    if not mention.as_name:
        factor, remarks = factor * weights.not_as_name, [*remarks, "orden står inte tydligt som ett namn"]
    if mention.foreign:
        factor, remarks = factor * weights.foreign, [*remarks, mention.foreign]
    if not within(day, mention.alias.valid_from, mention.alias.valid_to):
        factor, remarks = factor * weights.outside_validity, [*remarks, "utanför den tid då namnet användes"]
    if not within(day, profile.start, profile.end):
        less = weights.outside_period if mention.unmistakable else weights.not_as_name
        factor, remarks = factor * less, [*remarks, "utanför initiativets tid"]
    if any(_same_words(mention, other) for other in all_mentions):
        factor, remarks = factor * weights.shared_name, [*remarks, "ett annat initiativ har samma namn"]
    return factor, remarks


def _has_its_county(mention: Mention, profile: InitiativeProfile) -> bool:
    """Whether the county stands in or behind a name of several words: in another form it is still no other's."""
    if " " not in mention.quote:
        return False
    own = own_counties(profile)
    return mention.with_county or (mention.long and any(is_own(one.key, own) for one in named(mention.quote)))


def _slips(mention: Mention) -> int:
    """How many letters of the name are misread; as many as it has where that cannot be said."""
    quote, name = letters_of(mention.quote), letters_of(mention.alias.text)
    core = letters_of(split_county(mention.alias.text)[0])
    return min((sum(a != b for a, b in zip(quote, of, strict=False)) for of in (name, core)), default=len(name))


def _same_words(one: Mention, other: Mention) -> bool:
    return (
        other.initiative != one.initiative
        and other.distinctive
        and (other.field, other.start, other.end) == (one.field, one.start, one.end)
    )


def _cases(circumstances: Circumstances, profile: InitiativeProfile, weights: Weights) -> Iterator[Evidence]:
    """Evidence of kind 2, the strongest only: a case and its instances are one and the same reason."""
    reasons = [
        *(
            (
                round(weights.instance * weights.further_instance ** (one.hops - 1)),
                f"Tidigare eller senare led av ett bekräftat beslut: {one.path}.",
            )
            for one in circumstances.instances
            if one.initiative == profile.id
        ),
        *(
            (weights.same_case, f"Samma ärende som ett bekräftat beslut: {one.path}.")
            for one in circumstances.same_case
            if one.initiative == profile.id
        ),
        *(
            (weights.known_case, f"Ärendet {case.key} är känt som initiativets.")
            for case in circumstances.cases
            if case.diary and case in profile.cases
        ),
    ]
    reasons.sort(key=lambda reason: -reason[0])
    for place, (points, said) in enumerate(reasons):
        yield Evidence(EvidenceKind.CASE, points if place == 0 else 0, said)


def _papers(
    text: LinkedText, circumstances: Circumstances, profile: InitiativeProfile, weights: Weights
) -> list[Evidence]:
    """Papers that the record lists, and papers that its words speak of, where they are known ones. One counts."""
    if not profile.papers:
        return []
    found = []
    spoken_of = [one for known in profile.papers for one in mentioned(known, text)]
    for paper in (*(located(one, text) for one in circumstances.named_papers), *spoken_of):
        points, known = max(
            ((paper_points(known, paper.described, weights), known.title or known.sender) for known in profile.papers),
            default=(0, ""),
        )
        if points:
            said = f"Beslutsunderlaget är en känd handling i initiativet: ”{known}”."
            found.append(Evidence(EvidenceKind.PAPER, points, said, paper.field, paper.start, paper.end, paper.quote))
    found.sort(key=lambda one: -one.points)
    told: list[Evidence] = []
    for one in found:
        if not any(_same_place(one, other) for other in told):
            told.append(replace(one, points=0) if told else one)
    return told


def _same_place(one: Evidence, other: Evidence) -> bool:
    """Whether both quote the same words: a listed paper is read from the list and from its words too."""
    if (one.explanation, one.field) != (other.explanation, other.field):
        return False
    return one.start < other.end and other.start < one.end if one.start >= 0 else one.quote == other.quote


def _closeness(
    text: LinkedText,
    content: Content | None,
    circumstances: Circumstances,
    profile: InitiativeProfile,
    weights: Weights,
) -> Iterator[Evidence]:
    """Evidence of kind 5, with the initiative's time and expected bodies as priors. Never of a matter of a person's."""
    if not profile.description or circumstances.matter_type == _PERSONAL or not text.fields:
        return
    near = nearness(text, content or read(text), profile)
    if near is None:
        return
    share = near.share
    remarks: list[str] = []
    if not within(circumstances.day, profile.start, profile.end):
        share, remarks = share * weights.outside_time, [*remarks, "utanför initiativets tid"]
    if profile.expected:
        expected = circumstances.body in profile.expected
        share *= 1.0 if expected else weights.unexpected_body
        remarks.append("organet väntas besluta" if expected else "organet står inte bland dem som väntas besluta")
    if share < weights.closeness_floor:
        return
    shared = f": {', '.join(near.words[:8])}" if near.words else ""
    remark = f" ({', '.join(remarks)})" if remarks else ""
    said = f"Innehållet ligger nära beskrivningen av initiativet{shared}{remark}."
    points = round(weights.closeness * share)
    yield Evidence(EvidenceKind.CLOSENESS, points, said, near.field, near.start, near.end, near.quote)


def _everyday_names(
    text: LinkedText,
    own: Sequence[Mention],
    evidence: Sequence[Evidence],
    profile: InitiativeProfile,
    weights: Weights,
) -> Iterator[Evidence]:
    """A name that editors call no distinctive one, where it stands as a name and its county or its leader beside it.

    "Inom Hela vägen, som Kommunalförbundet Ranmark leder" is for a person to look at; "Hela vägen" alone is nothing.
    """
    written = (one for one in own if one.as_name and not (one.distinctive or one.foreign or one.unsure))
    mention = next((one for one in written if not is_everyday(one.alias.text)), None)
    if mention is None or sum(one.points for one in evidence) >= weights.suggest:
        return
    if surroundings(text, own, profile) is None:
        return
    said = (
        f"”{mention.alias.text}” står som ett namn {_place(text, mention)}, och länet eller den som leder nämns också."
    )
    place = (mention.field, mention.start, mention.end, mention.quote)
    yield Evidence(EvidenceKind.BODY, weights.everyday_name, said, *place, mention.how)


def _support(
    text: LinkedText,
    own: Sequence[Mention],
    evidence: Sequence[Evidence],
    profile: InitiativeProfile,
    weights: Weights,
) -> Iterator[Evidence]:
    """What strengthens other evidence and is none by itself, nor on top of content alone."""
    if not any(one.points and one.kind < EvidenceKind.CLOSENESS for one in evidence):
        return
    told = {(one.field, one.start) for one in evidence}
    everyday = next((one for one in own if not one.distinctive and (one.field, one.start) not in told), None)
    if everyday is not None and sum(one.points for one in evidence) >= weights.suggest:
        said = f"Även uttrycket ”{everyday.quote}” förekommer; ensamt säger det inget."
        yield Evidence(
            EvidenceKind.BODY,
            weights.everyday_phrase,
            said,
            everyday.field,
            everyday.start,
            everyday.end,
            everyday.quote,
        )
    around = surroundings(text, own, profile)
    if around is not None:
        yield replace(around, points=weights.surroundings)


def _place(text: LinkedText, mention: Mention) -> str:
    """Where a mention stands, in Swedish; clauses are numbered when there are several."""
    clauses = [field.name for field in text.of(FieldKind.CLAUSE)]
    if mention.field_kind is FieldKind.CLAUSE and len(clauses) > 1:
        return f"i beslutssats {clauses.index(mention.field) + 1}"
    return _PLACES[mention.field_kind]
