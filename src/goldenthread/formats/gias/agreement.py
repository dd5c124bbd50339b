"""Cells of one row that must agree with each other. Where they do not, none of them is believed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldenthread.formats.columns import Layout
from goldenthread.formats.delimited import Row
from goldenthread.formats.faults import Effect, Fault, Unreadable

Values = dict[str, Any]

_ENGLAND_EAST = range(80_000, 656_001)
_ENGLAND_NORTH = range(5_000, 658_001)
"""The box on the National Grid that holds England, Scilly to Lowestoft and to Berwick."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """Two fields that contradict each other when `broken`. The fault stands under the first."""

    fields: tuple[str, str]
    broken: Callable[[Any, Any], bool]
    reason: str


def _both(broken: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda one, other: one is not None and other is not None and broken(one, other)


def _out_of_england(east: int, north: int) -> bool:
    return east not in _ENGLAND_EAST or north not in _ENGLAND_NORTH


_GRID = ("easting", "northing")
_RULES = (
    _Rule(("low_age", "high_age"), _both(operator.gt), "The ages are the wrong way round."),
    _Rule(("closed_on", "opened_on"), _both(operator.lt), "It closed before it opened."),
    _Rule(_GRID, _both(_out_of_england), "This place is not in England."),
    _Rule(_GRID, lambda east, north: (east is None) != (north is None), "Half of this is missing."),
    _Rule(("type_code", "type_name"), _both(operator.ne), "The code and the name do not agree."),
    _Rule(("status_code", "status_name"), _both(operator.ne), "The code and the name do not agree."),
    _Rule(("phase_code", "phase_name"), _both(operator.ne), "The code and the name do not agree."),
)


def contradictions(values: Values, layout: Layout, row: Row) -> list[Fault]:
    """Empty the fields that contradict each other, and say so."""
    return [_struck(values, rule, layout, row) for rule in _RULES if _is_broken(values, rule)]


def _is_broken(values: Values, rule: _Rule) -> bool:
    one, other = rule.fields
    return rule.broken(values[one], values[other])


def _struck(values: Values, rule: _Rule, layout: Layout, row: Row) -> Fault:
    found = " and ".join(layout.place(field).text(row) or "nothing" for field in rule.fields)
    values.update(dict.fromkeys(rule.fields))
    said = Unreadable(rule.reason, "Check the register.")
    return layout.fault(row.line, rule.fields[0], found, said, Effect.CELL_LEFT_OUT)
