"""Which rules of the return say nothing yet, since the code set that they need has no codes."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.formats.sen2.codes import CODE_SETS, CodeSet
from goldenthread.formats.sen2.collection import Codes
from goldenthread.formats.sen2.structure import MODULES


@dataclass(frozen=True, slots=True)
class NotChecked:
    """An empty code set, with the items whose codes it holds and the rules that judge them."""

    codes: str
    items: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def says(self) -> str:
        return f"not checked: code set {self.codes} is empty"


def not_checked(codes: Codes) -> tuple[NotChecked, ...]:
    """Every code set that has no codes among these, in the order of the reference page."""
    return tuple(depends_on(one) for one in CODE_SETS if not codes.get(one.name))


def depends_on(codes: CodeSet) -> NotChecked:
    """The items and the rules of the return that a code set is for."""
    uses = [
        (item.name, f"{module.base + item.number:03}")
        for module in MODULES
        for item in module.items
        if item.codes is codes
    ]
    items = tuple(dict.fromkeys(name for name, _ in uses))
    return NotChecked(codes.name, items, tuple(rule for _, rule in uses))
