import gc

import pytest

from search.index import writer


def _break_off() -> None:
    with writer._old_heap_set_aside():
        assert gc.get_freeze_count() > 0
        raise ValueError("mid-way")


def test_a_rebuild_sets_the_old_heap_aside_and_takes_it_back_whatever_happens() -> None:
    with pytest.raises(ValueError, match="mid-way"):
        _break_off()
    assert gc.get_freeze_count() == 0
