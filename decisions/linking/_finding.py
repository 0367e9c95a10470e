"""Mentions of initiatives in texts: one pass over each text, however many names are looked for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from decisions.linking import _patterns, _words
from decisions.linking._bearers import is_somebody_elses
from decisions.linking._context import in_context, own_of
from decisions.linking._counties import county_name, is_own, key_of, named_behind, own_counties
from decisions.linking._patterns import QUOTES, AliasPattern, fold, lowered
from decisions.linking._values import Alias, FieldKind, How, InitiativeProfile, Mention, TextField

_BLANK_LINE = re.compile(r"\n\s*\n")
_MANNERS = tuple(How)  # strictest first
_SENTENCE_START = re.compile(rf"(?:^|[.!?:\n]|\n[^\w\n]*|(?:^|\n)\s*[\-–—•*]\s*)[\s{re.escape(QUOTES)}]*$")
_ENDS_A_NAME = re.compile(rf"[\s{re.escape(QUOTES)}]*(?:$|[!–—:;,.()\n]|-\s|\s-)")
_LONG_NAME_WORDS = 5
_COINED = 10  # letters of a single word that nobody uses by chance
_COUNTYS = re.compile(r"(?<!\w)(?:länets?|läns(?:gemensam|överenskommelse|strategi|plan|övergripande)\w*)(?!\w)")
_PLACES_MODEL = re.compile(_words.PLACES_MODEL)
_COUNTY = 5  # letters of a county's name that are no chance in another word
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTE_MARKS = frozenset(QUOTES)
_NEAR = 40  # characters around a mention by which it is seen whether everything there is in capitals
_OPENING = 3  # letters by which names are kept
_APART = r"[\W_]{0,8}"  # what may stand between two words of a name
_OPENING_REACH = 24  # characters that hold those letters, with what stands between
_NO_LETTERS = " \n\t.,:;!?()" + QUOTES
_PAGE = 200  # characters before a mention that are looked at to see whether a sentence starts there


@dataclass(frozen=True, slots=True)
class _Sought:
    """One alias that is looked for: whose it is, and whether it is a look-alike instead."""

    initiative: str
    alias: Alias
    pattern: AliasPattern
    distinctive: bool
    own_county: re.Pattern[str] | None
    county: str
    counties: frozenset[str] = frozenset()
    look_alike: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    sought: _Sought
    start: int
    end: int
    how: How
    with_county: bool


class Matcher:
    """Profiles made ready for finding. Make it once for many texts; it is immutable and safe to share."""

    def __init__(self, profiles: Iterable[InitiativeProfile]) -> None:
        self._by_opening: dict[str, list[_Sought]] = defaultdict(list)
        profiles = tuple(profiles)
        self._own = {profile.id: own_of(profile) for profile in profiles}
        for profile in profiles:
            for sought in _sought(profile):
                self._by_opening[sought.pattern.opening.replace(" ", "")].append(sought)
        self._spotter = _spotter(one.pattern.opening for found in self._by_opening.values() for one in found)

    def find(self, fields: Iterable[TextField]) -> tuple[Mention, ...]:
        """All mentions, in the order of the fields and of the text."""
        if self._spotter is None:
            return ()
        fields = tuple(fields)
        found = [mention for field in fields for mention in self._in_field(field, self._spotter)]
        return in_context(fields, found, self._own) if found else ()

    def _in_field(self, field: TextField, spotter: re.Pattern[str]) -> Iterator[Mention]:
        text, lower = field.text, lowered(field.text)
        hits = [
            hit
            for spot in spotter.finditer(lower)
            if not (spot.start() and _is_letter(lower[spot.start() - 1]))
            for letters in _letters_from(lower, spot)
            for sought in self._by_opening.get(letters, ())
            if (hit := _match(sought, text, lower, spot.start())) is not None
        ]
        for hit in _settled(hits):
            yield _mention(field, hit)


def find(text_fields: Iterable[TextField], profiles: Sequence[InitiativeProfile] | Matcher) -> tuple[Mention, ...]:
    """Mentions of the profiles' names and aliases in the fields, with their places, in the order of the text.

    A name is found through other spacing, hyphens, dashes, quotes, line ends and endings, with or without its
    county. Words that a look-alike covers are no mention; nor is a name that another county follows, or that is said
    to be somebody else's ("föreningen X"). Of names within names the longest is taken. Pass a `Matcher` when many texts
    meet the same profiles.
    """
    matcher = profiles if isinstance(profiles, Matcher) else _matcher(tuple(profiles))
    return matcher.find(text_fields)


@lru_cache(maxsize=16)
def _matcher(profiles: tuple[InitiativeProfile, ...]) -> Matcher:
    return Matcher(profiles)


def _sought(profile: InitiativeProfile) -> Iterator[_Sought]:
    county = county_name(profile)
    tail = _patterns.county_tail(county) if county else None
    counties = own_counties(profile)
    for alias in (*profile.names, *profile.aliases):
        core, _ = _patterns.split_county(alias.text)
        pattern = _patterns.compile_alias(core)
        if pattern is not None:
            distinctive = alias.distinctive and not _patterns.is_everyday(core)
            yield _Sought(profile.id, alias, pattern, distinctive, tail, county, counties)
    for words in profile.look_alikes:
        pattern = _patterns.compile_alias(words)
        if pattern is not None:
            yield _Sought(
                profile.id, Alias(words), pattern, distinctive=True, own_county=None, county="", look_alike=True
            )


def _spotter(openings: Iterable[str]) -> re.Pattern[str] | None:
    """Finds where a name may start: one alternation of the first three letters, misreadings included.

    What follows a short first word is only looked ahead at: another name may start there.
    """
    alternatives = sorted({_spots(opening) for opening in openings})
    return re.compile("|".join(alternatives)) if alternatives else None


def _spots(opening: str) -> str:
    first, *others = ("".join(_spot(letter) for letter in word) for word in opening.split(" "))
    return f"{first}(?={_APART}{_APART.join(others)})" if others else first


def _spot(letter: str) -> str:
    family = {"a": "[aåä][\u0308\u030a]?", "o": "[oö0]\u0308?", "i": "[il1]"}.get(letter)
    return family or re.escape(letter)


def _letters_from(text: str, spot: re.Match[str]) -> tuple[str, ...]:
    """The letters by which names may be kept that start here: of a short first word the spotter gives only that."""
    found = fold(spot.group())
    if len(found) >= _OPENING:
        return (found,)
    more = fold(_patterns.letters_of(text[spot.start() : spot.start() + _OPENING_REACH]))[:_OPENING]
    return (found,) if more == found else (found, more)


def _match(sought: _Sought, text: str, lower: str, start: int) -> _Hit | None:
    pattern = sought.pattern
    subject = text if pattern.exact_case else lower
    if _patterns.match(pattern.any, subject, start) is None:
        return None
    for expression, how in (
        (pattern.strict, How.VARIANT),
        (pattern.loose, How.INFLECTED),
        (pattern.misread, How.MISREAD),
    ):
        found = _patterns.match(expression, subject, start) if expression else None
        if found is not None and not _BLANK_LINE.search(found.group()):
            return _with_county(sought, text, lower, found, how)
    return None


def _with_county(sought: _Sought, text: str, lower: str, found: re.Match[str], how: How) -> _Hit | None:
    """The hit with the county that follows it, or None when that is another county than the initiative's."""
    end = found.end()
    tail = sought.own_county.match(lower, end) if sought.own_county else None
    if tail is not None and not _BLANK_LINE.search(tail.group()):
        end = tail.end()
    elif sought.counties and _another_county(sought.counties, text, end):
        return None
    if how is How.VARIANT and _patterns.plain(text[found.start() : end]) == _patterns.plain(sought.alias.text):
        how = How.EXACT
    return _Hit(sought, found.start(), end, how, with_county=end != found.end())


def _another_county(own: frozenset[str], text: str, at: int) -> bool:
    found = named_behind(text, at)
    return found is not None and not is_own(found.key, own)


def _settled(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits that stand: no look-alikes, no names inside longer names, one per place and initiative."""
    barred = [hit for hit in hits if hit.sought.look_alike]
    standing = [hit for hit in hits if not hit.sought.look_alike and not any(_bars(bar, hit) for bar in barred)]
    best: dict[tuple[str, int, int], _Hit] = {}
    for hit in sorted(standing, key=_rank):
        best.setdefault((hit.sought.initiative, hit.start, hit.end), hit)
    kept = [hit for hit in best.values() if not any(_outdoes(other, hit) for other in best.values())]
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.sought.initiative))


def _bars(bar: _Hit, hit: _Hit) -> bool:
    """Whether a look-alike takes a mention away: it overlaps, and is not just a part of the longer name."""
    if bar.sought.initiative != hit.sought.initiative or bar.end <= hit.start or hit.end <= bar.start:
        return False
    if bar.end - bar.start <= hit.end - hit.start and _MANNERS.index(bar.how) > _MANNERS.index(hit.how):
        return False  # "Kustlyft" is the name as it is written, and the look-alike "Kustlyftet" only in another form
    inside_the_name = hit.start <= bar.start and bar.end <= hit.end and bar.end - bar.start < hit.end - hit.start
    return not (inside_the_name and hit.sought.distinctive)


def _outdoes(other: _Hit, hit: _Hit) -> bool:
    """Whether `other` is a longer name around `hit`: a distinctive one, or the same initiative's."""
    longer = other.end - other.start > hit.end - hit.start
    around = other.start <= hit.start and hit.end <= other.end
    return around and longer and (other.sought.distinctive or other.sought.initiative == hit.sought.initiative)


def _rank(hit: _Hit) -> tuple[int, bool, str]:
    return (_MANNERS.index(hit.how), not hit.sought.distinctive, hit.sought.alias.text)


def _mention(field: TextField, hit: _Hit) -> Mention:
    return Mention(
        initiative=hit.sought.initiative,
        alias=hit.sought.alias,
        field=field.name,
        field_kind=field.kind,
        start=hit.start,
        end=hit.end,
        quote=field.text[hit.start : hit.end],
        how=hit.how,
        distinctive=hit.sought.distinctive,
        as_name=_stands_as_name(field, hit),
        unmistakable=_is_unmistakable(hit),
        with_county=hit.with_county,
        long=_is_long(hit),
        of_county=_is_of_county(hit),
    )


def _is_long(hit: _Hit) -> bool:
    return hit.with_county or hit.sought.pattern.words >= _LONG_NAME_WORDS


def _is_unmistakable(hit: _Hit) -> bool:
    """Whether these words can hardly be anything else's name: long ones, with the county's own, or a coined word.

    Two or three ordinary words ("Hand i hand"), acronyms that are words ("SAMLA"), names that every municipality's own
    document has ("Laddplanen") and models called by another place than the county ("Skottlandsmodellen") are anybody's.
    """
    if _is_long(hit) or _is_of_county(hit):
        return True
    letters = _patterns.letters_of(hit.sought.alias.text)
    anybodys = _patterns.is_a_document(letters) or _PLACES_MODEL.fullmatch(letters)
    return hit.sought.pattern.words == 1 and len(letters) >= _COINED and not anybodys


def _is_of_county(hit: _Hit) -> bool:
    """Whether the name, or what follows it, says that it is of the initiative's county or of a county at all."""
    name = _patterns.fold(hit.sought.alias.text.lower())
    counties = {_patterns.fold(hit.sought.county), *(one for one in hit.sought.counties if len(one) >= _COUNTY)} - {""}
    return (
        hit.with_county
        or _COUNTYS.search(hit.sought.alias.text.lower()) is not None
        or any(county in name for county in counties)
    )


def _needs_no_capital(name: str) -> bool:
    """Whether words can be nothing but a name: "länets klimatprogram 2035" with its year, "länets heltidslöfte"."""
    last = name.rsplit(maxsplit=1)[-1]
    countys = bool(_COUNTYS.search(lowered(name)))
    return bool(_YEAR.search(name)) or (countys and len(last) >= _COINED and _patterns.is_coined(last))


def _stands_as_name(field: TextField, hit: _Hit) -> bool:
    text, words = field.text, hit.sought.pattern.words
    before, quote, after = text[max(0, hit.start - _PAGE) : hit.start], text[hit.start : hit.end], text[hit.end :]
    if is_somebody_elses(text, hit.start):
        return False
    if _is_long(hit):
        return True
    if words > 1 and hit.how in (How.EXACT, How.VARIANT) and _needs_no_capital(hit.sought.alias.text):
        return True
    # Where everything is in capitals a capital tells nothing.
    shouted = quote.isupper() and (before[-_NEAR:] + after[:_NEAR]).strip(_NO_LETTERS).isupper()
    if words > 1 and not shouted and _has_capitals_inside(hit, quote):
        return True
    if words == 1 and (hit.sought.distinctive or hit.sought.pattern.exact_case):
        generic = hit.how is How.INFLECTED and _patterns.is_a_document(_patterns.letters_of(hit.sought.alias.text))
        return not generic and not (hit.sought.pattern.exact_case and shouted)
    if before[-1:] in _QUOTE_MARKS or after[:1] in _QUOTE_MARKS or after[:1] == "!":
        return True
    capital = quote[:1].isupper() and not shouted
    if field.kind is FieldKind.TITLE and _ENDS_A_NAME.match(after):
        written_so = shouted or not hit.sought.alias.text[:1].isupper()
        return capital or (written_so and bool(before.strip())) or (shouted and field.text.lstrip().startswith(quote))
    return capital and not _SENTENCE_START.search(before)


def _has_capitals_inside(hit: _Hit, quote: str) -> bool:
    """Whether a name begins with an abbreviation or has a capital further in, and the text writes it so too.

    At the beginning of a sentence the first capital tells nothing, but "Vattensamverkan Fyrklövern" and "VISA Hedsele"
    do. A county's name is in capitals anyhow: "Samla Hedsele och övriga".
    """
    name, written = hit.sought.alias.text.split(), quote.split()
    if len(name) != len(written) or (name[0][0].isupper() and not written[0][0].isupper()):
        return False
    if len(name[0]) > 1 and name[0].isupper() and written[0].isupper():
        return True
    return any(
        one[0].isupper() and other[0].isupper() and not is_own(key_of(one), hit.sought.counties)
        for one, other in zip(name[1:], written[1:], strict=True)
    )


def _is_letter(character: str) -> bool:
    return character.isalnum()
