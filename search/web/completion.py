"""Completion from what is public at this moment: cases, bodies, initiatives, titles. Never from term statistics."""

from dataclasses import dataclass

from decisions.models import AuthorityPage
from decisions.selectors import public_committees, public_initiatives
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.index.searching import complete
from search.web.cases import public_cases_of

MOST = 8
SHORTEST = 2
_EACH = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that exists: its name, what it is (Swedish), where it is."""

    text: str
    kind: str
    url: str


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """What a beginning may become, at most eight. Case and order of words do not matter for names."""
    typed = " ".join(typed.split())[:100]
    if len(typed) < SHORTEST:
        return ()
    found = [*_cases(typed), *_initiatives(typed), *_bodies(typed), *_titles(typed)]
    return tuple(dict.fromkeys(found))[:MOST]


def _matches(typed: str, name: str) -> bool:
    words = name.casefold().replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in typed.casefold().replace("-", " ").split())


def _initiatives(typed: str) -> list[Suggestion]:
    return [
        Suggestion(page.title, "länsgemensamt initiativ", f"/lansgemensamma-initiativ/{page.slug}/")
        for page in public_initiatives().order_by("title")
        if _matches(typed, page.title)
    ][:_EACH]


def _bodies(typed: str) -> list[Suggestion]:
    # A county has some ten authorities with a few hundred bodies: read them rather than ask the database to fold åäö.
    found = [
        Suggestion(page.title, "kommun eller region", f"/{page.slug}/")
        for page in AuthorityPage.objects.filter(live=True).order_by("title")
        if _matches(typed, page.title)
    ][:_EACH]
    committees = public_committees().select_related("authority").order_by("title", "authority__title")
    found += [
        Suggestion(f"{page.title}, {page.authority.title}", "organ", f"/{page.authority.slug}/{page.slug}/")
        for page in committees
        if _matches(typed, f"{page.title} {page.authority.title}")
    ][:_EACH]
    return found


def _cases(typed: str) -> list[Suggestion]:
    """The cases of a number that is typed to its end."""
    try:
        number = parse_query(typed).only_case_number
    except QueryError:
        return []
    found = public_cases_of(number)[:_EACH] if number is not None else ()
    return [Suggestion(f"{case.numbers} {case.title}".strip(), f"ärende, {case.authority}", case.url) for case in found]


def _titles(typed: str) -> list[Suggestion]:
    """Titles in which every word begins as one that was typed, whichever of these is typed to its end."""
    try:
        found = complete(typed, MOST)
    except EngineUnavailable:
        return []
    return [Suggestion(one.title, "beslut eller handling", one.url) for one in found]
