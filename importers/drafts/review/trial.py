"""What a heading's meaning would change in the body's last protokoll: read twice, without the rule and with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from decisions.models import CommitteePage, FileUse
from importers.drafts.models import ImportFile
from importers.drafts.remembered import HeadingSense
from importers.drafts.review import again, profiles, values
from importers.drafts.review.forms import ItemForm
from importers.drafts.writing.content import item_content
from importers.parsing import HeadingRule, ParsedDocument, ParsedItem, Profile, from_json
from importers.parsing.profile import normalised
from importers.source import ReadError

LAST = 10
"""So many protokoll are shown (issue 4, item 9)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is read otherwise: `what` names a field or a heading, in Swedish; both sides as they would be shown."""

    paragraph: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileTrial:
    """One file of a protokoll. `unread`: it could not be read once more, in a sentence."""

    name: str
    day: date
    changes: tuple[Change, ...] = ()
    unread: str = ""


def last(committee: CommitteePage) -> tuple[FileUse, ...]:
    """The newest files of minutes that were read, one for each file, the newest meeting first. Reads no file."""
    uses = (
        FileUse.objects.filter(minutes__meeting__committee=committee, reading__isnull=False)
        .select_related("document", "minutes__meeting")
        .order_by("-minutes__meeting__date", "-pk")
    )
    seen: dict[int, FileUse] = {}
    for use in uses[: LAST * 5]:
        seen.setdefault(use.document_id, use)
        if len(seen) == LAST:
            break
    return tuple(seen.values())


def of_file(committee: CommitteePage, use: FileUse, rule: HeadingRule) -> FileTrial:
    """What the rule changes in one of the files of `last`: it is read twice, which takes as long as it is.

    Both readings are made now, by the same program: an old one may differ for other reasons than the rule.
    """
    assert use.minutes is not None
    assert use.reading is not None
    rules = profiles.of_committee(committee)
    name, day = use.document.title, use.minutes.meeting.date
    old = from_json(use.reading.result)
    if not Profile((rule,)).concerns(old.text):
        return FileTrial(name, day)
    file = ImportFile.objects.filter(document=use.document).first() or ImportFile(document=use.document, name=name)
    try:
        before, after = (again.read(file, profile, old) for profile in (rules, rules.with_rules(rule)))
    except (ReadError, OSError):
        return FileTrial(name, day, unread="Filen gick inte att läsa om.")
    return FileTrial(name, day, changes(before, after, rule.heading))


def changes(before: ParsedDocument, after: ParsedDocument, heading: str) -> tuple[Change, ...]:
    """What differs between two readings: §§ that come or go, the heading itself, and the fields of each §."""
    found: list[Change] = []
    old = {(item.number, item.suffix): item for item in before.items}
    new = {(item.number, item.suffix): item for item in after.items}
    for key in dict.fromkeys((*old, *new)):
        name = f"§ {key[0] or '?'} {key[1]}".strip()
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            found.append(
                Change(name, "Paragrafen", "finns" if one else "finns inte", "finns" if other else "finns inte")
            )
            continue
        was, becomes = _meaning(one, heading), _meaning(other, heading)
        if was != becomes:
            found.append(Change(name, "Rubriken", was, becomes))
        found += _fields(name, one, other)
    return tuple(found)


def _meaning(item: ParsedItem, heading: str) -> str:
    for section in item.sections:
        if section.heading is not None and normalised(section.heading.text) == heading:
            return str(HeadingSense(section.kind.value).label)
    return "ingen rubrik"


def _fields(name: str, one: ParsedItem, other: ParsedItem) -> Iterable[Change]:
    was = values.of_content(item_content(one, one.number or 0))
    becomes = values.of_content(item_content(other, other.number or 0))
    for field in values.facts(was | becomes, ItemForm, ""):
        before, after = (values.in_words(ItemForm, field.name, one[field.name]) for one in (was, becomes))
        if before != after:
            yield Change(name, field.label, before, after)
    for field in values.facts({key: value for key, value in was.items() if not becomes[key]}, ItemForm, ""):
        yield Change(name, field.label, values.in_words(ItemForm, field.name, was[field.name]), "")
