"""Where a roster carries a pupil's UPN and ULN, and finding them.

OneRoster has no field for either, so suppliers put them in one of three places. We look, in order, in
`userIds` for the kinds UPN and ULN (`{UPN:B801200005001}`) and in the columns `metadata.upn` and
`metadata.uln`; what stands there must be right, or is reported. Failing both, `identifier` is taken
for the UPN if it passes its check, and is let be if not, as it is more often an admission number. It
is never taken for a ULN: one ten-digit number in eleven would pass by chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.formats.cells import BadCell
from goldenthread.formats.columns import Layout
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.identifiers import BadUpn, check_uln, check_upn
from goldenthread.formats.oneroster.records import User, UserId

Values = dict[str, Any]

_USER_ID = re.compile(r"\{([^:{}]+):([^{}]*)\}")


def read_user_ids(text: str) -> tuple[UserId, ...]:
    """`{Fed:17},{UPN:B801200005001}` as its parts."""
    if re.sub(r"[,;\s]", "", _USER_ID.sub("", text)):
        raise BadCell("This is not a list of identifiers.", "Write it like {UPN:B801200005001}.")
    return tuple(UserId(kind.strip(), value.strip()) for kind, value in _USER_ID.findall(text))


def numbers_found(values: Values, layout: Layout, line: int) -> list[Fault]:
    """Put the checked UPN and ULN of a row of users in its values, and say what was wrong."""
    unsaid = not _given(_UPN, values)
    faults = [
        *_found(_UPN, values, layout, line),
        *_found(_ULN, values, layout, line),
    ]
    if unsaid:
        values["upn"] = _upn_or_nothing(values["identifier"])
    return faults


def shared_numbers(users: list[User], layout: Layout) -> tuple[list[User], list[Fault]]:
    """Users without a UPN or ULN that an earlier one had, and the faults that say so."""
    lines: dict[tuple[str, str], int] = {}
    faults: list[Fault] = []
    kept: list[User] = []
    for user in users:
        for number in (_UPN, _ULN):
            value = getattr(user, number.field)
            first = lines.setdefault((number.field, value), user.line) if value else user.line
            if first != user.line:
                emptied: Values = {number.field: ""}
                user = replace(user, **emptied)
                faults.append(_shared(number, user.line, value, first, layout))
        kept.append(user)
    return kept, faults


def _shared(number: _Number, line: int, value: str, first: int, layout: Layout) -> Fault:
    said = Unreadable(f"The user on line {first} has the same {number.called}.", "Put the right one.")
    return layout.fault(line, number.field, value, said, Effect.CELL_LEFT_OUT)


@dataclass(frozen=True, slots=True)
class _Number:
    field: str
    called: str
    check: Callable[[str], str]


_UPN = _Number("upn", "UPN", check_upn)
_ULN = _Number("uln", "ULN", check_uln)


def _found(number: _Number, values: Values, layout: Layout, line: int) -> Iterator[Fault]:
    good: set[str] = set()
    for field, text in _given(number, values):
        try:
            good.add(number.check(text))
        except Unreadable as said:
            yield layout.fault(line, field, text, said, Effect.CELL_LEFT_OUT)
    values[number.field] = min(good) if len(good) == 1 else ""
    if len(good) > 1:
        reason = f"This user has two different numbers as {number.called}."
        both = " and ".join(sorted(good))
        doubt = Unreadable(reason, "Keep the right one.")
        yield layout.fault(line, "user_ids", both, doubt, Effect.CELL_LEFT_OUT)


def _given(number: _Number, values: Values) -> list[tuple[str, str]]:
    among = [
        ("user_ids", one.value)
        for one in values["user_ids"]
        if one.kind.casefold() == number.called.casefold() and one.value
    ]
    return among + ([(number.field, values[number.field])] if values[number.field] else [])


def _upn_or_nothing(identifier: str) -> str:
    try:
        return check_upn(identifier)
    except BadUpn:
        return ""
