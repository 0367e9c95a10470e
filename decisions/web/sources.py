"""References (hänvisningar) of a § or paper: what is printed, and whether we found what it means."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Concat

from decisions.models import AgendaItem, Paper, Reference, ReferenceKind, ReferenceStatus, SectionKind
from decisions.selectors import (
    Fixed,
    listed_items,
    listed_papers,
    public_authorities,
    public_cases,
    public_committees,
    public_items,
    public_papers,
)
from decisions.web.addresses import of_choice
from decisions.web.lines import item_link, paper_link
from decisions.web.sections import plain, texts_of
from decisions.web.shapes import Link, SourceLine

_MODELS = {"agendaitem": "item", "paper": "paper", "case": "case"}
"""What a candidate's model is called here."""


def _of_or_to(name: str) -> Fixed:
    """The references of the § or paper (`name`) of a key, and those that point to it."""
    return Fixed(
        lambda key: Reference.objects.filter(Q(**{name: key}) | Q(**{f"target_{name}": key})).order_by(
            "sort_order", "pk"
        )
    )


_OF_ITEM, _OF_PAPER = _of_or_to("item"), _of_or_to("paper")
_ITEMS = Fixed(lambda keys: listed_items(public_items()).filter(pk__in=keys).order_by())
_PAPERS = Fixed(lambda keys: listed_papers(public_papers()).filter(pk__in=keys).order_by())


def load(record: AgendaItem | Paper) -> tuple[list[Any], tuple[Link, ...]]:
    """The record's own references, and the §§ and papers that are public and point to it, each once.

    Each reference has `links`: what it points to where that is public, by kind (`item`, `paper`, `case`, `committee`,
    `authority`); and `choices`: how many of what an ambiguous one may mean are public. At most four queries: to ask
    only of what is pointed to whether it is public is a small part of the work of asking it in the query for all
    references.
    """
    asked, name = (_OF_ITEM, "item_id") if isinstance(record, AgendaItem) else (_OF_PAPER, "paper_id")
    mine: list[Any] = []
    others: list[Any] = []
    for row in asked.records(record.pk):
        (mine if getattr(row, name) == record.pk else others).append(row)
    public = _public(_keys(mine, others))
    for row in mine:
        targets = ((kind, found.get(getattr(row, f"target_{kind}_id"))) for kind, found in public.items())
        row.links = {kind: link for kind, link in targets if link is not None}
        row.choices = sum(pk in public[_MODELS[model]] for model, pk in row.candidates)
    cited = [public["item"].get(row.item_id) for row in others] + [public["paper"].get(row.paper_id) for row in others]
    return mine, tuple(dict.fromkeys(filter(None, cited)))


def _keys(mine: Sequence[Any], others: Sequence[Any]) -> dict[str, set[int]]:
    """What these references are of or point to."""
    kinds = ("item", "paper", "case", "committee", "authority")
    keys: dict[str, set[Any]] = {kind: {getattr(row, f"target_{kind}_id") for row in mine} for kind in kinds}
    keys["item"] |= {row.item_id for row in others}
    keys["paper"] |= {row.paper_id for row in others}
    for row in mine:
        for model, pk in row.candidates:
            keys[_MODELS[model]].add(pk)
    return {kind: found - {None} for kind, found in keys.items()}


def _public(keys: Mapping[str, set[int]]) -> dict[str, dict[int, Link]]:
    """Links to what of these is public. Three queries at most."""
    public: dict[str, dict[int, Link]] = {kind: {} for kind in keys}
    if keys["item"]:
        public["item"] = {row.pk: item_link(row) for row in _ITEMS.records(keys["item"])}
    if keys["paper"]:
        public["paper"] = {row.pk: paper_link(row) for row in _PAPERS.records(keys["paper"])}
    if any(keys[kind] for kind in _PLACES_OF):
        for kind, pk, name, address in _PLACES.rows(*(keys[kind] or _NOTHING for kind in _PLACES_OF)):
            public[kind][pk] = Link(name, f"/{address}/")
    return public


_PLACES_OF = ("case", "committee", "authority")
_NOTHING = (0,)
"""Keys where none are asked for: no row has it."""


def _places(*keys: Any) -> QuerySet[Any, Any]:
    """Kind, key, name and address of the public ones of these cases, committees and authorities."""
    public: dict[str, QuerySet[Any]] = {
        "case": public_cases().annotate(name=Value("ärendet"), address=F("path")),
        "committee": public_committees().annotate(
            name=F("title"), address=Concat("authority__slug", Value("/"), "slug", output_field=CharField())
        ),
        "authority": public_authorities().annotate(name=F("title"), address=F("slug")),
    }
    columns = ("of", "pk", "name", "address")
    first, *others = (
        public[kind].filter(pk__in=some).order_by().annotate(of=Value(kind)).values_list(*columns)
        for kind, some in zip(_PLACES_OF, keys, strict=True)
    )
    found: QuerySet[Any, Any] = first.union(*others, all=True)
    return found


_PLACES = Fixed(_places)


def _link(reference: Any) -> Link | None:
    found: dict[str, Link] = reference.links
    return found.get("item") or found.get("paper") or found.get("case")


def _is_open(reference: Any) -> bool:
    """Whether the reader may choose: of two public ones, or of the only one that is held, which is not sure."""
    if reference.status != ReferenceStatus.AMBIGUOUS:
        return False
    return bool(reference.choices >= 2 or reference.choices == len(reference.candidates) == 1)


def _links(reference: Reference, link: Link | None) -> tuple[Link, ...]:
    """What the reference means, or the list of what it may mean."""
    if link is None and _is_open(reference):
        return (Link("Se vilka" if reference.choices > 1 else "Se vad", of_choice(reference.pk)),)  # type: ignore[attr-defined]  # from `load`
    return (link,) if link else ()


def _state(reference: Reference, link: Link | None) -> str:
    """What is said of a reference. What we hold as a draft or as a secret is, to the public, not here."""
    if link:
        return "Finns här:"
    if reference.status == ReferenceStatus.RESOLVED and reference.within_file:
        return "Finns i samma fil"
    if _is_open(reference):
        return "Flera möjliga. Ingen är vald." if reference.choices > 1 else "Kan avse något som finns här."  # type: ignore[attr-defined]  # from `load`
    if reference.status == ReferenceStatus.AMBIGUOUS and reference.choices:  # type: ignore[attr-defined]  # from `load`
        return ""  # the others are not public: neither "several" nor "not here" may be said
    if reference.kind == ReferenceKind.LAW:
        return "Lag eller förordning"
    return "Finns inte på webbplatsen"


def body_links(references: Iterable[Any]) -> dict[str, Link]:
    """The bodies and authorities among the recipients that have a public page here, by what is printed of them."""
    found: dict[str, Link] = {}
    for one in references:
        if one.kind != ReferenceKind.RECIPIENT or one.status != ReferenceStatus.RESOLVED:
            continue
        link = one.links.get("committee") or one.links.get("authority")
        if link:
            found[one.printed] = link
    return found


def source_line(reference: Reference) -> SourceLine:
    """One reference as printed, with what we know of it."""
    link = _link(reference)
    return SourceLine(
        text=reference.printed,
        state=_state(reference, link),
        links=_links(reference, link),
        resolved=link is not None,
    )


def source_lines(
    record: AgendaItem | Paper, references: Iterable[Reference], public_text: str
) -> tuple[SourceLine, ...]:
    """The lines under "Beslutsunderlag" in printed order, each with its state; then references made elsewhere.

    A printed line that nobody could read as a reference stands as it is: nothing is left out. References to laws
    that stand in running text are not repeated, nor words that no longer stand in `public_text`.
    """
    said = plain(public_text)
    left = [r for r in references if r.kind != ReferenceKind.RECIPIENT and plain(r.printed) in said]
    lines: list[SourceLine] = []
    for printed in texts_of(record, SectionKind.DOCUMENTS):
        match = next((r for r in left if _same(r.printed, printed)), None)
        if match is None:
            lines.append(SourceLine(printed, ""))
            continue
        left = [r for r in left if not _same(r.printed, printed)]
        found = source_line(match)
        lines.append(SourceLine(printed, found.state, found.links, found.resolved))
    return (*lines, *(source_line(r) for r in left if r.kind != ReferenceKind.LAW))


def _same(reference: str, printed: str) -> bool:
    mention, line = plain(reference), plain(printed)
    return bool(mention) and (mention in line or line in mention)
