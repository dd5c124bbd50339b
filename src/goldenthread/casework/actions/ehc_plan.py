"""Writing an EHC plan beside the advice, serving it, and making it final. Nobody’s words are overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.actions.placements import place_as_named
from goldenthread.casework.actions.section_f import carry_to_school, tell_named_school
from goldenthread.casework.models import Advice, Case, Decision, EhcLine, EhcLineEdit, EhcPlan, EhcPlanDropped
from goldenthread.casework.queries.carried import advice_of
from goldenthread.casework.queries.ehc_plan import Change, answer_until, must_amend, proposed_changes
from goldenthread.casework.queries.package_lines import parts_beside
from goldenthread.casework.sections import PLACES
from goldenthread.casework.states import WITH_PLAN, CaseState
from goldenthread.design.words import full_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.law.time_limits import EventKind

State = EhcPlan.State
MAY_WRITE = frozenset({CaseState.ASSESSING, CaseState.WRITING, CaseState.DRAFTED}) | WITH_PLAN


class NotWritten(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "This version was sent, so it never changes. Begin a new version to change the plan."
        )


class LineMoved(Conflict):
    """Somebody else wrote the line first. Holds both texts."""

    def __init__(self, theirs: str, by: str, revision: int) -> None:
        self.theirs, self.who, self.revision = theirs, by, revision
        super().__init__(
            f"{by} changed this line after you opened it. Both texts are kept. Choose one, or write a third."
        )


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the layout. `row` 0 stands alone; a row that is not there yet is made by writing in it."""

    block: str
    part: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that a line was drawn from: of a piece of advice, or of a part of a built package."""

    advice_id: UUID | None
    quoted: str
    part_id: UUID | None = None


@transaction.atomic
def begin_version(*, case: Case, by: Account, at: datetime) -> EhcPlan:
    """The version being written; the next one, with the lines of the last, if there is none."""
    case.state = Case.objects.select_for_update().get(id=case.id).state
    written = EhcPlan.objects.filter(case=case, state=State.WRITTEN).first()
    if written:
        return written
    if case.state not in MAY_WRITE:
        raise Refused("As the case stands, there is no plan to write.")
    last = EhcPlan.objects.filter(case=case).exclude(state=State.DROPPED).order_by("-number").first()
    number = (EhcPlan.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1
    plan = EhcPlan.objects.create(
        child_id=case.child_id, case=case, number=number, based_on=last, by=by, at=at
    )
    for line in EhcLine.objects.filter(plan=last) if last else ():
        line.pk, line.id, line.plan = None, new_id(), plan
        line.save(force_insert=True)
    audit.record(
        what="began a version of the EHC plan", by=by, at=at, child_id=case.child_id, case=case.number,
        version=number,
    )  # fmt: skip
    return plan


@transaction.atomic
def add_line(
    *, plan: EhcPlan, where: Where, words: str, source: Source | None = None, by: Account, at: datetime
) -> EhcLine:
    """A new line in a place. Drawn from advice or a package, it keeps the sentence that it came from."""
    plan = _held(plan)
    _check_place(where)
    if not words.strip():
        raise Refused("Write the words of the line.", field="words")
    last = EhcLine.objects.filter(plan=plan, block=where.block, part=where.part, row=where.row)
    position = (last.aggregate(last=Max("position"))["last"] or 0) + 1
    line = EhcLine.objects.create(
        child_id=plan.child_id, plan=plan, strand=new_id(), block=where.block, part=where.part, row=where.row,
        position=position, words=words.strip(), advice=_advice(plan, source),
        package_part_id=_part(plan, source), quoted=source.quoted if source else "", by=by, at=at,
    )  # fmt: skip
    _kept(plan, line, words, by, at)
    return line


def write_ehc_line(
    *, plan: EhcPlan, strand: UUID, words: str, revision: int, by: Account, at: datetime
) -> EhcLine:
    """Change a line that was read at this revision. LineMoved, with both texts kept, if it has moved on."""
    with transaction.atomic():
        plan = _held(plan)
        line = _line(plan, strand)
        if not words.strip():
            raise Refused("Write the words, or take the line out.", field="words")
        refusal = LineMoved(line.words, line.by.name, line.revision) if line.revision != revision else None
        if refusal is None:
            line.words, line.revision, line.by, line.at = words.strip(), line.revision + 1, by, at
            line.save(update_fields=["words", "revision", "by", "at"])
        _kept(plan, line, words, by, at, taken=refusal is None)
    if refusal:
        raise refusal
    return line


@transaction.atomic
def take_out_line(*, plan: EhcPlan, strand: UUID, by: Account, at: datetime) -> None:
    """Take a line out of the version being written. Its words stay in the record of edits."""
    plan = _held(plan)
    line = _line(plan, strand)
    _kept(plan, line, "", by, at)
    line.delete()


@transaction.atomic
def serve(*, plan: EhcPlan, told: Told, by: Account, at: datetime) -> EhcPlan:
    """Send the draft, or the proposed amendments, to the family: its 15 days begin."""
    plan = _held(plan)
    if not EhcLine.objects.filter(plan=plan).exists():
        raise Refused("The plan is empty: there is nothing to send.")
    case = plan.case
    amends = _amends(case)
    if plan.lines.filter(block="I").exists() and not amends:
        raise Refused(
            "A draft names no school or other setting, so that the family can ask for one. Empty section I."
        )
    changes = proposed_changes(case, plan)
    if amends and changes == []:
        raise Refused("Nothing differs from the plan in force, so there is no change to propose.")
    kind = EventKind.AMENDMENTS_SENT if amends else EventKind.DRAFT_SERVED
    event = record_event(case=case, what=Happened(kind, told.on), by=by, at=at)
    EhcPlan.objects.filter(id=plan.id).update(state=State.SERVED, served_on=told.on)
    send_letter(event=event, told=told, why=Why(named={"changes": _in_words(changes)}), by=by, at=at)
    audit.record(
        what="served a draft EHC plan", by=by, at=at, child_id=plan.child_id, case=case.number,
        version=plan.number,
    )  # fmt: skip
    plan.refresh_from_db()
    return plan


@transaction.atomic
def make_final(
    *,
    plan: EhcPlan,
    signed_by: str,
    why: Why,
    told: Told,
    placed_from: date | None = None,
    early: str = "",
    by: Account,
    at: datetime,
) -> EhcPlan:
    """Sign the plan and send it: the council must now secure what it says. The one before is replaced.

    The child is placed where section I names, from that day or from `placed_from`. `early` says why the
    plan goes out while the family’s 15 days still run; without it that is refused.
    """
    plan = _held(plan)
    case = plan.case
    if not signed_by.strip():
        raise Refused("Enter the name of the officer who signs.", field="signed_by")
    if not why.reason.strip():
        raise Refused("Say how the family’s answer was taken up. The letter says it.", field="reason")
    if not plan.lines.filter(block="I").exists():
        raise Refused("Name the school or other setting in section I, or its type.", field="setting")
    if not (EhcPlan.objects.filter(case=case, state=State.SERVED).exists() or must_amend(case)):
        raise Refused("The family has not been sent a draft yet. Serve it first.")
    why = _in_the_familys_time(case, why, told.on, early)
    kind = final_kind(case)
    event = record_event(case=case, what=Happened(kind, told.on, reason=why.reason), by=by, at=at)
    Decision.objects.create(
        child_id=case.child_id, case=case, event=event, decided_on=why.decided_on or told.on,
        reason=why.reason.strip(), evidence=list(why.evidence), by=by, at=at,
    )  # fmt: skip
    EhcPlan.objects.filter(case=case, state__in=(State.FINAL, State.SERVED)).update(state=State.REPLACED)
    EhcPlan.objects.filter(id=plan.id).update(
        state=State.FINAL, final_on=told.on, signed_by=signed_by.strip()
    )
    send_letter(event=event, told=told, why=why, by=by, at=at)
    audit.record(
        what="made the EHC plan final", by=by, at=at, child_id=plan.child_id, case=case.number,
        version=plan.number,
    )  # fmt: skip
    plan.refresh_from_db()
    carry_to_school(plan=plan, by=by, at=at)
    placed = place_as_named(plan=plan, on=placed_from or told.on, by=by, at=at)
    if placed:
        tell_named_school(placed=placed, at=at)
    return plan


@transaction.atomic
def drop_version(*, plan: EhcPlan, reason: str, by: Account, at: datetime) -> EhcPlanDropped:
    """Give up the version being written, with the reason. It stays in the record."""
    plan = _held(plan)
    if not reason.strip():
        raise Refused("Say why this version is not gone on with.", field="reason")
    EhcPlan.objects.filter(id=plan.id).update(state=State.DROPPED)
    dropped = EhcPlanDropped.objects.create(
        child_id=plan.child_id, plan=plan, reason=reason.strip(), by=by, at=at
    )
    audit.record(
        what="gave up a version of the EHC plan", why=reason.strip(), by=by, at=at, child_id=plan.child_id,
        version=plan.number,
    )  # fmt: skip
    return dropped


def _in_the_familys_time(case: Case, why: Why, on: date, early: str) -> Why:
    """The reason as the family reads it. The 15 days are the family’s: one answer does not end them."""
    until = answer_until(case, on)
    if until is None:
        return why
    if not early.strip():
        raise Refused(
            f"The family’s time to answer runs to {full_date(until)}. The plan can be made final after that "
            "day. If it is made final sooner, say why: the family reads it.",
            field="early",
        )
    said = f"This plan is made final before your time to answer is over, because: {early.strip()}"
    return replace(why, reason=f"{why.reason.strip()}\n\n{said}")


def _in_words(changes: Sequence[Change] | None) -> str:
    """The changes, for the letter: each line as it was and as it would be."""
    if changes is None:
        return "What we propose is the whole of the plan that comes with this letter."
    return "\n\n".join(
        f"Section {one.section}. "
        + " ".join(filter(None, (one.before and f"Was: {one.before}", one.after and f"Now: {one.after}")))
        + ("" if one.after else " This is taken out.")
        for one in changes
    )


def final_kind(case: Case) -> EventKind:
    """What happens when its plan is made final: it is the first one, or an amended one."""
    return EventKind.AMENDED_PLAN_FINALISED if _amends(case) else EventKind.PLAN_FINALISED


def _amends(case: Case) -> bool:
    """A plan that is in force is amended; a first plan, or one after a reassessment, is served as a draft."""
    return case.state in (CaseState.IN_FORCE, CaseState.AMENDING)


def _held(plan: EhcPlan) -> EhcPlan:
    held = EhcPlan.objects.select_for_update(of=("self",)).select_related(
        "case__area", "case__child", "case__coordinator"
    )
    found = held.get(id=plan.id)
    if found.state != State.WRITTEN:
        raise NotWritten
    return found


def _line(plan: EhcPlan, strand: UUID) -> EhcLine:
    found = EhcLine.objects.filter(plan=plan, strand=strand).select_related("by").first()
    if found is None:
        raise NotVisible("line", strand, plan.child_id)
    return found


def _advice(plan: EhcPlan, source: Source | None) -> Advice | None:
    if source is None or source.advice_id is None:
        return None
    found = advice_of(plan.case).filter(id=source.advice_id).first()
    if found is None:
        raise NotVisible("advice", source.advice_id, plan.child_id)
    return found


def _part(plan: EhcPlan, source: Source | None) -> UUID | None:
    """A part of a package is drawn from only while the package is built and the part signed off."""
    if source is None or source.part_id is None:
        return None
    if source.part_id not in {one.id for one in parts_beside(plan.case, None)}:
        raise NotVisible("part", source.part_id, plan.child_id)
    return source.part_id


def _check_place(where: Where) -> None:
    place = PLACES.get((where.block, where.part))
    if place is None or place.in_rows != bool(where.row):
        raise Refused("Choose a place in the plan.", field="where")


def _kept(plan: EhcPlan, line: EhcLine, words: str, by: Account, at: datetime, *, taken: bool = True) -> None:
    EhcLineEdit.objects.create(
        child_id=plan.child_id, plan=plan, strand=line.strand, revision=line.revision, words=words.strip(),
        taken=taken, by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="wrote a line of the EHC plan", by=by, at=at, child_id=plan.child_id, version=plan.number,
        place=f"{line.block} {line.part}",
    )  # fmt: skip
