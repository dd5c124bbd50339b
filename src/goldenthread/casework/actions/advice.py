"""Advice for an assessment: asked of named people, chased, given, shared with the family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.letting_answer import let_answer
from goldenthread.casework.models import Advice, AdviceAsked, AdviceReminder, AdviceWithheld, Case
from goldenthread.casework.queries.family import family_of
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, files, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.law.assessment_advice import ADVICE, GROUNDS, Part
from goldenthread.law.time_limits import EventKind


@dataclass(frozen=True, slots=True)
class Whom:
    """The professional who is asked, and who answers for them."""

    part: Part
    name: str
    organisation: str = ""
    email: str = ""
    manager: str = ""
    manager_email: str = ""
    question: str = ""


# A report as it was signed: a document, or a picture of one on paper.
ADVICE_FILE = "advice for an assessment"
ADVICE_KINDS = (".pdf", ".docx", ".odt", ".jpg", ".jpeg", ".png")
MOST_BYTES = 10 * files.MEBIBYTE

LONGEST_ABOUT = 190  # of the 200 that an event has room for


class GivenAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has answered already. Ask again if more is needed.")


NAME_THE_PERSON = "Name the person who is asked: a service cannot answer for itself."


@transaction.atomic
def ask_all(*, case: Case, whom: Sequence[Whom], on: date, by: Account, at: datetime) -> list[AdviceAsked]:
    """Ask several people on the same day, or none of them: each request is a fact with a clock of its own."""
    if not whom:
        raise Refused("Tick at least one whom you ask.")
    return [ask_for_advice(case=case, whom=one, on=on, by=by, at=at) for one in whom]


@transaction.atomic
def ask_for_advice(*, case: Case, whom: Whom, on: date, by: Account, at: datetime) -> AdviceAsked:
    """Ask one named person. Their six weeks run from `on`; with an address they can answer here."""
    if not whom.name.strip():
        raise Refused(NAME_THE_PERSON, field="name")
    case = locked(case)
    event = record_event(
        case=case, what=Happened(EventKind.ADVICE_REQUESTED, on, about=_about(case, whom)), by=by, at=at
    )
    account = (
        let_answer(
            case=case,
            email=whom.email,
            name=whom.name.strip(),
            asked_for=ADVICE[whom.part].name,
            by=by,
            at=at,
        )
        if whom.email.strip()
        else None
    )
    asked = AdviceAsked.objects.create(
        child_id=case.child_id, case=case, event=event, part=whom.part, name=whom.name.strip(),
        organisation=whom.organisation.strip(), email=whom.email.strip().lower(), account=account,
        manager=whom.manager.strip(), manager_email=whom.manager_email.strip().lower(),
        question=whom.question.strip(), by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="asked for advice", by=by, at=at, child_id=case.child_id, case=case.number, part=whom.part
    )
    if account:
        notices.tell(
            [account.id],
            child_id=case.child_id,
            what_changed=f"{case.area.name} asks for your advice about {case.child.name}.",
            link=f"/advice/{asked.id}/",
            at=at,
        )
    return asked


def _about(case: Case, whom: Whom) -> str:
    """What tells this request apart from the others of the case: each has a clock of its own."""
    name = f"{ADVICE[whom.part].name}: {whom.name.strip()}"[:LONGEST_ABOUT]
    before = AdviceAsked.objects.filter(case=case, part=whom.part, name=whom.name.strip()).count()
    return f"{name} ({before + 1})" if before else name


@transaction.atomic
def remind(
    *, asked: AdviceAsked, manager: bool, words: str = "", by: Account, at: datetime
) -> AdviceReminder:
    """Remind whoever was asked, or go to their manager. The family sees that it was done."""
    _check_waits(asked)
    if manager and not asked.manager:
        raise Refused("No manager is recorded for this request. Ask again, naming one.", field="manager")
    to = asked.manager if manager else asked.name
    reminder = AdviceReminder.objects.create(
        child_id=asked.child_id, asked=asked, to=to, words=words.strip(), by=by, at=at
    )
    audit.record(what="reminded of advice", by=by, at=at, child_id=asked.child_id, part=asked.part, to=to)
    if asked.account_id and not manager:
        notices.tell(
            [asked.account_id],
            child_id=asked.child_id,
            what_changed=f"{asked.case.area.name} still waits for your advice. {words.strip()}".strip(),
            link=f"/advice/{asked.id}/",
            at=at,
        )
    return reminder


@transaction.atomic
def give_advice(
    *,
    asked: AdviceAsked,
    words: str,
    on: date,
    provision: str = "",
    file: File[bytes] | None = None,
    by: Account,
    at: datetime,
) -> Advice:
    """The advice as it came: its words are what a plan is drafted from, its file what was signed.

    The family is told of it.
    """
    if not words.strip() and file is None:
        raise Refused(
            "Write the advice, paste its words, or choose its file: a plan is drafted from it.", field="words"
        )
    locked(asked.case)
    _check_waits(asked)
    stored = _kept(asked, file, by, at) if file else None
    happened = Happened(EventKind.ADVICE_RECEIVED, on, about=asked.event.about)
    event = record_event(case=asked.case, what=happened, by=by, at=at)
    advice = Advice.objects.create(
        child_id=asked.child_id, asked=asked, event=event, words=words.strip(), file=stored,
        amount_words=provision.strip(), by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="gave advice", by=by, at=at, child_id=asked.child_id, case=asked.case.number, part=asked.part
    )
    today = timezone.localdate(at)
    told = [*family_of(asked.case.child, today).accounts]
    if asked.case.coordinator_id:
        told.append(asked.case.coordinator_id)
    notices.tell(
        [one for one in told if one != by.id],
        child_id=asked.child_id,
        what_changed=(
            f"{asked.case.child.short_name}: {asked.name} has given advice, {plain_date(on)} "
            f"({ADVICE[Part(asked.part)].name})."
        ),
        link=f"/cases/{asked.case_id}/advice/{advice.id}/",
        at=at,
    )
    return advice


def _kept(asked: AdviceAsked, file: File[bytes], by: Account, at: datetime) -> StoredFile:
    name = file.name or "file"
    if not name.lower().endswith(ADVICE_KINDS):
        raise Refused(f"Choose a file that ends in {' or '.join(ADVICE_KINDS)}.", field="file")
    return files.keep(
        content=file, name=name, purpose=ADVICE_FILE, most_bytes=MOST_BYTES, by=by, at=at,
        child_id=asked.child_id,
    )  # fmt: skip


def _check_waits(asked: AdviceAsked) -> None:
    """What was entered wrongly and set aside is no answer."""
    if Advice.objects.filter(asked=asked, event__set_aside__isnull=True).exists():
        raise GivenAlready(asked.name)


@transaction.atomic
def withhold(
    *, case: Case, advice_id: UUID, withheld: bool, ground: str = "", reason: str, by: Account, at: datetime
) -> AdviceWithheld:
    """Keep a piece of advice from the family on a ground that the law knows, or give it to them after all."""
    advice = Advice.objects.filter(id=advice_id, asked__case=case, event__set_aside__isnull=True).first()
    if advice is None:
        raise NotVisible("advice", advice_id, case.child_id)
    if withheld and ground not in GROUNDS:
        raise Refused(
            "Choose the lawful ground. There is no other reason to withhold advice.", field="ground"
        )
    if not reason.strip():
        raise Refused("Give the reason, as a tribunal would read it.", field="reason")
    row = AdviceWithheld.objects.create(
        child_id=case.child_id, advice=advice, withheld=withheld, law=GROUNDS.get(ground, ""),
        reason=reason.strip(), by=by, at=at,
    )  # fmt: skip
    what = "withheld advice" if withheld else "stopped withholding advice"
    audit.record(what=what, by=by, at=at, child_id=case.child_id, case=case.number, ground=ground)
    return row
