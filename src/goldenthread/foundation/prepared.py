"""Queries whose SQL is made once and asked again and again with other values.

Django builds the text of a query anew each time, which takes longer than a small query itself. Pages that
are opened all day ask theirs through here. What comes back is what the queryset itself would give.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import DateField, Field, ForeignKey, IntegerField, Lookup, Model, QuerySet, UUIDField
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Converter = Callable[[Any], Any]
Value = UUID | date | str
_FIRST_MARK = date(1, 1, 1).toordinal()


class CannotBePrepared(TypeError):
    """A value of a kind that a query cannot be prepared for: a number, or nothing at all."""


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """`field__among=values`: as `field__in`, in words that are the same however many values there are."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        field, params = self.process_lhs(compiler, connection)
        values = _ADAPTED[connection.vendor](self.rhs)
        if connection.vendor == "postgresql":
            return f"{field} = ANY(%s)", (*params, values)
        return f"{field} IN (SELECT value FROM json_each(%s))", (*params, values)


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of a query, with where each value goes, and what its rows are turned into."""

    sql: str
    bare: str  # in SQLite's own words
    constants: tuple[Any, ...]
    places: tuple[int | None, ...]
    converters: tuple[tuple[int, Converter], ...]
    row: Callable[[Sequence[Any]], Any]


class prepared(Generic[Row]):  # noqa: N801 - used as a decorator
    """`@prepared` on a function that takes UUIDs, days, words or collections of them, and gives a queryset.

    Instances or rows alike. The function is called once for each kind of database, with marks in place of its
    values: it must not look at them, and filters by a collection with `among`. What it takes by keyword is no
    value but a variant: it is called once for each. Asking runs one query and gives a list.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self.build = build
        self.__doc__ = build.__doc__
        self._made: dict[Any, _Made] = {}

    def __call__(self, *values: Value | Collection[Any], **variant: Any) -> list[Row]:
        database = connections[DEFAULT_DB_ALIAS]
        key = (database.vendor, *variant.values())
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(values, variant)
        adapted = _ADAPTED[database.vendor]
        given = [adapted(value) for value in values]
        filled = [
            constant if place is None else given[place]
            for constant, place in zip(made.constants, made.places, strict=True)
        ]
        rows = _rows(database, made, filled)
        if made.converters and rows:
            rows = _converted(rows, made.converters)
        return rows if made.row is tuple else [made.row(row) for row in rows]

    def _make(self, values: Sequence[Any], variant: dict[str, Any]) -> _Made:
        marks = [_mark(value, number) for number, value in enumerate(values)]
        queryset = self.build(*marks, **variant)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        found = [_ADAPTED[connection.vendor](mark) for mark in marks]
        places = tuple(found.index(param) if param in found else None for param in params)
        if missing := set(range(len(marks))) - set(places):
            raise CannotBePrepared(f"Value {min(missing) + 1} of {self.build.__name__} is not in its SQL.")
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        bare = sql.replace("%s", "?").replace("%%", "%")
        return _Made(
            sql, bare, tuple(params), places, _converters(compiler, columns), _row(queryset, compiler)
        )


def _rows(database: Any, made: _Made, values: Sequence[Any]) -> list[Any]:
    """What the query finds. Where nobody listens to the queries, SQLite is asked without anything between."""
    if _nobody_listens(database):
        with database.wrap_database_errors:
            found: list[Any] = database.connection.execute(made.bare, values).fetchall()
            return found
    with database.cursor() as cursor:
        cursor.execute(made.sql, values)
        rows: list[Any] = cursor.fetchall()
        return rows


def _nobody_listens(database: Any) -> bool:
    """Whether SQLite may be asked as it is. It is connected then, and its transaction is whole."""
    if database.vendor != "sqlite" or database.queries_logged or database.execute_wrappers:
        return False
    database.validate_no_broken_transaction()
    database.ensure_connection()
    return True


def _converters(compiler: SQLCompiler, columns: list[Any]) -> tuple[tuple[int, Converter], ...]:
    """What each column goes through on its way out, where it goes through anything."""
    steps = compiler.get_converters(columns)
    found = ((place, *steps[place]) for place in sorted(steps))
    return tuple(
        (place, _converter(steps, column))
        for place, steps, column in found
        if not isinstance(column.output_field, IntegerField)  # a database gives whole numbers as they are
    )


def _converter(steps: Sequence[Any], column: Any) -> Converter:
    if connection.vendor == "sqlite" and type(column.output_field) in _QUICKLY:
        return _QUICKLY[type(column.output_field)]

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert


@lru_cache(maxsize=50_000)
def _uuid(value: str | None) -> UUID | None:
    """The same rows are read all day, and making a UUID of text takes longer than finding it again."""
    return None if value is None else UUID(value)


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


# What SQLite keeps as text, and how it is read.
_QUICKLY: dict[type[Field[Any, Any]], Converter] = {UUIDField: _uuid, DateField: _day}


def _converted(
    rows: Sequence[Sequence[Any]], converters: tuple[tuple[int, Converter], ...]
) -> list[tuple[Any, ...]]:
    """A column at a time: most of a row is what it was."""
    columns = list(zip(*rows, strict=True))
    for place, convert in converters:
        columns[place] = tuple(map(convert, columns[place]))
    return list(zip(*columns, strict=True))


def _row(queryset: QuerySet[Any, Any], compiler: SQLCompiler) -> Callable[[Sequence[Any]], Any]:
    """Rows as tuples; whole instances when the queryset was not asked for columns."""
    if queryset.query.values_select or queryset.query.annotation_select:
        return tuple
    model, info = queryset.model, compiler.klass_info
    own = info["select_fields"]  # what `select_related` brings comes after the columns of the model itself
    names = [compiler.select[place][0].target.attname for place in own]
    related = get_related_populators(info, compiler.select, connection.alias)  # type: ignore[call-arg]  # stubs of 6.1
    end = own[-1] + 1

    def instance(row: Sequence[Any]) -> Any:
        made = model.from_db(connection.alias, names, row[own[0] : end])
        for each in related:
            each.populate(row, made)
        return made

    return instance


def _mark(value: Any, number: int) -> Any:
    """A value of the same kind that stands nowhere else in the query."""
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return f"mark {uuid4()}"
    if isinstance(value, datetime):
        return datetime.fromordinal(_FIRST_MARK + number).replace(tzinfo=UTC)
    if isinstance(value, date):
        return date.fromordinal(_FIRST_MARK + number)
    if isinstance(value, Collection):
        return (_mark(next(iter(value), uuid4()), number),)
    raise CannotBePrepared(f"{type(value).__name__} cannot be a value of a prepared query.")


def _for_sqlite(value: Any) -> Any:
    """The value as Django hands it to SQLite; a collection as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Collection):
        return json.dumps([_for_sqlite(one) for one in value])
    return value


def _for_postgresql(value: Any) -> Any:
    """The value as Django hands it to PostgreSQL; a collection as an array."""
    return list(value) if isinstance(value, Collection) and not isinstance(value, str) else value


_ADAPTED: dict[str, Callable[[Any], Any]] = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}


def insert(row: Model) -> None:
    """Add one new row, as `save(force_insert=True)` does; for what is written at every request."""
    database = connections[DEFAULT_DB_ALIAS]
    fields = row._meta.local_concrete_fields
    values = [field.get_db_prep_save(field.pre_save(row, True), database) for field in fields]
    _write(database, _insertion(type(row), _names(type(row))), [values])
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.local_concrete_fields)


def insert_rows(
    model: type[Model], names: tuple[str, ...], rows: Iterable[tuple[Value | bool | None, ...]]
) -> None:
    """Add many new rows of UUIDs, days, words, yes and no, for these columns; every column must be given."""
    database = connections[DEFAULT_DB_ALIAS]
    adapted = _ADAPTED[database.vendor]
    values = [[adapted(value) for value in row] for row in rows]
    _write(database, _insertion(model, names), values)


def _write(database: Any, sql: str, values: list[list[Any]]) -> None:
    """As `_rows` asks: SQLite is told without anything between where nobody listens."""
    if _nobody_listens(database):
        with database.wrap_database_errors:
            database.connection.executemany(sql.replace("%s", "?"), values)
        return
    with database.cursor() as cursor:
        cursor.executemany(sql, values)


@cache
def _insertion(model: type[Model], names: tuple[str, ...]) -> str:
    columns = {field.attname: str(field.column) for field in model._meta.local_concrete_fields}
    quoted = ", ".join(connection.ops.quote_name(columns[name]) for name in names)
    marks = ", ".join("%s" for _ in names)
    return f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({marks})"
