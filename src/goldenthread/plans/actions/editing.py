"""Writing a draft line by line. Nobody's words are overwritten, and every text that was sent is kept.

The version's row is held while a line is written, so that sharing cannot slip in between; on SQLite the
transaction itself holds. A text that could not be taken is kept first and refused afterwards, outside the
transaction: a refusal must not undo the keeping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from goldenthread.design.words import moment
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.lines import SHAPES, Line, faults_between, read_line
from goldenthread.plans.models import DraftEdit, PlanVersion
from goldenthread.plans.queries.around import is_around
from goldenthread.plans.queries.removed import REMOVED
from goldenthread.plans.states import STATE_WORDS, VersionState

Fields = dict[str, Any]


class LineNotFit(Refused):
    """Something given for a line cannot be kept. `faults` holds all of them."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        field, message = faults[0]
        super().__init__(message, field)


class NotADraft(Conflict):
    """The version left the draft while somebody was writing."""

    def __init__(self, state: VersionState) -> None:
        super().__init__(
            f"This version is no longer a draft: it is “{STATE_WORDS[state].lower()}”. What you wrote is "
            "kept, but is not in the plan. Start a new draft to put it in."
        )


class LineGone(Conflict):
    """Somebody removed the line while another wrote it."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody removed this line after you opened it. What you wrote is kept. Put the line back from "
            "what was taken out, or add it as a new line."
        )


class DraftConflict(Conflict):
    """Somebody else wrote the line first. Holds both texts, and who wrote the other and when."""

    def __init__(self, mine: Fields, theirs: Fields, revision: int, by: str, at: datetime) -> None:
        self.mine, self.theirs, self.revision = mine, theirs, revision
        self.by, self.at = by, at
        super().__init__(
            f"{by[0].upper()}{by[1:]} changed this line at {moment(at)}, after this page was opened. "
            "Both texts are kept. Choose one, or write a third from the two."
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it now stands in the draft: the revision to send with the next change."""

    strand: UUID
    revision: int


@dataclass(frozen=True, slots=True)
class Target:
    """The draft somebody writes in, and who and when."""

    version: PlanVersion
    by: Account
    at: datetime


def write_line(
    *,
    child: Child,
    version_id: UUID,
    line: Line,
    strand: UUID,
    fields: Mapping[str, Any],
    revision: int,
    by: Account,
    at: datetime,
    under: UUID | None = None,
) -> Written:
    """Write some or all fields of a line. `revision` is the one that was read; 0 makes the line.

    `under` is the strand a new line hangs on. DraftConflict, LineGone or NotADraft when the draft has moved
    on: what was sent is kept then too. LineNotFit when an answer cannot be kept.
    """
    values, faults = read_line(line, fields)
    if faults:
        raise LineNotFit([(fault.field, fault.message) for fault in faults])
    with transaction.atomic():
        target = Target(held_version(child, version_id), by, at)
        _check_person(child, values, at)
        written, refusal = _write(target, line, strand, values, revision, under)
        keep_edit(target, line, strand, revision, values, taken=refusal is None)
        if refusal is None:
            log_line(target, "wrote line of draft", line, strand)
    if refusal is not None:
        raise refusal
    assert written is not None  # noqa: S101 - for the type checker: written or refused, never neither
    return written


def remove_line(
    *, child: Child, version_id: UUID, line: Line, strand: UUID, revision: int, by: Account, at: datetime
) -> None:
    """Take a line out of the draft, with what hangs on it. The words are kept in the record of edits."""
    with transaction.atomic():
        target = Target(held_version(child, version_id), by, at)
        row = _line_of_draft(target, line, strand)
        if row.revision != revision:
            raise _conflict(target, line, row, {})
        _keep_with_those_under(target, line, row)
        row.delete()
        log_line(target, "removed line of draft", line, strand)


def move_line(
    *, child: Child, version_id: UUID, line: Line, strand: UUID, up: bool, by: Account, at: datetime
) -> None:
    """Let a line change places with its neighbour. At the end of the row nothing happens."""
    with transaction.atomic():
        target = Target(held_version(child, version_id), by, at)
        row = _line_of_draft(target, line, strand)
        order = list(beside(row, line).values_list("id", flat=True))
        here = order.index(row.id)
        there = here - 1 if up else here + 1
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            for position, line_id in enumerate(order):
                SHAPES[line].model.objects.filter(id=line_id).update(position=position)
            log_line(target, "moved line of draft", line, strand)


def held_version(child: Child, version_id: UUID) -> PlanVersion:
    """The child's version, held against others until the transaction ends."""
    found = PlanVersion.objects.select_for_update().filter(id=version_id, child=child).first()
    if found is None:
        raise NotVisible("plan version", version_id, child.id)
    return found


def require_draft(version: PlanVersion) -> None:
    """NotADraft when the version has left the draft."""
    if version.state != VersionState.DRAFT:
        raise NotADraft(VersionState(version.state))


def _write(
    target: Target, line: Line, strand: UUID, values: Fields, revision: int, under: UUID | None
) -> tuple[Written | None, Conflict | None]:
    if target.version.state != VersionState.DRAFT:
        return None, NotADraft(VersionState(target.version.state))
    row = row_of(target.version, line, strand)
    if row is None:
        return (_make(target, line, strand, values, under), None) if revision == 0 else (None, LineGone())
    return _change(target, line, row, values, revision)


def _change(
    target: Target, line: Line, row: Any, values: Fields, revision: int
) -> tuple[Written | None, Conflict | None]:
    """One conditional UPDATE: of two people who read the same revision, one wins."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return Written(row.strand, row.revision), None  # the same words sent twice are no conflict
    _check_together(line, {**fields_of(line, row), **values})
    changed = SHAPES[line].model.objects.filter(id=row.id, revision=revision)
    if changed.update(**values, revision=revision + 1, by=target.by, at=target.at) == 1:
        return Written(row.strand, revision + 1), None
    return None, _conflict(target, line, row, values)


def _make(target: Target, line: Line, strand: UUID, values: Fields, under: UUID | None) -> Written:
    shape, version = SHAPES[line], target.version
    if shape.model.objects.filter(strand=strand).exclude(version__plan=version.plan_id).exists():
        raise NotVisible("line of a plan", strand, version.child_id)
    _check_together(line, values)
    row = shape.model(version=version, child_id=version.child_id, strand=strand, by=target.by, at=target.at)
    if shape.under:
        setattr(row, shape.under.value, _parent(version, shape.under, under))
    for name, value in (dict(shape.empty) | values).items():
        setattr(row, name, value)
    last = beside(row, line).aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.save(force_insert=True)
    return Written(strand, row.revision)


def _parent(version: PlanVersion, line: Line, strand: UUID | None) -> Any:
    found = row_of(version, line, strand) if strand else None
    if found is None:
        says = SHAPES[line].says.lower()
        raise Refused(f"Choose the {says} this belongs to. It may have been removed from the draft.", "under")
    return found


def _conflict(target: Target, line: Line, row: Any, mine: Fields) -> DraftConflict:
    by = "you, in another window," if row.by_id == target.by.id else row.by.name
    return DraftConflict(mine, fields_of(line, row), row.revision, by, row.at)


def _check_together(line: Line, values: Mapping[str, Any]) -> None:
    if faults := faults_between(line, values):
        raise LineNotFit([(fault.field, fault.message) for fault in faults])


def _check_person(child: Child, values: Fields, at: datetime) -> None:
    who = values.get("who_account_id")
    if who is not None and not is_around(child.id, who, at):
        words = f"Choose somebody who works with {child.short_name}, or write a name"
        raise LineNotFit([("who_account_id", words)])


def _line_of_draft(target: Target, line: Line, strand: UUID) -> Any:
    """The line as it stands. NotADraft or NotVisible where there is none to change."""
    require_draft(target.version)
    row = row_of(target.version, line, strand)
    if row is None:
        raise NotVisible("line of a plan", strand, target.version.child_id)
    return row


def row_of(version: PlanVersion, line: Line, strand: UUID) -> Any:
    """The line of this version; None when it has none."""
    return SHAPES[line].model.objects.select_related("by").filter(version=version, strand=strand).first()


def beside(row: Any, line: Line) -> QuerySet[Any]:
    """The line and those beside it: of the same version, and under the same line."""
    under = SHAPES[line].under
    beside = {under.value: getattr(row, f"{under.value}_id")} if under else {}
    found: QuerySet[Any] = SHAPES[line].model.objects.filter(version=row.version_id, **beside)
    return found.order_by("position", "id")


def fields_of(line: Line, row: Any) -> Fields:
    """What a line holds, by field."""
    return {name: getattr(row, name) for name in SHAPES[line].fields}


def _keep_with_those_under(target: Target, line: Line, row: Any) -> None:
    for below in (kind for kind in Line if SHAPES[kind].under is line):
        for hanging in SHAPES[below].model.objects.filter(**{line.value: row}):
            _keep_with_those_under(target, below, hanging)
    keep_edit(target, line, row.strand, row.revision, removed_fields(line, row), taken=True)


def removed_fields(line: Line, row: Any) -> Fields:
    """What is kept of a line that is taken out: its words, where it stood, and what it hung on."""
    under = SHAPES[line].under
    hung_on = str(getattr(row, under.value).strand) if under else None
    return {REMOVED: True, "under": hung_on, "position": row.position} | fields_of(line, row)


def keep_edit(
    target: Target, line: Line, strand: UUID, revision: int, fields: Fields, *, taken: bool
) -> None:
    """Add what was sent to the record of edits."""
    DraftEdit.objects.create(
        child_id=target.version.child_id,
        version=target.version,
        element=line.value,
        strand=strand,
        revision=revision,
        fields=plain(fields),
        taken=taken,
        by=target.by,
        at=target.at,
    )


def plain(fields: Fields) -> Fields:
    """Fields as they are kept in JSON: dates and ids as text."""
    simple = (str, int, list, type(None))
    return {name: value if isinstance(value, simple) else str(value) for name, value in fields.items()}


def log_line(target: Target, what: str, line: Line, strand: UUID) -> None:
    audit.record(
        what=what,
        by=target.by,
        at=target.at,
        child_id=target.version.child_id,
        version=target.version.id,
        line=line.value,
        strand=strand,
    )
