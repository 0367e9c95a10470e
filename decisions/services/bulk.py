"""Many rows of one kind at once, at a fraction of what Django's own making, `bulk_create` and `bulk_update` cost.

Django works out anew for each field of each row what it is and how it is written; a protokoll has 250 rows. Here that
is done for values that need it only. All go through the database's own parameters, in the caller's transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import getattr_static
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

M = TypeVar("M", bound=models.Model)

_PARAMETERS = 900
"""Parameters of one statement: what every database takes."""
_WRITTEN: frozenset[type] = frozenset((str, int, bool))
_PLAIN = frozenset((
    models.CharField, models.TextField, models.IntegerField, models.PositiveIntegerField,
    models.PositiveSmallIntegerField, models.PositiveBigIntegerField, models.BooleanField, models.ForeignKey,
    ParentalKey,
))  # fmt: skip
"""Fields whose plain values are written as they are. A subclass may think otherwise: it is asked."""
_NONE: frozenset[type] = frozenset((type(None),))

Columns = tuple[tuple[Any, str, frozenset[type], str], ...]
"""Of each column: its field, the name of its value, the types of values that need no work, and under which name a
relation keeps its row ("" for what is none)."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """What a row of a model is before anything is said of it.

    `values` are the same for every row, `made` are made anew for each. `described` are set through descriptors of
    their fields: relations, and what becomes something else when it is set.
    """

    values: Mapping[str, Any]
    made: tuple[tuple[str, Callable[[], Any]], ...]
    described: frozenset[str]


def new(model: type[M], **values: Any) -> M:
    """`model(**values)`, not saved, for the dozen kinds of rows of which a file makes hundreds.

    A relation is given as its row, or left out. Raises TypeError for a name that the model has no column for.
    """
    blank = _blank(model)
    if blank is None:  # somebody listens to, or takes part in, the making of its rows
        return model(**values)
    row = model.__new__(model)
    row._state = ModelState()  # noqa: SLF001 - as the model's own making does
    held = row.__dict__
    held.update(blank.values)
    for name, make in blank.made:
        if name not in values:
            values[name] = make()
    for name, value in values.items():
        if name in blank.described:
            setattr(row, name, value)
        elif name in held:
            held[name] = value
        else:
            raise TypeError(f"{model.__name__} has no column {name!r}")
    return row


@cache
def _blank(model: type[models.Model]) -> _Blank | None:
    plainly_made = model.__init__ in (models.Model.__init__, ClusterableModel.__init__)
    if not plainly_made or pre_init.has_listeners(model) or post_init.has_listeners(model):
        return None
    values: dict[str, Any] = {}
    made: list[tuple[str, Callable[[], Any]]] = []
    own: set[str] = set()
    relations: set[str] = set()
    for field in model._meta.concrete_fields:
        plain = isinstance(getattr_static(model, field.attname), DeferredAttribute)
        anew = field.has_default() and callable(field.default)
        if field.is_relation:
            relations.add(field.name)
        if not plain:
            own.add(field.attname)
        if anew or not plain:
            made.append((field.attname, field.get_default))
        if plain:
            values[field.attname] = None if anew else field.get_default()
    return _Blank(values, tuple(made), frozenset(own | relations))


def insert(rows: Sequence[models.Model], *, unique: str = "", renewed: Sequence[str] = ()) -> None:
    """Insert new rows of one model, in their order; each gets its key. No signal is sent, as with `bulk_create`.

    Where the database has a row with the same value of the column `unique`, that one gets the new values of `renewed`.
    A page goes into both of its tables. Raises ValueError for a row that points to an unsaved one, and what the
    database says of rows that it refuses.
    """
    if not rows:
        return
    model = type(rows[0])
    for base, link in model._meta.parents.items():
        assert link is not None
        assert base._meta.pk is not None
        _insert_into(base, rows, "", ())
        for row in rows:
            setattr(row, link.attname, getattr(row, base._meta.pk.attname))
    _insert_into(model, rows, unique, tuple(renewed))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as `bulk_create` does


def _insert_into(
    table: type[models.Model], rows: Sequence[models.Model], unique: str, renewed: tuple[str, ...]
) -> None:
    """Insert what of these rows lies in the table of this model, their own or the one of all pages."""
    columns = _columns(table)
    assert table._meta.pk is not None
    key_name = table._meta.pk.attname
    at_once = max(1, _PARAMETERS // len(columns))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            cursor.execute(_insertion(table, len(part), unique, renewed), _values(part, columns))
            for row, (key,) in zip(part, cursor.fetchall(), strict=True):
                setattr(row, key_name, key)


def _values(rows: Sequence[models.Model], columns: Columns) -> list[Any]:
    """What is written of each row, column by column. Most values are written as they are: those cost no call."""
    written: list[Any] = []
    stamps = {name: _stamp(field) for field, name, _, _ in columns if _is_stamped(field)}
    for row in rows:
        held, related = row.__dict__, row._state.fields_cache  # noqa: SLF001 - what `field.is_cached` looks at
        for field, name, plain, relation in columns:
            value = held.get(name, row)  # the row itself is no value of its own: what it has not set, it is asked for
            if type(value) in plain or (value is None and relation and related.get(relation) is None):
                written.append(value)
            elif name in stamps:
                held[name], stamp = stamps[name]
                written.append(stamp)
            else:
                written.append(_value(row, field, name))
    return written


def _is_stamped(field: Any) -> bool:
    return isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add)


def _stamp(field: Any) -> tuple[Any, Any]:
    """Now, as the rows hold it and as it is written: the same for all of them."""
    now = timezone.now()
    return now, field.get_db_prep_save(now, connection)


def _value(row: models.Model, field: Any, name: str) -> Any:
    if field.is_relation and getattr(row, name) is None:
        if field.is_cached(row) and field.get_cached_value(row) is not None:
            raise ValueError(f"{field}: not saved yet")
        return None
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)


@cache
def _columns(model: type[models.Model]) -> Columns:
    """Each column of the model's own table but a key that the database makes."""
    return tuple(
        (field, field.attname, _plain(field), field.cache_name if field.is_relation else "")  # type: ignore[attr-defined]
        for field in model._meta.local_concrete_fields
        if not field.primary_key or field.is_relation
    )


def _plain(field: Any) -> frozenset[type]:
    if type(field) in (models.DateField, models.DateTimeField):
        return frozenset() if field.auto_now or field.auto_now_add else _NONE
    if type(field) not in _PLAIN:
        return frozenset()
    # A relation that is None may hold a row that is not saved yet.
    return _WRITTEN if field.is_relation else _WRITTEN | _NONE


@cache
def _insertion(model: type[models.Model], rows: int, unique: str, renewed: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    names = [quote(field.column) for field, *_ in _columns(model)]
    one = f"({', '.join(['%s'] * len(names))})"
    key = model._meta.pk
    assert key is not None
    assert key.column is not None
    again = ""
    if unique:
        changes = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in renewed)
        again = f"ON CONFLICT ({quote(unique)}) DO UPDATE SET {changes} "
    return (  # names of tables and columns from our own models, values as parameters
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names)}) "  # noqa: S608
        f"VALUES {', '.join([one] * rows)} {again}RETURNING {quote(key.column)}"
    )


def hold(record: models.Model, name: str, rows: Sequence[models.Model]) -> None:
    """Let `record.name.all()` give these rows, as if they had been prefetched: they are all that there are.

    The rows may get their keys later, but before anybody asks the record for more than `all()`.
    """
    held: dict[str, Any] = record.__dict__.setdefault("_prefetched_objects_cache", {})
    held[name] = _as_fetched(rows) if rows else _nothing(type(record), name)


def is_held(record: models.Model, name: str) -> bool:
    """Whether the record was given these rows by `hold`. What was prefetched does not count: it may be of yesterday."""
    fetched = record.__dict__.get("_prefetched_objects_cache", {}).get(name)
    return getattr(fetched, "is_held", False)


@cache
def _nothing(model: type[models.Model], name: str) -> Any:
    """The same for every record that has no such rows: nobody changes what was prefetched."""
    relation = model._meta.get_field(name)
    return _as_fetched((), relation.related_model)


def _as_fetched(rows: Sequence[models.Model], model: Any = None) -> Any:
    fetched: Any = models.QuerySet(model or type(rows[0]))
    fetched._result_cache, fetched._prefetch_done = list(rows), True  # noqa: SLF001 - as `prefetch_related_objects` does
    fetched.is_held = True
    return fetched


def update(model: type[models.Model], key: Any, **values: Any) -> None:
    """Write these fields of the row with this key, as `model.objects.filter(pk=key).update(…)` does: no signal.

    Fields of the model's own table only: those that every page has are written as fields of `Page`.
    """
    columns = {field.name: field for field in model._meta.local_concrete_fields}
    written = [columns[name].get_db_prep_save(value, connection) for name, value in values.items()]
    with connection.cursor() as cursor:
        cursor.execute(_change(model, tuple(values)), [*written, key])


@cache
def _change(model: type[models.Model], names: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    columns = {field.name: field.column for field in model._meta.local_concrete_fields}
    key = model._meta.pk
    assert key is not None
    assert key.column is not None
    changes = ", ".join(f"{quote(columns[name] or '')} = %s" for name in names)
    return f"UPDATE {quote(model._meta.db_table)} SET {changes} WHERE {quote(key.column)} = %s"  # noqa: S608 - names of our own models


def set_column(model: type[models.Model], name: str, values: Mapping[int, Any]) -> None:
    """Give rows, by their keys, each its own value in one field."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    assert model._meta.pk is not None
    assert field.column is not None
    assert model._meta.pk.column is not None
    table, column, key = map(connection.ops.quote_name, (model._meta.db_table, field.column, model._meta.pk.column))
    statement = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"  # noqa: S608 - names of our own models
    pairs = [(field.get_db_prep_save(value, connection), pk) for pk, value in values.items()]
    if pairs:
        with connection.cursor() as cursor:
            cursor.executemany(statement, pairs)
