"""Reads a return once, holds every rule against it, and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.formats.given import Source
from goldenthread.formats.sen2.collection import KNOWN_CODES, Codes, Collection, collection_of
from goldenthread.formats.sen2.not_checked import not_checked
from goldenthread.formats.sen2.reading import Read, named, read_return
from goldenthread.formats.sen2.record import Opened, Record
from goldenthread.formats.sen2.remarks import BROKEN, Remark
from goldenthread.formats.sen2.rules import broken_rules
from goldenthread.formats.sen2.rules.whole import Seen
from goldenthread.formats.sen2.structure import HEADER, MODULES, PERSON

MOST_REMARKS = 100_000
"""More are counted by their rule, but not listed, so that a file full of faults fills no memory."""


@dataclass(slots=True)
class Report:
    """What a check found. `rows` counts the records by module, `by_rule` every fault by its rule."""

    rows: Counter[str] = field(default_factory=lambda: Counter({module.name: 0 for module in MODULES}))
    remarks: list[Remark] = field(default_factory=list)
    by_rule: Counter[str] = field(default_factory=Counter)
    codes: Codes = field(default_factory=lambda: KNOWN_CODES)

    @property
    def persons(self) -> int:
        return self.rows[PERSON.name]

    @property
    def is_whole(self) -> bool:
        """Whether the file was read to its end."""
        return not self.by_rule[BROKEN.number]

    @property
    def not_listed(self) -> int:
        return self.by_rule.total() - len(self.remarks)

    def add(self, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self.by_rule[remark.rule] += 1
            if len(self.remarks) < MOST_REMARKS:
                self.remarks.append(remark)


def check_return(
    source: Source, name: str = "", filled: Mapping[str, Mapping[str, str]] | None = None
) -> Report:
    """Read and check a return's XML. `filled` are code sets that an area has filled in, by their names.

    Raises WrongFile for what `read_return` refuses.
    """
    return check_parts(read_return(source, name), filled)


def check_parts(parts: Iterable[Read], filled: Mapping[str, Mapping[str, str]] | None = None) -> Report:
    """Check a return that is read already, or that was never a file."""
    seen, collection = Seen(), collection_of(None, filled)
    report = Report(codes=collection.codes)
    for part in parts:
        if isinstance(part, Remark):
            report.add((part,))
        elif isinstance(part, Opened):
            report.add(seen.open(part))
        elif isinstance(part, Record):
            if part.module is HEADER and not seen.headers:
                collection = collection_of(part, filled)
            _check(part, collection, seen, report)
    report.add(seen.end())
    return report


def _check(record: Record, collection: Collection, seen: Seen, report: Report) -> None:
    _count(record, report.rows)
    person = named(record, seen.children + 1) if record.module is PERSON else ""
    report.add(seen.see(record, person))
    report.add(broken_rules(record, collection, person))


def _count(record: Record, rows: Counter[str]) -> None:
    rows[record.module.name] += 1
    for inner in record.records:
        _count(inner, rows)


def report_as_json(report: Report) -> dict[str, Any]:
    """The report as plain values: persons, rows by module, every fault, how many of each rule, and what was
    not checked."""
    return {
        "persons": report.persons,
        "whole": report.is_whole,
        "rows": dict(report.rows),
        "faults": [_fault(remark) for remark in report.remarks],
        "faults_by_rule": dict(sorted(report.by_rule.items())),
        "faults_not_listed": report.not_listed,
        "not_checked": [
            {
                "codes": one.codes,
                "items": list(one.items),
                "rules": list(one.rules),
                "which": one.which,
                "says": one.says,
            }
            for one in not_checked(report.codes)
        ],
    }


def _fault(remark: Remark) -> dict[str, Any]:
    return {
        "rule": remark.rule,
        "line": remark.line,
        "person": remark.person,
        "message": remark.message,
        "severity": remark.severity.value,
        "item": remark.item,
        "value": remark.value,
        **({"file": remark.file} if remark.file else {}),
    }
