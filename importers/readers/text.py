"""Plain text: encodings that lie in Swedish archives, and form feeds as page breaks."""

import re

from importers.readers import messages
from importers.source import FileType, Notice, SourceDocument, SourceLine

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLD = ("cp1252", "cp850", "mac_roman", "latin-1")
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What Swedish text is made of; an encoding that makes other letters out of å, ä, ö is the wrong one.
_LETTERS = re.compile("[åäöÅÄÖ]")
_SWEDISH = re.compile("[åäöÅÄÖéÉüÜ§–—”“’…•·½°]")
# MS-DOS printed § and ¶ for these control characters, and programs of its time wrote them so.
_DOS_SIGNS = (re.compile("\x15(?=\x15?\\s?\\d|\\s)"), re.compile("\x14(?=\\s|$)"))
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_STRANGE = re.compile("[a-zåäö][ÅÄÖÉÜ]|[†„‡ŽžŸƒ‰Œœ˜¦¨ˆ¤¬¯±×÷╠-╬░▒▓√∆Ωπ∑∏∫]")


def read(data: bytes) -> SourceDocument:
    """Lines of a text file. Raises `ReadError` where the bytes are no text."""
    text, encoding = decode(data)
    text = _DOS_SIGNS[1].sub("¶", _DOS_SIGNS[0].sub("§", text))
    if len(_ODD.findall(text)) > max(4, len(text) // 50):
        raise messages.error("unknown")
    notices = () if encoding in ("utf-8", "utf-8-sig") else (_encoding_notice(encoding),)
    return SourceDocument(lines=tuple(_lines(text)), file_type=FileType.TEXT, notices=notices)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises `ReadError` where it is no text in any of them."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as problem:
                raise messages.error("damaged") from problem
    if data[:200].count(0) > len(data[:200]) // 4:
        return _decode_bare_utf16(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return max(_candidates(data), key=lambda candidate: _likeness(candidate[0]))


def _decode_bare_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: in Latin text the zeros are the high bytes."""
    encoding = "utf-16-le" if data[1:200:2].count(0) >= data[0:200:2].count(0) else "utf-16-be"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as problem:
        raise messages.error("unknown") from problem


def _candidates(data: bytes) -> list[tuple[str, str]]:
    found = []
    for encoding in _OLD:
        try:
            found.append((data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return found


def _likeness(text: str) -> int:
    """How much the text looks Swedish; on a tie the first candidate wins."""
    return (
        len(_LETTERS.findall(text))
        + len(_SWEDISH.findall(text))
        - 2 * len(_STRANGE.findall(text))
        - 3 * len(_ODD.findall(text))
    )


def _encoding_notice(encoding: str) -> Notice:
    return Notice("encoding", f"Texten är inte i UTF-8. Den lästes som {encoding}: kontrollera å, ä och ö.")


def _lines(text: str) -> list[SourceLine]:
    """Lines, with pages where form feeds part them."""
    lines: list[SourceLine] = []
    page, start = (1 if "\f" in text else None), 0
    for end in _LINE_END.finditer(text):
        lines.append(SourceLine(text=text[start : end.start()], page=page))
        if page is not None and end.group() == "\f":
            page += 1
        start = end.end()
    if start < len(text):
        lines.append(SourceLine(text=text[start:], page=page))
    return lines
