"""All rules of the return, and what one record breaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from goldenthread.formats.faults import shown
from goldenthread.formats.sen2.collection import Collection
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Remark
from goldenthread.formats.sen2.rules import active, assessment, header, person, place, plan, request, shape
from goldenthread.formats.sen2.rules.rule import ReturnRule

RULES: tuple[ReturnRule, ...] = tuple(
    sorted(
        (
            *(*shape.RULES, *header.RULES, *person.RULES, *request.RULES),
            *(*assessment.RULES, *plan.RULES, *place.RULES, *active.RULES),
        ),
        key=lambda each: each.number,
    )
)


def broken_rules(record: Record, collection: Collection, person: str = "") -> Iterator[Remark]:
    """A remark for each rule that this record, or one inside it, breaks; `person` is put in each."""
    for rule in _rules_for(collection.census).get(record.module.name, ()):
        if rule.breaks(record, collection):
            yield _remark(rule, record, person)
    for inner in record.records:
        yield from broken_rules(inner, collection, person)


@lru_cache(maxsize=16)
def _rules_for(census: date) -> Mapping[str, Sequence[ReturnRule]]:
    """The rules that hold on this census day, by the name of their module."""
    found: dict[str, list[ReturnRule]] = {}
    for rule in RULES:
        if rule.holds_on(census):
            found.setdefault(rule.module.name, []).append(rule)
    return found


def _remark(rule: ReturnRule, record: Record, person: str) -> Remark:
    item = next((name for name in rule.items if record[name]), rule.items[0] if rule.items else "")
    value = shown(", ".join(record.all_of(item))) if item else ""
    line = record.line_of(item)
    return Remark(rule.number, line, person, rule.says, rule.severity, item, value, record.file)
