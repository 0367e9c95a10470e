"""What the templates of the review ask for."""

from django import template

from importers.drafts.remembered import HeadingSense
from importers.drafts.review.findings import Finding
from importers.drafts.review.parts import Part
from importers.drafts.review.surface import ReviewState

register = template.Library()

COMMON = (HeadingSense.DECISION, HeadingSense.PROPOSAL, HeadingSense.SUMMARY, HeadingSense.BACKGROUND)
"""What a heading most often turns out to be; the rest is one click further away."""


@register.simple_tag
def common_senses() -> tuple[HeadingSense, ...]:
    """The meanings that have a button of their own."""
    return COMMON


@register.simple_tag
def other_senses() -> tuple[HeadingSense, ...]:
    """The rest."""
    return tuple(sense for sense in HeadingSense if sense not in COMMON)


@register.filter
def parts_near(state: ReviewState, finding: Finding) -> tuple[Part, ...]:
    """The part before a stretch and the one after it: where its text may belong."""
    if finding.start is None:
        return ()
    parts = [part for part in state.parts if part.parsed is not None and part.record is not None]
    before = [part for part in parts if part.parsed and part.parsed.span.start <= finding.start]
    after = [part for part in parts if part.parsed and part.parsed.span.start > finding.start]
    return (*before[-1:], *after[:1]) if not state.is_paper else ()
