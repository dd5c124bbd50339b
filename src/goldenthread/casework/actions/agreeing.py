"""What was agreed in mediation: the agreement as it is written, and each thing that somebody must do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.carrying_on import carry_on, goes_on_in
from goldenthread.casework.actions.disagreeing import LONGEST_ABOUT, tell_both
from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.models import AgreedThing, Case, MediationAgreement
from goldenthread.casework.queries.events import events_of
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.law.appeals import AGREED_AS, AGREED_WORDS, BY_OTHERS, SAID_IN_WORDS, Agreed


@dataclass(frozen=True, slots=True)
class Thing:
    """What must be done. `who`: if it is not the council. `by_day`: only if it was agreed in writing."""

    agreed: Agreed
    what: str = ""
    who: str = ""
    by_day: date | None = None


@transaction.atomic
def agree(
    *, case: Case, on: date, words: str, things: Sequence[Thing] = (), by: Account, at: datetime
) -> MediationAgreement:
    """The mediation came to an agreement of this day, in these words."""
    case = locked(case)
    if not words.strip():
        raise Refused("Write what was agreed, as it is written in the agreement.", field="words")
    _check_day(case, on, at)
    made = MediationAgreement.objects.create(
        child_id=case.child_id, case=case, on=on, words=words.strip(), by=by, at=at
    )
    audit.record(what="recorded an agreement", by=by, at=at, child_id=case.child_id, case=case.number)
    for thing in things:
        _add(case, made, thing, by, at)
    tell_both(case=case, words=f"What was agreed in mediation on {plain_date(on)} is recorded.", by=by, at=at)
    return made


@transaction.atomic
def agree_thing(*, case: Case, agreement_id: UUID, thing: Thing, by: Account, at: datetime) -> AgreedThing:
    """One thing of an agreement that must be done. Its time runs from the day of the agreement."""
    case = locked(case)
    agreement = MediationAgreement.objects.filter(case=case, id=agreement_id).first()
    if agreement is None:
        raise NotVisible("agreement", agreement_id, case.child_id)
    made = _add(case, agreement, thing, by, at)
    tell_both(case=case, words=f"It is recorded what was agreed in mediation: {said(thing)}.", by=by, at=at)
    return made


def _check_day(case: Case, on: date, at: datetime) -> None:
    began = events_of(case.id)[0].on
    if on < began:
        raise Refused(f"The case began on {plain_date(began)}. Check the day.", field="on")
    if on > timezone.localdate(at):
        raise Refused("The day of the agreement cannot be after today.", field="on")


def said(thing: Thing) -> str:
    return thing.what.strip() or AGREED_WORDS[thing.agreed][0].lower() + AGREED_WORDS[thing.agreed][1:]


def _add(case: Case, agreement: MediationAgreement, thing: Thing, by: Account, at: datetime) -> AgreedThing:
    _check(thing, agreement.on)
    kind = AGREED_AS[thing.agreed]
    about = thing.what.strip()[:LONGEST_ABOUT] if thing.agreed in SAID_IN_WORDS else ""
    words = thing.what.strip() or agreement.words
    there = goes_on_in(case, kind)
    happened = Happened(kind, agreement.on, about, for_day=thing.by_day, reason=words)
    event = record_event(case=there, what=happened, by=by, at=at)
    if there.id != case.id:
        carry_on(case=case, there=there, on=agreement.on, words=words, by=by, at=at)
    return AgreedThing.objects.create(
        child_id=case.child_id, agreement=agreement, event=event, agreed=thing.agreed,
        who=thing.who.strip(), what=thing.what.strip(), by=by, at=at,
    )  # fmt: skip


def _check(thing: Thing, on: date) -> None:
    if thing.agreed in SAID_IN_WORDS and not thing.what.strip():
        raise Refused("Say in a few words what must be done.", field="what")
    if thing.agreed in BY_OTHERS and not thing.who.strip():
        raise Refused("Say who must do it.", field="who")
    if thing.agreed is Agreed.SOMEBODY and thing.by_day is None:
        raise Refused("Enter the day that was agreed: the law sets them none.", field="by_day")
    if thing.by_day and thing.by_day < on:
        raise Refused("The day by which it is done cannot be before the agreement.", field="by_day")
