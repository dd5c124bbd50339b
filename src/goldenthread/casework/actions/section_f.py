"""Section F in the school’s own plan: each line keeps its identity, so that its delivery is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.casework.models import EhcPlan, Placement
from goldenthread.casework.queries.ehc_plan import Cell, LineRead, read_ehc_plan
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.models import Account
from goldenthread.foundation.roles import held_on
from goldenthread.law.ehc_plan_checks import AREA_BLOCKS
from goldenthread.people.models import Child, Enrolment
from goldenthread.plans.actions.drafts import open_draft, open_plan
from goldenthread.plans.actions.editing import write_line
from goldenthread.plans.lines import SHAPES, Line
from goldenthread.plans.models import Plan, PlanVersion
from goldenthread.plans.queries.audience import senco_accounts
from goldenthread.plans.states import VersionState

TITLE = 70


@transaction.atomic
def carry_to_school(*, plan: EhcPlan, by: Account, at: datetime) -> PlanVersion | None:
    """Put each need, outcome and provision of section F into the draft of the school’s plan.

    The school adds days and times there and puts it in force; the account of each line is then that of the
    provision with the same strand. None when the child is on no school’s roll.
    """
    child = plan.case.child
    enrolled = Enrolment.objects.filter(held_on(timezone.localdate(at)), child=child).first()
    rows = [row for block in read_ehc_plan(plan).blocks if block.key in AREA_BLOCKS for _, row in block.rows]
    if enrolled is None or not rows:
        return None
    draft = _draft(child, plan, by, at)
    for row in rows:
        _carry(child, draft, row, by, at)
    audit.record(
        what="carried section F to the school", by=by, at=at, child_id=child.id, case=plan.case.number,
        version=draft.id,
    )  # fmt: skip
    notices.tell(
        senco_accounts(enrolled.setting_id, timezone.localdate(at)),
        child_id=child.id,
        what_changed=(
            f"Put section F in place: {child.short_name}’s EHC plan is final. What section F says is in the "
            "draft of your plan. Add the days and times, and put it in force."
        ),
        link=reverse("plan_write", kwargs={"child_id": child.id}),
        at=at,
    )
    return draft


def tell_named_school(*, placed: Placement, at: datetime) -> None:
    """The school that section I names, where the child is not on its roll: it begins with that."""
    child, today = placed.case.child, timezone.localdate(at)
    if placed.setting is None or _is_on_roll(child, placed.setting_id, placed.starts_on, today):
        return
    notices.tell(
        senco_accounts(placed.setting.id, today),
        child_id=child.id,
        what_changed=(
            f"The EHC plan of {child.name} names {placed.setting.name} from {plain_date(placed.starts_on)}. "
            f"Put {child.short_name} on your roll, then put section F in place."
        ),
        link=reverse("school_cases"),
        at=at,
    )


def _is_on_roll(child: Child, setting: UUID | None, *days: date) -> bool:
    held = Enrolment.objects.filter(child=child, setting=setting)
    return any(held.filter(held_on(day)).exists() for day in days)


def _draft(child: Child, plan: EhcPlan, by: Account, at: datetime) -> PlanVersion:
    if not Plan.objects.filter(child=child, ended_on__isnull=True).exists():
        return open_plan(child=child, brought_from=f"EHC plan {plan.case.number}, section F", by=by, at=at)
    found = PlanVersion.objects.filter(
        child=child, plan__ended_on__isnull=True, state=VersionState.DRAFT
    ).first()
    return found or open_draft(child=child, by=by, at=at)


def _carry(child: Child, draft: PlanVersion, row: Sequence[Cell], by: Account, at: datetime) -> None:
    needs, outcomes, provisions = (_lines(row, part) for part in ("need", "outcome", "provision"))
    if not (needs and outcomes and provisions):
        return  # the checks have said so; a line without its partners has no place in a thread
    need, outcome = needs[0], outcomes[0]
    about = {"title": _first_words(need.words), "description": _joined(needs)}
    _put(child, draft, Line.NEED, need.strand, about, None, by, at)
    _put(child, draft, Line.OUTCOME, outcome.strand, {"title": _joined(outcomes)[:400]}, need.strand, by, at)
    for one in provisions:
        fields = {"title": _first_words(one.words), "what": one.words}
        _put(child, draft, Line.PROVISION, one.strand, fields, outcome.strand, by, at)


def _put(
    child: Child, draft: PlanVersion, line: Line, strand: UUID, fields: dict[str, str], under: UUID | None,
    by: Account, at: datetime,
) -> None:  # fmt: skip
    row = SHAPES[line].model.objects.filter(version=draft, strand=strand).first()
    write_line(
        child=child, version_id=draft.id, line=line, strand=strand, fields=fields,
        revision=row.revision if row else 0, under=under, by=by, at=at,
    )  # fmt: skip


def _lines(row: Sequence[Cell], part: str) -> list[LineRead]:
    return [line for cell in row if cell.place.part == part for line in cell.lines]


def _joined(lines: Sequence[LineRead]) -> str:
    return "\n".join(line.words for line in lines)


def _first_words(text: str) -> str:
    """Enough of a line to know it by in a list."""
    if len(text) <= TITLE:
        return text
    return f"{text[:TITLE].rsplit(' ', 1)[0]} …"
