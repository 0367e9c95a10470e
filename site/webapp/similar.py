"""*Liknande ärenden* found with the search index: wired here, since the record does not know it (design.md §5)."""

import logging
from collections.abc import Sequence

from django.core.cache import cache

from decisions import linking
from decisions.models import AgendaItem
from decisions.selectors import full_text_is_public, public_committees, public_texts
from decisions.services.similar import KEPT_SECONDS, PERIOD, find_with
from search.core.errors import EngineUnavailable, QueryError
from search.core.likeness import Wording
from search.index.builders import split
from search.index.similar import Sample, nearest

log = logging.getLogger(__name__)
_WORDS = 12
"""Words that the index is asked for: each costs time, and a title rarely has more that tell anything."""
_MOST = 20
"""Found before the database is asked; five are shown."""


def find_similar(item: AgendaItem) -> Sequence[int] | None:
    """The §§ of other authorities that are like this public one, nearest first; None while search cannot say.

    Only what the public may read of the § is compared.
    """
    committee = item.meeting.committee
    texts = public_texts(item, full=full_text_is_public(committee))
    title = " ".join(text.text for text in texts if text.field == "title")
    clauses = "\n".join(text.text for text in texts if text.field.startswith(("clause-", "lead_in")))
    body = "\n".join(text.text for text in texts if text.field.startswith("section-"))
    sample = Sample(
        record=f"item-{item.pk}",
        wording=Wording(title, clauses, body),
        words=linking.telling_words(f"{title}\n{clauses}", _WORDS),
        authorities=_authorities() - {committee.authority.slug},
        first=item.meeting.date - PERIOD,
        last=item.meeting.date + PERIOD,
        empty=linking.EMPTY_WORDS.split(),
    )
    try:
        found = nearest(sample, _MOST)
    except (EngineUnavailable, QueryError):
        log.warning("search is down: nothing is shown as alike")
        return None
    return split(found)[0]


def _authorities() -> frozenset[str]:
    """The slugs of all authorities with a public body. Kept for an hour: what is found is checked anyway."""
    found: frozenset[str] | None = cache.get("similar-authorities")
    if found is None:
        found = frozenset(public_committees().values_list("authority__slug", flat=True))
        cache.set("similar-authorities", found, KEPT_SECONDS)
    return found


find_with(find_similar)
