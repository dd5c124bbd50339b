"""All rules of the return, and what one record breaks of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from goldenthread.formats.faults import shown
from goldenthread.formats.sen2.collection import Collection
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Remark
from goldenthread.formats.sen2.rules import active, assessment, header, person, place, plan, request, shape
from goldenthread.formats.sen2.rules.rule import ReturnRule
from goldenthread.formats.sen2.structure import MODULES, Module

RULES: tuple[ReturnRule, ...] = tuple(
    sorted(
        (
            *(*shape.RULES, *header.RULES, *person.RULES, *request.RULES),
            *(*assessment.RULES, *plan.RULES, *place.RULES, *active.RULES),
        ),
        key=lambda each: each.number,
    )
)

_Rules = Mapping[Module, Sequence[ReturnRule]]


def broken_rules(record: Record, collection: Collection, person: str = "") -> list[Remark]:
    """A remark for each rule that this record, or one inside it, breaks; `person` is put in each."""
    found: list[Remark] = []
    _add_broken(found, record, collection, person, _rules_on(collection.census))
    return found


def _add_broken(
    found: list[Remark], record: Record, collection: Collection, person: str, rules: _Rules
) -> None:
    broken = [rule for rule in rules[record.module] if rule.breaks(record, collection)]
    found += [_remark(rule, record, person) for rule in broken]
    for inner in record.records:
        _add_broken(found, inner, collection, person, rules)


@lru_cache(maxsize=16)
def _rules_on(census: date) -> _Rules:
    """The rules that hold on this census day, by their module."""
    return {
        module: [rule for rule in RULES if rule.module is module and rule.holds_on(census)]
        for module in MODULES
    }


def _remark(rule: ReturnRule, record: Record, person: str) -> Remark:
    item = next((name for name in rule.items if record[name]), rule.items[0] if rule.items else "")
    value = shown(", ".join(record.all_of(item))) if item else ""
    line = record.line_of(item)
    return Remark(rule.number, line, person, rule.says, rule.severity, item, value, record.file)
