"""A golden document written once: its printed lines and, beside them, what a person says that they mean.

One line of a script is one block of the document; its first sign says what it is:

    # SAMMANTRÄDESPROTOKOLL             title of the document
    @ Justerare :: Ann Ek :: Bo Al      row of a front page: label and its lines
    ¤ § 41 Dnr KS 2030/7                label of a § (¤| where it stands in a row of a table)
    ! Taxa för vatten                   title of the § (or of the paper)
    = Beslut                            heading
    - att godkänna taxan                list item
    1. Taxan godkänns                   numbered item
    | Verksamhet | Budget               row of a table (the first is its head)
    --- / (empty)                       new page / space
    anything else                       paragraph

The answers never come from the program. `%` lines stand at the top and speak of the document (`% body = …`), `~`
lines speak of the § above them (`~ outcome = avslag`), and a clause is marked where it stands: `[own]`, or
`[kommunfullmäktige]` where it is proposed to that body. `% head`, `% foot` and `% rows` are for the renderer.
A § that the label line names is counted with its number and case numbers given by `~ number` and `~ dnr`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.golden.layouts import Layout

_CLAUSE = re.compile(r"\[(?P<level>own|[a-zåäö][\w åäö-]*)\]\s+")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
RENDERING = frozenset(("head", "foot", "rows"))


@dataclass(slots=True)
class Answers:
    """What a person says of a document and of each §: field → the values, as printed or in ISO form."""

    document: dict[str, list[str]] = field(default_factory=dict)
    items: list[dict[str, list[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Script:
    """The document for the renderer, and the answers."""

    layout: Layout
    answers: Answers


def read(path: Path) -> Script:
    """The script of one golden folder."""
    return parse(path.read_text(encoding="utf-8"), path.parent.name)


def parse(text: str, name: str) -> Script:
    """A script out of its text."""
    answers, blocks, options = Answers(), [], {"head": [], "foot": [], "rows": []}
    for line in text.split("\n"):
        if line.startswith("%"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            (options[key] if key in RENDERING else answers.document.setdefault(key, [])).append(value)
        elif line.startswith("~"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            if key == "title":  # printed with more than the title on its line
                answers.items[-1]["title"] = []
            answers.items[-1].setdefault(key, []).append(value)
        else:
            _block(line, blocks, answers)
    layout = Layout(
        name, tuple(_merged(blocks)), tuple(options["head"]), "".join(options["foot"]), "".join(options["rows"])
    )
    return Script(layout, answers)


def _block(line: str, blocks: list[tuple], answers: Answers) -> None:
    clause = _CLAUSE.match(line)
    if clause:
        line = line[clause.end() :]
    if line.startswith("¤|"):  # a label in the first cell of a row
        answers.items.append({})
        line = line[1:]
    kind, words = _kind(line)
    if clause:
        said = words[0] if isinstance(words, tuple) else words
        answers.items[-1].setdefault("clauses", []).append(f"{clause['level']}: {said}")
    if kind == "label":
        answers.items.append({})
    if kind == "title" and answers.items:
        answers.items[-1].setdefault("title", []).append(words)
    blocks.append((kind, words))


def _kind(line: str) -> tuple[str, object]:
    if not line.strip():
        return "blank", ""
    if line == "---":
        return "page", ""
    if _NUMBERED.match(line):
        return "numbered", (_NUMBERED.sub("", line, count=1),)
    sign, rest = line[0], line[2:]
    if line[1:2] != " ":
        return "p", line
    if sign == "|":
        return "table", tuple(cell.strip() for cell in rest.split("|"))
    if sign == "@":
        label, *values = (part.strip() for part in rest.split("::"))
        return "rows", (label, "\n".join(values))
    kinds = {"#": "title", "!": "title", "=": "heading", "¤": "label", "-": "list"}
    if sign not in kinds:
        return "p", line
    return kinds[sign], (rest,) if sign == "-" else rest


def _merged(blocks: list[tuple]) -> list[tuple]:
    """Lines of one list, table or front page as one block; empty lines only part them."""
    merged: list[tuple] = []
    before = ""
    for kind, words in blocks:
        if kind == "page":
            merged.append(("page",))
        elif kind in {"list", "numbered"} and kind == before:
            merged[-1] = (kind, (*merged[-1][1], *words))
        elif kind in {"rows", "table"}:
            earlier = merged.pop()[1] if kind == before else ()
            merged.append((kind, (*earlier, words)))
        elif kind != "blank":
            merged.append((kind, words))
        before = kind
    return merged
