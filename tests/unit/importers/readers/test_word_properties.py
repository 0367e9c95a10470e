"""Everything that a file says beside its text."""

from importers.readers import read
from importers.source import Property
from tests.factories.word_files import NAMES, paragraph, part, word_file

CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms"><dc:title>Protokoll</dc:title>'
    "<dc:creator>Anna Exempel</dc:creator><dcterms:created>2018-05-16T08:00:00Z</dcterms:created>"
    "<dcterms:modified>2018-05-17T08:00:00Z</dcterms:modified><cp:lastModifiedBy>Bo Exempel</cp:lastModifiedBy>"
    "<cp:keywords>121212-1212</cp:keywords><dc:subject/></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="urn:app"><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>'
    "<Pages>12</Pages><Company>Ekhults kommun</Company><Manager>Cia Exempel</Manager></Properties>"
)
CUSTOM = (
    '<Properties xmlns="urn:custom" xmlns:vt="urn:vt"><property name="Sökande"><vt:lpwstr>Dan Exempel</vt:lpwstr>'
    '</property><property name="Tom"><vt:lpwstr/></property></Properties>'
)


def properties(**parts: str):
    extra = {
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "docProps/custom.xml": CUSTOM,
        "customXml/item1.xml": "<a><personnummer>19121212-1212</personnummer></a>",
        "customXml/itemProps1.xml": "<a>inte detta</a>",
    }
    return read(word_file(paragraph("Beslut"), extra=extra, **parts), "a.docx").properties


def test_all_of_them():
    found = properties(
        settings=part("settings", '<w:docVars><w:docVar w:name="x" w:val="070-174 06 05"/></w:docVars>'),
        people=f'<w15:people {NAMES}><w15:person w15:author="Eva Exempel">'
        '<w15:presenceInfo w15:userId="S::eva@ekhult.se"/></w15:person></w15:people>',
    )

    assert (found.title, found.author, found.created, found.modified) == (
        "Protokoll", "Anna Exempel", "2018-05-16T08:00:00Z", "2018-05-17T08:00:00Z",
    )  # fmt: skip
    assert (found.producer, found.pages) == ("Microsoft Office Word 16.0000", 12)
    assert found.others == (
        Property("nyckelord", "121212-1212"),
        Property("senast sparad av", "Bo Exempel"),
        Property("organisation", "Ekhults kommun"),
        Property("chef", "Cia Exempel"),
        Property("Sökande", "Dan Exempel"),
        Property("dokumentvariabel x", "070-174 06 05"),
        Property("medförfattare", "Eva Exempel S::eva@ekhult.se"),
        Property("data personnummer", "19121212-1212"),
    )


def test_broken_properties_do_no_harm():
    extra = {"docProps/core.xml": "<x", "docProps/app.xml": "<a><Pages>många</Pages></a>", "customXml/item1.xml": "x"}
    found = read(word_file(paragraph("Beslut"), extra=extra), "a.docx").properties

    assert (found.title, found.pages, found.others) == ("", None, ())
