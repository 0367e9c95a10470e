"""Step, status and relation guessed from words; the words are kept as the guess's evidence."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from decisions.linking import _words
from decisions.linking._patterns import lowered
from decisions.linking._values import (
    Circumstances,
    Evidence,
    EvidenceKind,
    FieldKind,
    Guess,
    InitiativeProfile,
    LinkedText,
    Mention,
    Relation,
    Status,
    Step,
    TextField,
)

_STEPS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})")) for kind, words in _words.STEP_WORDS)
_STATUSES = tuple((Status(status), re.compile(rf"(?<!\w)(?:{words})")) for status, words in _words.STATUS_WORDS)
_HANDED_ON = re.compile(rf"(?<!\w)(?:{_words.HANDED_ON})")
_IN_PASSING = re.compile(rf"(?<!\w)(?:{_words.IN_PASSING})(?!\w)")
_OTHERS_QUESTION = re.compile(_words.OTHERS_QUESTION_WORDS)
_NUMBER = r"(?:§\s*\d+\s*|[a-zåäö]{1,5}\s*\d{4}[/:-]\d+\s*)?"  # of the matter, where it stands before the title
_LIST = re.compile(rf"\W*{_NUMBER}{_words.LISTS_OF_MATTERS}(?!\w)(?!\s+(?:om|angående|kring|gällande)\s)")
_ENTRY_END = re.compile(r"[.;](?:\s|$)|\n")
_WORDS = re.compile(r"[^\W\d_]{3}")
_ENTRIES = 3  # from which a text is a list
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS_REACH = 60  # characters behind the word of a step within which years are its own
_REACH = 70  # characters before a mention within which words tie it only in passing
_ONLY_ANSWERED = "interpellation"  # questions too are of this type
_STANDS = (Status.BACKED, Status.ADOPTED, Status.AMENDED, Status.GIVEN_OPINION)
_OF_THE_ANSWER = re.compile(_words.OF_THE_ANSWER)
_POSTPONED = (Status.REFERRED_BACK, Status.TABLED)


def step_kind(name: str) -> str:
    """The kind of a step by its name or key ("Handlingsplan 2019–2023" → "plan"); "" when the words do not tell."""
    found = [(match.start(), kind) for kind, pattern in _STEPS if (match := pattern.search(lowered(name)))]
    return min(found)[1] if found else ""


def guess_step(text: LinkedText, profile: InitiativeProfile, day: date | None = None) -> Guess | None:
    """The initiative's step that the words lead to; None when none does or the initiative has no such step.

    The title rules, then clauses (for a paper: proposals), then the lead-in; within a text the first word, so
    that "Uppföljning av handlingsplan" is a follow-up. Of several steps of one kind the years that stand behind the
    word tell which, then the day of the decision; where neither does, a person is asked: None.
    """
    kinds_there = {step.kind for step in profile.steps if step.kind}
    proposals = (FieldKind.PROPOSAL,) if text.is_paper else ()
    for kinds in ((FieldKind.TITLE,), (FieldKind.CLAUSE, *proposals), (FieldKind.LEAD_IN,)):
        for field in text.of(*kinds):
            found = [
                (match.start(), kind, match)
                for kind, pattern in _STEPS
                if kind in kinds_there and (match := pattern.search(lowered(field.text)))
            ]
            if found:
                _, kind, match = min(found, key=lambda one: one[0])
                step = _which([one for one in profile.steps if one.kind == kind], field.text[match.end() :], day)
                return _guess(step.key, field, match) if step else None
    return None


def _which(steps: Sequence[Step], behind: str, day: date | None) -> Step | None:
    """The one step of several of a kind that the years behind the word, or else the day, are those of."""
    if len(steps) == 1:
        return steps[0]
    years = [int(year) for year in _YEAR.findall(behind[:_YEARS_REACH])]
    if years:
        named = [step for step in steps if step.first and all(_in_period(step, year) for year in years)]
        exact = [step for step in named if step.first == years[0] and (len(years) < 2 or step.last == years[-1])]
        return _only(exact) or _only(named)
    return _only([step for step in steps if step.first and _in_period(step, day.year)]) if day else None


def _only(steps: Sequence[Step]) -> Step | None:
    return steps[0] if len(steps) == 1 else None


def _in_period(step: Step, year: int) -> bool:
    return (step.first is None or step.first <= year) and (step.last is None or year <= step.last)


def guess_status(text: LinkedText, mentions: Sequence[Mention], circumstances: Circumstances) -> Guess | None:
    """What the body has done, by the verbs of its clauses; None when they do not tell, and for papers.

    Referring back or tabling in any clause rules; then the clause that names the initiative; then the others
    in order. A body that prepares, or a clause that proposes to another body, has *prepared*, whatever it
    proposes. The answer to somebody's motion says nothing about the initiative.
    """
    if text.is_paper or is_others_question(text, circumstances):
        return None
    clauses = text.of(FieldKind.CLAUSE)
    naming = {mention.field for mention in mentions if mention.field_kind is FieldKind.CLAUSE}
    ordered = sorted(clauses, key=lambda field: field.name not in naming)
    found = [(status, guess) for field in ordered if (pair := _status_of(field)) for status, guess in (pair,)]
    for status, guess in found:
        if status in _POSTPONED:
            return guess
    handed_on = _first(_HANDED_ON, (*text.of(FieldKind.LEAD_IN), *clauses))
    if handed_on is not None:
        return _guess(Status.PREPARED, *handed_on)
    if circumstances.preparatory and found:
        guess = found[0][1]
        return Guess(Status.PREPARED, guess.field, guess.start, guess.end, guess.quote)
    return found[0][1] if found else None


def guess_relation(
    text: LinkedText,
    mentions: Sequence[Mention],
    evidence: Sequence[Evidence],
    circumstances: Circumstances,
    follow_up: bool,
    status: Guess | None,
) -> Relation:
    """What the text is to the initiative; `follow_up` tells whether the guessed step is one of follow-up."""
    kinds = {one.kind for one in evidence if one.points}
    # Words that are near and name nothing mention nothing: it is the matter itself that is near.
    strong = any(kind <= EvidenceKind.PAPER for kind in kinds) or kinds == {EvidenceKind.CLOSENESS}
    apart = is_others_question(text, circumstances) or is_a_list(text, mentions)
    if not strong or apart or only_in_passing(text, mentions, evidence):
        return Relation.MENTION
    if text.is_paper:
        return Relation.FOLLOW_UP if follow_up else Relation.PREPARATION
    if not text.of(FieldKind.CLAUSE):
        return Relation.FOLLOW_UP if follow_up else Relation.MENTION
    value = status.value if status else ""
    if circumstances.preparatory or value == Status.PREPARED:
        return Relation.PREPARATION
    if follow_up or value == Status.NOTED:
        return Relation.FOLLOW_UP
    return Relation.DECISION


def is_a_list(text: LinkedText, mentions: Sequence[Mention]) -> bool:
    """Whether the matter lists others ("Delgivningar") and its title does not name the initiative."""
    if any(mention.field_kind is FieldKind.TITLE and mention.distinctive for mention in mentions):
        return False
    return any(_LIST.match(lowered(field.text)) for field in text.of(FieldKind.TITLE))


def is_one_of_many(text: LinkedText, mentions: Sequence[Mention]) -> bool:
    """Whether a matter that lists others names the initiative in one of several entries only.

    That a letter or a course of the initiative's came is no matter of the body's, as a careful archivist sees it.
    """
    if not is_a_list(text, mentions):
        return False
    naming = {mention.field for mention in mentions if mention.distinctive}
    return all(_entries(field.text) >= _ENTRIES for field in text.fields if field.name in naming)


def _entries(text: str) -> int:
    return sum(_WORDS.search(entry) is not None for entry in _ENTRY_END.split(text))


def is_others_question(text: LinkedText, circumstances: Circumstances) -> bool:
    """Whether the matter answers a motion, a citizens' proposal or the like.

    An interpellation or a question is answered, never decided on (KL 5:59–64): one whose clauses decide was called
    so by mistake, as "Fråga om medverkan" easily is.
    """
    if any(_OTHERS_QUESTION.search(lowered(field.text)) for field in text.of(FieldKind.TITLE)):
        return True
    if circumstances.matter_type == _ONLY_ANSWERED:
        return not any(_takes_a_stand(field) for field in text.of(FieldKind.CLAUSE))
    return circumstances.matter_type in _words.OTHERS_QUESTIONS


def _takes_a_stand(clause: TextField) -> bool:
    found = _status_of(clause)
    return found is not None and found[0] in _STANDS and not _OF_THE_ANSWER.search(lowered(clause.text))


def only_in_passing(text: LinkedText, mentions: Sequence[Mention], evidence: Sequence[Evidence]) -> bool:
    """Whether clauses name the initiative only to tie something else to it, and nothing else is strong."""
    if any(one.kind in (EvidenceKind.CASE, EvidenceKind.PAPER) for one in evidence):
        return False
    deciding = (FieldKind.TITLE, FieldKind.CLAUSE, *((FieldKind.PROPOSAL,) if text.is_paper else ()))
    told = [mention for mention in mentions if mention.distinctive and mention.field_kind in deciding]
    if not told or any(mention.field_kind is FieldKind.TITLE for mention in told):
        return False
    texts = {field.name: lowered(field.text) for field in text.fields}
    return all(
        _IN_PASSING.search(texts[mention.field], max(0, mention.start - _REACH), mention.start) for mention in told
    )


def _status_of(field: TextField) -> tuple[Status, Guess] | None:
    lower = lowered(field.text)
    for status, pattern in _STATUSES:
        match = pattern.search(lower)
        if match:
            return status, _guess(status, field, match)
    return None


def _first(pattern: re.Pattern[str], fields: Iterable[TextField]) -> tuple[TextField, re.Match[str]] | None:
    for field in fields:
        match = pattern.search(lowered(field.text))
        if match:
            return field, match
    return None


def _guess(value: str, field: TextField, match: re.Match[str]) -> Guess:
    return Guess(str(value), field.name, match.start(), match.end(), field.text[match.start() : match.end()])
