"""By whose council and by who has it: the filters of a desk that several people or places share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from goldenthread.design.addresses import address
from goldenthread.design.words import day_month
from goldenthread.foundation.access import Viewer
from goldenthread.plans.queries.desk import Desk, Item
from goldenthread.plans.queries.given_work import Given, councils_of, given_work, key_of

MINE, GIVEN, NOBODYS = "mine", "given", "nobodys"
WHOSE = [
    ("", "Everybody"),
    (MINE, "Given to me"),
    (GIVEN, "Given to a colleague"),
    (NOBODYS, "Given to nobody"),
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen here, and what is chosen. Councils are offered where there is more than one."""

    councils: list[tuple[str, str]]
    whose: list[tuple[str, str]]
    settings: frozenset[UUID] | None  # those of the council that is chosen
    chosen: str
    me: UUID

    def among(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those that are asked for. One query, for whoever asks who has it."""
        if self.settings is not None:
            items = [item for item in items if item.child.setting_id in self.settings]
        if self.chosen:
            given = given_work([item.child.child_id for item in items])
            items = [item for item in items if _has(given.get(key_of(item)), self.me) == self.chosen]
        return items


def filters_of(found: Desk, chosen: dict[str, str], viewer: Viewer) -> Filters:
    """One query; none for a desk of a single school."""
    by_setting = councils_of([*found.places]) if len(found.places) > 1 else {}
    councils = sorted(set(by_setting.values()), key=lambda one: one[1])
    wanted = chosen["council"]
    settings = frozenset(id for id, (code, _) in by_setting.items() if code == wanted) if wanted else None
    return Filters(councils if len(councils) > 1 else [], WHOSE, settings, chosen["whose"], viewer.account.id)


def given_words(given: Given | None) -> str:
    if given is None:
        return ""
    note = f": {given.note}" if given.note else ""
    return f"{given.to} has it, from {given.by} on {day_month(given.at)}{note}"


def _has(given: Given | None, me: UUID) -> str:
    if given is None:
        return NOBODYS
    return MINE if given.to_id == me else GIVEN


def give_address(item: Item) -> str:
    child_id, matter, about = key_of(item)
    return address("desk_give", child_id=child_id, matter=matter, about=about)
