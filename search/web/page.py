"""From a query and its answer to what the page prints."""

from dataclasses import replace

from django.http import HttpRequest

from search.core.parse import write_words
from search.core.query import Clause, Filters, Group, Phrase, SearchQuery, Word
from search.core.results import AlsoFor, Correction, Hit, HitGroup, Relaxed, ResultPage
from search.index.searching import Found
from search.web import narrowing
from search.web.cases import headings
from search.web.explaining import why
from search.web.export import MOST_ROWS
from search.web.shapes import CaseChoice, Choice, GroupLine, HitLine, PageInfo, SearchView

_MOST = f"{MOST_ROWS:,}".replace(",", "\u00a0")


def result_view(
    request: HttpRequest,
    query: SearchQuery,
    found: Found,
    *,
    notes: tuple[str, ...] = (),
    cases: tuple[CaseChoice, ...] = (),
) -> SearchView:
    """The page of an answer."""
    page = found.page
    if page.grouped and page.total > page.grouped:
        notes = (*notes, f"De {page.grouped} första träffarna är grupperade. Begränsa sökningen för att få med alla.")
    if found.hidden:
        notes = (*notes, "Sökindexet uppdateras just nu. Några träffar visas inte, och antalen kan ändras.")
    return SearchView(
        page=PageInfo(address=request.build_absolute_uri(narrowing.address(query))),
        text=write_words(query.groups, query.excluded),
        hidden=narrowing.hidden(query),
        notes=(*query.notes, *notes),
        asked=not query.empty,
        total=page.total,
        number=page.page,
        pages=max(1, page.pages),
        hits=tuple(_hit(hit, page.relaxed) for hit in page.hits) if not query.grouped else (),
        groups=_groups(query, page),
        heading=heading(page),
        beyond=narrowing.address(replace(query, page=page.pages)) if page.page > page.pages > 0 else "",
        chips=narrowing.chips(query, page),
        facets=narrowing.facet_boxes(query, page),
        sorts=narrowing.sorts(query),
        pagination=narrowing.pagination(query, page),
        arrangements=narrowing.arrangements(query),
        previous=narrowing.address(replace(query, page=page.page - 1)) if 1 < page.page <= page.pages else "",
        following=narrowing.address(replace(query, page=page.page + 1)) if page.page < page.pages else "",
        relaxed=relaxed_text(page.relaxed),
        corrected=corrected_text(page.corrections),
        meant=meant(query, page.corrections),
        also=also_text(page.also),
        only_typed=narrowing.address(only_typed(query, page)) if page.also else "",
        cases=cases,
        permalink=narrowing.address(query),
        feed=narrowing.feed_address(query),
        csv=narrowing.export_address(query, "csv"),
        json=narrowing.export_address(query, "json"),
        export_most=_MOST,
        export_bound=f"de {_MOST} första träffarna" if page.total > MOST_ROWS else "",
        without_filters=_without_filters(query, page),
    )


def heading(page: ResultPage) -> str:
    """How many hits there are, in how many cases where they are grouped, and which page this is."""
    if not page.total:
        return "Inga träffar"
    said = f"{page.total} {'träff' if page.total == 1 else 'träffar'}"
    if page.grouped:
        said += f" i {page.group_total} {'ärende' if page.group_total == 1 else 'ärenden och enskilda handlingar'}"
    return f"{said}, sida {page.page} av {page.pages}" if 1 < page.pages >= page.page else said


def _groups(query: SearchQuery, page: ResultPage) -> tuple[GroupLine, ...]:
    known = {hit.key: hit for hit in page.hits}
    named = headings(group.case for group in page.groups)
    found = []
    for group in page.groups:
        hits = [known[key] for key in group.keys if key in known]
        if hits:
            lines = tuple(_hit(hit, page.relaxed) for hit in hits)
            found.append(GroupLine(named.get(group.case), group.count, lines, _rest(query, group, hits[0])))
    return tuple(found)


def _rest(query: SearchQuery, group: HitGroup, hit: Hit) -> str:
    """The way to the hits of a case that are not listed under it."""
    numbers = hit.document.case_numbers
    if group.count <= len(group.keys) or not group.case or not numbers:
        return ""
    return narrowing.of_case(query, numbers[0], hit.document.authority.id if hit.document.authority else "")


def mistake_view(message: str, text: str) -> SearchView:
    """The page that says what to change. What was typed stays in the box, as far as it is of a sensible length."""
    return SearchView(page=PageInfo(), text=text[:2_000], error=message, asked=True)


def relaxed_text(relaxed: Relaxed | None) -> str:
    """How the query was relaxed, in words; "" where it was not."""
    if relaxed is None:
        return ""
    said: list[str] = []
    if relaxed.apart:
        words = _listed(relaxed.apart)
        said.append(f"Visar även träffar där {words} ingår i längre ord, eller där delarna står var för sig.")
    if not relaxed.wanted:
        return " ".join(said)
    others = relaxed.total - len(relaxed.absent)
    if relaxed.absent:
        said.append(f"{_listed(relaxed.absent)} finns inte i något som går att söka i.")
        if relaxed.wanted == others and not relaxed.doubled:
            left_out = "det" if len(relaxed.absent) == 1 else "dem"
            said.append(f"Visar därför träffar utan {left_out}.")
    if relaxed.wanted < others or relaxed.doubled:
        twice = ", där ord i rubrik och beslut räknas dubbelt" if relaxed.doubled else ""
        least = f"träffar som har minst {relaxed.wanted} av {others} ord{twice}."
        if relaxed.complete:
            have = "1 träff har" if relaxed.complete == 1 else f"{relaxed.complete} träffar har"
            also = "Visar även" if relaxed.mixed else "och står först. Därefter visas"
            said.append(f"{have} alla ord{'.' if relaxed.mixed else ''} {also} {least}")
        else:
            said.append(f"Inget innehåller alla ord. Visar därför även {least}")
    return " ".join(said)


def corrected_text(corrections: tuple[Correction, ...]) -> str:
    """Which words were taken for others, because there was nothing with them; "" where none was."""
    used = [one for one in corrections if one.used]
    if not used:
        return ""
    typed = _listed(tuple(one.typed for one in used))
    return f"{typed} finns inte i något som går att söka i. Visar träffar på {_listed(tuple(o.nearest for o in used))}."


def meant(query: SearchQuery, corrections: tuple[Correction, ...]) -> tuple[Choice, ...]:
    """Words that stand nearly nowhere, each as a link to the same question with the word that was perhaps meant."""
    found = []
    for one in corrections:
        groups = tuple(Group(tuple(_replaced(option, one) for option in group.options)) for group in query.groups)
        if not one.used and groups != query.groups:
            found.append(Choice(one.nearest, narrowing.address(replace(query, groups=groups, page=1))))
    return tuple(found)


def _replaced(option: Clause, one: Correction) -> Clause:
    typed = isinstance(option, Word) and option.text.casefold() == one.typed.casefold()
    return Word(one.nearest) if typed else option


def also_text(also: tuple[AlsoFor, ...]) -> str:
    """Which other words were looked for; "" where none was."""
    if not also:
        return ""
    return "Sökte även efter " + "; ".join(f"{_listed(one.others)} (för ”{one.typed}”)" for one in also) + "."


def only_typed(query: SearchQuery, page: ResultPage) -> SearchQuery:
    """The same question without other words for its words: they stand between quotation marks."""
    labels = {one.typed for one in page.also}
    groups = tuple(
        Group(tuple(Phrase(option.text) if isinstance(option, Word) else option for option in group.options))
        if any(option.text in label for option in group.options for label in labels)
        else group
        for group in query.groups
    )
    return replace(query, groups=groups, page=1)


def _listed(words: tuple[str, ...]) -> str:
    quoted = [word if word.startswith("”") else f"”{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} och {quoted[-1]}"


def _without_filters(query: SearchQuery, page: ResultPage) -> str:
    """The way on when filters are what stands between the reader and a hit."""
    if page.total or not query.filters or not query.groups:
        return ""
    return narrowing.address(replace(query, filters=Filters(), page=1))


def _hit(hit: Hit, relaxed: Relaxed | None) -> HitLine:
    document = hit.document
    return HitLine(
        url=document.url,
        title=hit.title,
        snippets=hit.snippets,
        kind=document.document_kind.name if document.document_kind and document.kind == "paper" else "",
        paragraph=hit.paragraph,
        case_numbers=hit.case_numbers,
        committee=document.committee.name if document.committee else "",
        authority=document.authority.name if document.authority else "",
        date=document.date,
        page=document.page,
        missing=hit.missing if relaxed else (),
        demo=document.demo,
        why=why(hit.explanation) if hit.explanation else None,
    )


__all__ = ["also_text", "corrected_text", "heading", "mistake_view", "relaxed_text", "result_view"]
