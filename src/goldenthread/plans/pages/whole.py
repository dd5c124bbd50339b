"""Is the thread whole? What a reader may check of a plan, each with its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.design.words import plural
from goldenthread.plans.queries.document import ProvisionLine
from goldenthread.plans.queries.plan_page import PlanPage


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: a state kind and what is so."""

    kind: str
    words: str


def whole_checks(page: PlanPage) -> tuple[Check, ...]:
    return tuple(_checks(page))


def _checks(page: PlanPage) -> Iterator[Check]:
    document = page.document
    bare_needs = sum(not need.outcomes for need in document.needs)
    yield _partnered(bare_needs, "Every need has an outcome", "need", "without an outcome")
    bare_outcomes = sum(not outcome.provisions for outcome in document.outcomes)
    yield _partnered(bare_outcomes, "Every outcome has provision", "outcome", "without provision")
    if document.provisions:
        yield _specific(document.provisions)
    unrecorded = sum(account.total.not_recorded for account in page.accounts.values())
    if unrecorded:
        yield Check("none", f"{plural(unrecorded, 'session')} not recorded")
    elif any(account.lines for account in page.accounts.values()):
        yield Check("done", "Every promised session is recorded")


def _partnered(bare: int, whole: str, one: str, without: str) -> Check:
    return Check("none", f"{plural(bare, one)} {without}") if bare else Check("done", whole)


def _specific(provisions: tuple[ProvisionLine, ...]) -> Check:
    vague = sum(not _says_all(line) for line in provisions)
    if vague:
        does = "does" if vague == 1 else "do"
        return Check("none", f"{plural(vague, 'provision')} {does} not say who, when, how long and how many")
    if len(provisions) == 1:
        return Check("done", "The provision says who, when, how long and how many")
    return Check("done", f"All {len(provisions)} provisions say who, when, how long and how many")


def _says_all(line: ProvisionLine) -> bool:
    return bool(line.who and line.weekdays and line.minutes and line.group_size)
