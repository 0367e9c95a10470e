"""Who served at the meeting, from whatever place of the minutes lists them, where the rows of the front page do not."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from importers.parsing import headed_lists, listed_columns, marked_lists, roll_lists, told_substitutes, voted_lists
from importers.parsing.attendance_words import WHO_SERVED
from importers.parsing.result import AttendanceRole, ParsedAttendance, ParsedFront
from importers.parsing.units import Unit


def completed(
    page: ParsedFront,
    around: Sequence[Unit],
    bound: Sequence[Sequence[Unit]],
    paragraphs: Iterable[tuple[str, Sequence[Unit]]],
) -> ParsedFront:
    """The front page with those who served; it stays as it is where its own rows tell them.

    `around` stands around the §§, `bound` are papers behind the last one, `paragraphs` the first §§ with their titles,
    among which a roll may be called.
    """
    around = [one for unit in around for one in (listed_columns.parted([unit]) if unit.table else [unit])]
    grids = tuple(marked_lists.grids(around))
    lists = headed_lists.of(around, grids, page.paragraphs_covered)
    if lists.unread:
        return replace(page, attendance=())
    named = {one.person.name for one in lists.people}
    apart = [one for one in marked_lists.apart(page.attendance, grids) if not lists.holds(one)]
    apart = [one for one in apart if one.role is not AttendanceRole.OTHER or one.person.name not in named]
    told = sorted((*apart, *lists.people), key=lambda one: one.person.printed.start)
    page = replace(page, attendance=tuple(told) if lists.people else tuple(apart))
    covered = page.paragraphs_covered
    if any(one.role in WHO_SERVED for one in page.attendance):
        return page if _has_member(page.attendance) else _of_titled_list(page, around)
    listed = (
        marked_lists.of(around, covered)
        or voted_lists.of(around, covered)
        or roll_lists.of(bound, covered)
        or roll_lists.of_paragraphs(paragraphs, covered)
        or roll_lists.of_front(around, covered)
        or told_substitutes.of(around)
    )
    named = {one.person.name for one in listed}
    others = (one for one in page.attendance if one.person.name not in named)
    return replace(page, attendance=(*listed, *others))


def _has_member(found: Iterable[ParsedAttendance]) -> bool:
    return any(one.role is AttendanceRole.MEMBER for one in found)


def _of_titled_list(page: ParsedFront, around: Sequence[Unit]) -> ParsedFront:
    """Where the rows tell of serving substitutes only: the members whom a title heads, directly above such a row."""
    listed = roll_lists.of_front(around, page.paragraphs_covered)
    told = {one.person.name for one in page.attendance if one.role in WHO_SERVED}
    if not _has_member(listed) or not told <= {one.person.name for one in listed if one.role in WHO_SERVED}:
        return page
    named = {one.person.name for one in listed}
    return replace(page, attendance=(*listed, *(one for one in page.attendance if one.person.name not in named)))
