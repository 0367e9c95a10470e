"""Every file of a folder, whatever lies there, each once and with a place of its own."""

import os
import socket
from pathlib import Path

from importers.drafts.delivery.folders import HELPER, fetch, walk


def places(*roots: Path, **options) -> list[str]:
    return [found.path for found in walk(roots, **options)]


def test_folders_within_folders_in_the_same_order_every_time(tmp_path):
    for name in ("b/2.txt", "a/3.txt", "a/å/1.txt", "0.txt"):
        target = tmp_path / "arkiv" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("x")
    expected = ["arkiv/0.txt", "arkiv/a/3.txt", "arkiv/a/å/1.txt", "arkiv/b/2.txt"]
    assert places(tmp_path / "arkiv") == expected
    assert places(tmp_path / "arkiv", tmp_path / "arkiv" / "..", leave_out=None)[:4] == expected


def test_two_folders_of_one_name_keep_their_files_apart(tmp_path):
    for above in ("x", "y"):
        (tmp_path / above / "ks").mkdir(parents=True)
        (tmp_path / above / "ks" / "1.txt").write_text("x")
    assert places(tmp_path / "x" / "ks", tmp_path / "y" / "ks") == ["ks/1.txt", "ks (2)/1.txt"]


def test_a_linked_folder_is_not_entered_and_a_loop_ends(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text("x")
    (tmp_path / "in" / "runt").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "borta.txt").symlink_to(tmp_path / "finns inte")
    found = {one.path: fetch(one) for one in walk([tmp_path / "in"])}
    assert list(found) == ["in/1.txt", "in/borta.txt", "in/runt"]
    assert "länk" in found["in/runt"].trouble
    assert "länk" in found["in/borta.txt"].trouble


def test_names_of_old_disks_can_be_read(tmp_path):
    raw = os.fsencode(tmp_path) + b"/in"
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(raw + b"/r\xe4ttelse.txt")).write_bytes(b"1")  # Latin-1
    Path(os.fsdecode(raw + "/a\u030ark.txt".encode())).write_bytes(b"2")  # å in two characters
    assert sorted(places(tmp_path / "in")) == ["in/rättelse.txt", "in/årk.txt"]
    assert {fetch(one).data for one in walk([tmp_path / "in"])} == {b"1", b"2"}


def test_what_is_no_document_says_so(tmp_path):
    for name in ("Thumbs.db", "~$protokoll.docx", ".DS_Store", "protokoll.txt"):
        (tmp_path / name).write_text("x")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "sock"))
    said = {one.path.rsplit("/", 1)[1]: fetch(one).unwanted for one in walk([tmp_path])}
    assert said == {
        "Thumbs.db": HELPER, "~$protokoll.docx": HELPER, ".DS_Store": HELPER, "protokoll.txt": "",
        "sock": "Ingen vanlig fil.",
    }  # fmt: skip


def test_the_report_itself_is_no_document(tmp_path):
    (tmp_path / "rapport.csv").write_text("x")
    assert places(tmp_path, leave_out=(tmp_path / "rapport.csv").resolve()) == []
