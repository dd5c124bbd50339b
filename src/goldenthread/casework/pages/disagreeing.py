"""A disagreement, for family and officer: what can be challenged, mediation, the appeal, the order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import case_for, works_on
from goldenthread.casework.actions.disagreeing import (
    Grounds,
    appeal,
    end_appeal,
    order,
    record_done,
    set_tribunal_date,
    tell_of_mediation,
)
from goldenthread.casework.disagreeing_words import (
    ENDINGS,
    MEDIATION,
    TRIBUNAL,
    grounds_offered,
    mediation_offered,
    next_words,
    owed_state,
)
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.forms import asked_form
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.disagreement import Challenge, Disagreement, disagreement_of
from goldenthread.casework.queries.owed import Owed
from goldenthread.casework.states import possible
from goldenthread.design.forms import (
    CheckboxesField,
    DateField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotPermitted
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.appeals import (
    CONCESSIONS,
    ENDING_WORDS,
    ORDERS,
    TOLD_BY_FAMILY,
    Ending,
    Ground,
)
from goldenthread.law.time_limits import EventKind
from goldenthread.places.queries.independent_help import helps_in

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

K = EventKind
DAY = "Enter the day"


class ToldForm(GovForm):
    on = DateField("On which day?", missing=DAY)
    words = TextAreaField("Anything to add?", hint="Leave it empty if there is nothing to say.", rows=3)


class AppealForm(GovForm):
    """The grounds are those that there are against the decision."""

    def __init__(self, *args: object, challenge: Challenge, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offered = grounds_offered(challenge.grounds)
        grounds = CheckboxesField(
            "What is the appeal about?", offered, missing="Choose what the appeal is about"
        )
        self.fields = {"grounds": grounds, **self.fields}

    words = TextAreaField(
        "What should be decided instead?", hint="Leave it empty if it is not known.", rows=4
    )
    on = DateField("On which day was the appeal sent?", missing=DAY)
    tribunal_number = TextField(
        "What number did the tribunal give it?", hint="Leave it empty until there is one.", longest=40
    )


class TribunalDateForm(GovForm):
    what = RadioField("What is the day for?", TRIBUNAL, missing="Choose what the day is for")
    day = DateField("Which day did the tribunal set?", missing=DAY)
    on = DateField("Of which day is its letter?", missing=DAY)
    words = TextAreaField("Anything to add?", hint="Where the hearing is, or what is to be sent.", rows=3)


class EndForm(GovForm):
    how = RadioField("How did the appeal end?", ENDINGS, missing="Choose how the appeal ended")
    on = DateField("On which day?", missing=DAY)
    words = TextAreaField("Why?", hint="In the words of the tribunal, if it decided.", rows=5)


class OrderForm(GovForm):
    words = TextAreaField("What is ordered?", missing="Write what is ordered", hint="Word for word.", rows=6)
    on = DateField("Of which day is the order?", missing=DAY, hint="The legal time runs from it.")


class OtherOrderForm(GovForm):
    about = TextField(
        "What must the council do, in a few words?", missing="Say what must be done", longest=200
    )
    words = OrderForm.base_fields["words"]
    on = OrderForm.base_fields["on"]
    by_day = DateField("By which day does the order want it done?", missing=DAY)


@about_case(Permission.READ_CASE)
def overview(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    works = works_on(viewer, case)
    audit.record(
        what="read the disagreement with the council", by=viewer.account, at=viewer.at,
        child_id=case.child_id, case=case.number,
    )  # fmt: skip
    found = disagreement_of(case, page)
    who = _who(case)
    context = {
        "page": page,
        "found": found,
        "works": works,
        "may": works or _may_disagree(request, case),
        "next": next_words(found, page, works=works),
        "owed_state": owed_state,
        "mediation": mediation_offered(works=works, who=who),
        "who": who,
        "may_order": _orders_offered(case, page.known, found),
        "helps": helps_in(case.area_id),
    }
    return render(request, "casework/disagree/disagree.jinja", context)


def _who(case: Case) -> str:
    """How one of the family speaks: a young person for themselves, a parent for the family."""
    return "I" if case.child.is_reader else "We"


def _may_disagree(request: HttpRequest, case: Case) -> bool:
    try:
        case_for(viewer_of(request), case.id, Permission.DISAGREE)
    except NotPermitted:
        return False
    return True


def _asked(
    request: HttpRequest,
    case: Case,
    form: GovForm,
    act: Callable[..., Any],
    words: dict[str, str],
    **more: Any,
) -> HttpResponseBase:
    return asked_form(request, case, form, act, words, back="case_disagree", to="case_disagree", **more)


def _page(case: Case, day: date) -> Disagreement:
    return disagreement_of(case, case_page(case, day))


@about_case(Permission.DISAGREE)
@takes(FORM)
def mediation(request: HttpRequest, case: Case, kind: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    if kind not in dict(MEDIATION):
        raise Http404
    if kind not in TOLD_BY_FAMILY and not works:
        raise NotPermitted(Permission.WORK_CASE, case.child_id)
    title = dict(mediation_offered(works=works, who=_who(case)))[EventKind(kind)]
    form = ToldForm(request.POST or None, initial={"on": viewer.today})
    return _asked(request, case, form, tell_of_mediation, {"title": title}, kind=EventKind(kind))


@about_case(Permission.DISAGREE)
def choose_appeal(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Which decision is appealed against; not asked when there is one."""
    found = _page(case, viewer_of(request).today).challenges
    if len(found) == 1:
        return redirect("case_appeal_against", case_id=case.id, event_id=found[0].event_id)
    offered = [(str(one.event_id), one.what) for one in found]
    form = _choosing("Which decision is the appeal against?", offered, "Choose the decision", request)
    if request.GET and form.is_valid():
        return redirect("case_appeal_against", case_id=case.id, event_id=form.cleaned_data["which"])
    context = {
        "case": case, "form": form if offered else None, "title": "An appeal",
        "nothing": "The council has told of no decision that can be appealed against.",
    }  # fmt: skip
    return render(request, "casework/disagree/choose.jinja", context)


@about_case(Permission.DISAGREE)
@takes(FORM)
def appeal_against(request: HttpRequest, case: Case, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = _page(case, viewer.today)
    challenge = next((one for one in found.challenges if one.event_id == event_id), None)
    if challenge is None:
        raise Http404
    one_ground = challenge.grounds if len(challenge.grounds) == 1 else ()
    first = {"on": viewer.today, "grounds": [ground.value for ground in one_ground]}
    form = AppealForm(request.POST or None, initial=first, challenge=challenge)

    def act(*, grounds: list[str], words: str, tribunal_number: str, **rest: Any) -> None:
        chosen = tuple(Ground(one) for one in grounds)
        appeal(grounds=Grounds(event_id, chosen, words, tribunal_number), **rest)

    lead = challenge.what + "." if found.certificate else f"{challenge.what}. {NEEDS_CERTIFICATE}"
    return _asked(request, case, form, act, {"title": "The appeal", "lead": lead})


NEEDS_CERTIFICATE = (
    "No mediation certificate is recorded: the tribunal asks for one, unless the appeal is only "
    "about the school "
    "or setting."
)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def tribunal_date(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = TribunalDateForm(request.POST or None, initial={"on": viewer_of(request).today})
    lead = "From the tribunal’s own letter. A later day for the same thing takes the place of the first."
    return _asked(
        request, case, form, set_tribunal_date, {"title": "A day that the tribunal set", "lead": lead}
    )


@about_case(Permission.WORK_CASE)
@takes(FORM)
def done(request: HttpRequest, case: Case, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    owed = next((one for one in _owed(_page(case, viewer.today)) if one.event_id == event_id), None)
    if owed is None:
        raise Http404
    form = ToldForm(request.POST or None, initial={"on": viewer.today})
    words = {"title": "It is done", "lead": f"{owed.what[0].upper()}{owed.what[1:]}."}
    return _asked(request, case, form, record_done, words, event_id=event_id)


def _owed(found: Disagreement) -> list[Owed]:
    ordered = (thing for one in found.orders for thing in one.things)
    return [*found.owed_of_agreements, *found.dates, *ordered]


@about_case(Permission.WORK_CASE)
@takes(FORM)
def end(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = EndForm(request.POST or None, initial={"on": viewer_of(request).today})

    def act(*, how: str, **rest: Any) -> None:
        end_appeal(how=Ending(how), **rest)

    return _asked(request, case, form, act, {"title": "How the appeal ended"})


@about_case(Permission.WORK_CASE)
def choose_order(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What was ordered, or what the council told the tribunal that it will do."""
    page = case_page(case, viewer_of(request).today)
    offered = _orders_offered(case, page.known, disagreement_of(case, page))
    form = _choosing("What must the council do?", offered, "Choose what the council must do", request)
    if request.GET and form.is_valid():
        return redirect("case_order_as", case_id=case.id, kind=form.cleaned_data["which"])
    context = {
        "case": case, "form": form if offered else None, "title": "What was ordered",
        "nothing": "Record first that there was an appeal, and how it ended.",
    }  # fmt: skip
    return render(request, "casework/disagree/choose.jinja", context)


def _orders_offered(case: Case, known: Any, found: Disagreement) -> list[tuple[str, str]]:
    """After an appeal that ended: what fits the case as it stands."""
    last = found.appeals[-1] if found.appeals else None
    if last is None or last.ended_on is None:
        return []
    now = possible(event.kind for event in known)
    words = CONCESSIONS if last.ended == ENDING_WORDS[Ending.CONCEDED] else ORDERS
    return [(kind.value, said) for kind, said in words.items() if kind in now]


@about_case(Permission.WORK_CASE)
@takes(FORM)
def order_as(request: HttpRequest, case: Case, kind: str) -> HttpResponseBase:
    words = {found.value: said for found, said in (*ORDERS.items(), *CONCESSIONS.items())}
    if kind not in words:
        raise Http404
    wanted = OtherOrderForm if kind == K.ORDERED_OTHERWISE else OrderForm
    form = wanted(request.POST or None, initial={"on": viewer_of(request).today})
    return _asked(request, case, form, order, {"title": words[kind]}, kind=EventKind(kind))


def _choosing(question: str, offered: list[tuple[str, str]], missing: str, request: HttpRequest) -> GovForm:
    field = RadioField(question, offered, missing=missing, label_as_heading=True)
    form: GovForm = type("ChooseForm", (GovForm,), {"which": field})(request.GET or None)
    return form


_HERE = "cases/<uuid:case_id>/disagree/"
urlpatterns = [
    path(_HERE, overview, name="case_disagree"),
    path(_HERE + "mediation/<slug:kind>/", mediation, name="case_mediation"),
    path(_HERE + "appeal/", choose_appeal, name="case_appeal"),
    path(_HERE + "appeal/<uuid:event_id>/", appeal_against, name="case_appeal_against"),
    path(_HERE + "tribunal-date/", tribunal_date, name="case_tribunal_date"),
    path(_HERE + "done/<uuid:event_id>/", done, name="case_done"),
    path(_HERE + "end/", end, name="case_appeal_end"),
    path(_HERE + "order/", choose_order, name="case_order"),
    path(_HERE + "order/<slug:kind>/", order_as, name="case_order_as"),
]
