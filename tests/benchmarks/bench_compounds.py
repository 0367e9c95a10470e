"""Which word data divides Swedish compounds best: our own list of parts, or a spelling dictionary.

    .venv/bin/python tests/benchmarks/bench_compounds.py [FILE.dic]

The gold set is that of the unit tests: words written for them, and a random sample of words that stand at least three
times in the corpus, divided by hand. FILE.dic is that of the Debian package hunspell-sv (sv_SE.dic), by default where
that package puts it; its base forms are taken as parts, with the linking letters that Swedish has and our stems.
"""

import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from decisions.vocabulary.swedish import _compound, stem  # noqa: E402 - the path comes first
from tests.unit.decisions.vocabulary.swedish.test_compound import JUDGED, SAMPLED  # noqa: E402

DICTIONARY = Path("/usr/share/hunspell/sv_SE.dic")
SHORTEST = 3


def ours(word: str) -> str:
    pieces = _compound.pieces(word)
    return "|".join(piece.surface for piece in pieces) if pieces else word


class Dictionary:
    """Division into words of a spelling dictionary, as few as possible; undivided where the whole word stands in it."""

    def __init__(self, file: Path) -> None:
        lines = file.read_text("utf-8").splitlines()[1:]
        words = {line.partition("/")[0].lower() for line in lines}
        self.words = {word for word in words if word.isalpha() and len(word) >= SHORTEST}
        self.stems = {stem(word) for word in self.words}

    def divide(self, word: str) -> str:
        if word in self.words:
            return word
        found = cache(self._from)(word)
        return "|".join(found) if found else word

    def _from(self, rest: str) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        for end in range(SHORTEST, len(rest) - SHORTEST + 1):
            if not self._first(rest[:end]):
                continue
            tail = (rest[end:],) if stem(rest[end:]) in self.stems else self._from(rest[end:])
            if tail and (not best or len(tail) + 1 < len(best)):
                best = (rest[:end], *tail)
        return best

    def _first(self, form: str) -> bool:
        return form in self.words or (form.endswith("s") and form[:-1] in self.words) or f"{form}a" in self.words


def report(name: str, divide: object, words: list[str]) -> None:
    """Right, wrong and missed among the words of a gold set."""
    assert callable(divide)
    right = wrong = missed = 0
    for word in words:
        closed = word.replace("|", "")
        found = divide(closed)
        right += found == word
        missed += found != word and "|" not in found
        wrong += found != word and "|" in found
    share = right / len(words)
    sys.stdout.write(f"| {name} | {len(words)} | {share:.3f} | {missed} | {wrong} |\n")


def main() -> None:
    sys.stdout.write("| word data | words | right | compounds not divided | divided wrongly |\n|---|---|---|---|---|\n")
    for label, words in (("written for the tests", JUDGED), ("sample of the corpus", SAMPLED)):
        report(f"our list, {label}", ours, words)
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else DICTIONARY
        if file.is_file():
            report(f"hunspell-sv, {label}", Dictionary(file).divide, words)


if __name__ == "__main__":
    main()
