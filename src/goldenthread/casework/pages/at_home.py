"""What a family’s first page says of a case: its step, what is due by law, and how late it is."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from goldenthread.casework.lateness import lateness_of
from goldenthread.casework.pages.case_words import said_of, state_words
from goldenthread.casework.queries.at_home import AtHome, cases_at_home
from goldenthread.casework.states import OPEN
from goldenthread.design.addresses import address
from goldenthread.foundation.access import Viewer
from goldenthread.plans.pages.elsewhere import Elsewhere

MOST = 3


def case_at_home(viewer: Viewer, children: Collection[UUID]) -> dict[UUID, Elsewhere]:
    """By child, the newest case that is open, or in which something can still be done. Two queries."""
    found: dict[UUID, Elsewhere] = {}
    for case in cases_at_home(viewer, children):
        if case.child_id not in found and (case.state in OPEN or _open(case)):
            found[case.child_id] = _said(case)
    return found


def _open(case: AtHome) -> list[str]:
    due = sorted((clock for clock in case.clocks if clock.is_open), key=lambda clock: clock.due)
    return [words for clock in due if (words := said_of(case.child, clock))]


def _said(case: AtHome) -> Elsewhere:
    marks = [lateness_of(clock).mark for clock in case.clocks if clock.is_open and said_of(case.child, clock)]
    mark = next((one for one in ("late", "excused") if one in marks), "due")
    return Elsewhere(
        heading=f"The case with {case.area} Council",
        mark=mark,
        state=state_words(case.state, family=True),
        says=tuple(_open(case)[:MOST]) or ("Nothing is due now.",),
        href=address("case", case.id),
        link="See each step and its legal date",
    )
