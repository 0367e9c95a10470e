"""Look-ups whose SQL is worked out once: Django works it out anew each time, at ten times the price of the answer.

For what is asked once or more for every file of an import. The question stays a queryset, so it follows the models.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet


class _Slot(Expression):
    """Stands in a question where a value will stand."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:  # noqa: ARG002 - Django's own names
        return "%s", [self]


class Fixed:
    """A question with open places: `Fixed(lambda body, day: Meeting.objects.filter(body=body, date=day))`.

    The queryset is of `values_list` where its rows are wanted. A value is an int, a str or a date, compared with one
    column (no row of a model), or a list or set of ints or of strs, none of them empty, for `__in`. What comes back is
    as the database gives it: ints, strs, bools and dates are what they are in Django; nothing else should be asked for.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Any]]) -> None:
        self._ask = ask
        self._made: dict[tuple[Any, ...], tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: int | str | Any) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        return self._asked(values, exists=False)

    def exists(self, *values: int | str | Any) -> bool:
        """Whether there is any row for these values."""
        return bool(self._asked(values, exists=True))

    def _asked(self, values: tuple[Any, ...], *, exists: bool) -> list[tuple[Any, ...]]:
        given = [_filled_up(one) if isinstance(one, Collection) and not isinstance(one, str) else one for one in values]
        shapes = tuple((len(one), type(one[0])) if isinstance(one, list) else None for one in given)
        key = (connection.vendor, exists, shapes)
        if key not in self._made:
            self._made[key] = self._make(shapes, exists=exists)
        statement, parameters = self._made[key]
        with connection.cursor() as cursor:
            cursor.execute(statement, [_meant(one, given) for one in parameters])
            return list(cursor.fetchall())

    def _make(self, shapes: tuple[tuple[int, type] | None, ...], *, exists: bool) -> tuple[str, tuple[Any, ...]]:
        members: dict[int | str, _Member] = {}
        slots = [
            _Slot(place) if shape is None else _listed(place, shape, members) for place, shape in enumerate(shapes)
        ]
        asked = self._ask(*slots)
        statement, parameters = (asked.query.exists() if exists else asked.query).sql_with_params()
        # PostgreSQL is given ints in wrappers of its own, which are ints.
        return statement, tuple(members.get(one, one) if isinstance(one, int | str) else one for one in parameters)


@dataclass(frozen=True, slots=True)
class _Member:
    """Stands among the parameters where the nth member of a list will stand."""

    place: int
    nth: int


def _listed(place: int, shape: tuple[int, type], members: dict[int | str, _Member]) -> list[int | str]:
    """A list of values that no question has of its own; what they stand for goes to `members`."""
    number, kind = shape
    chosen: list[int | str] = []
    for nth in range(number):
        one = f"\x00{place} {nth}" if kind is str else -2_000_000_000 + 1_000_000 * place + nth
        members[one] = _Member(place, nth)
        chosen.append(one)
    return chosen


def _filled_up(values: Collection[Any]) -> list[Any]:
    """The values, the last of them repeated up to a power of two: so that few lengths of lists are ever met."""
    listed = list(values)
    return listed + listed[-1:] * ((1 << (len(listed) - 1).bit_length()) - len(listed))


def _meant(parameter: Any, given: list[Any]) -> Any:
    kind = type(parameter)
    if kind is _Slot:
        return given[parameter.place]
    return given[parameter.place][parameter.nth] if kind is _Member else parameter
