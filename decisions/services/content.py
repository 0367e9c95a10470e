"""The words of a § or paper as linking reads them, in one number."""

import hashlib
import re
import unicodedata

from decisions.models import AgendaItem, Paper
from decisions.services.link_input import linked_text

_LETTERS = re.compile(r"[\W_]+")


def content_hash(record: AgendaItem | Paper) -> str:
    """SHA-256 of the letters and digits that linking reads: what a rejection is made on.

    Case, spacing, line ends, hyphens and punctuation make no difference: a better reading of the same file differs so.
    """
    whole = unicodedata.normalize("NFKC", " ".join(field.text for field in linked_text(record).fields))
    return hashlib.sha256(_LETTERS.sub("", whole.lower()).encode()).hexdigest()
