"""Queries whose SQL is made once and asked again and again with other values.

Django builds the text of a query anew each time, which takes longer than a small query itself. Pages that
are opened all day ask theirs through here. What comes back is what the queryset itself would give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
_FIRST_MARK = date(1, 1, 1).toordinal()


class CannotBePrepared(TypeError):
    """A value of a kind that a query cannot be prepared for: a list, or nothing at all."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of a query, with where each value goes, and what its rows are turned into."""

    sql: str
    constants: tuple[Any, ...]
    places: tuple[int | None, ...]
    compiler: SQLCompiler
    converters: dict[int, tuple[Any, Any]]
    row: Callable[[Sequence[Any]], Any]


class prepared(Generic[Row]):  # noqa: N801 - used as a decorator
    """`@prepared` on a function that takes UUIDs, days or words and gives a queryset of instances or rows.

    The function is called once for each kind of database, with marks in place of values: it must not look at
    them. Asking runs one query and gives a list.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self.build = build
        self.__doc__ = build.__doc__
        self._made: dict[str, _Made] = {}

    def __call__(self, *values: UUID | date | str) -> list[Row]:
        given = [_adapted(value) for value in values]
        made = self._made.get(connection.vendor) or self._make(values)
        filled = [
            constant if place is None else given[place]
            for constant, place in zip(made.constants, made.places, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, filled)
            rows: Any = cursor.fetchall()
        if made.converters:
            rows = made.compiler.apply_converters(rows, made.converters)
        return [made.row(row) for row in rows]

    def _make(self, values: Sequence[Any]) -> _Made:
        marks = [_mark(value, number) for number, value in enumerate(values)]
        queryset = self.build(*marks)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        found = {_adapted(mark): number for number, mark in enumerate(marks)}
        places = tuple(found.get(param) for param in params)
        if missing := set(found.values()) - set(places):
            raise CannotBePrepared(f"Value {min(missing) + 1} of {self.build.__name__} is not in its SQL.")
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        made = _Made(
            sql, tuple(params), places, compiler, compiler.get_converters(columns), _row(queryset, compiler)
        )
        self._made[connection.vendor] = made
        return made


def _row(queryset: QuerySet[Any, Any], compiler: SQLCompiler) -> Callable[[Sequence[Any]], Any]:
    """Rows as tuples; whole instances when the queryset was not asked for columns."""
    if queryset.query.values_select or queryset.query.annotation_select:
        return tuple
    model = queryset.model
    names = [column[0].target.attname for column in compiler.select]
    return lambda row: model.from_db(connection.alias, names, row)


def _mark(value: Any, number: int) -> Any:
    """A value of the same kind that stands nowhere else in the query."""
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return f"mark {uuid4()}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return date.fromordinal(_FIRST_MARK + number)
    raise CannotBePrepared(f"{type(value).__name__} cannot be a value of a prepared query.")


def _adapted(value: Any) -> Any:
    """The value as Django hands it to this database."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def insert(row: Model) -> None:
    """Add one new row, as `save(force_insert=True)` does; for what is written at every request."""
    sql, fields = _insertion(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, connection.alias


@cache
def _insertion(model: type[Model], vendor: str) -> tuple[str, list[Any]]:
    fields = list(model._meta.local_concrete_fields)
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(field.column)) for field in fields)
    marks = ", ".join("%s" for _ in fields)
    return f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})", fields
