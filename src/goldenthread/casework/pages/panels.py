"""Panels: their agenda and papers, who sits and who steps back, and what they advise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.panels import (
    add_member,
    advise,
    make_panel,
    move_panel,
    put_before,
    remove_member,
    step_back,
)
from goldenthread.casework.codes import ADVISED
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.letter_words import in_area
from goldenthread.casework.queries.panels import (
    agenda_of,
    council_areas,
    decisions_of,
    item_for,
    item_page,
    members_of,
    panel_for,
    panel_to_keep,
    panels_of,
    seat_of,
    to_meet,
)
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    EmailField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.design.words import first_upper, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, signed_in, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.pages.asking import asking

if TYPE_CHECKING:
    from goldenthread.casework.models import Case, Panel, PanelItem
    from goldenthread.places.models import Area

NONE = "none"
WORKS, READS = Permission.WORK_CASE, Permission.READ_PANEL_PAPERS


class PanelForm(GovForm):
    name = TextField("What is the panel called?", missing="Enter the name of the panel", longest=100)
    meets_on = DateField("On which day does it meet?", missing="Enter the day on which it meets")


class MoveForm(GovForm):
    meets_on = DateField("On which day does it meet instead?", missing="Enter the day on which it meets")


class MemberForm(GovForm):
    name = TextField("Who sits?", missing="Enter their name")
    sits_as = TextField(
        "What do they sit as?", missing="Say what they sit as", hint="Like: educational psychologist."
    )
    email = EmailField(
        "Their e-mail address",
        hint="With it they read the papers here until the panel has met. Leave it empty for paper.",
    )
    address_checked = CheckboxField("I have asked them, and the address is theirs")


class BeforeForm(GovForm):
    question = TextField(
        "What is the panel asked?",
        missing="Write the question",
        hint="One that it can answer with yes or no.",
        longest=300,
    )

    def __init__(self, *args: Any, panels: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        panel = RadioField("Which panel?", panels, missing="Choose the panel")
        hint = "Whoever made that decision does not sit."
        again = RadioField("Does it look at a decision again?", decisions, missing="Choose one", hint=hint)
        self.fields = {"panel": panel, **self.fields} | ({"looks_at": again} if len(decisions) > 1 else {})


class StepBackForm(GovForm):
    reason = TextField("Why?", missing="Say why", hint="Like: taught the child.", longest=300)

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = RadioField("Who steps back?", members, missing="Choose who steps back")
        self.fields = {"member": who, **self.fields} if members else self.fields


class AdviceForm(GovForm):
    advised = RadioField("What does the panel advise?", ADVISED, missing="Choose what the panel advises")
    reason = TextAreaField("Why?", missing="Give the panel’s reason", rows=5)


@signed_in
def panels(request: HttpRequest) -> HttpResponseBase:
    """The panels of your council, and those on which you sit."""
    viewer = viewer_of(request)
    areas = council_areas(viewer)
    found = panels_of(viewer, areas)
    context = {
        "to_meet": [one for one in reversed(found) if one.meets_on >= viewer.today],
        "met": [one for one in found if one.meets_on < viewer.today],
        "areas": areas,
    }
    return render(request, "casework/panels/list.jinja", context)


@in_area(Permission.SEE_CASELOAD)
@takes(FORM)
def make(request: HttpRequest, area: Area) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = PanelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_panel(area=area, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("panel", panel_id=made.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/panels/make.jinja", {"area": area, "form": form})


@asks(READS)
def panel(request: HttpRequest, panel_id: UUID) -> HttpResponseBase:
    """Who sits, and what is before them."""
    viewer = viewer_of(request)
    found, works = panel_for(viewer, panel_id)
    agenda = agenda_of(viewer, found)
    audit.record(
        what="read the agenda of a panel", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(found.area_id), panel=found.name,
    )  # fmt: skip
    context = {
        "panel": found,
        "works": works,
        "agenda": agenda,
        "members": members_of(found.id),
        "met": found.meets_on < viewer.today,
    }
    return render(request, "casework/panels/panel.jinja", context)


def keeping(view: Any) -> Any:
    """`view(request, panel, …)` for the officers of its council."""
    return asking("panel_id", panel_to_keep, Permission.SEE_CASELOAD)(view)


@keeping
@takes(FORM)
def member(request: HttpRequest, panel: Panel) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_member(
                panel=panel, name=data["name"], sits_as=data["sits_as"], email=data["email"] or "",
                address_checked=data["address_checked"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("panel", panel_id=panel.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/panels/member.jinja", {"panel": panel, "form": form})


@keeping
@takes(FORM)
def move(request: HttpRequest, panel: Panel) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            move_panel(panel=panel, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("panel", panel_id=panel.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/panels/move.jinja", {"panel": panel, "form": form})


@keeping
@takes(FORM)
def remove(request: HttpRequest, panel: Panel, member_id: UUID) -> HttpResponseBase:
    """Asked once more: from the moment the button is pressed they see no papers."""
    viewer = viewer_of(request)
    sits = next((one for one in members_of(panel.id) if one.id == member_id), None)
    if sits is None:
        raise NotVisible("panel member", member_id)
    refused = ""
    if request.method == "POST":
        try:
            remove_member(panel=panel, member_id=member_id, by=viewer.account, at=viewer.at)
            return redirect("panel", panel_id=panel.id)
        except Refused as error:
            refused = str(error)
    context = {"panel": panel, "member": sits, "refused": refused}
    return render(request, "casework/panels/remove.jinja", context)


@about_case(WORKS)
@takes(FORM)
def before(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Put a case before a panel that is still to meet."""
    viewer = viewer_of(request)
    offered = to_meet(case.area_id, viewer.today)
    decisions = [
        (str(id), f"{first_upper(words)}, {plain_date(on)}, by {who}")
        for id, words, on, who in decisions_of(case)
    ]
    form = BeforeForm(
        request.POST or None,
        panels=[(str(id), f"{name}, {plain_date(on)}") for id, name, on in offered],
        decisions=[(NONE, "No, it is asked before there is one"), *decisions],
        initial={"looks_at": NONE},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        again = data.get("looks_at") or NONE
        try:
            item = put_before(
                panel=panel_to_keep(viewer, UUID(data["panel"]), Permission.SEE_CASELOAD), case=case,
                question=data["question"], looks_at=None if again == NONE else UUID(again),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("panel_item", item_id=item.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {"case": case, "form": form if offered else None}
    return render(request, "casework/panels/before.jinja", context)


@asking("item_id", item_for, READS)
def item(request: HttpRequest, item: PanelItem) -> HttpResponseBase:
    """The papers of one case, for those who sit on it and for the council."""
    viewer = viewer_of(request)
    audit.record(
        what="read the papers of a panel", by=viewer.account, at=viewer.at, child_id=item.child_id,
        case=item.case.number,
    )  # fmt: skip
    context = {
        "item": item_page(item),
        "works": _works(request, item),
        "sits": bool(_own(request, item)),
        "may_advise": item.panel.meets_on <= viewer.today,
    }
    return render(request, "casework/panels/item.jinja", context)


@asking("item_id", item_for, READS)
@takes(FORM)
def away(request: HttpRequest, item: PanelItem) -> HttpResponseBase:
    """A member steps back; an officer records it of any member."""
    viewer, own = viewer_of(request), _own(request, item)
    offered = [(str(one.id), one.name) for one in item_page(item).members if not one.stepped_back]
    form = StepBackForm(request.POST or None, members=offered if _works(request, item) else [])
    if request.method == "POST" and form.is_valid():
        member_id = form.cleaned_data.get("member") or own
        if not member_id:
            raise NotVisible("panel member", "", item.child_id)
        try:
            step_back(
                item=item, member_id=UUID(str(member_id)), reason=form.cleaned_data["reason"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("panel", panel_id=item.panel_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/panels/away.jinja", {"item": item, "form": form})


@asking("item_id", item_for, WORKS)
@takes(FORM)
def advice(request: HttpRequest, item: PanelItem) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = AdviceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            advise(item=item, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("panel_item", item_id=item.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/panels/advice.jinja", {"item": item, "form": form})


def _works(request: HttpRequest, item: PanelItem) -> bool:
    return works_on(viewer_of(request), item.case)


def _own(request: HttpRequest, item: PanelItem) -> UUID | None:
    """The seat of this person on the panel, if they have one."""
    return seat_of(item, viewer_of(request))


_ITEM = "panels/items/<uuid:item_id>/"
urlpatterns = [
    path("panels/", panels, name="panels"),
    path("panels/make/<uuid:area_id>/", make, name="panel_make"),
    path("panels/<uuid:panel_id>/", panel, name="panel"),
    path("panels/<uuid:panel_id>/member/", member, name="panel_member"),
    path("panels/<uuid:panel_id>/move/", move, name="panel_move"),
    path("panels/<uuid:panel_id>/members/<uuid:member_id>/remove/", remove, name="panel_member_remove"),
    path("cases/<uuid:case_id>/panel/", before, name="case_panel"),
    path(_ITEM, item, name="panel_item"),
    path(_ITEM + "step-back/", away, name="panel_step_back"),
    path(_ITEM + "advice/", advice, name="panel_advice"),
]
