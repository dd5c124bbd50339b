"""Requests for an EHC needs assessment: received from anybody, matched to a child by an officer."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.models import Case, CaseEvent, Request
from goldenthread.casework.queries.evidence import what_was_tried
from goldenthread.casework.queries.requests import children_named
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Child
from goldenthread.places.models import Area

OLDEST = timedelta(days=366 * 26)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another


@dataclass(frozen=True, slots=True)
class Words:
    """What a request says, in the words of whoever sent it."""

    child_first_name: str
    child_last_name: str
    child_born_on: date
    asker_name: str
    why: str
    source: str
    tried: str = ""
    asker_is: str = ""
    asker_email: str = ""
    asker_telephone: str = ""
    asker_address: str = ""
    child_setting: str = ""
    child_address: str = ""


class Settled(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has settled this request already. Reload the page to see how.")


@transaction.atomic
def receive_request(
    *, area: Area, words: Words, how: str, received_on: date | None = None, by: Account | None, at: datetime
) -> Request:
    """Keep a request as it came in. From that day the council’s time runs, whoever reads it when.

    Whoever sends it learns its code and nothing else: not whether the child is known.
    """
    today = timezone.localdate(at)
    _check(words, received_on or today, today)
    if by is None and not (words.asker_email or words.asker_telephone or words.asker_address):
        raise Refused(
            "Enter an e-mail address, a telephone number or an address, so that we can answer.",
            field="asker_email",
        )
    with lifted("a request comes from anybody, and names no child of the record"):
        request = Request.objects.create(
            area=area, code=_code(), received_on=received_on or today, how=how, by=by, at=at, **asdict(words)
        )
        audit.record(
            what="received a request",
            by=by,
            at=at,
            stream=audit.stream_of_place(area.id),
            request=request.code,
        )
    return request


@transaction.atomic
def ask_from_record(
    *, child: Child, area: Area, source: str, why: str, tried: str = "", by: Account, at: datetime
) -> Case:
    """A request by somebody who reaches the child’s record: there is nothing to match, so a case opens."""
    how = Request.How.SCHOOL if source == Request.Source.SETTING else Request.How.WEB
    words = Words(
        child.first_name, child.last_name, child.born_on, by.name, why, source, tried, asker_email=by.email
    )
    request = receive_request(area=area, words=words, how=how, by=by, at=at)
    return _open(request, child, by, at, evidence="\n".join(what_was_tried(child, at)))


@transaction.atomic
def match_request(*, request: Request, child_id: UUID | None, by: Account, at: datetime) -> Case:
    """Say which child a request is about, or that the child is new here, and open the case."""
    request = _unsettled(request)
    with lifted("an officer reaches the child once the council is responsible, which this makes it"):
        if child_id:
            child = _like(request, child_id)
        else:
            child = Child.objects.create(
                first_name=request.child_first_name, last_name=request.child_last_name,
                born_on=request.child_born_on,
            )  # fmt: skip
            audit.record(what="added a child", by=by, at=at, child_id=child.id, request=request.code)
        return _open(request, child, by, at)


@transaction.atomic
def set_request_aside(*, request: Request, reason: str, by: Account, at: datetime) -> None:
    """It is no request, or the same one twice: kept with the reason, and off the list."""
    request = _unsettled(request)
    if not reason.strip():
        raise Refused("Say why it is set aside. It stays in the record.", field="reason")
    Request.objects.filter(id=request.id).update(set_aside=reason.strip(), settled_by=by, settled_at=at)
    audit.record(
        what="set a request aside", by=by, at=at, stream=audit.stream_of_place(request.area_id),
        request=request.code, why=reason.strip()[:200],
    )  # fmt: skip


def _open(request: Request, child: Child, by: Account, at: datetime, evidence: str = "") -> Case:
    """The case of a request, and the letter that it came: to whoever asked, so the request is tied first."""
    begins = Beginning(EventKind.REQUEST_RECEIVED, request.received_on, reason=request.why, evidence=evidence)
    case = open_case(child=child, area=request.area, begins=begins, by=by, at=at)
    with lifted("the request is tied to its case by whoever sent or settled it"):
        Request.objects.filter(id=request.id).update(case=case, child=child, settled_by=by, settled_at=at)
    event = CaseEvent.objects.get(case=case, kind=EventKind.REQUEST_RECEIVED)
    told = Told(timezone.localdate(at))
    send_letter(event=event, told=told, why=Why(request.received_on), by=by, at=at)
    return case


def _like(request: Request, child_id: UUID) -> Child:
    """An officer matches a request only to a child whom it may be about."""
    found = next((one for one in children_named(request) if one.id == child_id), None)
    if found is None:
        raise NotVisible("child", child_id, child_id)
    return found


def _unsettled(request: Request) -> Request:
    found = Request.objects.select_for_update().get(id=request.id)
    if found.settled_at:
        raise Settled
    return found


def _code() -> str:
    """A code to quote: long enough that nobody guesses another’s."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def _check(words: Words, received_on: date, today: date) -> None:
    for field, missing in (
        ("child_first_name", "Enter the child’s first name."),
        ("child_last_name", "Enter the child’s last name."),
        ("asker_name", "Enter your name, or the name of whoever asks."),
        ("why", "Say why you ask, in your own words."),
    ):
        if not getattr(words, field).strip():
            raise Refused(missing, field=field)
    if words.asker_email:
        _check_address(words.asker_email)
    if words.source not in Request.Source.values:
        raise Refused("Choose who asks.", field="source")
    if not today - OLDEST < words.child_born_on <= today:
        raise Refused("Check the date of birth: an assessment is for ages 0 to 25.", field="child_born_on")
    if received_on > today:
        raise Refused("Enter the day on which it came, not a day still to come.", field="received_on")


def _check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused("Enter an e-mail address like name@example.com.", field="asker_email") from error
