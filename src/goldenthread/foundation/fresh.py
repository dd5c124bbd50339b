"""A database that is empty gets its tables as they are now, in seconds.

Step by step, Django makes a class of every model anew for nearly every step, which takes longer the more
there are. An empty database has no rows for the steps in between to change, so the tables that the last step
leaves are made at once; after them what the steps say in SQL, in their order. A test compares both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation

from goldenthread.foundation.schema import Statements

ON_FRESH = "on_fresh"
"""A hint of RunPython: it makes something, and does not only change rows that were there."""


def is_empty(database: BaseDatabaseWrapper) -> bool:
    return not database.introspection.table_names()


def make_tables(database: BaseDatabaseWrapper) -> int:
    """All tables of an empty database, and the record that every step was taken. How many steps."""
    executor = MigrationExecutor(database)
    targets = executor.loader.graph.leaf_nodes()
    steps = [step for step, _ in executor.migration_plan(targets)]
    state = executor.loader.project_state(targets)
    with database.schema_editor(atomic=True) as editor:
        for model in state.apps.get_models():
            if model._meta.can_migrate(database):
                editor.create_model(model)
    with database.schema_editor(atomic=True) as editor:
        for step in steps:
            for operation in _besides_tables(step.operations):
                operation.database_forwards(step.app_label, editor, state, state)
        executor.recorder.ensure_schema()
        for step in steps:
            executor.recorder.record_applied(step.app_label, step.name)
    return len(steps)


def _besides_tables(operations: Iterable[Operation]) -> Iterator[Operation]:
    """What is in no model."""
    for operation in operations:
        if isinstance(operation, SeparateDatabaseAndState):
            yield from _besides_tables(operation.database_operations)
        elif isinstance(operation, Statements | RunSQL) or _makes_something(operation):
            yield operation


def _makes_something(operation: Operation) -> bool:
    return isinstance(operation, RunPython) and operation.hints.get(ON_FRESH, False)
