"""Write what is expected of the golden documents: `PYTHONPATH=. .venv/bin/python tests/golden/regenerate.py`.

The facts come from the text file; the test asks the same of the other formats. Read the diff before committing it.
"""

from pathlib import Path

from importers.pipeline import read_and_parse
from tests.golden.facts import as_text

for folder in sorted(path.parent for path in Path(__file__).parent.glob("*/input.txt")):
    source = folder / "input.txt"
    if (folder / "source.txt").exists():  # its answers are written by hand
        continue
    (folder / "expected.json").write_text(as_text(read_and_parse(source.read_bytes(), source.name)), encoding="utf-8")
