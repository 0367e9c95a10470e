"""What a person typed → `SearchQuery`, or a `QueryError` that says what to change. The only parser of typed text.

Forgiving (design.md §7): words, "phrases", -not, OR/ELLER, `dnr:`, `§:`, `kommun:`, `organ:`, `år:2016-2018`,
`före:`/`efter:`, `initiativ:`, `utfall:`, `parti:`, `typ:`. Case numbers and §§ are recognised in
any spelling among the words.
"""

import re
import unicodedata
from dataclasses import replace

from decisions.vocabulary import dates, dnr, paragraph
from search.core._operators import (
    OPERATORS,
    FilterParts,
    Operator,
    case_clause,
    shown,
)
from search.core.errors import QueryError
from search.core.query import (
    Case,
    Clause,
    FacetName,
    Filters,
    Group,
    ParagraphMark,
    Phrase,
    SearchQuery,
    Sort,
    Word,
)

MAX_CHARACTERS = 2_000
"""Longest query, in characters: a pasted heading or paragraph fits, a pasted document does not."""
MAX_CLAUSES = 100
"""Most words, phrases and numbers of one query."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_BLANKS = str.maketrans(dict.fromkeys("()[]{}<>*^~\\`", " ") | {"|": " OR "})
_NAMES = "|".join(sorted(map(re.escape, OPERATORS), key=len, reverse=True))
_OPERATOR = re.compile(rf"(?<!\S)(?P<minus>-?)(?P<name>{_NAMES}):[ ]*", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
_MINUS = re.compile(r"(?<!\S)[-−](?=\S)")
_TOKEN = re.compile(r"\S+")
_LABEL = re.compile(
    r"(?:dnr|d\.nr|diarienr|diarienummer|ärendenr|ärendenummer|ärende|beteckning)[.:]*(?:\s+nr\.?)?", re.IGNORECASE
)
# 0126/22: number and short year; in running text the vocabulary believes it at the head of a line only.
_SHORT_NUMBER = re.compile(r"(?<!\S)(?!(?:19|20)\d\d/)\d{3,6}/\d\d(?!\S)")
_SIGN_BEHIND = re.compile(r"(?P<n>\d{1,4})\s*(?P<s>[a-h])?\s*§", re.IGNORECASE)
# How properties are called: a name, block and unit. "Ks 18:123" is a case number, nobody's diary is "Tuve 19:17".
_PROPERTY = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]{3,} \d{1,2}:\d{1,4}")
_OR = frozenset({"OR", "ELLER"})
_AND = frozenset({"AND", "OCH", "&", "+"})


def parse_query(
    text: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    sort: Sort = Sort.RELEVANCE,
    page: int = 1,
    page_size: int | None = None,
    facets: tuple[FacetName, ...] = tuple(FacetName),
) -> SearchQuery:
    """The query of a typed text together with filters that were chosen elsewhere (facets, a form).

    Deterministic, and quick on any string. Raises QueryError where the text is too long or an operator's value
    cannot be read; everything else becomes a query, at worst an empty one.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"Sökningen är för lång: {len(text)} tecken. Använd högst {MAX_CHARACTERS} tecken, "
            "till exempel några ord ur rubriken."
        )
    query = SearchQuery(sort=sort, page=page, facets=facets)
    if page_size is not None:
        query = replace(query, page_size=page_size)
    rest, typed, notes = _take_operators(_clean(text))
    groups, excluded = _read_words(rest)
    # What one reading leaves out (a stray mark between two words) may make the next reading differ: read until the
    # words as written out again mean the same, so that a permalink always asks the same question.
    for _ in range(4):
        again, again_excluded = _read_words(_clean(write_words(groups, excluded)))
        if (again, again_excluded) == (groups, excluded):
            break
        groups, excluded = again, again_excluded
    if len(groups) + len(excluded) + sum(len(group.options) - 1 for group in groups) > MAX_CLAUSES:
        raise QueryError(f"Sökningen har för många ord. Använd högst {MAX_CLAUSES}, helst några få som är ovanliga.")
    return replace(query, groups=groups, excluded=excluded, filters=_merge(filters, typed), notes=tuple(notes))


def write_words(groups: tuple[Group, ...], excluded: tuple[Clause, ...] = ()) -> str:
    """The words as one could have typed them: what the search box shows, and what a permalink carries."""
    written = [" OR ".join(_write(option) for option in group.options) for group in groups]
    return " ".join((*written, *("-" + _write(clause) for clause in excluded)))


def _write(clause: Clause) -> str:
    return f'"{clause.text}"' if isinstance(clause, Phrase) else clause.text


def _clean(text: str) -> str:
    """One line, composed letters, straight quotation marks, no control or invisible characters."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).translate(_BLANKS)
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"} else c for c in text)
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def _take_operators(text: str) -> tuple[str, Filters, list[str]]:
    """The text without its operators, the filters they ask for, and notes to the person."""
    notes: list[str] = []
    if text.count('"') % 2:
        head, _, tail = text.rpartition('"')
        text = f"{head} {tail}"
        notes.append("Ett citattecken saknade sin andra hälft, så de orden söktes var för sig.")
    parts, kept, position = FilterParts(), [], 0
    for match in _OPERATOR.finditer(text):
        if match.start() < position or text.count('"', 0, match.start()) % 2:
            continue
        name = match["name"].lower()
        if match["minus"]:
            raise QueryError(f"Det går inte att utesluta med ”-{name}:”. Ta bort minustecknet.")
        kept.append(text[position : match.start()])
        position = _read_value(text, match.end(), name, OPERATORS[name], parts)
    kept.append(text[position:])
    return " ".join(kept), parts.build(), notes


def _read_value(text: str, start: int, name: str, operator: Operator, parts: FilterParts) -> int:
    """Hand an operator its value: as many of the following words as it can read. Returns where the value ends."""
    quoted = _QUOTED.match(text, start)
    if quoted is not None and quoted[1].strip():
        operator.read(parts, quoted[1].strip())
        return quoted.end()
    ends = [match.end() for match in _TOKEN.finditer(text, start)][: operator.words]
    if not ends or text[start] == '"' or _OPERATOR.match(text, start):
        raise QueryError(f"Skriv något efter ”{name}:”, eller ta bort det.")
    for end in reversed(ends):
        try:
            operator.read(parts, text[start:end].strip('".,;'))
        except QueryError:
            if end == ends[0]:
                raise
        else:
            return end
    return ends[0]


def _read_words(text: str) -> tuple[tuple[Group, ...], tuple[Clause, ...]]:
    """The clauses of a text without operators."""
    whole = _whole_number(text)
    if whole is not None:
        return (Group((whole,)),), ()
    groups: list[Group] = []
    excluded: list[Clause] = []
    joining = False
    numbers = _numbers(text)
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        end, negated, clause, is_or = _next(text, position, numbers)
        position = end
        if is_or:
            joining = bool(groups)
        elif clause is not None and negated:
            excluded.append(clause)
            joining = False
        elif clause is not None and joining:
            groups[-1] = Group(tuple(dict.fromkeys((*groups[-1].options, clause))))
            joining = False
        elif clause is not None:
            groups.append(Group((clause,)))
    return tuple(groups), tuple(dict.fromkeys(excluded))


def _next(text: str, position: int, numbers: dict[int, tuple[int, Clause]]) -> tuple[int, bool, Clause | None, bool]:
    """The clause at `position`: where it ends, whether it is negated, the clause if any, whether it is an OR."""
    negated = text[position] in "-−" and text[position + 1 : position + 2].strip(" -−") != ""
    start = position + negated
    if start in numbers:
        end, clause = numbers[start]
        return end, negated, clause, False
    if text[start] == '"':
        end = text.find('"', start + 1)
        inner = " ".join(text[start + 1 : end].split())
        return end + 1, negated, Phrase(inner) if _has_word(inner) else None, False
    match = _TOKEN.match(text, start)
    assert match is not None  # a non-blank stands at `start`
    token, end = match.group(), match.end()
    quote = token.find('"')
    if quote > 0:
        token, end = token[:quote], start + quote
    inside = next((place for place in numbers if start < place < end), None)
    if inside is not None:  # "(2018/234" and the like: marks before a number
        token, end = text[start:inside], inside
    if not negated and token in _OR:
        return end, False, None, True
    label = _LABEL.fullmatch(token)
    if token in _AND or (label is not None and _blank_to_number(text, end, numbers)):
        return end, False, None, False
    word = _trim(token)
    return end, negated, Word(word) if word else None, False


def _blank_to_number(text: str, end: int, numbers: dict[int, tuple[int, Clause]]) -> bool:
    place = end + len(text[end:]) - len(text[end:].lstrip())
    return place in numbers and isinstance(numbers[place][1], Case)


def _numbers(text: str) -> dict[int, tuple[int, Clause]]:
    """Case numbers and §§ outside quotation marks: start → end and clause."""
    open_text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    open_text = _MINUS.sub(" ", open_text)
    found: dict[int, tuple[int, Clause]] = {}
    taken: list[tuple[int, int]] = []
    for number in dnr.find(open_text):
        end = max(number.end, number.plan_code_span[1] if number.plan_code_span else 0)
        found[number.start] = (end, case_clause(number))
        taken.append((number.start, end))
    days = list(dates.find(open_text))
    for mention in paragraph.find(open_text):
        if any(a < mention.end and mention.start < b for a, b in taken) or mention.first != mention.last:
            continue
        # "KF 23 november": without a sign the number is the day's.
        signed = "§" in mention.printed or "paragraf" in mention.printed.casefold()
        if not signed and any(day.start < mention.end and mention.start < day.end for day in days):
            continue
        found[mention.start] = (mention.end, paragraph_clause(mention.first))
        taken.append((mention.start, mention.end))
    for day in days:
        # Without "den", which stays a word: so that the day written out again is read as the same.
        start = day.start + len(day.printed) - len(day.printed.removeprefix("den").lstrip())
        if not any(a < day.end and start < b for a, b in taken):
            found[start] = (day.end, Word(open_text[start : day.end]))
            taken.append((start, day.end))
    for match in _SHORT_NUMBER.finditer(open_text):
        short = dnr.parse(match.group())
        if short is not None and not any(a < match.end() and match.start() < b for a, b in taken):
            found[match.start()] = (match.end(), case_clause(short))
    return found


def _whole_number(text: str) -> Case | ParagraphMark | None:
    """The case number or § that the whole text is."""
    text = text.strip().strip('"').strip()
    if not text or len(text) > 80:
        return None
    label = _LABEL.match(text)
    labelled = label is not None and text[label.end() :][:1].isspace()
    number = dnr.parse(text[label.end() :] if label is not None and labelled else text, labelled=labelled)
    if _PROPERTY.fullmatch(text):
        number = None
    # Of a whole text anything may be the prefix ("läsåret 2016/17"): believed are abbreviations.
    if number is not None and (number.prefix.isupper() or len(number.prefix) <= 4) and dnr.is_diary(number.prefix):
        return case_clause(number)
    match = _SIGN_BEHIND.fullmatch(text)
    if match is not None and int(match["n"]):
        return paragraph_clause(paragraph.ParagraphNumber("", int(match["n"]), (match["s"] or "").lower()))
    return None


def paragraph_clause(number: paragraph.ParagraphNumber) -> ParagraphMark:
    """The clause of a § that the vocabulary read, written the way it is read again."""
    return ParagraphMark(str(number), number.key, number.prefix.casefold())


def _trim(token: str) -> str:
    """The token without marks at its ends: from its first letter or digit to its last."""
    places = [index for index, char in enumerate(token) if char.isalnum()]
    return token[places[0] : places[-1] + 1] if places else ""


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _merge(chosen: Filters, typed: Filters) -> Filters:
    """Both filters: values of one kind are alternatives, the narrower date wins."""
    if not chosen:
        return typed
    if not typed:
        return chosen
    merged = {}
    for name in Filters.__dataclass_fields__:
        first, second = getattr(chosen, name), getattr(typed, name)
        if name in {"before", "after"}:
            pick = min if name == "before" else max
            merged[name] = pick(first, second) if first and second else first or second
        else:
            merged[name] = tuple(dict.fromkeys((*first, *second)))
    return Filters(**merged)


__all__ = ["MAX_CHARACTERS", "MAX_CLAUSES", "parse_query", "shown", "write_words"]
