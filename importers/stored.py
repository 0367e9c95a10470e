"""What is kept as JSON and comes back exactly: values that never change, made in C (`msgspec`).

A protokoll is some ten thousand of them. A frozen dataclass costs eight times as much to make, fifteen to replace.
"""

from msgspec import Struct


class Stored(Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a reading. Its JSON has its fields and nothing else: an unknown key is refused."""
