"""What is wrong with a plan that was read: where it stands in the document, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.formats.ehc_plan.layout import BLOCK, NOTES
from goldenthread.formats.ehc_plan.placed import Astray, Where
from goldenthread.formats.faults import shown


class Kind(StrEnum):
    """What sort of thing is wrong. Nothing of any of them is lost."""

    MISSING = "missing"
    TWICE = "twice"
    OUTSIDE = "outside"
    UNPAIRED = "unpaired"
    UNFILLED = "unfilled"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class PlanFault:
    """One thing wrong. `table` counts the tables of the document and `row` the rows of that table, from 1;
    0 is for none. `value` is what was found, cut to 80 characters.
    """

    kind: Kind
    section: str
    table: int
    row: int
    value: str
    reason: str
    remedy: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", shown(" ".join(self.value.split())))

    def __str__(self) -> str:
        table = f"table {self.table}" if self.table else ""
        row = f"row {self.row}" if self.row else ""
        where = ", ".join(part for part in (self.section, table, row) if part)
        found = f" Found “{self.value}”." if self.value else ""
        return f"{where}: {self.reason}{found} {self.remedy}"


def fault(kind: Kind, where: Where, reason: str, remedy: str, value: str = "") -> PlanFault:
    return PlanFault(kind, section_name(where.block), where.table, where.row, value, reason, remedy)


def section_name(key: str) -> str:
    """The section of this block in words."""
    if key == NOTES.key:
        return NOTES.name
    return BLOCK[key].name if key in BLOCK else "Before the first section"


def missing(key: str) -> PlanFault:
    reason = "This section is missing: its heading was not found."
    remedy = "If it is in the file, give it the heading of the national layout: "
    return fault(Kind.MISSING, Where(key), reason, f"{remedy}“{BLOCK[key].heading}”.")


def twice(where: Where) -> PlanFault:
    reason = "This section begins a second time here. What stands in both was kept, one after the other."
    return fault(Kind.TWICE, where, reason, "Put the two together, or take out the one that is not meant.")


def said_twice(where: Where, value: str) -> PlanFault:
    reason = "This place is filled in a second time here. The second text was kept as other text."
    return fault(Kind.TWICE, where, reason, "Leave the one that is right.", value)


def unpaired(where: Where, what: str, beside: str, value: str) -> PlanFault:
    reason = f"{what} stands in a row with no {beside}. It was kept."
    remedy = f"Write the {beside} in the same row, or move it to the row that it belongs to."
    return fault(Kind.UNPAIRED, where, reason, remedy, value)


def unfilled(where: Where, count: int, first: str) -> PlanFault:
    reason = f"{count} places here still hold a mark of the template. They were read as empty."
    reason = reason if count > 1 else "A place here still holds a mark of the template. It was read as empty."
    return fault(Kind.UNFILLED, where, reason, "Fill them in, or take the marks out.", first)


def no_text(where: Where) -> PlanFault:
    reason = "There is a picture here, or another thing that is no text. It was not read."
    return fault(Kind.NO_TEXT, where, reason, "Keep the file, and write beside it in words what it shows.")


_ASTRAY = {
    Astray.OUTSIDE: (
        Kind.OUTSIDE,
        "This text stands in no place of the layout. It was kept as other text.",
        "Move it to the place that it belongs to.",
    ),
    Astray.UNKNOWN_LABEL: (
        Kind.OUTSIDE,
        "This section has no place with this label. The text was kept as other text.",
        "Use the label of the national layout, or leave it as other text.",
    ),
    Astray.UNKNOWN_COLUMN: (
        Kind.UNPAIRED,
        "This text stands in a column that the layout does not have. It was kept as other text.",
        "Move it to one of the columns of this section.",
    ),
    Astray.ACROSS_COLUMNS: (
        Kind.UNPAIRED,
        "This text runs across several columns, so nobody can tell which it belongs to. It was kept as other "
        "text.",
        "Split the cell in Word, and write the text in the column that it belongs to.",
    ),
    Astray.NO_COLUMNS: (
        Kind.UNPAIRED,
        "Nothing over this row says which column is which. It was kept as other text.",
        "Put the headings of the national layout over the columns.",
    ),
}


def astray(where: Where, why: Astray, value: str) -> PlanFault:
    kind, reason, remedy = _ASTRAY[why]
    return fault(kind, where, reason, remedy, value)
