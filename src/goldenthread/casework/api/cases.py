"""Cases with the council, for other programs: caseload, one case, decisions, events, who has it, letters."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from goldenthread.casework.access import cases_of, works_on
from goldenthread.casework.actions.decisions import DECISIONS, decide
from goldenthread.casework.actions.details import say_needs, say_youth_accommodation
from goldenthread.casework.actions.events import Happened, record_event, set_event_aside
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why, draft_letter
from goldenthread.casework.actions.posting import record_posted
from goldenthread.casework.api import case_shapes as shapes
from goldenthread.casework.asked import ask_case
from goldenthread.casework.choices import ELSEWHERE, event_choices
from goldenthread.casework.queries.case_page import AdviceLine, CasePage, EventLine, case_page
from goldenthread.casework.queries.caseload import CaseInFull, Caseload, caseload_of, in_full, inbox_of
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.queries.officers import READ_BY_FAMILY, officers_of
from goldenthread.casework.queries.panels import advised_item
from goldenthread.casework.states import possible
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer, account_by_id
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.law.time_limits import EventKind, clock_as_json
from goldenthread.people.access import roles_around
from goldenthread.people.asked import ask, asks
from goldenthread.places.access import areas_for

router = Router(tags=["cases"])
FAMILY = frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON})
CASE = "/cases/{case_id}"
A_CASE = {201: shapes.CaseOut, **REFUSALS}


class RecordedElsewhere(Refused):
    """A decision without a letter, or advice without its words, would be recorded otherwise."""

    def __init__(self) -> None:
        super().__init__("This is recorded by an operation of its own, with what belongs to it.", "kind")


@router.get(
    "/caseload", response={200: shapes.CaseloadOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="Your cases, the most pressing first",
)  # fmt: skip
def caseload(request: HttpRequest, asked: Query[shapes.CasesAsked]) -> Any:
    """Those that you have or cover, with every open time limit."""
    viewer = viewer_of(request)
    return _listed(viewer, caseload_of(viewer, _areas(viewer)), asked, "read the caseload")


@router.get(
    "/inbox", response={200: shapes.CaseloadOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="The council’s cases that nobody has",
)  # fmt: skip
def inbox(request: HttpRequest, asked: Query[shapes.CasesAsked]) -> Any:
    """Take one by handing it over to yourself."""
    viewer = viewer_of(request)
    return _listed(viewer, inbox_of(viewer, _areas(viewer)), asked, "read the team inbox")


def _areas(viewer: Viewer) -> list[UUID]:
    return [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)]


def _listed(viewer: Viewer, found: Caseload, asked: shapes.CasesAsked, what: str) -> dict[str, Any]:
    shown = found.among(asked.what)[asked.after : asked.after + asked.most]
    children = list(dict.fromkeys(line.child_id for line in shown))
    audit.record(what=what, by=viewer.account, at=viewer.at, children=children)
    cases = [_line(line, found) for line in in_full(shown)]
    return {"today": found.today, "counts": dict(found.counts), "cases": cases}


def _line(line: CaseInFull, found: Caseload) -> dict[str, Any]:
    clocks = [one._asdict() | {"who": one.who.value} for one in line.clocks]
    return line._asdict() | {"lists": sorted(found.lists_of(line)), "clocks": clocks}


@router.get(
    "/children/{child_id}/cases", response={200: list[shapes.CaseOfChild], **REFUSALS},
    openapi_extra=asks(Permission.READ_CASE), summary="The cases of a child",
)  # fmt: skip
def of_child(request: HttpRequest, child_id: UUID) -> Any:
    """The newest first; empty if the council was never asked."""
    asked = ask(request, child_id, Permission.READ_CASE)
    asked.log("read which cases there are")
    return list(cases_of(child_id))


@router.get(
    CASE, response={200: shapes.CaseOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read a case",
)  # fmt: skip
def read_case(request: HttpRequest, case_id: UUID) -> Any:
    """Every event, time limit, piece of advice and letter. The family is told when it was last read."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    works = works_on(asked.viewer, asked.case)
    is_family = bool(roles_around(asked.viewer, asked.case.child_id) & FAMILY)
    asked.log("opened the case" if works else READ_BY_FAMILY if is_family else "read the case")
    return case_out(case_page(asked.case, asked.viewer.today), works=works)


def case_out(page: CasePage, *, works: bool) -> dict[str, Any]:
    """A case as it stands now, without what is only for the council’s officers."""
    return {
        **{name: getattr(page, name) for name in shapes.CaseOut.model_fields if hasattr(page, name)},
        "may_work": works,
        "clocks": [clock_as_json(clock, page.today) for clock in page.clocks],
        "advice": [_advice(line, works) for line in page.advice],
        "events": [_event(line) for line in page.events],
    }


def _advice(line: AdviceLine, works: bool) -> dict[str, Any]:
    readable = works or not line.withheld
    reminders = [asdict(one) | ({} if works else {"words": ""}) for one in line.reminders]
    return asdict(line) | {
        "title": line.title,
        "manager": line.manager if works else "",
        "advice_id": line.advice_id if readable else None,
        "withheld": bool(line.withheld),
        "withheld_law": line.withheld if works else "",
        "reminders": reminders,
    }


def _event(line: EventLine) -> dict[str, Any]:
    return asdict(line) | asdict(line.event)


@router.get(
    f"{CASE}/steps", response={200: shapes.StepsOut, **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="What can be decided or recorded now",
)  # fmt: skip
def read_steps(request: HttpRequest, case_id: UUID) -> Any:
    """By the state of the case. An event of an earlier day is held against the state of that day."""
    ask_case(request, case_id, Permission.WORK_CASE)
    now = possible(event.kind for event in events_of(case_id))
    decisions = {kind.value: words for kind, words in DECISIONS.items() if kind in now}
    return {"decisions": decisions, "events": dict(event_choices(now))}


@router.post(
    f"{CASE}/decisions/draft", response={200: shapes.LetterDraft, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Read the letter of a decision before it goes",
)  # fmt: skip
def draft(request: HttpRequest, case_id: UUID, sent: shapes.DecisionToTake) -> Any:
    """With the dates that would run if the family were told that day. Nothing is kept."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    return draft_letter(**asked.about, kind=_decision(sent.kind), told=_told(sent), why=_why(sent))


@router.post(
    f"{CASE}/decisions", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Decide, and tell the family",
)  # fmt: skip
def take_decision(request: HttpRequest, case_id: UUID, sent: shapes.DecisionToTake) -> Any:
    """The letter is kept as it was sent. A decision that somebody else has taken meanwhile is refused."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    item = advised_item(asked.case, sent.panel_item_id) if sent.panel_item_id else None
    decide(**asked.about, kind=_decision(sent.kind), told=_told(sent), why=_why(sent), panel_item=item)
    return done(request, case_id)


def _decision(kind: EventKind) -> EventKind:
    if kind not in DECISIONS:
        raise Refused("Choose what was decided.", field="kind")
    return kind


def _told(sent: shapes.DecisionToTake) -> Told:
    return Told(sent.told_on, sent.how, sent.letter)


def _why(sent: shapes.DecisionToTake) -> Why:
    return Why(sent.decided_on, sent.reason, tuple(filter(None, sent.evidence)))


def done(request: HttpRequest, case_id: UUID) -> Any:
    """The case as an officer finds it after what was done."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    return Status(201, case_out(case_page(asked.case, asked.viewer.today), works=True))


@router.post(
    f"{CASE}/events", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record what happened",
)  # fmt: skip
def record(request: HttpRequest, case_id: UUID, sent: shapes.EventToRecord) -> Any:
    """The state and every time limit are worked out again from all that happened."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    if sent.kind in ELSEWHERE:
        raise RecordedElsewhere
    record_event(**asked.about, what=Happened(**sent.dict()))
    return done(request, case_id)


@router.post(
    f"{CASE}/events/{{event_id}}/aside", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Set an event aside that was recorded wrongly",
)  # fmt: skip
def put_aside(request: HttpRequest, case_id: UUID, event_id: UUID, sent: shapes.EventToSetAside) -> Any:
    """It stays in the record with the reason, and counts no more."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    set_event_aside(**asked.about, event_id=event_id, reason=sent.reason, on=sent.on)
    return done(request, case_id)


@router.post(
    f"{CASE}/youth-accommodation", response={200: shapes.YouthAccommodation, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Say whether the child was detained",
)  # fmt: skip
def youth_accommodation(request: HttpRequest, case_id: UUID, sent: shapes.YouthAccommodation) -> Any:
    """In relevant youth accommodation, when the request came: the yearly return asks for it."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    say_youth_accommodation(**asked.about, was_there=sent.was_there)
    return sent


@router.post(
    f"{CASE}/needs", response={200: shapes.NeedsOfPlan, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Say the types of need that section B describes",
)  # fmt: skip
def needs(request: HttpRequest, case_id: UUID, sent: shapes.NeedsOfPlan) -> Any:
    """The yearly return reads them before those of the school’s plan."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    say_needs(**asked.about, **sent.dict())
    return sent


@router.get(
    f"{CASE}/officers", response={200: list[shapes.OfficerOut], **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Who could have the case",
)  # fmt: skip
def read_officers(request: HttpRequest, case_id: UUID) -> Any:
    """The officers of its council today."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    return list(officers_of(asked.case.area_id, asked.viewer.today))


@router.post(
    f"{CASE}/hand-over", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Pass a case on, or have it covered",
)  # fmt: skip
def pass_on(request: HttpRequest, case_id: UUID, sent: shapes.CaseToHandOver) -> Any:
    """To an officer of its council, or to a team’s inbox. Whoever gets it is told."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    to = account_by_id(sent.to) if sent.to else None
    if sent.to and to is None:
        raise NotVisible("account", sent.to, asked.case.child_id, field="to")
    hand_over(**asked.about, to=to, team=sent.team, until=sent.until, reason=sent.reason)
    return done(request, case_id)


@router.get(
    f"{CASE}/letters/{{letter_id}}", response={200: shapes.CaseLetterOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_CASE), summary="Read a letter as it was sent",
)  # fmt: skip
def read_letter(request: HttpRequest, case_id: UUID, letter_id: UUID) -> Any:
    """Its words stay when the council’s own words for such letters change."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    found = letter_of(asked.case, letter_id)
    asked.log("read a letter", letter=letter_id)
    return found


@router.post(
    f"{CASE}/letters/{{letter_id}}/posted", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Say when a letter was posted that could not be sent before",
)  # fmt: skip
def post_letter(request: HttpRequest, case_id: UUID, letter_id: UUID, sent: shapes.LetterWasPosted) -> Any:
    """What it tells of counts from that day."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    record_posted(letter_id=letter_id, on=sent.on, to=sent.to, **asked.about)
    return done(request, case_id)
