"""May the version that is with the family come into force? The facts for `law.agreement`, and its answer."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldenthread.law.agreement import Answer, Decision, Facts, Response, decide
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.queries.document import VersionHead
from goldenthread.plans.queries.together import (
    OPENED,
    POSTED,
    REMINDED,
    Contact,
    ResponseRead,
    contacts_of,
    responses_to,
)


def agreement_on(version: VersionHead, today: date) -> Decision:
    """What the law says of this version today. Six queries."""
    contacts = contacts_of(version.child_id, version.id)
    facts = Facts(
        shared_on=timezone.localdate(version.shared_at) if version.shared_at else None,
        opened_by=[(one.who, one.on) for one in contacts if one.what == OPENED],
        posted_on=_days(contacts, POSTED),
        reminded_on=_days(contacts, REMINDED),
        responses=[_response(one) for one in responses_to(version.id)],
    )
    return decide(facts, today, school_days(version.setting_id))


def _days(contacts: tuple[Contact, ...], what: str) -> list[date]:
    return [one.on for one in contacts if one.what == what]


def _response(one: ResponseRead) -> Response:
    answered = timezone.localdate(one.said_at) if one.said_at else None
    return Response(one.by, Answer(one.answer), one.on, answered)
