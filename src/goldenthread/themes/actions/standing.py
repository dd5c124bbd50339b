"""Which coding of each answer stands: a cache of the codings, kept with every one that is added."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from goldenthread.themes.models import Coding, Frame, Standing
from goldenthread.themes.queries.codings import coded_by_people, stand_of
from goldenthread.themes.queries.population import PERSON
from goldenthread.themes.states import How

_AT_ONCE = 1000
FOR_PEOPLE = -1.0
"""Instead of how sure the machine is, of an answer that is not one person’s: people look at those first."""


def stand_again(frame: Frame, answers: Collection[UUID] | None = None) -> None:
    """Work out again what stands, of these answers or of all that people coded."""
    rows = [
        Standing(frame=frame, answer_id=answer, coding_id=found.coding_id, how=found.how)
        for answer, given in coded_by_people(frame, answers).items()
        if (found := stand_of(given))
    ]
    _put(rows)


def stand_by_machine(frame: Frame, run_id: UUID) -> None:
    """What the machine said stands wherever no person has said anything."""
    people = Coding.objects.filter(frame=frame, by__isnull=False, answer__isnull=False).values("answer")
    said = Coding.objects.filter(run=run_id).exclude(answer__in=people)
    rows = [
        Standing(
            frame=frame,
            answer_id=answer,
            coding_id=coding,
            how=How.MACHINE,
            sure=sure if evidence == PERSON else FOR_PEOPLE,
        )
        for coding, answer, sure, evidence in said.values_list(
            "id", "answer", "sure", "answer__reply__evidence"
        )
        if answer
    ]
    _put(rows)


def _put(rows: list[Standing]) -> None:
    Standing.objects.bulk_create(
        rows, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["frame", "answer"],
        update_fields=["coding", "how", "sure"],
    )  # fmt: skip
