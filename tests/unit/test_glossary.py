"""docs/glossary.md is the one list of words: complete, and never ahead of the code."""

import re
from pathlib import Path

import pytest
from django.db import models

from decisions import models as record

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
CLASSES = [getattr(record, name) for name in record.__all__ if isinstance(getattr(record, name), type)]
MODELS = [kind for kind in CLASSES if issubclass(kind, models.Model)]
ENUMS = [kind for kind in CLASSES if issubclass(kind, models.Choices)]
ENUMS += [
    kind
    for model in MODELS
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, models.Choices)
]


def _section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    found = re.search(rf"^#+ `?{re.escape(heading)}`?$(.*?)(?=^#|\Z)", GLOSSARY, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def test_the_models_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|\s]", _section("Models"), re.MULTILINE)
    assert sorted(rows) == sorted(model.__name__ for model in MODELS)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__qualname__)
def test_the_choices_are_those_of_the_code(enum: type[models.TextChoices]) -> None:
    rows = re.findall(r"^\| (?:`([^`]+)`|\(empty\)) \| (.+) \|$", _section(enum.__qualname__), re.MULTILINE)
    assert rows == [(str(choice.value), str(choice.label)) for choice in enum]


def test_there_are_enums_to_ask() -> None:
    assert len(ENUMS) > 20
    assert "Kind" in {enum.__name__ for enum in ENUMS}
