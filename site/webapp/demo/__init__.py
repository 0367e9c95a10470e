"""Demo content: authorities, users, initiatives, and synthetic protokoll that go through the real importer."""

from webapp.demo.fill import Said, fill, is_empty

__all__ = ["Said", "fill", "is_empty"]
