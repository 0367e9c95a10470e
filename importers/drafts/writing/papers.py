"""The papers of a file as drafts: one that stands alone, papers within it, bilagor that are bound with minutes.

A bilaga that we hold from another file of the same meeting is that bilaga, and no second one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions.models import CommitteePage, Document, FileUse, MeetingPage, Paper
from importers.drafts.models import ImportFile
from importers.drafts.writing.content import PaperContent, paper_content
from importers.drafts.writing.editions import pages_of
from importers.drafts.writing.fill import fill_paper, replace_references
from importers.drafts.writing.match import becomes_paper
from importers.parsing import ParsedDocument


@dataclass(frozen=True, slots=True)
class Held:
    """The bilagor that we hold of a meeting. `reread`: this file's words take the place of theirs."""

    papers: tuple[Paper, ...] = ()
    reread: bool = False


def held_papers(meeting: MeetingPage, *, reread: bool) -> Held:
    """The bilagor that other files of this meeting brought."""
    same = Paper.objects.filter(files__document__uses__minutes__meeting=meeting, embedded_in=None).order_by("pk")
    return Held(tuple(same.distinct().prefetch_related("about")), reread)


def write_papers(
    file: ImportFile,
    parsed: ParsedDocument,
    committee: CommitteePage,
    stored: Document,
    day: date | None,
    *,
    by: Any,
    held: Held | None = None,
) -> tuple[Paper, ...]:
    """The papers of a file. One that lies in minutes is some pages of the file: its use never opens the whole file."""
    contents = [
        paper_content(one, parsed.papers[one.parent] if one.parent is not None else None) for one in parsed.papers
    ]
    held = held or Held()
    known = _recognised(contents, held.papers)
    papers: list[Paper] = []
    for n, content in enumerate(contents):
        paper = known.get(n)
        if paper is None:
            paper = Paper(committee=committee, authority=committee.authority, demo=file.run.demo)
            fill_paper(paper, content, day=day)
            if content.parent is not None and content.parent < len(papers):
                paper.embedded_in = papers[content.parent]
            paper.save()
        elif held.reread:
            _reread(paper, content, day, by)
        papers.append(paper)
        if paper.embedded_in is None:
            _use(file, parsed, stored, paper, content)
    for n, (paper, parsed_paper) in enumerate(zip(papers, parsed.papers, strict=True)):
        if n not in known or held.reread:
            replace_references(paper, parsed_paper.references, tuple(papers))
    return tuple(papers)


def _use(file: ImportFile, parsed: ParsedDocument, stored: Document, paper: Paper, content: PaperContent) -> None:
    first, last = (None, None) if becomes_paper(parsed) else pages_of(parsed, content.start, content.end)
    FileUse.objects.create(document=stored, paper=paper, reading=file.reading, first_page=first, last_page=last)


def _reread(paper: Paper, content: PaperContent, day: date | None, by: Any) -> None:
    """Take the words of a better copy: at once into a draft, as a waiting revision where the paper is public."""
    fill_paper(paper, content, day=day)
    if paper.live:
        paper.save_revision(user=by, clean=False)
    else:
        paper.save()


def _recognised(contents: Sequence[PaperContent], held: Sequence[Paper]) -> dict[int, Paper]:
    """Which held paper each content is, by its index: the same §§ and title, else the only one left for its §§.

    Where two could be meant, neither is taken: a bilaga twice is seen by a person, a lost one by nobody.
    """
    found: dict[int, Paper] = {}
    for exact in (True, False):
        left = [paper for paper in held if paper not in found.values()]
        theirs: dict[object, list[Paper]] = defaultdict(list)
        ours: dict[object, list[int]] = defaultdict(list)
        for paper in left:
            about = frozenset((row.number, row.suffix) for row in paper.about.all())
            theirs[paper.kind, about, _title(paper.title) if exact else ""].append(paper)
        for n, content in enumerate(contents):
            if n not in found and content.parent is None and (exact or content.about):
                ours[content.kind, frozenset(content.about), _title(content.title) if exact else ""].append(n)
        found |= {at[0]: theirs[key][0] for key, at in ours.items() if len(at) == len(theirs[key]) == 1}
    return found


def _title(title: str) -> str:
    return " ".join(title.casefold().split())
