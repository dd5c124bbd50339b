"""The words of a list of cases: how many, what comes first, and why."""

from __future__ import annotations

from goldenthread.casework.lateness import Lateness, lateness
from goldenthread.casework.pages.doing import what_to_do
from goldenthread.casework.queries.caseload import CaseInFull, Caseload, Due
from goldenthread.casework.states import STATE_WORDS, CaseState
from goldenthread.design.addresses import address
from goldenthread.design.parts import Count, Work
from goldenthread.design.words import plain_date, plural
from goldenthread.law.time_limits.limit import Who
from goldenthread.law.time_limits.table import BY_NAME

LISTS = (
    ("late", "late"),
    ("excused", "late and excused"),
    ("today", "due today"),
    ("week", "due in seven days"),
    ("blocked", "waiting for somebody late"),
    ("all", "open in all"),
)


def counts_of(found: Caseload, chosen: str) -> list[Count]:
    counted = found.counts
    base = address("caseload")
    return [
        Count(counted[name], words, f"{base}?what={name}", current=name == chosen) for name, words in LISTS
    ]


def lead_of(found: Caseload) -> str:
    counted = found.counts
    if not found.lines:
        return "You have no open case."
    if counted["late"]:
        return f"{plural(counted['late'], 'case')} of your {len(found.lines)} past a legal date."
    if counted["excused"]:
        return f"{plural(counted['excused'], 'case')} past a legal date, with an excuse that the law knows."
    return f"None of your {plural(len(found.lines), 'case')} is past a legal date."


def work_of(line: CaseInFull, found: Caseload, *, take: bool = False) -> Work:
    """A row: whose case, what is due, why it is on the list, and the one thing to do."""
    first = line.first
    href = address("case", line.id)
    return Work(
        key=str(line.id),
        who=line.child,
        who_href=href,
        where=f"{line.number}. {STATE_WORDS[line.state]}",
        kind=_kind(first, found),
        what=_what(first),
        why=_why(line, found),
        do="Take it" if take else _do(line, found),
        do_href=address("case_hand_over", line.id) if take else href,
    )


def _do(line: CaseInFull, found: Caseload) -> str:
    do = what_to_do(CaseState(line.state), line.clocks, found.today)
    return do.words if do else "Open"


def _kind(first: Due | None, found: Caseload) -> str:
    if first is None:
        return "ahead"
    return _late(first, found).mark or "due"


def _late(one: Due, found: Caseload) -> Lateness:
    return lateness((found.today - one.due).days, excused=one.excused)


def _what(first: Due | None) -> str:
    if first is None:
        return "Nothing is due"
    must = BY_NAME[first.limit].must
    return f"{must[0].upper()}{must[1:]}"


def _why(line: CaseInFull, found: Caseload) -> str:
    first = line.first
    parts = []
    if first:
        parts.append(f"{_late(first, found).words or f'By {plain_date(first.due)}'}.")
        if first.promised:
            parts.append(f"Promised for {plain_date(first.promised)}.")
    blocked = line.blocked_by(found.today)
    if blocked:
        parts.append(f"Waits for {'; '.join(one.about or _NAMES[one.who] for one in blocked[:3])}.")
    return " ".join(parts)


_NAMES = {who: who.value for who in Who}
