"""The family’s answer to a draft, the setting it asks for, the settings consulted, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.casework.actions.budgets import ask_for_budget
from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.receiving import CameIn, keep_received, speaker_of
from goldenthread.casework.models import (
    Case,
    Consultation,
    ConsultationReply,
    EhcLine,
    EhcPlan,
    FamilyWords,
    FamilyWordsAnswer,
    Preference,
)
from goldenthread.casework.queries.budgets import budget_waits
from goldenthread.casework.queries.consultations import WAITS, answering_accounts
from goldenthread.foundation import audit, files, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.law.time_limits import EventKind
from goldenthread.places.models import Setting

EVIDENCE = "evidence of a setting consulted"
MOST_BYTES = 10 * files.MEBIBYTE
MOST_A_YEAR = Decimal(10_000_000)


class NotWithFamily(Refused):
    def __init__(self) -> None:
        super().__init__("This version is not with the family, so there is nothing to answer.")


@transaction.atomic
def say_of_draft(
    *,
    plan: EhcPlan,
    words: str,
    strand: UUID | None = None,
    came: CameIn | None = None,
    by: Account,
    at: datetime,
) -> FamilyWords:
    """What the family says of a line, or of the whole draft. With `came`, an officer enters it as it came."""
    _check_served(plan)
    if not words.strip():
        raise Refused("Write what you want to say.", field="words")
    if strand and not EhcLine.objects.filter(plan=plan, strand=strand).exists():
        raise NotVisible("line", strand, plan.child_id)
    role = speaker_of(plan, came, at) if came else None
    said = FamilyWords.objects.create(
        child_id=plan.child_id, plan=plan, strand=strand, words=words.strip(),
        who=role.name if role else by.name, by=by, at=at,
    )  # fmt: skip
    if role and came:
        keep_received(answer=said, role=role, came=came, by=by, at=at)
    else:
        audit.record(
            what="answered a draft EHC plan", by=by, at=at, child_id=plan.child_id, version=plan.number
        )
    _tell_officer(plan.case, f"{said.who} answered the draft plan of {plan.case.child.short_name}.", by, at)
    return said


@transaction.atomic
def answer_words(
    *, case: Case, said_id: UUID, outcome: str, reason: str, by: Account, at: datetime
) -> FamilyWordsAnswer:
    """What became of the family’s words: taken up, in part, or not, always with the reason."""
    rows = FamilyWords.objects.filter(id=said_id, plan__case=case).select_related("received__who")
    said = rows.first()
    if said is None:
        raise NotVisible("comment", said_id, case.child_id)
    if outcome not in FamilyWordsAnswer.Outcome.values:
        raise Refused("Choose what became of it.", field="outcome")
    if not reason.strip():
        raise Refused("Give the reason. The family reads it.", field="reason")
    try:
        with transaction.atomic():
            answer = FamilyWordsAnswer.objects.create(
                child_id=case.child_id, said=said, outcome=outcome, reason=reason.strip(), by=by, at=at
            )
    except IntegrityError as error:
        raise Conflict("Somebody has answered this already. Their answer stands on the page.") from error
    audit.record(what="answered the family", by=by, at=at, child_id=case.child_id, case=case.number)
    received = getattr(said, "received", None)
    speaker = received.who.account_id if received else said.by_id
    notices.tell(
        [speaker] if speaker else [],
        child_id=case.child_id,
        what_changed=f"{by.name} answered what you said about the draft of {case.child.short_name}’s plan.",
        link=f"/cases/{case.id}/plan/{said.plan_id}/",
        at=at,
    )
    return answer


@transaction.atomic
def prefer(
    *,
    plan: EhcPlan,
    setting: Setting | None,
    words: str,
    personal_budget: bool,
    came: CameIn | None = None,
    by: Account,
    at: datetime,
) -> Preference:
    """The setting that the family asks for, and whether it wants a personal budget. `came`: see above."""
    _check_served(plan)
    if setting is None and not words.strip() and not personal_budget:
        raise Refused("Name the school or college you ask for, or say what you want.", field="words")
    role = speaker_of(plan, came, at) if came else None
    asked = Preference.objects.create(
        child_id=plan.child_id, plan=plan, setting=setting, words=words.strip(),
        personal_budget=personal_budget, by=by, at=at,
    )  # fmt: skip
    if role and came:
        keep_received(answer=asked, role=role, came=came, by=by, at=at)
    else:
        audit.record(what="asked for a setting", by=by, at=at, child_id=plan.child_id, case=plan.case.number)
    if personal_budget and not budget_waits(plan.case):
        ask_for_budget(
            case=plan.case, words=words.strip() or "For some of the help in the draft.", direct_payment=False,
            on=came.on if came else timezone.localdate(at), who=role.name if role else "",
            how="With the answer to the draft", by=by, at=at,
        )  # fmt: skip
    what = f"asks for {setting.name}" if setting else "said which setting it asks for"
    _tell_officer(plan.case, f"The family of {plan.case.child.short_name} {what}.", by, at)
    return asked


@transaction.atomic
def consult(
    *, case: Case, plan: EhcPlan, setting: Setting, on: date, by: Account, at: datetime
) -> Consultation:
    """Ask a setting whether it can meet the needs in the draft: its 15 days begin."""
    if Consultation.objects.filter(WAITS, case=case, setting=setting).exists():
        raise Conflict(f"{setting.name} has been asked, and has not replied yet.", "setting")
    happened = Happened(EventKind.SETTING_CONSULTED, on, about=setting.name)
    event = record_event(case=case, what=happened, by=by, at=at)
    asked = Consultation.objects.create(
        child_id=case.child_id, case=case, event=event, plan=plan, setting=setting, by=by, at=at
    )
    audit.record(
        what="consulted a setting", by=by, at=at, child_id=case.child_id, case=case.number,
        setting=setting.name,
    )  # fmt: skip
    notices.tell(
        answering_accounts(setting.id, timezone.localdate(at)),
        child_id=case.child_id,
        what_changed=(
            f"{case.area.name} Council asks {setting.name} whether it can meet the needs in a draft plan. "
            "Please answer within 15 days."
        ),
        link=f"/consultations/{asked.id}/",
        at=at,
    )
    return asked


@dataclass(frozen=True, slots=True)
class Reply:
    """What a setting answers. `needed` is what it would need; the cost is a year’s."""

    answer: str
    reason: str = ""
    ground: str = ""
    needed: str = ""
    cost_a_year: Decimal | None = None


@transaction.atomic
def enter_reply(
    *,
    case: Case,
    consultation_id: UUID,
    reply: Reply,
    on: date,
    file: StoredFile | None = None,
    by: Account,
    at: datetime,
) -> ConsultationReply:
    """What the setting answered. Its “cannot” does not decide: the council does, with its reason."""
    locked(case)
    rows = Consultation.objects.filter(id=consultation_id, case=case, event__set_aside__isnull=True)
    asked = rows.select_related("event").first()
    if asked is None:
        raise NotVisible("consultation", consultation_id, case.child_id)
    _check_reply(reply)
    if ConsultationReply.objects.filter(consultation=asked).exists():
        raise Conflict("Its reply is here already.")
    happened = Happened(EventKind.SETTING_REPLIED, on, about=asked.event.about)
    event = record_event(case=case, what=happened, by=by, at=at)
    kept = ConsultationReply.objects.create(
        child_id=case.child_id, consultation=asked, event=event, answer=reply.answer, ground=reply.ground,
        reason=reply.reason.strip(), needed=reply.needed.strip(), cost_a_year=reply.cost_a_year, file=file,
        by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="entered the reply of a setting", by=by, at=at, child_id=case.child_id, case=case.number
    )
    return kept


@transaction.atomic
def answer_consultation(
    *, asked: Consultation, reply: Reply, file: File[bytes] | None = None, by: Account, at: datetime
) -> ConsultationReply:
    """The school’s own answer: a “cannot” names the ground in law and explains it. The draft is then gone.

    To be done with the wall lifted, by whoever answers for the school.
    """
    _check_reply(reply)
    if reply.answer == ConsultationReply.Answer.CANNOT and not (reply.ground and reply.reason.strip()):
        field = "reason" if reply.ground else "ground"
        raise Refused("Name the ground, and explain it: the council holds it against the law.", field=field)
    if reply.answer == ConsultationReply.Answer.CAN_WITH and not reply.needed.strip():
        raise Refused("Say what the school would need.", field="needed")
    stored = None
    if file is not None:
        stored = files.keep(
            content=file, name=file.name or "file", purpose=EVIDENCE, most_bytes=MOST_BYTES, by=by, at=at,
            child_id=asked.child_id,
        )  # fmt: skip
    today = timezone.localdate(at)
    kept = enter_reply(
        case=asked.case, consultation_id=asked.id, reply=reply, on=today, file=stored, by=by, at=at
    )
    said = kept.get_answer_display().lower()
    words = f"{asked.setting.name} answered about {asked.case.child.short_name}: {said}."
    notices.tell(
        [asked.case.coordinator_id] if asked.case.coordinator_id else [],
        child_id=asked.child_id,
        what_changed=words,
        link=f"/cases/{asked.case_id}/plan/answers/",
        at=at,
    )
    return kept


def _check_reply(reply: Reply) -> None:
    if reply.answer not in ConsultationReply.Answer.values:
        raise Refused("Choose what the setting answered.", field="answer")
    if reply.ground and reply.ground not in ConsultationReply.Ground.values:
        raise Refused("Choose the ground in law.", field="ground")
    if reply.ground and reply.answer != ConsultationReply.Answer.CANNOT:
        raise Refused("A ground is for a setting that says it cannot.", field="ground")
    if reply.cost_a_year is not None and not 0 <= reply.cost_a_year < MOST_A_YEAR:
        raise Refused("Enter the cost of one year in pounds.", field="cost_a_year")


def _check_served(plan: EhcPlan) -> None:
    if plan.state != EhcPlan.State.SERVED:
        raise NotWithFamily


def _tell_officer(case: Case, words: str, by: Account, at: datetime) -> None:
    if case.coordinator_id and case.coordinator_id != by.id:
        notices.tell(
            [case.coordinator_id], child_id=case.child_id, what_changed=words,
            link=f"/cases/{case.id}/plan/", at=at,
        )  # fmt: skip
