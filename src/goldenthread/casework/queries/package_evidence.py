"""What the record shows of a child, to be held against the criteria of a package."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from goldenthread.casework.models import Case
from goldenthread.casework.queries.ehc_plan import advice_beside
from goldenthread.plans.queries.document import document, version_in_force


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence of advice, or one need of the school’s plan in force. `advice_id`: of which advice."""

    key: str
    source: str
    words: str
    advice_id: str = ""

    def kept(self) -> dict[str, str]:
        """As it stands in a finding: the words are kept as they were when it was made."""
        return asdict(self)


def record_of(case: Case) -> tuple[Shown, ...]:
    """Every sentence of advice of the case, then the needs in the plan in force. For officers."""
    advice = [
        Shown(f"advice:{piece.id}:{one.number}", f"{piece.title}, {piece.name}", one.words, str(piece.id))
        for piece in advice_beside(case, None)
        for one in piece.sentences
    ]
    head = version_in_force(case.child_id)
    needs = document(head.id).needs if head else ()
    return (
        *advice,
        *(Shown(f"need:{need.strand}", "Need in the school’s plan", _need(need)) for need in needs),
    )


def _need(need: Any) -> str:
    return f"{need.title}. {need.description}".strip() if need.description else str(need.title)


def chosen_of(record: Sequence[Shown], keys: Collection[str]) -> list[Shown]:
    """Those of the record that were chosen, in its order."""
    return [one for one in record if one.key in keys]


def readable(
    evidence: Sequence[Mapping[str, str]], withheld: frozenset[UUID]
) -> tuple[tuple[Shown, ...], int]:
    """What somebody may read of what a finding rests on, and how much is kept back from them by the law."""
    shown = tuple(Shown(**one) for one in evidence)
    may = tuple(one for one in shown if not one.advice_id or UUID(one.advice_id) not in withheld)
    return may, len(shown) - len(may)
