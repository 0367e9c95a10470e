"""How often something dear may begin: at once after a rest, and then at most once in so many seconds."""

import time
from collections.abc import Callable


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

    def wait(self) -> float:
        """Sleep until the next beginning is due, never longer than `seconds`. Returns the clock's time then."""
        left = self._free - self._clock()
        if left > 0:
            self._sleep(min(left, self._seconds))
        return self._clock()

    def begun(self, at: float) -> None:
        """Note a beginning at this time of the clock."""
        self._free = at + self._seconds
