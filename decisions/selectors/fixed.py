"""Look-ups whose SQL is worked out once: Django works it out anew each time, at ten times the price of the answer.

For what is asked once or more for every file of an import. The question stays a queryset, so it follows the models.
"""

from collections.abc import Callable
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
    """A question with open places: `Fixed(lambda body, day: Meeting.objects.filter(body=body, date=day), 2)`.

    The queryset is of `values_list` where its rows are wanted. A value is an int, a str or a date, compared with one
    column: no list and no row of a model. What comes back is as the database gives it: ints, strs, bools and dates are
    what they are in Django; nothing else should be asked for.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Any]], places: int = 1) -> None:
        self._ask = ask
        self._places = places
        self._made: dict[tuple[str, bool], tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: int | str | Any) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        return self._asked(values, exists=False)

    def exists(self, *values: int | str | Any) -> bool:
        """Whether there is any row for these values."""
        return bool(self._asked(values, exists=True))

    def _asked(self, values: tuple[Any, ...], *, exists: bool) -> list[tuple[Any, ...]]:
        key = (connection.vendor, exists)
        if key not in self._made:
            self._made[key] = self._make(exists=exists)
        statement, parameters = self._made[key]
        with connection.cursor() as cursor:
            cursor.execute(statement, [values[one.place] if isinstance(one, _Slot) else one for one in parameters])
            return list(cursor.fetchall())

    def _make(self, *, exists: bool) -> tuple[str, tuple[Any, ...]]:
        asked = self._ask(*map(_Slot, range(self._places)))
        statement, parameters = (asked.query.exists() if exists else asked.query).sql_with_params()
        return statement, tuple(parameters)
