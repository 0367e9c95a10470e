"""The demo's files through the real line: delivered, read, matched, answered, adjusted, published, linked.

Nothing here writes a record by itself: it does what registrars do, with the services that their screens call.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions import services
from decisions.models import AgendaItem, CommitteePage, InitiativeLink, InitiativePage, Paper, Publication
from decisions.selectors import full_text_is_public
from decisions.services import links
from importers.drafts.delivery.intake import receive_bytes
from importers.drafts.delivery.process import process_waiting
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.writing.write import Answers, Overlap, write_drafts
from webapp.demo import content, render
from webapp.demo.content import Letter, Meeting

SEED_MINUTES = "000_542a233ac4af91e1.txt"
"""A real protokollsutdrag of Barn- och utbildningsnämnden, § 96. It says neither authority nor date."""
SEED_PAPER = "004_1247589844143f54.txt"
"""A real tjänsteskrivelse to Utbildningsnämnden, with a letter from Region Kronoberg in it. Authority not stated."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, and what the registrar answers about it. `adjusted` None: not known. `state`: see `content`."""

    file: render.File
    body: str
    day: date
    state: str = "published"
    adjusted: date | None = None
    overlap: Overlap | None = None
    meeting: Meeting | None = None
    letter: Letter | None = None
    open_file: bool = False


def deliveries() -> tuple[Delivery, ...]:
    """All files in the order of their dates, papers first; an extract before the protokoll that holds it too."""
    found = [*_seeds(), *_letters(), *_meetings()]
    return tuple(sorted(found, key=lambda one: one.day))


def _seeds() -> Iterator[Delivery]:
    """The two real documents go to the invented municipality: which real one they come from is not stated."""
    yield Delivery(_seed(SEED_PAPER), "exempel/un", date(2017, 3, 7))
    yield Delivery(_seed(SEED_MINUTES), "exempel/bun", date(2018, 5, 22))


def _seed(name: str) -> render.File:
    return render.File(name, (content.FILES / name).read_bytes())


def _letters() -> Iterator[Delivery]:
    for letter in content.letters():
        yield Delivery(render.letter(letter), letter.body, letter.date, letter.state, letter=letter, open_file=True)


def _meetings() -> Iterator[Delivery]:
    for meeting in content.meetings():
        adjusted = meeting.date + render.ADJUSTED_AFTER
        if meeting.extract:
            yield Delivery(
                render.extract(meeting), meeting.body, meeting.date, adjusted=adjusted, meeting=meeting, open_file=True
            )
        yield Delivery(
            render.protokoll(meeting),
            meeting.body,
            meeting.date,
            meeting.state,
            adjusted,
            Overlap.ANOTHER_EDITION if meeting.extract else None,
            meeting,
            open_file=meeting.file,
        )


def receive(users: Mapping[str, Any]) -> Mapping[Delivery, ImportFile]:
    """Deliver every file that is not here yet, each as its own registrar, and read them all."""
    by_body = {key: users[user.name] for user in reversed(content.bodies().user) for key in user.bodies}
    runs: dict[Any, ImportRun] = {}
    files: dict[Delivery, ImportFile] = {}
    here = set(ImportFile.objects.filter(run__demo=True).values_list("sha256", flat=True))
    for one in deliveries():
        if hashlib.sha256(one.file.data).hexdigest() in here:
            continue
        by = by_body[one.body]
        if by.pk not in runs:
            runs[by.pk] = ImportRun.objects.create(by=by, demo=True)
        files[one] = receive_bytes(runs[by.pk], one.file.name, one.file.data)
    process_waiting()
    return {one: ImportFile.objects.select_related("run__by").get(pk=file.pk) for one, file in files.items()}


class ContentError(Exception):
    """The demo's content does not come out as its own files say: a mistake in `texts/`, or in the line."""


def review(one: Delivery, file: ImportFile, committee: CommitteePage) -> None:
    """Answer what the file does not say, state the adjustment and publish, as far as the delivery's state goes."""
    by = file.run.by
    if file.state == FileState.ANSWERS and one.state != "answers":
        write_drafts(file, Answers(committee=committee, meeting_date=one.day, overlap=one.overlap), by=by)
    wanted = FileState.ANSWERS if one.state == "answers" else FileState.REVIEW
    if file.state != wanted:
        raise ContentError(f"{one.body} {file.name}: {file.get_state_display()} {file.message}")
    if one.state == "published":
        _publish(one, file, by)


def _publish(one: Delivery, file: ImportFile, by: Any) -> None:
    if file.minutes is not None:
        services.state_adjustment(file.minutes, adjusted_on=one.adjusted, by=by)
        items = [item for item in file.minutes.items.all() if item.publication != Publication.SECRET]
        # A body that only prepares needs a reason (TF 2:10); elsewhere nothing stops, and the reason is not used.
        services.publish_minutes(file.minutes, items, by=by, reason="Exempel: ärendena är avslutade.")
        if full_text_is_public(file.minutes.meeting.committee):
            for paper in Paper.objects.filter(files__document=file.document, publication=Publication.DRAFT):
                services.publish_paper(paper, by=by)
    elif file.paper is not None:
        for paper in (file.paper, *file.paper.embedded.order_by("pk")):
            services.publish_paper(paper, by=by)
    if one.open_file:
        holder = file.minutes or file.paper
        assert holder is not None
        for use in holder.files.filter(document=file.document):
            services.open_file(use, by=by)
    file.state = FileState.DONE
    file.save(update_fields=["state"])


def decide_links(one: Delivery, file: ImportFile, initiatives: Mapping[str, InitiativePage]) -> None:
    """Confirm and reject what the registrar of this body has decided about the published §§ and papers."""
    by = file.run.by
    if one.letter is not None and one.letter.confirm:
        assert file.paper is not None
        links.confirm(_link(file.paper, initiatives[one.letter.initiative]), by=by)
    if one.meeting is None or file.minutes is None:
        return
    items = {item.number: item for item in file.minutes.items.all()}
    for number, matter in one.meeting.numbered:
        if number not in items or not (matter.confirm or matter.reject):
            continue
        link = _link(items[number], initiatives[matter.initiative])
        if matter.reject:
            links.reject(link, by=by, reason=matter.reject)
        elif link.decided_at is None:
            links.confirm(
                link, by=by, step=matter.step, relation=matter.relation or None, decision_status=matter.confirm
            )


def _link(record: AgendaItem | Paper, initiative: InitiativePage) -> InitiativeLink:
    """The link that the machine has made; a demo whose links are not found is not shown."""
    link: InitiativeLink | None = record.links.filter(initiative=initiative).first()
    if link is None:
        raise ContentError(f"no link from {record} to {initiative}")
    return link
