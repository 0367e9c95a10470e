"""How often something dear may begin: at once after a rest, and then at most once in so many seconds."""

import time
from collections.abc import Callable

QUIET = 0.2
"""Seconds without anything new after which a busy stretch is over: in one, a file comes every tenth of a second."""


class Pace:
    """One beginning in `seconds` at most. `clock` gives seconds that never go back."""

    def __init__(
        self,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._free = clock()

    def wait(self, newest: Callable[[], object] | None = None) -> float:
        """Sleep until the next beginning is due, never longer than `seconds`. Returns the clock's time then.

        `newest` says what came last. Where that stays the same for `QUIET` seconds, nothing more is waited for.
        """
        came = newest() if newest is not None else None
        began = self._clock()
        while (left := min(self._free, began + self._seconds) - self._clock()) > 0:
            self._sleep(left if newest is None else min(left, QUIET))
            if newest is not None and came == (came := newest()):
                break
        return self._clock()

    def begun(self, at: float) -> None:
        """Note a beginning at this time of the clock."""
        self._free = at + self._seconds
