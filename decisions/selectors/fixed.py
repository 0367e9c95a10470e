"""Look-ups whose SQL is worked out once: Django works it out anew each time, at ten times the price of the answer.

For what is asked once or more for every file of an import or every page of the site. The question stays a queryset,
so it follows the models; it holds no answer, and each asking goes to the database.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet
from django.db.models.expressions import Col
from django.db.models.query import get_related_populators

_working_out: ContextVar[bool] = ContextVar("working_out", default=False)


class _Slot(Expression):
    """Stands in a question where a value will stand."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:  # noqa: ARG002 - Django's own names
        return "%s", [self]


class Current(Expression):
    """A value of the moment at which a question is asked, as this month is: also where the SQL is worked out once."""

    def __init__(self, value: Callable[[], Any], output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.value = value

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:  # noqa: ARG002 - Django's own names
        return "%s", [self if _working_out.get() else self.value()]


class Fixed:
    """A question with open places: `Fixed(lambda body, day: Meeting.objects.filter(body=body, date=day))`.

    A value is an int, a str or a date, compared with one column (no row of a model), or a list or set of ints or of
    strs, none of them empty, for `__in`. What depends on the moment is a `Current` in the question.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Any]]) -> None:
        self._ask = ask
        self._made: dict[tuple[Any, ...], _Made] = {}

    def rows(self, *values: int | str | Any) -> list[tuple[Any, ...]]:
        """The rows for these values, where the question is of `values_list`.

        Columns come as the database gives them: ints, strs, bools and dates are what they are in Django; nothing else
        should be asked for. What is worked out of columns (JSON, a greatest date) is what it is in Django.
        """
        made = self._made_for("rows", values)
        return list(made.converted(self._asked(made, values)))

    def exists(self, *values: int | str | Any) -> bool:
        """Whether there is any row for these values."""
        return bool(self._asked(self._made_for("exists", values), values))

    def records(self, *values: int | str | Any) -> list[Any]:
        """The records for these values, with what `select_related` and `annotate` give them; nothing is prefetched."""
        made = self._made_for("records", values)
        assert made.records is not None
        return made.records.of(made.converted(self._asked(made, values)))

    def first(self, *values: int | str | Any) -> Any | None:
        """The first of `records`, or None. The question itself says how many rows are fetched."""
        found = self.records(*values)
        return found[0] if found else None

    def _made_for(self, what: str, values: tuple[Any, ...]) -> "_Made":
        shapes = tuple(map(_shape, values))
        key = (connection.vendor, what, shapes)
        if key not in self._made:
            self._made[key] = self._make(what, shapes)
        return self._made[key]

    def _asked(self, made: "_Made", values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        given = [_filled_up(one) if _is_many(one) else one for one in values]
        with connection.cursor() as cursor:
            cursor.execute(made.statement, [_meant(one, given) for one in made.parameters])
            return list(cursor.fetchall())

    def _make(self, what: str, shapes: tuple[tuple[int, type] | None, ...]) -> "_Made":
        members: dict[int | str, _Member] = {}
        slots = [
            _Slot(place) if shape is None else _listed(place, shape, members) for place, shape in enumerate(shapes)
        ]
        asked = self._ask(*slots)
        query = asked.query.exists() if what == "exists" else asked.query
        compiler = query.get_compiler(connection.alias)
        working = _working_out.set(True)
        try:
            statement, parameters = compiler.as_sql()
        finally:
            _working_out.reset(working)
        # PostgreSQL is given ints in wrappers of its own, which are ints.
        meant = tuple(members.get(one, one) if isinstance(one, int | str) else one for one in parameters)
        if what == "exists":
            return _Made(statement, meant)
        selected = [one[0] for one in compiler.select or ()]
        # A plain column of `rows` is left as it is, for its price: thousands are asked for in an import.
        converted = {
            place: (conversion, expression)
            for place, (conversion, expression) in compiler.get_converters(selected).items()
            if what == "records" or not isinstance(expression, Col)
        }
        records = _Records.of_question(compiler) if what == "records" else None
        return _Made(statement, meant, tuple((n, *found) for n, found in converted.items()), records)


@dataclass(frozen=True, slots=True)
class _Made:
    """What was worked out of a question: its SQL, and how rows become what was asked for."""

    statement: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...] = ()
    records: "_Records | None" = None

    def converted(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows with each value as Django has it."""
        if not self.converters:
            yield from rows
            return
        for row in rows:
            values = list(row)
            for place, conversions, expression in self.converters:
                for convert in conversions:
                    values[place] = convert(values[place], expression, connection)
            yield tuple(values)


@dataclass(frozen=True, slots=True)
class _Records:
    """How rows become records: what Django's own iteration works out anew for every question."""

    model: Any
    start: int
    end: int
    names: tuple[str, ...]
    related: tuple[Any, ...]
    beside: tuple[tuple[str, int], ...]

    @classmethod
    def of_question(cls, compiler: Any) -> "_Records":
        kinds = compiler.klass_info
        start, end = kinds["select_fields"][0], kinds["select_fields"][-1] + 1
        names = tuple(one[0].target.attname for one in compiler.select[start:end])
        populators = get_related_populators(kinds, compiler.select, connection.alias)  # type: ignore[call-arg]  # stubs of Django 6
        related = tuple(populators)
        return cls(kinds["model"], start, end, names, related, tuple(compiler.annotation_col_map.items()))

    def of(self, rows: Iterator[tuple[Any, ...]]) -> list[Any]:
        """A record of each row."""
        found = []
        for row in rows:
            record = self.model.from_db(connection.alias, self.names, row[self.start : self.end])
            for one in self.related:
                one.populate(row, record)
            for name, place in self.beside:
                setattr(record, name, row[place])
            found.append(record)
        return found


@dataclass(frozen=True, slots=True)
class _Member:
    """Stands among the parameters where the nth member of a list will stand."""

    place: int
    nth: int


def _is_many(value: Any) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str)


def _shape(value: Any) -> tuple[int, type] | None:
    """How many members, and of what type, a list is filled up to; None for a single value."""
    return (_full(len(value)), type(next(iter(value)))) if _is_many(value) else None


def _full(number: int) -> int:
    """The next power of two: so that few lengths of lists are ever met."""
    return 1 << (number - 1).bit_length()


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
    """The values, the last of them repeated up to a full number."""
    listed = list(values)
    return listed + listed[-1:] * (_full(len(listed)) - len(listed))


def _meant(parameter: Any, given: list[Any]) -> Any:
    kind = type(parameter)
    if kind is _Slot:
        return given[parameter.place]
    if kind is _Member:
        return given[parameter.place][parameter.nth]
    return parameter.value() if kind is Current else parameter
