"""The programs of this machine as the readers want them: LibreOffice and Tesseract."""

from dataclasses import dataclass

from importers.source import Picture
from importers.tools import ocr, office


@dataclass(frozen=True, slots=True)
class LocalTools:
    """`pages`: pictured pages of one file that are read. Seconds are limits for one page, and for one conversion."""

    pages: int = 200
    page_seconds: float = 60.0
    office_seconds: float = 60.0

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        """`importers.source.Tools`."""
        return ocr.recognise(picture, seconds=self.page_seconds, signs=signs)

    def orientation(self, picture: Picture) -> int:
        """`importers.source.Tools`."""
        return ocr.orientation(picture, seconds=self.page_seconds)

    def convert(self, data: bytes, suffix: str) -> bytes:
        """`importers.source.Tools`."""
        return office.convert(data, suffix, seconds=self.office_seconds)


def missing() -> tuple[str, ...]:
    """What this machine lacks, each as a Swedish sentence that says what then cannot be read."""
    return (*ocr.missing(), *office.missing())
