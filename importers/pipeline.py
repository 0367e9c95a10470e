"""File → `ParsedDocument`, without side effects."""

from importers import parsing, readers
from importers.parsing import NO_PROFILE, ParsedDocument, Profile
from importers.source import ReadError, Tools

__all__ = ["ParsedDocument", "ReadError", "read_and_parse"]


def read_and_parse(
    data: bytes,
    filename: str,
    *,
    max_bytes: int = readers.DEFAULT_MAX_BYTES,
    profile: Profile = NO_PROFILE,
    tools: Tools | None = None,
) -> ParsedDocument:
    """What a file says. Raises `ReadError` with one Swedish message where it cannot be read.

    `profile` is what the body means by its own headings, where the body is known. Without `tools`
    (`importers.tools.local.LocalTools`) pictured pages stay unread and other office formats are refused. The name
    serves only to say that it does not fit the content. Hostile files may take long or much memory: a server calls
    `importers.isolation.read_in_process` instead.
    """
    return parsing.parse(readers.read(data, filename, max_bytes=max_bytes, tools=tools), profile)
