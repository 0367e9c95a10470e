"""What a Word file says about itself beside its text: all of it goes with the file when somebody publishes it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from importers.readers.package import Package
from importers.readers.tags import w
from importers.readers.word_inline import State
from importers.source import FileProperties, Property, ReadError

_CORE = {
    "subject": "ämne", "keywords": "nyckelord", "description": "beskrivning", "category": "kategori",
    "contentStatus": "status", "lastModifiedBy": "senast sparad av", "lastPrinted": "senast utskriven",
    "identifier": "identifierare", "version": "version",
}  # fmt: skip
_APP = {"Company": "organisation", "Manager": "chef", "Template": "mall", "HyperlinkBase": "bas för länkar"}
_MOST, _LONGEST = 200, 2_000


def read(package: Package, parts: dict[str, str], links: Iterable[str], state: State) -> FileProperties:
    """The properties of a file; `parts` are the main document's parts by kind, `links` where its links lead."""
    kinds = {one.kind: one.target for one in package.relationships("")}
    core = _children(optional(package, kinds.get("core-properties")))
    app = _children(optional(package, kinds.get("extended-properties")))
    others = [
        *(Property(name, core[key]) for key, name in _CORE.items() if core.get(key)),
        *(Property(name, app[key]) for key, name in _APP.items() if app.get(key)),
        *_custom(optional(package, kinds.get("custom-properties"))),
        *_variables(optional(package, parts.get("settings"))),
        *_people(optional(package, parts.get("people"))),
        *_data(package),
        *(Property("spårad ändring eller kommentar av", author) for author in state.authors),
        *(Property("länk", link) for link in dict.fromkeys((*links, *state.addresses)) if _is_personal(link)),
    ]
    pages = app.get("Pages", "")
    return FileProperties(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        created=core.get("created", ""),
        modified=core.get("modified", ""),
        producer=" ".join(filter(None, (app.get("Application"), app.get("AppVersion")))),
        pages=int(pages) if pages.isdecimal() and 0 < len(pages) < 6 else None,
        others=tuple(Property(one.name[:100], one.value[:_LONGEST]) for one in others[:_MOST]),
    )


def optional(package: Package, name: str | None) -> etree._Element | None:
    """A part that can be missing or broken without harm to the text."""
    try:
        return package.xml(name) if name else None
    except ReadError as problem:
        if problem.code in {"bomb", "unsafe"}:
            raise
        return None


def _children(root: etree._Element | None) -> dict[str, str]:
    return {etree.QName(child).localname: (child.text or "").strip() for child in root} if root is not None else {}


def _custom(root: etree._Element | None) -> Iterator[Property]:
    for element in root if root is not None else ():
        said = " ".join("".join(child.itertext()).strip() for child in element)
        if said.strip():
            yield Property(element.get("name", ""), said.strip())


def _variables(root: etree._Element | None) -> Iterator[Property]:
    """Values that a template system has left in the document."""
    for element in root.iter(w("docVar")) if root is not None else ():
        if element.get(w("val"), "").strip():
            yield Property(f"dokumentvariabel {element.get(w('name'), '')}", element.get(w("val"), ""))


def _people(root: etree._Element | None) -> Iterator[Property]:
    """Who has commented or changed, with the account that Word knew."""
    for element in root.iter("{*}person") if root is not None else ():
        accounts = [one.get(key, "") for one in element for key in one.attrib if key.endswith("userId")]
        yield Property("medförfattare", " ".join([element.get(w("author"), "") or _first(element), *accounts]).strip())


def _first(element: etree._Element) -> str:
    return next((said for key, said in element.items() if key.endswith("author")), "")


def _data(package: Package) -> Iterator[Property]:
    """Data that document systems bind to the text (customXml)."""
    for name in sorted(package.names()):
        if name.startswith("customxml/item") and "props" not in name and name.endswith(".xml"):
            root = optional(package, name)
            for element in islice(root.iter("*"), _LONGEST) if root is not None else ():
                said = (element.text or "").strip()
                if said:
                    yield Property(f"data {etree.QName(element).localname}", said)


def _is_personal(link: str) -> bool:
    return link.lower().startswith(("mailto:", "tel:"))
