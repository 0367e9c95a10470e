"""Completion from what is public at this moment: bodies, initiatives, titles of §§. Never from term statistics."""

from dataclasses import dataclass, replace

from decisions.models import AuthorityPage
from decisions.selectors import public_committees, public_initiatives
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.index.searching import search

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
    found = [*_initiatives(typed), *_bodies(typed), *_titles(typed)]
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


def _titles(typed: str) -> list[Suggestion]:
    """Titles of hits: the engine's answer is checked against the database like every other."""
    try:
        query = replace(parse_query(typed, page_size=MOST), facets=())
        hits = search(query).page.hits if query.groups else ()
    except (QueryError, EngineUnavailable):
        return []
    return [Suggestion(hit.document.title, "beslut eller handling", hit.document.url) for hit in hits]
