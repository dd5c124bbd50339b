"""Letters: written from the council’s own words for them, sent, and kept as they were sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from goldenthread.casework.actions.mailing import mail_letter
from goldenthread.casework.letters import KINDS, check_names, check_words, filled, named_help
from goldenthread.casework.models import Case, CaseEvent, Letter, LetterTemplate
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.queries.family import Family, written_to
from goldenthread.casework.queries.letter_words import newest_words, unnamed_in
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.law.independent_help import Local
from goldenthread.law.time_limits import Clock, Event, EventKind, clocks
from goldenthread.places.models import Area
from goldenthread.places.queries.independent_help import contacts_in

LONGEST_TO, LONGEST_SUBJECT = 300, 200


@dataclass(frozen=True, slots=True)
class Told:
    """How and when the family is told."""

    on: date
    how: str = Letter.How.HERE
    words: str = ""  # in the place of the template’s, when the officer changed them for this letter


@dataclass(frozen=True, slots=True)
class Why:
    decided_on: date | None = None
    reason: str = ""
    evidence: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)  # what else the words of this letter can name


def template_of(area: Area, kind: str) -> tuple[LetterTemplate | None, str, str]:
    """The council’s newest words for this letter, or those it begins with: template, subject, words."""
    newest = newest_words(area.id, kind)
    known = KINDS[kind]
    return (newest, newest.subject, newest.words) if newest else (None, known.subject, known.words)


@transaction.atomic
def keep_template(
    *, area: Area, kind: str, subject: str, words: str, by: Account, at: datetime
) -> LetterTemplate:
    """A new version of the words of a letter. Those sent before stay as they were."""
    if kind not in KINDS:
        raise Refused("Choose a letter.", field="kind")
    check_words(subject, words)
    last = LetterTemplate.objects.filter(area=area, kind=kind).aggregate(last=Max("version"))["last"] or 0
    kept = LetterTemplate.objects.create(
        area=area, kind=kind, version=last + 1, subject=subject.strip(), words=words.strip(), by=by, at=at
    )
    audit.record(
        what="changed the words of a letter", by=by, at=at, stream=audit.stream_of_place(area.id),
        letter=kind, version=kept.version,
    )  # fmt: skip
    return kept


def send_letter(*, event: CaseEvent, told: Told, why: Why, by: Account, at: datetime) -> Letter:
    """Write the letter that tells of this event, keep it, and tell those of the family who sign in."""
    case = event.case
    template, subject, words = template_of(case.area, event.kind)
    family = written_to(case, event.kind, timezone.localdate(at))
    to = family.names
    values = _values(case, event.kind, to, told.on, why, by, events_of(case.id))
    how, sent_to = _way(told.how, family)
    letter = Letter.objects.create(
        child_id=case.child_id, case=case, event=event, kind=event.kind, template=template,
        to=to[:LONGEST_TO], subject=filled(subject, values)[:LONGEST_SUBJECT],
        words=_words(told, words, values) + _back_to_it(event.kind, family), how=how,
        sent_to=sent_to, sent_on=told.on, by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="sent a letter", by=by, at=at, child_id=case.child_id, case=case.number, letter=event.kind
    )
    notices.tell(
        family.accounts,
        child_id=case.child_id,
        what_changed=case.child.named_in(f"{letter.subject}. {case.area.name} has written to you."),
        link=f"/cases/{case.id}/letters/{letter.id}/",
        at=at,
    )
    if how == Letter.How.EMAIL and sent_to:
        transaction.on_commit(lambda: mail_letter.enqueue(str(letter.id)))
    return letter


def _way(asked: str, family: Family) -> tuple[str, str]:
    """How the letter really goes, and where to: nobody reads a letter “here” who has no account here."""
    if asked == Letter.How.POST:
        return asked, family.address
    if asked == Letter.How.EMAIL and family.email:
        return asked, family.email
    if family.accounts or asked == Letter.How.EMAIL:
        return asked, ""
    if family.email:
        return Letter.How.EMAIL, family.email
    return (Letter.How.POST, family.address) if family.address else (Letter.How.NOT_SENT, "")


def _back_to_it(kind: str, family: Family) -> str:
    """For somebody without an account: where each step can be read, with the code that they were given."""
    if not family.code or kind != EventKind.REQUEST_RECEIVED:
        return ""
    return (
        f"\n\nYou can read each step and its legal date at {settings.PUBLIC_ADDRESS}"
        f"{reverse('assessment_follow')} with your code, {family.code}."
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before it is sent, to read and change.

    `unnamed`: the independent help that it should name, and that the council has not named.
    """

    to: str
    subject: str
    words: str
    unnamed: tuple[Local, ...] = ()


def draft_letter(*, case: Case, kind: EventKind, told: Told, why: Why, by: Account, at: datetime) -> Draft:
    """The letter as it would go out. Its dates are those that would run if the family were told that day."""
    _, subject, words = template_of(case.area, kind)
    to = written_to(case, kind, timezone.localdate(at)).names
    would = [*events_of(case.id), Event(kind, told.on)]
    values = _values(case, kind, to, told.on, why, by, would)
    return Draft(to, filled(subject, values), _words(told, words, values), unnamed_in(case.area_id, kind))


def _words(told: Told, words: str, values: Mapping[str, str]) -> str:
    """What the officer wrote, or else the council’s own words, with every {name} filled in."""
    check_names(told.words, "letter")
    return filled(told.words.strip() or words, values)


def _values(
    case: Case, kind: str, to: str, on: date, why: Why, by: Account, events: Sequence[Event]
) -> Mapping[str, str]:
    """What the words of a letter can name, from the case as these events leave it on that day."""
    running = {clock.limit.id.removeprefix("limit."): clock for clock in clocks(events, on)}
    return {
        "child": case.child.short_name,
        "family": to,
        "council": f"{case.area.name} Council",
        "officer": _signs(case, kind, by),
        "number": case.number,
        "day": plain_date(on),
        "decided_on": plain_date(why.decided_on or on),
        "reason": why.reason.strip(),
        "evidence": "; ".join(why.evidence) or "the request and what was sent with it",
        **_dates(running, kind),
        **named_help(contacts_in(case.area_id)),
        **why.named,
    }


TEAM = "the SEND team"


def _signs(case: Case, kind: str, by: Account) -> str:
    """Who decides signs. That a request came is told by the officer of the case, never by who asked."""
    if kind != EventKind.REQUEST_RECEIVED:
        return by.name
    return case.coordinator.name if case.coordinator else TEAM


_NEXT = {
    "request-received": "decide-to-assess",
    "assessment-agreed": "final-plan",
    "plan-agreed": "final-plan",
    "draft-served": "final-plan",
    "amendments-sent": "amended-plan",
    "reassessment-agreed": "plan-after-reassessment",
    "review-report-sent": "decide-after-review",
}


def _dates(running: Mapping[str, Clock], kind: str) -> dict[str, str]:
    wanted = {
        "appeal_by": "appeal",
        "mediation_by": "contact-mediation-adviser",
        "answer_by": "comment-on-amendments" if kind == "amendments-sent" else "comment-on-draft",
        "limit": _NEXT.get(kind, ""),
    }
    return {name: plain_date(running[limit].due) for name, limit in wanted.items() if limit in running}
