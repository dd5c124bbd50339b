"""A whole plan written in one go, for other programs and for imports: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.design.words import moment
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.actions.drafts import begin_plan
from goldenthread.plans.actions.editing import (
    LineNotFit,
    NotADraft,
    Target,
    held_version,
    keep_edit,
    plain,
    removed_fields,
)
from goldenthread.plans.lines import SHAPES, Fault, Line
from goldenthread.plans.models import DraftEdit, PlanVersion
from goldenthread.plans.queries.around import people_around
from goldenthread.plans.sent_plan import SentLine, SentPlan, read_plan
from goldenthread.plans.states import VersionState

WHOLE = "whole plan"


@dataclass(frozen=True, slots=True)
class WrittenPlan:
    """What was written: the version, its edition now, and the rows of each kind of line."""

    version: PlanVersion
    edition: int
    rows: Mapping[Line, Sequence[Any]]


class DraftMovedOn(Conflict):
    """Somebody wrote in the draft after it was read: replacing it whole would lose their words."""

    def __init__(self, last: DraftEdit, edition: int) -> None:
        self.edition = edition
        super().__init__(
            f"{last.by.name} wrote in this draft at {moment(last.at)}. Read it again, put your changes in, "
            f"and send its edition, which is now {edition}.",
            "edition",
        )


def write_whole_plan(
    *,
    child: Child,
    version_id: UUID,
    plan: Mapping[str, Any],
    by: Account,
    at: datetime,
    edition: int | None = None,
) -> WrittenPlan:
    """Make the draft exactly this. LineNotFit holds every fault, by its path; then nothing was changed.

    `edition` is the number of changes the draft had when it was read. It may be left out only while nobody
    has written in the draft.
    """
    with transaction.atomic():
        version = held_version(child, version_id)
        if version.state != VersionState.DRAFT:
            raise NotADraft(VersionState(version.state))
        _check_edition(version, edition)
        sent = _read(plan, child, version, at)
        before = _taken_out(version)
        gone = _keep_what_is_gone(version, sent, before, by, at)
        revisions = {row.strand: row.revision for _, row in before}
        return _write(version, sent, revisions, by, at, edition=(edition or 0) + 1 + gone)


def open_whole_plan(
    *,
    child: Child,
    plan: Mapping[str, Any],
    by: Account,
    at: datetime,
    setting_id: UUID | None = None,
    brought_from: str = "",
) -> PlanVersion:
    """Begin the child's plan and write its first draft whole: both, or neither."""
    return open_and_write(
        child=child, plan=plan, setting_id=setting_id, brought_from=brought_from, by=by, at=at
    ).version


def open_and_write(
    *,
    child: Child,
    plan: Mapping[str, Any],
    by: Account,
    at: datetime,
    setting_id: UUID | None = None,
    brought_from: str = "",
) -> WrittenPlan:
    """The same, and the rows that were written, for a door that answers with them."""
    with transaction.atomic():
        version = begin_plan(child=child, setting_id=setting_id, brought_from=brought_from, by=by, at=at)
        return _write(version, _read(plan, child, version, at, new=True), {}, by, at, edition=1)


def edition_of(version_id: UUID) -> int:
    """How often the draft was changed: the number that a whole plan is sent back with. One query."""
    return DraftEdit.objects.filter(version=version_id, taken=True).count()


def _check_edition(version: PlanVersion, edition: int | None) -> None:
    now = edition_of(version.id)
    if now != (edition or 0):
        last = DraftEdit.objects.filter(version=version, taken=True).select_related("by").latest("at", "id")
        raise DraftMovedOn(last, now)


def _read(
    given: Mapping[str, Any], child: Child, version: PlanVersion, at: datetime, new: bool = False
) -> SentPlan:
    sent = read_plan(given)
    faults = [*sent.faults, *_people_faults(sent, child, at)]
    known: set[tuple[Line, UUID]] = set() if new else _known_strands(sent, version)
    faults += [
        Fault(f"{row.path}.strand", "This plan has no such line. Leave the strand out for a new line")
        for row in sent.lines
        if row.strand_given and (row.line, row.strand) not in known
    ]
    if faults:
        raise LineNotFit([(fault.field, fault.message) for fault in faults])
    return sent


def _people_faults(sent: SentPlan, child: Child, at: datetime) -> list[Fault]:
    named = [row for row in sent.of(Line.PROVISION) if row.values.get("who_account_id")]
    if not named:
        return []
    around = {one.account_id for one in people_around(child.id, timezone.localdate(at))}
    words = f"Choose somebody who works with {child.short_name}, or write a name in “who”"
    return [
        Fault(f"{row.path}.who_account_id", words)
        for row in named
        if row.values["who_account_id"] not in around
    ]


def _known_strands(sent: SentPlan, version: PlanVersion) -> set[tuple[Line, UUID]]:
    """The strands of this plan, in any version: the only ones a line can go on from."""
    given = [row for row in sent.lines if row.strand_given]
    known: set[tuple[Line, UUID]] = set()
    for line in {row.line for row in given}:
        found = SHAPES[line].model.objects.filter(
            version__plan=version.plan_id, strand__in=[row.strand for row in given if row.line is line]
        )
        known |= {(line, strand) for strand in found.values_list("strand", flat=True)}
    return known


def _write(
    version: PlanVersion,
    sent: SentPlan,
    before: Mapping[UUID, int],
    by: Account,
    at: datetime,
    edition: int,
) -> WrittenPlan:
    rows = {line: [_row(version, row, before, by, at) for row in sent.of(line)] for line in SHAPES}
    for line, shape in SHAPES.items():
        shape.model.objects.bulk_create(rows[line])
    DraftEdit.objects.create(
        child_id=version.child_id,
        version=version,
        element=WHOLE,
        strand=version.id,
        revision=0,
        fields={"lines": [_kept(row) for row in sent.lines]},
        taken=True,
        by=by,
        at=at,
    )
    audit.record(
        what="wrote whole draft",
        by=by,
        at=at,
        child_id=version.child_id,
        version=version.id,
        lines=len(sent.lines),
    )
    return WrittenPlan(version, edition, rows)


def _taken_out(version: PlanVersion) -> list[tuple[Line, Any]]:
    """Empty the draft, lines before what they hang on; and the lines that it had."""
    before: list[tuple[Line, Any]] = []
    for line in reversed(Line):
        under = SHAPES[line].under
        rows = SHAPES[line].model.objects.filter(version=version)
        before += [(line, row) for row in (rows.select_related(under.value) if under else rows)]
        rows.delete()
    return before


def _keep_what_is_gone(
    version: PlanVersion, sent: SentPlan, before: list[tuple[Line, Any]], by: Account, at: datetime
) -> int:
    """Keep each line that was not sent again, so that it can be put back. How many they are."""
    target, stays = Target(version, by, at), {row.strand for row in sent.lines}
    gone = [(line, row) for line, row in before if row.strand not in stays]
    for line, row in gone:
        keep_edit(target, line, row.strand, row.revision, removed_fields(line, row), taken=True)
    return len(gone)


def _row(version: PlanVersion, sent: SentLine, before: Mapping[UUID, int], by: Account, at: datetime) -> Any:
    shape = SHAPES[sent.line]
    under = {f"{shape.under.value}_id": sent.parent_id} if shape.under else {}
    return shape.model(
        id=sent.row_id,
        child_id=version.child_id,
        version=version,
        strand=sent.strand,
        position=sent.position,
        revision=before.get(sent.strand, 0) + 1,
        by=by,
        at=at,
        **under,
        **{**shape.empty, **sent.values},
    )


def _kept(sent: SentLine) -> dict[str, Any]:
    return {"line": sent.line.value, "strand": str(sent.strand), **plain(sent.values)}
