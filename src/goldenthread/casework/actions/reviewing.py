"""The yearly review as a round: arranged, invited, papers sent, outcomes looked at, held, reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.models import (
    Case,
    CaseEvent,
    CaseReview,
    ReviewInvitation,
    ReviewMeeting,
    ReviewOutcome,
)
from goldenthread.casework.queries.family import family_of
from goldenthread.casework.queries.reviews import (
    Round,
    meeting_words,
    newest_finding,
    outcome_of,
    report_words,
    round_of,
)
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.reviews import Invited
from goldenthread.law.time_limits import EventKind

K = EventKind


class NotArranged(Conflict):
    def __init__(self) -> None:
        super().__init__("No review is arranged. Arrange the meeting first.")


class NotHeld(Conflict):
    def __init__(self) -> None:
        super().__init__("The review has not been held. Record the meeting first.")


class FoundAlready(Conflict):
    """Somebody else looked at the outcome first."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} looked at this outcome after you opened it. Read what stands there, then write "
            f"yours again."
        )


@transaction.atomic
def arrange(*, case: Case, meets_on: date, where: str, on: date, by: Account, at: datetime) -> CaseReview:
    """A meeting is arranged, or moved to another day: invitations and papers are then due for the new day."""
    if meets_on < on:
        raise Refused("The meeting cannot be before the day on which it was arranged.", field="meets_on")
    event = record_event(
        case=case, what=Happened(K.REVIEW_ARRANGED, on, for_day=meets_on, reason=where), by=by, at=at
    )
    return CaseReview.objects.create(
        child_id=case.child_id, case=case, event=event, where=where.strip(), by=by, at=at
    )


@transaction.atomic
def invite(
    *, case: Case, kind: Invited, name: str, organisation: str = "", by: Account, at: datetime
) -> ReviewInvitation:
    """Somebody who is to come, before the invitations go."""
    case = locked(case)
    if round_of(case).arranged is None:
        raise NotArranged
    if not name.strip():
        raise Refused("Enter the name of whoever is invited.", field="name")
    made = ReviewInvitation.objects.create(
        child_id=case.child_id, case=case, kind=kind, name=name.strip(), organisation=organisation.strip(),
        by=by, at=at,
    )  # fmt: skip
    audit.record(what="invited somebody to a review", by=by, at=at, child_id=case.child_id, case=case.number)
    return made


@transaction.atomic
def send_invitations(*, case: Case, told: Told, by: Account, at: datetime) -> CaseEvent:
    """The invitations went; the family’s is a letter."""
    found = _ready_to_invite(case)
    event = record_event(case=case, what=Happened(K.REVIEW_INVITED, told.on), by=by, at=at)
    send_letter(event=event, told=told, why=Why(named={"meeting": meeting_words(found)}), by=by, at=at)
    return event


@transaction.atomic
def invited_by_school(*, case: Case, on: date, by: Account, at: datetime) -> CaseEvent:
    """The school sent its own invitations: no letter of the council goes."""
    found = _ready_to_invite(case)
    event = record_event(case=case, what=Happened(K.REVIEW_INVITED, on), by=by, at=at)
    family = family_of(case.child, timezone.localdate(at)).accounts
    _tell(case, family, f"The yearly review of the plan is {meeting_words(found)}.", at)
    return event


def _ready_to_invite(case: Case) -> Round:
    found = round_of(case)
    if found.arranged is None:
        raise NotArranged
    if not found.invitations:
        raise Refused("Say first who is invited.")
    return found


@transaction.atomic
def send_papers(*, case: Case, on: date, words: str = "", by: Account, at: datetime) -> CaseEvent:
    """What each of those invited has written went to all of them."""
    if round_of(case).arranged is None:
        raise NotArranged
    return record_event(case=case, what=Happened(K.REVIEW_PAPERS_SENT, on, reason=words), by=by, at=at)


@dataclass(frozen=True, slots=True)
class Found:
    """What a review finds for one outcome. `seen` is the finding that whoever writes has read, if any."""

    helped: str
    evidence: str
    what_next: str
    seen: UUID | None = None


@transaction.atomic
def look_at_outcome(*, case: Case, strand: UUID, found: Found, by: Account, at: datetime) -> ReviewOutcome:
    """What was delivered for an outcome, as the accounts say today, and whether it helped."""
    case = locked(case)
    outcome = outcome_of(case, strand, at)
    if not found.evidence.strip():
        raise Refused("Say what shows it.", field="evidence")
    for field, value, known in (
        ("helped", found.helped, ReviewOutcome.Helped.values),
        ("what_next", found.what_next, ReviewOutcome.Next.values),
    ):
        if value not in known:
            raise Refused("Choose one of the answers.", field=field)
    before = newest_finding(case, strand, round_of(case).began)
    if before and before.id != found.seen:
        raise FoundAlready(before.by.name)
    made = ReviewOutcome.objects.create(
        child_id=case.child_id, case=case, strand=strand, delivered=list(outcome.delivered),
        helped=found.helped, evidence=found.evidence.strip(), what_next=found.what_next, by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="looked at an outcome at a review", by=by, at=at, child_id=case.child_id, case=case.number
    )
    return made


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who was there, and what was said."""

    present: str
    child_words: str
    recommends: str
    family_words: str = ""
    adulthood: str = ""


@transaction.atomic
def hold(*, case: Case, meeting: Meeting, on: date, by: Account, at: datetime) -> ReviewMeeting:
    """The meeting was held: from that day the report, the decision and the changes have their time.

    It counts as held though nobody arranged it here: a school may have done so by itself.
    """
    for field, missing in (
        ("present", "Say who was there."),
        (
            "child_words",
            "Write what the child or young person said, in words, pictures or by somebody who knows them.",
        ),
    ):
        if not getattr(meeting, field).strip():
            raise Refused(missing, field=field)
    if meeting.recommends not in ReviewMeeting.Recommends.values:
        raise Refused("Choose what the meeting recommends.", field="recommends")
    event = record_event(case=case, what=Happened(K.REVIEW_HELD, on), by=by, at=at)
    _tell_officer(case, f"The review of the plan was held on {plain_date(on)}. {by.name} entered it.", by, at)
    return ReviewMeeting.objects.create(
        child_id=case.child_id, case=case, event=event, present=meeting.present.strip(),
        child_words=meeting.child_words.strip(), family_words=meeting.family_words.strip(),
        adulthood=meeting.adulthood.strip(), recommends=meeting.recommends, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def send_report(*, case: Case, told: Told, report: str = "", by: Account, at: datetime) -> CaseEvent:
    """The report went to all who were invited. Without `report`, it is the one made from the record."""
    found = round_of(case)
    if found.held is None:
        raise NotHeld
    words = report.strip() or report_words(case, found, at)
    event = record_event(case=case, what=Happened(K.REVIEW_REPORT_SENT, told.on, reason=words), by=by, at=at)
    send_letter(event=event, told=told, why=Why(named={"report": words}), by=by, at=at)
    return event


@transaction.atomic
def report_to_council(*, case: Case, on: date, report: str = "", by: Account, at: datetime) -> CaseEvent:
    """The school’s report went to the council and to all who were invited. The family reads it here too."""
    found = round_of(case)
    if found.held is None:
        raise NotHeld
    words = report.strip() or report_words(case, found, at)
    event = record_event(case=case, what=Happened(K.REVIEW_REPORT_SENT, on, reason=words), by=by, at=at)
    said = f"The report of the yearly review is here. {by.name} sent it to the council."
    _tell(case, family_of(case.child, timezone.localdate(at)).accounts, said, at)
    _tell_officer(case, said, by, at)
    return event


def _tell_officer(case: Case, words: str, by: Account, at: datetime) -> None:
    """Whoever has the case, unless they wrote it themselves."""
    if case.coordinator_id and case.coordinator_id != by.id:
        _tell(case, (case.coordinator_id,), words, at)


def _tell(case: Case, accounts: Collection[UUID], words: str, at: datetime) -> None:
    notices.tell(
        accounts, child_id=case.child_id, what_changed=f"{case.child.short_name}: {words}",
        link=f"/cases/{case.id}/review/", at=at,
    )  # fmt: skip
