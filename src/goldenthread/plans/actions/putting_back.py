"""Putting a line back that was taken out of a draft, with what went with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.actions.editing import (
    Target,
    Written,
    held_version,
    keep_edit,
    require_draft,
    row_of,
)
from goldenthread.plans.lines import SHAPES, Line
from goldenthread.plans.queries.around import is_around
from goldenthread.plans.queries.removed import RemovedLine, removed_line


class NothingToHangOn(Conflict):
    """What the line belonged to is not in the draft."""

    def __init__(self, line: Line, under: Line) -> None:
        says = SHAPES[under].says.lower()
        super().__init__(
            f"The {says} that this {SHAPES[line].says.lower()} belonged to is not in the draft. "
            f"Put the {says} back first."
        )


class AlreadyBack(Conflict):
    """Somebody put it back meanwhile."""

    def __init__(self) -> None:
        super().__init__("This line is in the draft. Somebody put it back after you opened this page.")


def put_back(*, child: Child, version_id: UUID, strand: UUID, by: Account, at: datetime) -> Written:
    """Put a line back where it stood, word for word, with what went with it when it was taken out."""
    with transaction.atomic():
        target = Target(held_version(child, version_id), by, at)
        require_draft(target.version)
        gone = removed_line(target.version.id, strand)
        if gone is None:
            raise _why_not(target, strand)
        for line in (gone, *gone.all_with_it):
            _put(target, line)
        audit.record(
            what="put line back in draft", by=by, at=at, child_id=child.id, version=version_id,
            line=gone.line.value, strand=strand, lines=1 + len(gone.all_with_it),
        )  # fmt: skip
    return Written(strand, gone.revision + 1)


def _why_not(target: Target, strand: UUID) -> Conflict | NotVisible:
    if any(row_of(target.version, line, strand) for line in Line):
        return AlreadyBack()
    return NotVisible("line taken out of a plan", strand, target.version.child_id)


def _put(target: Target, gone: RemovedLine) -> None:
    """The revision goes on, so that whoever still has the old line open is told."""
    shape, version = SHAPES[gone.line], target.version
    row = shape.model(
        version=version, child_id=version.child_id, strand=gone.strand, position=gone.position,
        revision=gone.revision + 1, by=target.by, at=target.at,
    )  # fmt: skip
    if shape.under:
        setattr(row, shape.under.value, _hangs_on(target, gone, shape.under))
    for name, value in (dict(shape.empty) | _still_true(gone, target)).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    keep_edit(target, gone.line, gone.strand, row.revision, {"put_back": True} | gone.fields, taken=True)


def _hangs_on(target: Target, gone: RemovedLine, under: Line) -> Any:
    found = row_of(target.version, under, gone.under) if gone.under else None
    if found is None:
        raise NothingToHangOn(gone.line, under)
    return found


def _still_true(gone: RemovedLine, target: Target) -> dict[str, Any]:
    """Somebody who no longer works with the child stays by name only."""
    who = gone.fields.get("who_account_id")
    if who and not is_around(target.version.child_id, who, target.at):
        return gone.fields | {"who_account_id": None}
    return gone.fields
