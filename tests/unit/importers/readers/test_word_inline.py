"""Runs: what is printed, what is not, and that nothing falls between."""

import zipfile
from collections import Counter
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from importers.readers import read, word
from importers.readers.tags import DELETED_TEXT, MATH_TEXT, TEXT
from importers.source import Region
from tests.factories.word_files import paragraph, part, word_file


def lines(content: str, **parts: str):
    return word.read(word_file(f"<w:p>{content}</w:p>", **parts)).lines


def printed(content: str) -> str:
    return "|".join(line.text for line in lines(content) if line.region in (Region.BODY, Region.TEXTBOX))


def r(*content: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{''.join(content)}</w:r>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(t(result))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r(t("Sida "), "<w:ptab/>", t("1")), "Sida \t1"),
        (r(t("IT"), "<w:noBreakHyphen/>", t("stöd"), "<w:softHyphen/>", t("et")), "IT-stödet"),
        (r(t("a"), "<w:cr/>", t("b"), '<w:br w:type="page"/>', t("c")), "a|b|c"),
        (r(t("rad\nbrytning i filen")), "rad brytning i filen"),
        (field("PAGE \\* MERGEFORMAT", "3"), "3"),
        (field(' HYPERLINK "https://ekhult.se" ', "webbplatsen"), "webbplatsen"),
        (f'<w:fldSimple w:instr="REF x">{r(t("§ 12"))}</w:fldSimple>', "§ 12"),
        (field("IF </w:instrText></w:r>" + field("PAGE", "1") + "<w:r><w:instrText> = 1", "ja"), "ja"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(t("utan slut")), "utan slut"),
        (f"<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>{r(t(' kr'))}", "x=1 kr"),
        (f"<w:smartTag><w:smartTagPr/>{r(t('Ekhult'))}</w:smartTag>", "Ekhult"),
        (f'<w:bdo w:val="rtl">{r(t("שלום"), look="<w:rtl/>")}</w:bdo>', "שלום"),
        (f"<w:r><w:ruby><w:rt>{r(t('över'))}</w:rt><w:rubyBase>{r(t('bas'))}</w:rubyBase></w:ruby></w:r>", "överbas"),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/>', t(" ja")), "☒ ja"),
        (r('<w:sym w:char="ZZ"/>', t("x")), "x"),
        (r(t("not"), '<w:footnoteReference w:id="2"/>', "<w:annotationRef/>"), "not"),
        (f"<w:commentRangeStart/>{r(t('a'))}<w:commentRangeEnd/><w:proofErr/><w:bookmarkStart/>{r(t('b'))}", "ab"),
        (f"<w:hyperlink>{r(t('länk'))}</w:hyperlink>", "länk"),
        (t("löst"), "löst"),
    ],
)
def test_what_is_printed(content, expected):
    assert printed(content) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Ja"/><w:listEntry w:val="Nej"/></w:ddList>', "Nej"),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="Ja"/></w:ddList>', ""),
        ('<w:textInput><w:default w:val="Skriv här"/></w:textInput>', ""),
    ],
)
def test_old_form_fields(data, expected):
    assert printed(f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>') == expected


BOX = "<w:txbxContent>{}</w:txbxContent>"


def both(choice: str, fallback: str) -> str:
    branches = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


def test_of_alternatives_one_is_read_and_the_one_with_words_if_only_one_has():
    box = BOX.format(paragraph("ruta"))
    drawn, old = f"<w:drawing>{box}</w:drawing>", f"<w:pict>{box}</w:pict>"

    assert printed(r(both(drawn, old))) == "|ruta"
    assert printed(r(both("<w:drawing/>", old))) == "|ruta"
    assert printed(both(r(t("a")), r(t("b")))) == "a"
    assert printed(r(t("x"), both(t("a"), t("b")), t("y"))) == "xay"
    assert printed(r(f"<w:drawing>{both(box, box)}</w:drawing>")) == "|ruta"


def test_a_box_within_a_box_is_read_once_and_one_that_was_taken_out_is_not_printed():
    inner = f"<w:p><w:r><w:pict>{BOX.format(paragraph('inre'))}</w:pict></w:r></w:p>"
    drawing = f"<w:drawing>{BOX.format(paragraph('yttre') + inner)}</w:drawing>"
    assert printed(r(drawing)) == "|yttre||inre"

    gone = lines(f"<w:del>{r(drawing)}</w:del>")
    assert [(line.region, line.text) for line in gone if line.text] == [
        (Region.DELETED, "yttre"), (Region.DELETED, "inre"),
    ]  # fmt: skip


def test_hidden_by_run_character_style_or_paragraph_style():
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="D"><w:name w:val="Dold"/><w:rPr><w:vanish/><w:b/></w:rPr></w:style>',
    )
    found = lines(
        r(t("ett"), look="<w:vanish/>") + r(t("två"), look='<w:rStyle w:val="D"/>')
        + r(t("tre"), look='<w:rStyle w:val="D"/><w:vanish w:val="0"/><w:sz w:val="30"/>'),
        styles=styles,
    )  # fmt: skip

    assert [(line.region, line.text) for line in found] == [(Region.BODY, "tre"), (Region.HIDDEN, "etttvå")]
    assert (found[0].bold, found[0].size) == (True, 15.0)


def test_addresses_in_field_codes_go_to_the_properties():
    content = field('HYPERLINK "mailto:anna.exempel@ekhult.se?subject=x"', "Anna")
    document = read(word_file(f"<w:p>{content}</w:p>", links=("tel:0701740605", "https://ekhult.se")), "a.docx")

    assert [(one.name, one.value) for one in document.properties.others] == [
        ("länk", "tel:0701740605"), ("länk", "mailto:anna.exempel@ekhult.se"),
    ]  # fmt: skip


# Random documents: every letter of every w:t, w:delText and m:t is in exactly one line.
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=6).map(
    lambda text: text.replace("&", "").replace("<", "") or "x"
)
looks = st.sampled_from(["", "<w:vanish/>", "<w:b/>", '<w:rStyle w:val="finns-inte"/>'])
tokens = st.one_of(
    words.map(t),
    words.map(lambda text: f"<w:delText>{text}</w:delText>"),
    st.sampled_from(["<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>", "<w:instrText>PAGE</w:instrText>"]),
)
runs = st.builds(lambda look, inner: r(*inner, look=look), looks, st.lists(tokens, max_size=3))
WRAPPERS = ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "nytt"]


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(inner, max_size=3).map("".join)
    return st.one_of(
        st.builds(lambda name, content: f"<w:{name}>{content}</w:{name}>", st.sampled_from(WRAPPERS), many),
        many.map(lambda content: f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"),
    )


inline = st.recursive(runs, _wrapped, max_leaves=6)
marks = st.sampled_from(
    ["", "<w:rPr><w:del/></w:rPr>", "<w:numPr><w:numId w:val='1'/></w:numPr>", "<w:outlineLvl w:val='1'/>"]
)
paragraphs = st.builds(
    lambda mark, inner: f"<w:p><w:pPr>{mark}</w:pPr>{''.join(inner)}</w:p>", marks, st.lists(inline, max_size=4)
)


def _around(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(blocks, max_size=3).map("".join)
    row_mark = st.sampled_from(["", "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:gridBefore w:val='1'/></w:trPr>"])
    return st.one_of(
        st.builds(lambda mark, one, two: f"<w:tbl><w:tr>{mark}<w:tc>{one}</w:tc><w:tc>{two}</w:tc></w:tr></w:tbl>",
                  row_mark, many, many),
        many.map(lambda content: f"<w:p>{r(f'<w:drawing>{BOX.format(content)}</w:drawing>')}</w:p>"),
        many.map(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"),
        many.map(lambda content: f"<w:ins>{content}</w:ins>"),
        many.map(lambda content: f"<w:del>{content}</w:del>"),
        many.map(lambda content: f"<w:p>{content}</w:p>"),
    )  # fmt: skip


blocks = st.lists(st.recursive(paragraphs, _around, max_leaves=5), min_size=1, max_size=5).map("".join)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="¤"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


@settings(max_examples=150, deadline=None)
@given(blocks)
def test_every_letter_of_a_random_document_is_in_exactly_one_line(body):
    data = word_file(body, numbering=NUMBERING)
    found = word.read(data).lines
    root = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    letters = Counter("".join(one.text or "" for one in root.iter(TEXT, DELETED_TEXT, MATH_TEXT)))
    got = Counter(letter for line in found for letter in line.text if letter not in "\t ¤")

    assert got == Counter({letter: count for letter, count in letters.items() if letter not in " ¤"})
