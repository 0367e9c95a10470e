"""Words beside a name."""

import pytest

from importers.parsing import attendance_words


@pytest.mark.parametrize("said", ["ej tjänstgörande", "icke tjänstgörande", "inte tjg", "ej beslutande"])
def test_who_does_not_serve(said):
    assert attendance_words.SERVES_NOT.search(said)


@pytest.mark.parametrize("title", ["kommunekolog", "kanslist", "Förvaltningschef", "VD"])
def test_titles(title):
    assert attendance_words.TITLE_WORD.search(title)
