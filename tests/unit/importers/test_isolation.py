"""The reader process: same answers, limits that hold, and a caller that never falls."""

import os
import signal
import time
from pathlib import Path

import pytest

from importers import frames, isolation
from importers.isolation import ReaderProcess, picture_in_process, read_in_process
from importers.pipeline import ReadError, read_and_parse
from importers.readers import page_picture

GOLDEN = Path(__file__).parents[2] / "golden"
SEED = (GOLDEN / "seed_000" / "input.txt").read_bytes()


@pytest.fixture
def process():
    reader = ReaderProcess()
    yield reader
    reader.close()


@pytest.mark.parametrize("name", ["input.txt", "styles.docx", "page.pdf"])
def test_same_answer_as_in_process(name):
    data = (GOLDEN / "minutes_95_97" / name).read_bytes()

    assert read_in_process(data, name) == read_and_parse(data, name)


def test_message_comes_through(process):
    with pytest.raises(ReadError) as here:
        read_and_parse(b"", "tom.txt")
    with pytest.raises(ReadError) as there:
        process.read(b"", "tom.txt")
    assert (there.value.code, there.value.message) == (here.value.code, here.value.message)


def test_process_is_warm_and_is_replaced_after_its_share(process, monkeypatch):
    monkeypatch.setattr(isolation, "FILES_PER_PROCESS", 3)
    numbers = []
    for _ in range(5):
        process.read(SEED, "a.txt")
        numbers.append(process.number)
    assert numbers[0] == numbers[1] is not None
    assert numbers[2] is None  # ended after its third file
    assert numbers[3] == numbers[4] not in {None, numbers[0]}


def test_a_process_that_dies_is_replaced(process):
    process.read(SEED, "a.txt")
    os.kill(process.number, signal.SIGKILL)
    time.sleep(0.05)

    assert process.read(SEED, "a.txt").items[0].number == 96


def test_a_process_that_dies_at_a_file_gives_a_message(process):
    process.read(SEED, "a.txt")
    os.kill(process.number, signal.SIGSTOP)
    with pytest.raises(ReadError) as refused:
        process.read(SEED, "a.txt", seconds=0.2)
    assert refused.value.code == "time"
    assert "tog för lång tid" in refused.value.message

    assert process.read(SEED, "a.txt").items[0].number == 96


def test_memory_is_limited():
    process = ReaderProcess(megabytes=20)
    text = "".join(f"Rad nummer {number} med några ord.\n" for number in range(400_000))
    try:
        with pytest.raises(ReadError) as refused:
            process.read(text.encode(), "a.txt", seconds=60)
        assert refused.value.code == "memory"
        assert process.number is None
        assert process.read(SEED, "a.txt").items[0].number == 96
    finally:
        process.close()


def test_environment_is_not_passed_on(process, monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "hemlig")
    process.read(SEED, "a.txt")
    environment = Path(f"/proc/{process.number}/environ")
    if not environment.exists():
        pytest.skip("no /proc here")
    assert b"hemlig" not in environment.read_bytes()


def test_a_picture_of_a_page_comes_out_of_the_process():
    data = (GOLDEN / "seed_000" / "page.pdf").read_bytes()
    wanted = frames.PageRequest(1, "Beslut", 0, ((1.0, 2.0, 3.0, 4.0),))
    assert picture_in_process(data, wanted) == page_picture.png(data, 1, "Beslut", 0, ((1.0, 2.0, 3.0, 4.0),))
    with pytest.raises(ReadError):
        picture_in_process(b"nonsense", wanted)
