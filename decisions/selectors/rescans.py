"""How the going-through of the record for an initiative stands."""

from decisions.models import InitiativePage, Rescan


def latest_rescans(page: InitiativePage) -> tuple[Rescan | None, Rescan | None]:
    """The newest before-view and the newest real going-through of an initiative. For its editors only. Two queries."""
    rows = Rescan.objects.filter(initiative=page).order_by("-pk")
    return rows.filter(dry=True).first(), rows.filter(dry=False).first()
