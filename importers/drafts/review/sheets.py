"""The pages of a PDF or of a picture file as pictures beside the review, with the place marked that somebody looks at.

Drawn in the confined reader, kept for a while in the memory of this process: nothing of it is stored, so that an
erased file leaves no picture. A picture file is drawn anew too: its own bytes and its own type reach no browser.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from importers import frames
from importers.drafts.models import ImportFile
from importers.drafts.review.again import bytes_of
from importers.drafts.review.views import visible_files
from importers.drafts.writing import kept
from importers.drafts.writing.write import parsed_of
from importers.isolation import picture_in_process
from importers.parsing import FormatError, ParsedDocument, lines_from_bytes
from importers.source import FileType, ReadError, SourceDocument

_KEPT = 40
_KEPT_BYTES = 40_000_000
_LONGEST = 20_000
_PICTURED = frozenset({FileType.PDF, FileType.PNG, FileType.JPEG, FileType.TIFF})
_lock = threading.Lock()
_pictures: "OrderedDict[str, bytes]" = OrderedDict()


def has_pages(document: ParsedDocument) -> bool:
    """Whether pages of this file can be shown as pictures."""
    return document.file_type in _PICTURED and bool(document.page_starts)


def count(document: ParsedDocument) -> int:
    """How many pages can be shown: those without a word count too, also behind the last word. None of other files."""
    return max(len(document.page_starts), document.properties.pages or 0) if has_pages(document) else 0


@require_GET
def sheet(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page (from 1) of a delivered file; `fran` and `till` are the place in its text to be marked."""
    file = get_object_or_404(visible_files(request.user).select_related("document", "reading"), pk=pk)
    start, end = _number(request.GET.get("fran")), _number(request.GET.get("till"))
    # The reading belongs to the name: read by other rules, the same place may be other words.
    name = f"{file.pk}-{file.sha256}-{file.reading_id or 0}-{page}-{start}-{end}"
    answer = HttpResponse(_picture(file, name, page, start, end), content_type="image/png")
    answer["Cache-Control"] = "no-store"  # the file is closed: no browser keeps its pages
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 10 else 0


def _picture(file: ImportFile, name: str, page: int, start: int, end: int) -> bytes:
    """Raises Http404 for what has no pages, or cannot be drawn."""
    with _lock:
        if name in _pictures:
            _pictures.move_to_end(name)
            return _pictures[name]
    try:
        document = parsed_of(file)
        if not has_pages(document):
            raise Http404
        wanted = _wanted(file, document, page, start, end)
        drawn = picture_in_process(
            bytes_of(file), wanted, seconds=settings.IMPORT_READ_SECONDS, megabytes=settings.IMPORT_READ_MEGABYTES
        )
    except (ReadError, FormatError, FileNotFoundError) as problem:
        raise Http404 from problem
    with _lock:
        _pictures[name] = drawn
        while len(_pictures) > _KEPT or sum(map(len, _pictures.values())) > max(_KEPT_BYTES, len(drawn)):
            _pictures.popitem(last=False)
    return drawn


def _wanted(file: ImportFile, document: ParsedDocument, page: int, start: int, end: int) -> frames.PageRequest:
    """What is to be marked of `[start, end)` on this page: its words, or the lines that OCR saw there."""
    pages = count(document)
    if not 1 <= page <= pages:
        raise Http404
    starts = (*document.page_starts, *(len(document.text),) * (pages + 1 - len(document.page_starts)))
    begin, finish = max(start, starts[page - 1]), min(end, starts[page], start + _LONGEST)
    packed = kept.of(file)
    if packed:
        source = lines_from_bytes(packed)
        turn = source.turns[page - 1] if source.turns else 0
        boxes = _boxes(source, page, begin, finish) if begin < finish else ()
        return frames.PageRequest(page, boxes=boxes, turn=turn)
    if begin >= finish:
        return frames.PageRequest(page)
    words = "".join(document.text[begin:finish].split())
    before = "".join(document.text[starts[page - 1] : begin].split())
    return frames.PageRequest(page, words, before.count(words) if words else 0)


def _boxes(source: SourceDocument, page: int, start: int, end: int) -> tuple[tuple[float, float, float, float], ...]:
    """Where the lines of a stretch stand; a line that its reader gave no place has none."""
    places = [0]
    for line in source.lines:
        places.append(places[-1] + len(line.text) + 1)
    return tuple(
        (line.left, line.top, line.right, line.top + (line.size or 11.0) * 1.15)
        for line in source.lines[bisect_right(places, start) - 1 : bisect_right(places, end - 1)]
        if line.page == page and line.top is not None and line.left is not None and line.right is not None
    )
