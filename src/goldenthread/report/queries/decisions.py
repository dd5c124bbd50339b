"""What was decided on themes, with everything that was said before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldenthread.report.models import Decision
from goldenthread.report.states import OUTCOME_WORDS, Outcome


@dataclass(frozen=True, slots=True)
class DecisionRead:
    """`at` is when it was recorded here, `decided_on` when it was made."""

    number: int
    outcome: str
    yes: str
    no: str
    why: str
    decided_by: str
    decided_on: date
    holds_from: str
    read_at: str
    why_changed: str
    at: datetime

    @property
    def outcome_words(self) -> str:
        return OUTCOME_WORDS[Outcome(self.outcome)]

    @property
    def is_made(self) -> bool:
        return self.outcome != Outcome.NOT_YET


@dataclass(frozen=True, slots=True)
class Decided:
    """All that was recorded on one theme, the newest first."""

    history: tuple[DecisionRead, ...] = ()

    @property
    def now(self) -> DecisionRead | None:
        return self.history[0] if self.history else None

    @property
    def is_made(self) -> bool:
        return self.now is not None and self.now.is_made


def decided_on(theme_ids: Collection[UUID]) -> Mapping[UUID, Decided]:
    """For each of these themes. One query."""
    found: dict[UUID, list[DecisionRead]] = {theme: [] for theme in theme_ids}
    rows = Decision.objects.filter(theme__in=list(found)).order_by("-number")
    for row in rows.values_list(
        "theme", "number", "outcome", "yes", "no", "why", "decided_by", "decided_on", "holds_from", "read_at",
        "why_changed", "at",
    ):  # fmt: skip
        found[row[0]].append(DecisionRead(*row[1:]))
    return {theme: Decided(tuple(rows)) for theme, rows in found.items()}
