"""What the smaller buttons of the review do: a heading's meaning, a stretch that belongs to a §, a reading taken back.

Each returns what the page shows next, or a Swedish sentence about what was done.
"""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem
from importers.drafts.models import CommitteeBasis, ImportFile
from importers.drafts.review import acting as review
from importers.drafts.review import again, profiles
from importers.drafts.review.acting import ReviewState
from importers.drafts.review.rebase import rebased
from importers.parsing import ParsedDocument
from importers.parsing.profile import meaning_of, normalised
from importers.source import ReadError


class Refused(Exception):  # noqa: N818 - it says what happened
    """The file could not be read again so; the message is a Swedish sentence."""


def settle_body(state: ReviewState, data: QueryDict, *, by: Any) -> ReviewState | None:
    """Read a file by the rules of the body that a person has just named.

    Returns the page to be shown anew where that changes the reading: nobody has seen it yet. None otherwise.
    """
    if state.answers is None or not state.answers.is_bound:
        return None
    file, committee = state.file, state.answers.cleaned_data["committee"]
    if file.committee_id == committee.pk and file.committee_basis in profiles.CERTAIN:
        return None
    file.committee, file.committee_basis = committee, CommitteeBasis.ANSWERED
    profile = profiles.differs(file, state.parsed)
    if profile is None:
        return None
    try:
        new = again.read(file, profile, state.parsed)
    except (ReadError, FileNotFoundError):
        return None  # it reads as it did before; the person sees that reading
    if new == state.parsed:
        return None
    file.save(update_fields=["committee", "committee_basis"])
    again.keep(file, state.parsed, new, by=by)
    return _shown_anew(state, data, by)


def _shown_anew(state: ReviewState, data: QueryDict, by: Any) -> ReviewState:
    file = ImportFile.objects.select_related("committee__authority", "run__by").get(pk=state.file.pk)
    bare = review.state_of(file, user=by)
    return review.state_of(file, user=by, data=rebased(data, state, bare))


def correct_heading(state: ReviewState, data: QueryDict, *, by: Any) -> ReviewState | None:
    """Let a heading mean something in this file, and read the file again.

    What stands in the open forms is kept: saved where drafts are written, else shown again in the page that is
    returned. Raises `Refused` and changes nothing.
    """
    meaning, _, printed = str(data["meaning"]).partition(":")
    heading = normalised(printed)
    try:
        meaning_of(meaning)
    except ValueError as problem:
        raise Refused("Välj vad rubriken betyder.") from problem
    if not any(sign.isalpha() for sign in heading):
        raise Refused("Rubriken har inga ord.")
    written = state.answers is None
    if written and not state.valid:
        raise Refused("Rätta först det som är rött, så att dina ändringar kan sparas.")
    said = {**state.notes.meanings, heading: [printed[:140], meaning]}
    try:
        new = again.read(state.file, profiles.of(state.file, said), state.parsed)
        _keep(state, said, new, by)
    except again.OtherParts as problem:
        raise Refused(
            "Läst så får filen andra paragrafer än de som är inlästa. Rubriken betyder därför samma sak som förut."
        ) from problem
    except (ReadError, FileNotFoundError) as problem:
        raise Refused("Filen gick inte att läsa om. Rubriken betyder samma sak som förut.") from problem
    return None if written else _shown_anew(state, data, by)


def forget_heading(state: ReviewState, heading: str, *, by: Any) -> None:
    """Undo what was said of a heading for this file alone, and read the file again without it. Raises `Refused`."""
    rest = {key: value for key, value in state.notes.meanings.items() if key != heading}
    if len(rest) == len(state.notes.meanings):
        return
    try:
        new = again.read(state.file, profiles.of(state.file, rest), state.parsed)
        with transaction.atomic():
            state.notes.meanings = rest
            state.notes.save()
            again.keep(state.file, state.parsed, new, by=by)
    except (again.OtherParts, ReadError, FileNotFoundError) as problem:
        raise Refused("Filen gick inte att läsa om utan rubriken. Den betyder samma sak som förut.") from problem


@transaction.atomic
def _keep(state: ReviewState, said: dict[str, list[str]], new: ParsedDocument, by: Any) -> None:
    if state.answers is None:
        review.save(state, by=by)
    state.notes.meanings = said
    state.notes.save()
    again.keep(state.file, state.parsed, new, by=by)


@transaction.atomic
def place(state: ReviewState, asked: str, *, by: Any) -> str:
    """Give a stretch that was not understood to a § (`KEY:item-3`), or to the printed sheet (`KEY:sheet`)."""
    key, _, target = asked.rpartition(":")
    finding = next((one for one in state.findings if one.key == key and one.start is not None), None)
    if finding is None or finding.handled:
        return "Stället är redan avklarat."
    part = state.part(target)
    if target == "sheet":
        done = "Texten hör till papperet och visas inte i någon paragraf."
    elif part is not None and isinstance(part.record, AgendaItem):
        _append(part.record, state.parsed.text[finding.start : finding.end], by)
        done = f"Texten är tillagd sist i {part.heading}."
    else:
        return "Välj en paragraf i listan."
    state.notes.handled = {**state.notes.handled, key: "sheet" if target == "sheet" else "placed"}
    state.notes.save()
    return done


def _append(item: AgendaItem, text: str, by: Any) -> None:
    """A paragraph of its own in a last part without a heading."""
    shown = services.as_corrected(item)
    lines = [{"type": "paragraph", "value": " ".join(line.split())} for line in text.split("\n") if line.strip()]
    section = {"kind": "other", "heading": "", "content": lines}
    block = shown.sections.stream_block.child_blocks["section"]
    shown.sections.append(("section", block.to_python(section)))
    services.correct(shown, ["sections"], by=by)


def take(state: ReviewState, asked: str, *, by: Any) -> str:
    """Let the file's reading of a field (`item-3:title`) take the place of an earlier correction."""
    prefix, _, name = asked.partition(":")
    part = state.part(prefix)
    if part is None or name not in {one.name for one in part.now}:
        return "Filen säger samma sak som rättelsen."
    review.take_reading(part, name, by=by)
    return "Filens lydelse gäller igen."
