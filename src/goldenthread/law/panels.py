"""Who may sit on a panel when a case is before it: nobody judges their own decision."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.rules import Citation, Rule, Standing
from goldenthread.law.time_limits.sources import NOT_READ


class Tie(StrEnum):
    """What ties a member to a case."""

    DECIDED = "decided"
    FAMILY = "family"
    ADVISED = "advised"


@dataclass(frozen=True, slots=True)
class MaySit:
    """Whether a member may sit. `why` is said wherever their name stands; empty when nothing ties them."""

    may: bool
    why: str
    rule: Rule | None = None


INDEPENDENT = Rule(
    "panel.independent",
    "Whoever made the decision that is looked at, or is of the child’s family, does not sit when it is "
    "looked at: a fair-minded observer would see a real possibility of bias.",
    (Citation("Porter v Magill [2001] UKHL 67", "paragraph 103"),),
    date(2001, 12, 13),
    Standing.LAW,
    doubt=NOT_READ,
)
NAMED = Rule(
    "panel.named",
    "Whoever gave advice on the child steps back, or sits with it said beside their name that they did.",
    (Citation("Golden Thread"),),
    date(2026, 9, 1),
    Standing.HOUSE,
)
RULES: tuple[Rule, ...] = (INDEPENDENT, NAMED)

_SAYS = {
    Tie.DECIDED: MaySit(False, "Made the decision that is looked at", INDEPENDENT),
    Tie.FAMILY: MaySit(False, "Is of the child’s family", INDEPENDENT),
    Tie.ADVISED: MaySit(True, "Gave advice on this child", NAMED),
}


def may_sit(ties: Collection[Tie]) -> MaySit:
    """The strongest of what ties a member to the case."""
    return next((_SAYS[tie] for tie in Tie if tie in ties), MaySit(True, ""))
