from pathlib import Path

import pytest

from importers.pipeline import ReadError, read_and_parse

GOLDEN = Path(__file__).parents[2] / "golden"


def test_name_is_no_proof_of_the_type():
    data = (GOLDEN / "seed_000" / "page.pdf").read_bytes()

    assert read_and_parse(data, "beslut.txt").items == read_and_parse(data, "beslut.pdf").items


def test_limit_of_size_is_the_callers():
    with pytest.raises(ReadError, match="gränsen är 0 MB"):
        read_and_parse(b"Beslut", "a.txt", max_bytes=3)


def test_problems_of_reader_and_parser_come_together():
    problems = read_and_parse("§ 1\n\nÅterremiss\n\nBeslut\n\nAvslås på nytt.".encode("cp1252"), "a.pdf").problems

    assert {"encoding", "suffix", "meeting_date_missing"} <= {problem.code for problem in problems}
