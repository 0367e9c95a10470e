"""How often Python looks for cycles of garbage: seldom where a file is many thousand small values and hardly a cycle.

Python looks after every 700 new values, and looks through all of them again and again while a protokoll grows. That
was a fifth of the time of reading a file and of writing it down (docs/performance.md).
"""

import gc

SELDOM = (100_000, 10, 50)
"""New values before a look, looks before a wider one, and those before a look at everything."""
WARM = 3
"""Files after which everything is loaded that most files need: what stands then is no longer looked through."""
_settled = False
_swept = 0


def settle() -> None:
    """Call once a process is up, before its first file: what is loaded by then is never looked through again.

    Changes the whole process, and once only. Nothing is kept longer than a few megabytes' worth of values.
    """
    global _settled  # noqa: PLW0603 - the collector is one for the process, and so is this
    if not _settled:
        _settled = True
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SELDOM)


def sweep() -> None:
    """Collect what a file left behind, so that nothing of it is there for the next one. Cheap once settled."""
    global _swept  # noqa: PLW0603 - as above
    gc.collect()
    _swept += 1
    if _swept == WARM:
        gc.freeze()
