"""The corpus of public minutes, parsed once for all tests that ask it."""

from pathlib import Path

import pytest

from importers.pipeline import read_and_parse

CORPUS = Path(__file__).parents[3] / "../shared/corpus/goteborg"


@pytest.fixture(scope="session")
def goteborg():
    """`ParsedDocument` by the path of its text file; a counted skip where the corpus is missing."""
    sources = sorted(CORPUS.glob("*.txt"))
    if not sources:
        pytest.skip("the corpus of Göteborg's minutes is not on this machine")
    return {source: read_and_parse(source.read_bytes(), source.name) for source in sources}
