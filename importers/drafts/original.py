"""The original's text cut into stretches for the review: what was understood, what was not, where the problems are."""

from dataclasses import dataclass

from importers.parsing import FurnitureKind, ParsedDocument


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text. `mark` is empty, `unparsed`, `furniture` or `problem`; `anchor` is an id to jump to."""

    text: str
    mark: str
    anchor: str = ""


def stretches(document: ParsedDocument) -> tuple[Stretch, ...]:
    """The whole text, in order, nothing left out: joined together it is the document's text."""
    marks = [(w.start, w.end, "unparsed", f"plats-u{n}") for n, w in enumerate(document.unparsed)]
    marks += [
        (f.text.start, f.text.end, "furniture", "") for f in document.furniture if f.kind != FurnitureKind.SIGNATURES
    ]
    for number, problem in enumerate(document.problems):
        if problem.start is not None and problem.end is not None:
            marks.append((problem.start, problem.end, "problem", f"plats-{number}"))
    found, at = [], 0
    for start, end, mark, anchor in sorted(marks):
        begin = max(start, at)
        if begin >= end:
            if anchor:
                found.append(Stretch("", mark, anchor))
            continue
        if begin > at:
            found.append(Stretch(document.text[at:begin], ""))
        found.append(Stretch(document.text[begin:end], mark, anchor))
        at = end
    found.append(Stretch(document.text[at:], ""))
    return tuple(found)
