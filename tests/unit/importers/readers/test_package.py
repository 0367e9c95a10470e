import zipfile
from io import BytesIO

import pytest

from importers.readers.package import Package, parse_xml
from importers.source import ReadError


def package(*members: tuple[str, bytes]) -> Package:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return Package(content.getvalue())


def test_parts_by_name_whatever_their_case():
    assert package(("word/Document.xml", b"<a/>")).part("/word/document.xml") == b"<a/>"
    assert package().part("word/document.xml") is None


def test_relationships_inside_of_the_package_only():
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="http://x/header" Target="header1.xml"/>'
        b'<Relationship Id="b" Type="http://x/image" Target="http://example.org/x.png" TargetMode="External"/>'
        b'<Relationship Id="c" Type="http://x/styles" Target="/word/../word/styles.xml"/></Relationships>'
    )
    found = package(("word/_rels/document.xml.rels", rels)).relationships("word/document.xml")

    assert [(one.identifier, one.kind) for one in found] == [("a", "header"), ("c", "styles")]
    assert found[0].target == "word/header1.xml"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"<a", "damaged"), (b"", "damaged"), (b"<!DOCTYPE a><a/>", "unsafe"), (b"\xff\xfe<", "damaged")],
)
def test_xml_that_is_refused(content, code):
    with pytest.raises(ReadError) as refused:
        parse_xml(content)
    assert refused.value.code == code


def test_no_zip_at_all():
    with pytest.raises(ReadError) as refused:
        Package(b"PK\x03\x04nonsense")
    assert refused.value.code == "damaged"
