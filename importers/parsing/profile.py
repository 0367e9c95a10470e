"""What one body means by its own headings: values that a caller passes in, so that parsing stays pure.

A rule says of a whole line, as `normalised` spells it, which part it opens, or that it opens none. Rules come from
persons who corrected a heading; words that every body uses stand in `words.HEADINGS` instead.
"""

import json
import re
from enum import StrEnum

from msgspec import Struct

from importers.parsing.terms import SectionKind

NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+(?=[A-ZÅÄÖ])")


class NoHeading(StrEnum):
    """A line that looks like a heading and is none: words of the text, or part of the printed sheet (page head)."""

    TEXT = "text"
    SHEET = "sheet"


Meaning = SectionKind | NoHeading


def meaning_of(value: str) -> Meaning:
    """The meaning with this value ("summary", "text" …). Raises ValueError for any other word."""
    return NoHeading(value) if value in {NoHeading.TEXT, NoHeading.SHEET} else SectionKind(value)


class HeadingRule(Struct, frozen=True):
    """`heading` as `normalised` spells it; `meaning` is what it opens."""

    heading: str
    meaning: Meaning


class Profile(Struct, frozen=True):
    """The rules of one body, or of one file. Where two rules name the same heading, the later one holds."""

    rules: tuple[HeadingRule, ...] = ()

    def with_rules(self, *rules: HeadingRule) -> "Profile":
        """These rules after the ones that are there."""
        return Profile((*self.rules, *rules))

    def meanings(self) -> dict[str, Meaning]:
        """Heading → meaning, one for each heading."""
        return {rule.heading: rule.meaning for rule in self.rules}

    def concerns(self, text: str) -> bool:
        """Whether a line of the text is one of the headings, so that it may be parsed otherwise by this profile.

        True as well where a heading may be broken over several lines, or be followed by its text on the same line.
        """
        words = " ".join(text.lower().split())
        return any(rule.heading in words for rule in self.rules)


NO_PROFILE = Profile()


def normalised(heading: str) -> str:
    """A heading without numbering, colon, signs that mark it ("## ", "**"), differences of case and white space."""
    return " ".join(NUMBERING.sub("", heading.strip(" \t#*")).rstrip(" :").lower().split())


def to_json(profile: Profile) -> str:
    """The profile for another process."""
    return json.dumps([[rule.heading, rule.meaning.value] for rule in profile.rules], ensure_ascii=False)


def from_json(text: str) -> Profile:
    """The profile that `to_json` wrote."""
    return Profile(tuple(HeadingRule(heading, meaning_of(value)) for heading, value in json.loads(text)))
