"""Links to county-wide initiatives on the page of a § or paper: always with their evidence, and who stands for them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    InitiativeLink,
    InitiativeStep,
    LinkStatus,
    Paper,
    Relation,
)
from decisions.selectors import Fixed, public_initiatives
from decisions.web import addresses
from decisions.web.dates import long_date
from decisions.web.shapes import Evidence, InitiativeTie, Link, Status

AUTOMATIC = "Kopplad automatiskt – inte granskad av kommunen"

_PLACES = {
    "title": "Ur rubriken",
    "lead_in": "Ur beslutets inledning",
    "clause": "Ur beslutspunkt",
    "summary": "Ur sammanfattningen",
    "background": "Ur bakgrunden",
    "documents": "Ur beslutsunderlaget",
    "proposal": "Ur ett förslag",
    "dnr": "Ur diarienumret",
    "handling": "Ur ärendets behandling",
    "recipient": "Ur listan över mottagare",
}
_METHODS = {
    1: "Funnen genom initiativets namn",
    2: "Funnen genom samma ärende",
    3: "Funnen genom en handling som hör till initiativet",
    4: "Funnen genom namnet i löpande text",
    5: "Funnen genom likhet med initiativets beskrivning",
}


def public_ties(record: AgendaItem | Paper) -> list[InitiativeLink]:
    """The links that may be seen of a public record. Suggested and rejected ones never are. One query."""
    asked = _OF_ITEM if isinstance(record, AgendaItem) else _OF_PAPER
    return asked.records(record.pk)


def _public(**own: Any) -> QuerySet[InitiativeLink]:
    step = InitiativeStep.objects.filter(page=OuterRef("initiative"), key=OuterRef("step"))
    return (
        InitiativeLink.objects.filter(**own, status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives())
        .select_related("initiative")
        .only("relation", "status", "step", "evidence", "decided_at", "initiative__title", "initiative__slug")
        .annotate(step_title=Coalesce(Subquery(step.values("title")[:1]), F("step"), output_field=CharField()))
        .order_by("pk")
    )


_OF_ITEM = Fixed(lambda item: _public(item=item))
_OF_PAPER = Fixed(lambda paper: _public(paper=paper))


def place(field: str) -> str:
    """Where evidence stands, in words: `clause-2` → "Ur beslutspunkt 2", `title` → "Ur rubriken"."""
    name, _, rest = field.partition("-")
    if name == "clause":
        return f"{_PLACES['clause']} {rest}".strip()
    if name == "section":
        return _PLACES.get(rest.partition("-")[2], "Ur texten")
    return _PLACES.get(name, "Ur texten")


def evidence(row: Mapping[str, Any], texts: Mapping[str, str]) -> Evidence | None:
    """One piece of evidence, with up to sixty characters of the text around the quoted words.

    None where the quoted words no longer stand in a public text: they may have been taken out for a reason.
    """
    text, quote = texts.get(str(row.get("field", "")), ""), str(row.get("quote", ""))
    start = int(row.get("start") or 0)
    if text[start : start + len(quote)] != quote:
        start = text.find(quote)
    if not quote or start < 0:
        return None
    before, after = _around(text, start, start + len(quote))
    method = _METHODS.get(int(row.get("kind") or 0), "Funnen av en dator")
    return Evidence(quote=quote, where=place(str(row.get("field", ""))), method=method, before=before, after=after)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if start > 60:
        before = f"… {before.partition(' ')[2]}"
    if end + 60 < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def _status(link: InitiativeLink, owner: str) -> Status:
    if link.status == LinkStatus.AUTOMATIC:
        return Status(AUTOMATIC, "maskin")
    when = f" den {long_date(timezone.localtime(link.decided_at).date())}" if link.decided_at else ""
    return Status("Kopplingen är bekräftad", "person", f"av {owner}{when}")


def tie(link: Any, *, owner: str, path: str, texts: Mapping[str, str]) -> InitiativeTie:
    """One link, as `public_ties` gives it.

    `owner` is the body that answers for the record, `path` its page, `texts` its public fields by name.
    """
    return InitiativeTie(
        key=f"koppling-{link.pk}",
        initiative=Link(link.initiative.title, addresses.of_initiative(link.initiative)),
        relation=str(Relation(link.relation).label),
        status=_status(link, owner),
        step=link.step_title,
        automatic=link.status == LinkStatus.AUTOMATIC,
        evidence=tuple(filter(None, (evidence(row, texts) for row in link.evidence))),
        report_url=f"{addresses.REPORT}?sida={path}&fel=link",
    )
