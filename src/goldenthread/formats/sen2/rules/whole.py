"""Rules on the whole return: its header, and children who stand in it twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.formats.sen2.record import Opened, Record
from goldenthread.formats.sen2.remarks import ReadingRule, Remark, Severity
from goldenthread.formats.sen2.structure import HEADER, PERSON, PERSONS

NO_HEADER = ReadingRule(
    "900", "There is no header before the children, so no date was held against the census."
)
NO_CHILDREN = ReadingRule("901", "There are no children in the return.")
TWO_HEADERS = ReadingRule("902", "There is a second header. The first was used.")
TWO_LISTS = ReadingRule("906", "There is a second element around children (Persons). Both were read.")
SAME_UPN = ReadingRule("903", "Another child has this UPN.")
SAME_ULN = ReadingRule("904", "Another person has this ULN.")
SAME_CHILD = ReadingRule(
    "905", "A child of this name and date of birth is there already. Is it the same?", Severity.QUERY
)
WHOLE_RULES = (NO_HEADER, NO_CHILDREN, TWO_HEADERS, SAME_UPN, SAME_ULN, SAME_CHILD, TWO_LISTS)


@dataclass(slots=True)
class Seen:
    """What has been seen of the return so far: the line of each number and of each child."""

    headers: int = 0
    lists: int = 0
    children: int = 0
    line: int = 1
    upns: dict[str, int] = field(default_factory=dict)
    ulns: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def open(self, opened: Opened) -> Iterator[Remark]:
        """What the opening of this element breaks."""
        self.line = opened.line
        self.lists += opened.name == PERSONS
        if opened.name == PERSONS and self.lists > 1:
            yield _remark(TWO_LISTS, opened.line)

    def see(self, record: Record, person: str = "") -> Iterator[Remark]:
        """What this header or child breaks, beside those before it."""
        self.line = record.line
        if record.module is HEADER:
            self.headers += 1
            if self.headers > 1:
                yield _remark(TWO_HEADERS, record.line, file=record.file)
        elif record.module is PERSON:
            if not self.children and not self.headers:
                yield _remark(NO_HEADER, record.line, file=record.file)
            self.children += 1
            yield from self._child(record, person)

    def end(self) -> Iterator[Remark]:
        """What is missing when all has been read."""
        if not self.children:
            yield _remark(NO_CHILDREN, self.line)

    def _child(self, child: Record, person: str) -> Iterator[Remark]:
        born = child["PersonBirthDate"]
        name = f"{child['Surname']} {child['Forename']}".strip()
        yield from _again(self.upns, SAME_UPN, child, person, "UPN", child["UPN"])
        uln = child["UniqueLearnerNumber"]
        yield from _again(self.ulns, SAME_ULN, child, person, "UniqueLearnerNumber", uln)
        if name and born:
            key = f"{name.casefold()} {born}"
            yield from _again(self.names, SAME_CHILD, child, person, "Surname", key)


def _again(
    seen: dict[str, int], rule: ReadingRule, child: Record, person: str, item: str, key: str
) -> Iterator[Remark]:
    """A remark when this was seen before; else it is seen now."""
    if not key:
        return
    if key in seen:
        yield _remark(rule, child.line_of(item), person, item, child[item], seen[key], child.file)
    else:
        seen[key] = child.line


def _remark(
    rule: ReadingRule,
    line: int,
    person: str = "",
    item: str = "",
    value: str = "",
    first: int = 0,
    file: str = "",
) -> Remark:
    message = f"{rule.says} See line {first}." if first else rule.says
    return Remark(rule.number, line, person, message, rule.severity, item, value, file)
