"""What is said about a return: one remark for one fault, with its rule, line and child."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.formats.faults import shown


class Severity(StrEnum):
    """How bad it is, in the words of the report."""

    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault. `line` is that of the file (of `file`, in a set of CSV files), None for the whole.

    `person` is the child's UPN or ULN, or its place among the children when it has neither.
    """

    rule: str
    line: int | None
    person: str
    message: str
    severity: Severity = Severity.ERROR
    item: str = ""
    value: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """What can be wrong with a file before any rule looks at what it says."""

    number: str
    says: str
    severity: Severity = Severity.ERROR


BROKEN = ReadingRule("001", "The file breaks off or is damaged here. Nothing from here on was read.")
UNKNOWN = ReadingRule("002", "This element is not one of the return’s here. It was kept, and not judged.")
TWICE = ReadingRule("003", "This item stands here twice. Both were kept; the first was judged.")
LOOSE_TEXT = ReadingRule("004", "There is text here where only elements can be. It was kept.")
SPELLING = ReadingRule("005", "This item is spelt in another way here. It was read.", Severity.QUERY)
ATTRIBUTE = ReadingRule("006", "This element has an attribute. It was kept, and not judged.", Severity.QUERY)
NOBODYS = ReadingRule("011", "This row belongs to no row of the file above it. It was left out.")
BAD_ROW = ReadingRule("012", "This row cannot be read. It was left out.")
SAME_ID = ReadingRule("013", "Two rows have this id. The second was left out.")
BAD_MORE = ReadingRule("014", "What stands under More cannot be read. It was left out.")
NO_FILE = ReadingRule("015", "This file is missing, or has no rows in it that can be read.", Severity.QUERY)
READING_RULES = (
    *(BROKEN, UNKNOWN, TWICE, LOOSE_TEXT, SPELLING, ATTRIBUTE),
    *(NOBODYS, BAD_ROW, SAME_ID, BAD_MORE, NO_FILE),
)


def remark_on(rule: ReadingRule, line: int | None, item: str = "", value: str = "", more: str = "") -> Remark:
    """A remark of the reader. Whoever knows the child puts it in."""
    message = f"{item}: {rule.says}" if item else rule.says
    message = f"{message} {more}".strip()
    return Remark(rule.number, line, "", message, rule.severity, item, shown(value))
