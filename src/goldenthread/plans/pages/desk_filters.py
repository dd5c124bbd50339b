"""By whose council and by who has it: the filters of a desk that several people or places share."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.design.addresses import address
from goldenthread.design.words import day_month
from goldenthread.plans.queries.desk import Desk, Item
from goldenthread.plans.queries.desk_choice import GIVEN, MINE, NOBODYS
from goldenthread.plans.queries.given_work import Given, councils_of, key_of

WHOSE = [
    ("", "Everybody"),
    (MINE, "Given to me"),
    (GIVEN, "Given to a colleague"),
    (NOBODYS, "Given to nobody"),
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen here. Councils are offered where there is more than one."""

    councils: list[tuple[str, str]]
    whose: list[tuple[str, str]]


def filters_of(found: Desk) -> Filters:
    """One query; none for a desk of a single school."""
    by_setting = councils_of([*found.places]) if len(found.places) > 1 else {}
    councils = sorted(set(by_setting.values()), key=lambda one: one[1])
    return Filters(councils if len(councils) > 1 else [], WHOSE)


def given_words(given: Given | None) -> str:
    if given is None:
        return ""
    note = f": {given.note}" if given.note else ""
    return f"{given.to} has it, from {given.by} on {day_month(given.at)}{note}"


def give_address(item: Item) -> str:
    child_id, matter, about = key_of(item)
    return address("desk_give", child_id=child_id, matter=matter, about=about)
