import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from importers.readers import archive
from importers.source import ReadError

GOLDEN = Path(__file__).parents[3] / "golden/seed_000"


def packed(*members, method=zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of (name, content) pairs."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return content.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with the bytes of a name changed, as a program without the UTF-8 flag writes them."""
    assert len(old) == len(new)
    return data.replace(old, new)


def names(data: bytes) -> list[str]:
    return [member.name for member in archive.members(data)]


def test_members_come_in_order_with_their_bytes():
    data = packed(("b.txt", b"ett"), ("mapp/a.docx", b"PK.."))

    assert list(archive.members(data)) == [archive.Member("b.txt", b"ett"), archive.Member("mapp/a.docx", b"PK..")]


def test_a_document_whose_format_is_zip_is_no_archive():
    assert archive.is_archive(packed(("a.txt", b"x")))
    assert archive.is_archive(packed(("mapp/styles.docx", (GOLDEN / "styles.docx").read_bytes())))
    assert not archive.is_archive((GOLDEN / "styles.docx").read_bytes())
    assert not archive.is_archive(packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("a.xml", b"")))
    assert not archive.is_archive(packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")))
    assert not archive.is_archive(b"PK\x03\x04" + b"x" * 60)


def test_folders_and_what_file_managers_leave_are_no_members():
    data = packed(
        ("mapp/", b""),
        ("mapp/§ 41.docx", b"x"),
        ("__MACOSX/mapp/._§ 41.docx", b"x"),
        ("mapp/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("mapp/~$protokoll.docx", b"x"),
    )
    assert names(data) == ["mapp/§ 41.docx"]


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "utf-8", "cp1252"])
def test_swedish_names_without_a_word_about_their_encoding(encoding):
    wanted = "Bråttom över ön.txt"
    raw = wanted.encode(encoding)
    plain = b"x" * len(raw)

    assert names(renamed(packed((plain.decode(), b"a")), plain, raw)) == [wanted]


def test_names_as_a_mac_spells_them():
    assert names(packed(("Pa\u030a o\u0308n.txt", b"a"))) == ["På ön.txt"]


def test_a_way_out_of_the_folder_is_left_out():
    data = packed(("../../etc/a.txt", b"a"), ("/b.txt", b"b"), ("C:\\mapp\\c.txt", b"c"))

    assert names(data) == ["etc/a.txt", "b.txt", "mapp/c.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_are_unique():
    data = packed(("a.txt", b"1"), ("A.txt", b"2"), ("a.txt", b"3"))

    assert [(one.name, one.data) for one in archive.members(data)] == [
        ("a.txt", b"1"),
        ("A (2).txt", b"2"),
        ("a (3).txt", b"3"),
    ]


def test_an_encrypted_member_is_told_and_the_others_come():
    data = bytearray(packed(("a.txt", b"hemligt"), ("b.txt", "öppet".encode())))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    first, second = archive.members(bytes(data))

    assert (first.data, "lösenord" in first.message) == (None, True)
    assert second.data == "öppet".encode()


def test_a_damaged_member_is_told_and_the_others_come():
    data = packed(("a.txt", b"x" * 500), ("b.txt", b"y"), method=zipfile.ZIP_STORED)
    first, second = archive.members(data.replace(b"x" * 500, b"z" * 500))

    assert (first.data, "skadad" in first.message, second.data) == (None, True, b"y")


def test_a_shortcut_is_told():
    link = zipfile.ZipInfo("länk.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(link, "/etc/passwd")
    (member,) = archive.members(content.getvalue())

    assert (member.data, "genväg" in member.message) == (None, True)


def test_an_unknown_method_is_told():
    data = bytearray(packed(("a.txt", b"x" * 50)))
    data[data.index(b"PK\x03\x04") + 8] = 98
    data[data.index(b"PK\x01\x02") + 10] = 98
    (member,) = archive.members(bytes(data))

    assert (member.data, "ovanligt sätt" in member.message) == (None, True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(), "zip_empty"),
        (packed(("__MACOSX/._a", b"x")), "zip_empty"),
        (packed(*((f"{number}.txt", b"") for number in range(archive.MAX_MEMBERS + 1))), "zip_too_many"),
        (packed(*((f"{number}" * 40, b"") for number in range(20_000))), "zip_too_many"),
        (packed(("a.txt", b" " * 20_000_000)), "zip_bomb"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
    ],
    ids=["nothing", "junk", "many", "directory", "ratio", "damaged"],
)
def test_the_whole_archive_is_refused(data, code):
    with pytest.raises(ReadError) as refused:
        archive.members(data)
    assert refused.value.code == code


def test_a_member_beyond_the_size_is_told(monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBER", 100)
    first, second = archive.members(packed(("a.txt", b"x" * 101), ("b.txt", b"x" * 100)))

    assert (first.data, "för stor" in first.message, second.data) == (None, True, b"x" * 100)


def test_a_member_that_is_larger_than_it_says_is_told(monkeypatch):
    data = bytearray(packed(("a.txt", b"x" * 5_000), method=zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 24] = 1  # uncompressed size in the directory
    data[data.index(b"PK\x01\x02") + 25] = 0
    (member,) = archive.members(bytes(data))

    assert member.data is None or len(member.data) <= 5_000
    assert member.message or member.data == b"x"
