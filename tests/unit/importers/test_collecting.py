"""The collector is told once what to leave alone, and still finds every cycle. In a process of its own each time."""

import subprocess
import sys

SETTLED = """
import gc, weakref
from importers import collecting

class Node:
    pass

def cycle():
    one = Node()
    one.itself = one
    return weakref.ref(one)

before = cycle()
collecting.settle()
frozen, threshold = gc.get_freeze_count(), gc.get_threshold()
assert before() is None, "garbage from before is not kept for ever"
assert frozen > 1000 and threshold == collecting.SELDOM, (frozen, threshold)
gc.set_threshold(1, 1, 1)
collecting.settle()
assert gc.get_threshold() == (1, 1, 1), "once only"
gc.set_threshold(*collecting.SELDOM)
after = cycle()
collecting.sweep()
assert after() is None
while gc.get_freeze_count() <= frozen:
    collecting.sweep()
warm, after = gc.get_freeze_count(), cycle()
collecting.sweep()
assert after() is None and gc.get_freeze_count() <= warm
"""


def test_what_is_loaded_is_left_alone_and_cycles_are_still_found() -> None:
    subprocess.run([sys.executable, "-c", SETTLED], check=True, timeout=60)
