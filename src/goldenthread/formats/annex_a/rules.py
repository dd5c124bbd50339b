"""The published rules of the lists, 101a to 209: each a dated function of one row on the day of the list.

Source: data-to-insight/annex-a-sen-validator-be, `sen_validator/rules/sen_v0_0_1`. The numbers are theirs:
those of list 2 are the same rules with a 2 in front, where list 2 has the columns. Age is in whole years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.formats.annex_a.columns import (
    BORN,
    DISABILITY,
    ETHNICITY,
    GENDER,
    ISSUED,
    LISTS,
    NEED,
    REVIEWED,
    SECOND_PHASE,
    ULN,
    UPDATED,
    UPN,
    URN,
    ListRow,
)

SINCE = date(2023, 1, 1)
"""Area SEND inspections began to be made in this way in 2023; the day is not read anywhere."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule has to know beside the row: the day of the list, and how often each UPN is in it."""

    on: date
    upns: Counter[str]


Breaks = Callable[[ListRow, Known], bool]


@dataclass(frozen=True, slots=True)
class AnnexRule:
    """One rule of one list. `columns`: those to look at, the first being the one that a fault points to."""

    number: str
    of: int
    columns: tuple[str, ...]
    says: str
    breaks: Breaks
    is_query: bool = False
    since: date = SINCE

    def holds_on(self, day: date) -> bool:
        return self.since <= day


@dataclass(frozen=True, slots=True)
class AnnexRemark:
    """One fault: the row of the list, the headings being row 1."""

    rule: AnnexRule
    row: int


def _age(row: ListRow, known: Known) -> int:
    """Whole years on the day of the list; -1 when the date of birth is not known or not yet come."""
    born = row.get(BORN)
    if not isinstance(born, date) or born > known.on:
        return -1
    return known.on.year - born.year - ((known.on.month, known.on.day) < (born.month, born.day))


def _missing(column: str) -> Breaks:
    return lambda row, _: not row.get(column)


def _in_future(column: str) -> Breaks:
    def breaks(row: ListRow, known: Known) -> bool:
        day = row.get(column)
        return isinstance(day, date) and day > known.on

    return breaks


def _issued_after(column: str) -> Breaks:
    def breaks(row: ListRow, _: Known) -> bool:
        issued, other = row.get(ISSUED), row.get(column)
        return isinstance(issued, date) and isinstance(other, date) and issued > other

    return breaks


def _is_25(row: ListRow, known: Known) -> bool:
    return _age(row, known) == 25


def _is_26(row: ListRow, known: Known) -> bool:
    return _age(row, known) >= 26


def _has_no_number(row: ListRow, known: Known) -> bool:
    return _age(row, known) >= 6 and not row.get(UPN) and not row.get(ULN)


def _is_of_school_age(row: ListRow, known: Known) -> bool:
    return 5 <= _age(row, known) < 16


def _has_no_school(row: ListRow, known: Known) -> bool:
    return _is_of_school_age(row, known) and not row.get(URN) and not row.get(SECOND_PHASE)


def _has_only_a_second_school(row: ListRow, known: Known) -> bool:
    return _is_of_school_age(row, known) and not row.get(URN) and bool(row.get(SECOND_PHASE))


def _is_there_twice(row: ListRow, known: Known) -> bool:
    return known.upns[str(row.get(UPN) or "")] > 1


_SCHOOL_AGED = "The child is of school age"
_TABLE: tuple[tuple[str, tuple[str, ...], str, Breaks, bool], ...] = (
    ("01a", (BORN,), "The date of birth is missing.", _missing(BORN), False),
    ("01b", (GENDER,), "The gender is missing.", _missing(GENDER), False),
    ("01c", (ETHNICITY,), "The ethnicity is missing.", _missing(ETHNICITY), False),
    ("01d", (NEED,), "The primary need is missing.", _missing(NEED), False),
    ("02a", (BORN,), "The person is 25.", _is_25, True),
    ("02b", (BORN,), "The person is 26 or over.", _is_26, False),
    ("03", (DISABILITY,), "Whether there is a disability is missing.", _missing(DISABILITY), False),
    ("05a", (BORN,), "The date of birth is in the future.", _in_future(BORN), True),
    ("05b", (ISSUED,), "The first plan was issued in the future.", _in_future(ISSUED), True),
    ("05c", (UPDATED,), "The updated plan was issued in the future.", _in_future(UPDATED), True),
    ("05d", (REVIEWED,), "The plan was last reviewed in the future.", _in_future(REVIEWED), True),
    ("06a", (ISSUED, UPDATED), "The first plan is after the updated one.",
     _issued_after(UPDATED), False),
    ("06b", (ISSUED, REVIEWED), "The first plan is after its last review.",
     _issued_after(REVIEWED), False),
    ("07", (UPN, ULN), "The child is 6 or over, and has neither a UPN nor a ULN.", _has_no_number, False),
    ("08a", (URN, SECOND_PHASE), f"{_SCHOOL_AGED} and has no main or subsidiary school.",
     _has_no_school, False),
    ("08b", (URN, SECOND_PHASE), f"{_SCHOOL_AGED} and has a subsidiary school but no main one.",
     _has_only_a_second_school, False),
    ("09", (UPN,), "Another row has this UPN. Leave the earlier plan out.", _is_there_twice, False),
)  # fmt: skip
RULES: tuple[AnnexRule, ...] = tuple(
    AnnexRule(f"{of}{number}", of, columns, says, breaks, is_query)
    for of, has in LISTS.items()
    for number, columns, says, breaks, is_query in _TABLE
    if set(columns) <= set(has)
)


def broken_rules(of: int, rows: Sequence[ListRow], on: date) -> Iterator[AnnexRemark]:
    """A remark for each rule that a row of this list breaks on this day, in the order of the rows."""
    known = Known(on, Counter(str(row[UPN]) for row in rows if row.get(UPN)))
    rules = [rule for rule in RULES if rule.of == of and rule.holds_on(on)]
    for place, row in enumerate(rows, start=2):
        yield from (AnnexRemark(rule, place) for rule in rules if rule.breaks(row, known))
