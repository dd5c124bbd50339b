"""Is the thread whole? What a reader may check of a plan, each with its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.plans.queries.plan_page import PlanPage
from goldenthread.plans.queries.whole import wholeness_of


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: a state kind, or none for a plain line, and what is so."""

    kind: str
    words: str


def whole_checks(page: PlanPage) -> tuple[Check, ...]:
    return tuple(_checks(page))


def _checks(page: PlanPage) -> Iterator[Check]:
    found = wholeness_of(page.document, page.not_recorded)
    for line in found.lines:
        yield Check("done" if line.whole else "none", line.says)
    if not page.not_recorded and any(account.lines for account in page.accounts.values()):
        yield Check("done", "Every promised session is recorded")
    if found.reading_age:
        yield Check("", f"Reading age of the plan: {found.reading_age}")
