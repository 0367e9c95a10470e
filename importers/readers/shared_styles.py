"""Style parts that many files have in common: an archive's files come from a few templates, and so do their styles.

A template's styles are often the largest part of a Word file by far; reading them was a third of reading the file.
"""

import hashlib

from importers.readers.package import Package
from importers.readers.styles import Styles
from importers.readers.word_properties import optional
from importers.source import ReadError

_MOST = 4
_LARGEST = 1_000_000
"""Bytes of a part that is kept; as a tree it takes about ten times as much memory."""
_kept: dict[bytes, Styles] = {}


def styles_of(package: Package, name: str | None) -> Styles:
    """The styles of a package's part, read once for the last few different parts, byte for byte.

    Only the definitions stay in memory: nothing of what a document says, nor which styles it uses.
    """
    digest = _digest(package, name)
    known = _kept.get(digest) if digest is not None else None
    if known is None:
        known = Styles(optional(package, name))
        if digest is not None:
            if len(_kept) >= _MOST:
                del _kept[next(iter(_kept))]
            _kept[digest] = known
    return known.for_another()


def _digest(package: Package, name: str | None) -> bytes | None:
    """None for a part that is missing, cannot be read, or is not kept."""
    try:
        content = package.part(name) if name else None
    except ReadError:
        return None
    return hashlib.sha256(content).digest() if content is not None and len(content) <= _LARGEST else None
