"""Which rules of the return say nothing yet, since the code set that they need has no codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.formats.sen2.codes import CODE_SETS, CodeSet
from goldenthread.formats.sen2.collection import Codes
from goldenthread.formats.sen2.structure import MODULES


@dataclass(frozen=True, slots=True)
class NotChecked:
    """An empty code set with the items whose codes it holds and the rules that judge them.

    `what` is what the codes are of, where the name of the set does not say it already.
    """

    codes: str
    what: str
    items: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def says(self) -> str:
        return f"not checked: code set {self.codes} is empty"

    @property
    def which(self) -> str:
        """The items and their rules, as a page or a line of a command names them."""
        rules = "rule" if len(self.rules) == 1 else "rules"
        what = f": {self.what}" if self.what else ""
        return f"{', '.join(self.items)}{what} ({rules} {', '.join(self.rules)})"


def not_checked(codes: Codes) -> tuple[NotChecked, ...]:
    """Every code set that has no codes among these, in the order of the reference page."""
    return tuple(depends_on(one) for one in CODE_SETS if not codes.get(one.name))


def in_words(unchecked: Sequence[Mapping[str, Any]], where: str) -> list[str]:
    """A line for a command that names them all, from the report as plain values; none if nothing is empty."""
    if not unchecked:
        return []
    which = "; ".join(str(one["which"]) for one in unchecked)
    return [f"Not checked, since the code sets are empty: {which}. Fill them {where}."]


def depends_on(codes: CodeSet) -> NotChecked:
    """The items and the rules of the return that a code set is for."""
    uses = [
        (item.name, f"{module.base + item.number:03}", item.says)
        for module in MODULES
        for item in module.items
        if item.codes is codes
    ]
    items = tuple(dict.fromkeys(name for name, _, _ in uses))
    what = uses[0][2] if uses[0][2] != codes.name.casefold() else ""
    return NotChecked(codes.name, what, items, tuple(rule for _, rule, _ in uses))
