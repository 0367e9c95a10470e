"""Work that is begun before it is needed."""

import os
import threading

import pytest

from search.engines import ahead


def test_the_work_goes_on_beside_the_caller_and_gives_its_result() -> None:
    go = threading.Event()

    def work(one: int, *, other: int) -> tuple[int, bool]:
        return one + other, go.wait(10)

    result = ahead.begin(work, 1, other=2)
    go.set()  # were it not beside us, we would not come here
    assert result() == (3, True)


def test_an_error_comes_where_the_result_is_asked_for() -> None:
    result = ahead.begin(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        result()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_has_threads_of_its_own() -> None:
    assert ahead.begin(lambda: 1)() == 1
    child = os.fork()
    if not child:
        os._exit(0 if ahead.begin(lambda: 2)() == 2 else 1)
    assert os.waitpid(child, 0)[1] == 0
