"""RSS that can always be written: XML has no place for control characters, and texts of files may hold them."""

import re
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(value: Any) -> Any:
    """A text without the characters that XML 1.0 cannot hold; anything else as it is."""
    return _NOT_XML.sub("", value) if isinstance(value, str) else value


class MarkedRss(Rss201rev2Feed):
    """RSS that says `exempeldata: true` in the channel (given as `demo`) and in each entry that is demo content."""

    def __init__(self, title: str, link: str, description: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(writable(title), link, writable(description), *args, **kwargs)

    def add_item(self, title: str, link: str, description: str, *args: Any, **kwargs: Any) -> None:
        """Add an entry, as the base class does."""
        kept = {name: writable(value) for name, value in kwargs.items()}
        kept["categories"] = tuple(writable(one) for one in kwargs.get("categories") or ())
        super().add_item(writable(title), link, writable(description), *args, **kept)

    def rss_attributes(self) -> dict[str, str]:
        """The name space of our own mark."""
        return {**super().rss_attributes(), "xmlns:lb": "urn:lansbeslut"}

    def add_root_elements(self, handler: Any) -> None:
        """The channel's own elements, with our mark."""
        super().add_root_elements(handler)
        if self.feed.get("demo"):
            handler.addQuickElement("lb:exempeldata", "true")

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """An entry's elements, with our mark."""
        super().add_item_elements(handler, item)
        if item["demo"]:
            handler.addQuickElement("lb:exempeldata", "true")
