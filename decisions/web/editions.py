"""Editions of minutes: what they cover, how far they are adjusted, their notice and their public files."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from decisions.models import (
    Adjustment,
    AgendaItem,
    Edition,
    FileUse,
    ItemEdition,
    Minutes,
    Provenance,
    Publication,
)
from decisions.selectors import Fixed, lay_below, public_file_uses, rows_below
from decisions.web.dates import long_date
from decisions.web.shapes import EditionLine, Link, PublicFile

_EDITION_TEXT = {
    Edition.ORIGINAL: "",
    Edition.MASKED: "Maskad: uppgifter är borttagna.",
    Edition.ACCESSIBLE: "Tillgänglig utgåva.",
}


def offered() -> QuerySet[FileUse]:
    """Files that a page may offer: public ones whose whole file is (a use of some pages opens nothing)."""
    return public_file_uses().filter(first_page=None).select_related("document").order_by("pk")


def _published(meeting: Any) -> QuerySet[Minutes]:
    found = Minutes.objects.filter(meeting=meeting, publication=Publication.PUBLISHED)
    return found.select_related("notice").order_by("created", "pk")


_OF_MEETING = Fixed(_published)
_OF_ITEM = Fixed(
    lambda item, meeting: _published(meeting).filter(
        Exists(ItemEdition.objects.filter(item=item, minutes=OuterRef("pk")))
    )
)
_FILES = Fixed(lambda minutes: offered().filter(minutes__in=minutes))


def of_meeting(meeting: int) -> list[Minutes]:
    """The published editions of a meeting, by its key, with notice and the files that are offered. Two queries."""
    return _with_files(_OF_MEETING.records(meeting))


def of_item(item: AgendaItem) -> list[Minutes]:
    """The published editions that carry this §, with their notice and the files that are offered. Two queries."""
    return _with_files(_OF_ITEM.records(item.pk, item.meeting_id))


def _with_files(minutes: list[Minutes]) -> list[Minutes]:
    if minutes:
        lay_below(minutes, "files", _FILES.records([one.pk for one in minutes]))
    return minutes


def adjustment_text(minutes: Minutes) -> str:
    """`Justerat den 29 maj 2030`, or that the day is not known."""
    if minutes.adjustment == Adjustment.DATE and minutes.adjusted_on:
        return f"Justerat den {long_date(minutes.adjusted_on)}"
    return "Uppgift om när protokollet justerades saknas"


def _adjustment(minutes: Minutes) -> str:
    """When and by whom, as one sentence or two."""
    adjusters = minutes.adjusters.strip().rstrip(".")
    if not adjusters:
        return f"{adjustment_text(minutes)}."
    if minutes.adjusted_on:
        return f"{adjustment_text(minutes)} av {adjusters}."
    return f"{adjustment_text(minutes)}. Justerare: {adjusters}."


def _covers(minutes: Minutes) -> str:
    covered = minutes.paragraphs_covered.strip()
    if not covered:
        return ""
    return f"Omfattar {covered if covered.startswith('§') else '§ ' + covered}."


def _notices(minutes: Minutes) -> tuple[str, ...]:
    notice = getattr(minutes, "notice", None)
    if notice is None:
        return ()
    lines = []
    if notice.posted_on:
        lines.append(f"Tillkännagivet på anslagstavlan den {long_date(notice.posted_on)}.")
    if notice.removed_on:
        lines.append(f"Anslaget tas ned, eller togs ned, den {long_date(notice.removed_on)}.")
    if notice.kept_at:
        lines.append(f"Protokollet förvaras: {notice.kept_at}.")
    return tuple(lines)


def _provenance(minutes: Minutes) -> str:
    if minutes.provenance == Provenance.FETCHED:
        fetched = f" den {long_date(minutes.fetched_on)}" if minutes.fetched_on else ""
        return f"Hämtat från organets webbplats{fetched}."
    return "Lämnat av organet."


def public_file(use: Any) -> PublicFile:
    """A ticked file with its size and format in words. Its address holds the name that we made."""
    document = use.document
    kind = (document.file_type or document.file_extension or "fil").upper()
    return PublicFile(
        url=reverse("file", args=[document.pk, use.public_name or document.filename]),
        name=use.public_name or "Filen",
        kind="Word" if kind == "DOCX" else kind,
        size=filesizeformat(document.file_size or 0).replace("\xa0", " "),
        edition=_EDITION_TEXT.get(use.edition, ""),
    )


def edition_line(
    minutes: Minutes, *, replaces: Minutes | None = None, replaced_by: Minutes | None = None
) -> EditionLine:
    """One edition, and the public ones that it replaces and is replaced by. Needs its notice and files."""
    name = str(minutes.get_kind_display())
    if minutes.kind_inferred:
        name = f"{name} (slaget är läst av en dator)"
    return EditionLine(
        key=_key(minutes),
        name=name,
        covers=_covers(minutes),
        adjustment=_adjustment(minutes),
        notices=_notices(minutes),
        provenance=_provenance(minutes),
        files=tuple(public_file(use) for use in rows_below(minutes, "files")),
        replaces=_other(replaces),
        replaced_by=_other(replaced_by),
    )


def _key(minutes: Minutes) -> str:
    return f"utgava-{minutes.pk}"


def _other(minutes: Minutes | None) -> Link | None:
    """Another edition on the same page, by its kind and the day when it was adjusted."""
    if minutes is None:
        return None
    adjusted = f"som justerades den {long_date(minutes.adjusted_on)}" if minutes.adjusted_on else ""
    return Link(str(minutes.get_kind_display()).lower(), f"#{_key(minutes)}", adjusted)


def edition_lines(minutes: Sequence[Minutes]) -> tuple[EditionLine, ...]:
    """Several editions, in the order in which they came. What is not among them is not public, and is not named."""
    shown = {edition.pk: edition for edition in minutes}
    corrections = {edition.replaces_id: edition for edition in minutes if edition.replaces_id}
    return tuple(
        edition_line(edition, replaces=shown.get(edition.replaces_id or 0), replaced_by=corrections.get(edition.pk))
        for edition in minutes
    )
