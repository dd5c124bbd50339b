"""Requests: asked for from a child’s record, entered from paper, and matched to a child by an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.requests import (
    Words,
    ask_from_record,
    match_request,
    receive_request,
    set_request_aside,
)
from goldenthread.casework.codes import ENTERED_HOW, FROM_FAMILY, FROM_SETTING, SOURCES
from goldenthread.casework.pages.asking import about_request
from goldenthread.casework.queries.evidence import what_was_tried
from goldenthread.casework.queries.requests import areas_to_ask, children_like, waiting_requests
from goldenthread.design.forms import (
    DateField,
    EmailField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice, SummaryRow
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.places.access import area_for, areas_for

if TYPE_CHECKING:
    from goldenthread.casework.models import Request

FAMILY = frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON})
NEW, ASIDE = "new", "aside"


class AskForm(GovForm):
    """From a child’s record: what has been tried comes from there, so only the reason is asked."""

    why = TextAreaField(
        "Why do you ask for an assessment?",
        missing="Say why you ask, in your own words",
        hint="What is hard now, and what you hope for. You need no report and no special words.",
        rows=6,
    )
    tried = TextAreaField(
        "What has been tried that is not in the record?", hint="Leave it empty if it is all there.", rows=3
    )

    def __init__(self, *args: Any, areas: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(areas) > 1:
            area = SelectField("Which council?", areas, missing="Choose the council where the child lives")
            self.fields = {"area": area, **self.fields}


class PaperForm(GovForm):
    received_on = DateField(
        "On which day did it come?",
        missing="Enter the day on which it came",
        hint="The council’s time runs from this day, not from today.",
    )
    how = RadioField("How did it come?", ENTERED_HOW, missing="Choose how it came")
    source = RadioField("Who asks?", SOURCES, missing="Choose who asks")
    asker_name = TextField("What is their name?", missing="Enter their name", longest=200)
    asker_is = TextField("Who are they to the child?", longest=200)
    asker_email = EmailField("Their e-mail address")
    asker_telephone = TextField("Their telephone number", longest=30)
    asker_address = TextAreaField("Their address", rows=3)
    child_first_name = TextField("The child’s first name", missing="Enter the first name", longest=100)
    child_last_name = TextField("The child’s last name", missing="Enter the last name", longest=100)
    child_born_on = DateField("The child’s date of birth", missing="Enter the date of birth")
    child_setting = TextField("School or setting, if there is one", longest=200)
    why = TextAreaField("What do they say?", missing="Enter why they ask, in their words", rows=6)
    tried = TextAreaField("What do they say has been tried?", rows=3)


class MatchForm(GovForm):
    reason = TextAreaField("Why is it set aside?", missing="Say why it is set aside", rows=3)

    def __init__(self, *args: Any, offered: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        child = RadioField(
            "Which child is it about?", offered, missing="Choose which child it is about",
            label_as_heading=False, reveals={ASIDE: "reason"},
        )  # fmt: skip
        self.fields = {"child": child, **self.fields}


@about_child(Permission.ASK_ASSESSMENT)
@takes(FORM)
def ask(request: HttpRequest, child: Child) -> HttpResponseBase:
    """Ask the council, by somebody who reaches the child’s record. It is sent with what was tried."""
    viewer = viewer_of(request)
    areas = areas_to_ask(child.id, viewer.today)
    form = AskForm(
        request.POST or None, areas=[Choice(str(area.id), f"{area.name} Council") for area in areas]
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("area")
        area = next(one for one in areas if len(areas) == 1 or str(one.id) == chosen)
        family = bool(roles_around(viewer, child.id) & FAMILY)
        try:
            case = ask_from_record(
                child=child, area=area, source=FROM_FAMILY if family else FROM_SETTING,
                why=form.cleaned_data["why"], tried=form.cleaned_data["tried"] or "",
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"child": child, "form": form, "areas": areas, "tried": what_was_tried(child, viewer.at)}
    return render(request, "casework/requests/ask.jinja", context)


@asks(Permission.SEE_CASELOAD)
def requests(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    areas = [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)]
    waiting = waiting_requests(areas)
    for area in areas:
        audit.record(
            what="read the requests", by=viewer.account, at=viewer.at, stream=audit.stream_of_place(area)
        )
    return render(
        request, "casework/requests/list.jinja", {"waiting": waiting, "areas": areas, "today": viewer.today}
    )


@asks(Permission.SEE_CASELOAD)
@takes(FORM)
def enter(request: HttpRequest, area_id: UUID) -> HttpResponseBase:
    """A request that came on paper, by e-mail or by telephone, typed in by an officer."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.SEE_CASELOAD)
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = {name: value or "" for name, value in form.cleaned_data.items()}
        received_on, how = data.pop("received_on"), data.pop("how")
        try:
            sent = receive_request(
                area=area,
                words=Words(**data),
                how=how,
                received_on=received_on,
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("request", request_id=sent.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/requests/enter.jinja", {"form": form})


@about_request
@takes(FORM)
def one(request: HttpRequest, sent: Request) -> HttpResponseBase:
    """A request with the children it may be about: match it, say the child is new, or set it aside."""
    viewer = viewer_of(request)
    if sent.case_id:
        return redirect("case", case_id=sent.case_id)
    like = children_like(sent, viewer.today)
    audit.record(
        what="read a request", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(sent.area_id), request=sent.code,
    )  # fmt: skip
    form = MatchForm(request.POST or None, offered=_offered(like))
    if request.method == "POST" and form.is_valid():
        try:
            return _settle(request, sent, form.cleaned_data)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/requests/one.jinja", {"sent": sent, "form": form, "rows": _rows(sent)})


def _rows(sent: Request) -> list[SummaryRow]:
    ways = (sent.asker_email, sent.asker_telephone, sent.asker_address)
    who = f"{sent.asker_name}, {sent.asker_is}" if sent.asker_is else sent.asker_name
    return [
        SummaryRow("Born", plain_date(sent.child_born_on)),
        SummaryRow("School", sent.child_setting or "Not said"),
        SummaryRow("From", who),
        SummaryRow("Reach them", ", ".join(filter(None, ways)) or "Not said"),
    ]


def _offered(like: Any) -> list[Choice]:
    found = [
        Choice(str(one.id), one.name, hint=f"Born {plain_date(one.born_on)}. {one.setting}".strip())
        for one in like
    ]
    return [
        *found,
        Choice(
            NEW,
            "A child who is not here yet",
            hint="A record is made for them.",
            divider="or" if found else "",
        ),
        Choice(ASIDE, "None: it is no request, or the same one twice"),
    ]


def _settle(request: HttpRequest, sent: Request, data: dict[str, Any]) -> HttpResponseBase:
    viewer = viewer_of(request)
    if data["child"] == ASIDE:
        set_request_aside(request=sent, reason=data["reason"], by=viewer.account, at=viewer.at)
        return redirect("requests")
    child_id = None if data["child"] == NEW else UUID(data["child"])
    case = match_request(request=sent, child_id=child_id, by=viewer.account, at=viewer.at)
    return redirect("case", case_id=case.id)


urlpatterns = [
    path("children/<uuid:child_id>/assessment/ask/", ask, name="ask_assessment"),
    path("requests/", requests, name="requests"),
    path("requests/enter/<uuid:area_id>/", enter, name="request_enter"),
    path("requests/<uuid:request_id>/", one, name="request"),
]
