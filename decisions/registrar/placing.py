"""Where a link that was just confirmed is shown, in words: a registrar sees at once what the public now sees."""

from collections.abc import Sequence

from decisions import selectors
from decisions.models import InitiativeLink, Relation
from decisions.services.relinking import committee_of_link


def decisive(link: InitiativeLink) -> Relation:
    """The relation of a link whose step or outcome a person has chosen: a mention has neither.

    A paper, and a § of a body that only prepares, decides nothing: they are preparation.
    """
    return Relation.PREPARATION if link.paper_id or committee_of_link(link).preparatory else Relation.DECISION


def where_shown(links: Sequence[InitiativeLink]) -> str:
    """What the public sees of confirmed links of one initiative, in a sentence or two.

    The links as they are stored now, with record, committee and initiative loaded. A constant number of queries.
    """
    public = set(selectors.public_links().filter(pk__in=[link.pk for link in links]).values_list("pk", flat=True))
    if len(links) != 1:
        return _of_many(links, public)
    (link,) = links
    if link.pk not in public:
        return "Allmänheten ser den först när både initiativet och det som kopplas är publicerade."
    if link.paper_id:
        return "Handlingen visas nu på initiativets sida, bland handlingarna och i tidslinjen."
    if link.relation == Relation.MENTION:
        return "Paragrafen nämner bara initiativet: den visas i initiativets tidslinje men inte i matrisen."
    if not link.step:
        return (
            "Paragrafen visas nu i initiativets tidslinje. I matrisen visas den inte, för den hör inte till något steg."
        )
    shown = f"Paragrafen visas nu i initiativets matris, under ”{_step(link)}”, och i tidslinjen."
    return shown + (" Där står ”Beslut finns (ogranskat)” tills ställningstagandet är valt." if _unsaid(link) else "")


def _of_many(links: Sequence[InitiativeLink], public: set[int]) -> str:
    filling = [
        one for one in links if one.pk in public and one.item_id and one.step and one.relation != Relation.MENTION
    ]
    of = f", under ”{_step(filling[0])}”" if filling else ""
    said = f"{len(filling)} av dem visas i initiativets matris{of}."
    unsaid = sum(map(_unsaid, filling))
    return said + (f" {unsaid} av dem står som ”Beslut finns (ogranskat)”." if unsaid else "")


def _step(link: InitiativeLink) -> str:
    return next((step.title for step in link.initiative.steps.all() if step.key == link.step), link.step)


def _unsaid(link: InitiativeLink) -> bool:
    """Whether the link is a decision of which nobody has confirmed what was decided."""
    decides = link.relation in (Relation.DECISION, Relation.FOLLOW_UP) and not committee_of_link(link).preparatory
    return decides and not (link.status_confirmed and link.decision_status)
