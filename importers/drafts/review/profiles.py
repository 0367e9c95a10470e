"""A body's own headings as profile data: which rules a file is read by, taking a rule, undoing it.

A body that was matched by the person's rights alone is no certain body: its rules are not used until a person has
said that it is the one.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from decisions.models import CommitteePage
from decisions.selectors import Fixed
from importers.drafts.models import CommitteeBasis, ImportFile
from importers.drafts.remembered import HeadingMeaning, ReviewNotes
from importers.parsing import HeadingRule, ParsedDocument, Profile
from importers.parsing.profile import meaning_of, normalised

CERTAIN = (CommitteeBasis.CHOSEN, CommitteeBasis.STATED, CommitteeBasis.ANSWERED)


def of_committee(committee: CommitteePage) -> Profile:
    """The rules that hold for a body now."""
    return Profile(tuple(HeadingRule(heading, meaning_of(value)) for heading, value in _RULES.rows(committee.pk)))


_RULES = Fixed(
    lambda body: HeadingMeaning.objects.filter(committee=body, active=True).values_list("heading", "meaning")
)
_NOTED = Fixed(lambda file: ReviewNotes.objects.filter(file=file))


def notes_of(file: ImportFile) -> ReviewNotes | None:
    """What a person has noted of a file; None where nothing is, as of every file that has just come in."""
    return ReviewNotes.objects.filter(file=file).first() if file.pk and _NOTED.exists(file.pk) else None


def of(file: ImportFile, meanings: dict[str, list[str]] | None = None) -> Profile:
    """The rules that a file is read by: its body's, where the body is certain, then those corrected for it alone.

    `meanings` takes the place of what the file's notes say of its headings.
    """
    certain = file.committee is not None and file.committee_basis in CERTAIN
    body = of_committee(file.committee) if certain and file.committee is not None else Profile()
    own = meanings
    if own is None:
        notes = notes_of(file)
        own = notes.meanings if notes else {}
    return body.with_rules(*(HeadingRule(heading, meaning_of(value)) for heading, (_, value) in own.items()))


def differs(file: ImportFile, parsed: ParsedDocument) -> Profile | None:
    """The rules of a file whose body has become known, if any of them names words of its text; else None."""
    profile = of(file)
    return profile if profile.rules and profile.concerns(parsed.text) else None


@transaction.atomic
def take(committee: CommitteePage, printed: str, meaning: str, *, by: Any) -> HeadingMeaning:
    """Let a heading mean something for this body from now on; an earlier meaning of it ends.

    Raises ValueError for a heading without letters, or a meaning that there is not. Nothing that is read already
    changes.
    """
    heading = normalised(printed)
    meaning_of(meaning)
    if not any(sign.isalpha() for sign in heading) or len(heading) > 140:
        raise ValueError(printed)
    for earlier in HeadingMeaning.objects.select_for_update().filter(committee=committee, heading=heading, active=True):
        end(earlier, by=by)
    return HeadingMeaning.objects.create(
        committee=committee, heading=heading, printed=printed[:140], meaning=meaning, taken_by=by
    )


def end(rule: HeadingMeaning, *, by: Any) -> None:
    """Undo a rule: files that are read from now on are read without it. The row stays."""
    if rule.active:
        rule.active, rule.ended_by, rule.ended_at = False, by, timezone.now()
        rule.save(update_fields=["active", "ended_by", "ended_at"])
