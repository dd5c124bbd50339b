"""One’s own place, by its code: read, changed, taken, given up. And what became of one’s question."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.codes import mark_of
from goldenthread.design.addresses import address
from goldenthread.design.forms import EmailField, GovForm, SelectField, TextField
from goldenthread.design.parts import SummaryRow
from goldenthread.design.words import plain_date
from goldenthread.events.access import published, published_ones, question_marked, sign_up_marked
from goldenthread.events.actions.sending import mail_new_code
from goldenthread.events.actions.sign_ups import accept, change_sign_up, give_up
from goldenthread.events.asked import CODE, keep_code, may, own_place, own_question
from goldenthread.events.pages.person_forms import STEPS, person_of, said_of
from goldenthread.events.pages.presenting import NoForm, say_beside, sent
from goldenthread.events.queries.events import event_lines
from goldenthread.events.queries.panel import asked_by, one_question
from goldenthread.events.queries.people import MyPlace, my_place
from goldenthread.events.states import Stage
from goldenthread.events.words import short_address
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes


class FindForm(GovForm):
    code = TextField(
        "Your code", missing="Enter your code", hint="Twelve letters and digits, like 7Q4M-K2ND-PX9T",
        longest=40, spellcheck=False,
    )  # fmt: skip


class LostForm(GovForm):
    email = EmailField(
        "The e-mail address that you signed up with", missing="Enter an e-mail address, like name@example.org"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = event_lines(published_ones(), clock.now())
        offered = [
            (str(one.id), f"{one.name}, {plain_date(one.starts_at)}")
            for one in lines
            if one.stage is Stage.COMING
        ]
        self.fields["event"] = SelectField("Which event?", offered, missing="Choose the event")


@public("only who has the code comes to a place or a question")
@takes(FORM)
def find(request: HttpRequest) -> HttpResponseBase:
    form = FindForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not may(request, "find"):
            return _too_many(request)
        code = form.cleaned_data["code"]
        if sign_up_marked(mark_of(code)):
            keep_code(request, code)
            return redirect("event_place")
        if question_marked(mark_of(code)):
            keep_code(request, code)
            return redirect("event_my_question")
        form.add_error("code", "Nothing has this code. Look whether each letter is right")
    return render(request, "events/public/find.jinja", {"form": form})


@public("the answer is the same whether or not anybody signed up; the code goes to their own address")
@takes(FORM)
def lost(request: HttpRequest) -> HttpResponseBase:
    form = LostForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not may(request, "lost"):
            return _too_many(request)
        given = form.cleaned_data
        mail_new_code.enqueue(given["event"], given["email"].strip().lower())
        return render(request, "events/public/lost_sent.jinja", {"email": given["email"]})
    return render(request, "events/public/lost.jinja", {"form": form})


@public("it shows the place of whoever has its code")
def place(request: HttpRequest) -> HttpResponseBase:
    own = own_place(request)
    if own is None:
        return redirect("event_find")
    found = my_place(own, clock.now())
    context = {
        "mine": found,
        "line": found.page.line,
        "rows": _rows(found),
        "questions": asked_by(own),
        "short_address": short_address(found.page.line.short),
        "may_change": found.goes_on and found.page.line.stage in (Stage.COMING, Stage.ON),
        "code": request.session[CODE],
    }
    return render(request, "events/public/place.jinja", context)


@public("it changes the place of whoever has its code")
@takes(FORM)
def change(request: HttpRequest, name: str) -> HttpResponseBase:
    own = own_place(request)
    if name not in STEPS:
        raise Http404
    if own is None:
        return redirect("event_find")
    begun = _kept(my_place(own, clock.now()))
    form = STEPS[name](sent(request), initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            change_sign_up(sign_up=own, person=person_of({**begun, **form.cleaned_data}), at=clock.now())
            return redirect("event_place")
        except Refused as error:
            say_beside(form, error)
    context = {"form": form, "line": None, "before": address("event_place")}
    return render(request, "events/public/step.jinja", context)


@public("it takes the place that is kept for whoever has its code")
@takes(FORM_ONLY)
def take(request: HttpRequest) -> HttpResponseBase:
    own = own_place(request)
    if own is None:
        return redirect("event_find")
    accept(sign_up=own, at=clock.now())
    return redirect("event_place")


@public("it gives up the place of whoever has its code")
@takes(FORM)
def give(request: HttpRequest) -> HttpResponseBase:
    own = own_place(request)
    if own is None:
        return redirect("event_find")
    form = NoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            give_up(sign_up=own, at=clock.now())
            return redirect("event_place")
        except Refused as error:
            say_beside(form, error)
    found = my_place(own, clock.now())
    context = {"form": form, "mine": found, "line": found.page.line}
    return render(request, "events/public/give_up.jinja", context)


@public("it shows the question of whoever has its code")
def question(request: HttpRequest) -> HttpResponseBase:
    own = own_question(request)
    if own is None:
        return redirect("event_find")
    context = {"question": one_question(own), "event": published(own.event_id), "code": request.session[CODE]}
    return render(request, "events/panel/mine.jinja", context)


def _too_many(request: HttpRequest) -> HttpResponseBase:
    return render(request, "events/public/too_many.jinja", {"back": address("events")}, status=429)


def _kept(found: MyPlace) -> dict[str, Any]:
    names = ("name", "way", "email", "telephone", "address", "access", "access_words", "language", "who")
    given = asdict(found)
    return {name: given[name] for name in names} | {"seats": str(found.seats), "access": list(found.access)}


def _rows(found: MyPlace) -> list[SummaryRow]:
    goes_on = found.goes_on and found.page.line.stage in (Stage.COMING, Stage.ON)
    return [
        SummaryRow(label, words, "Change", address("event_place_change", name), label.lower())
        if goes_on
        else SummaryRow(label, words)
        for label, words, name in said_of(_kept(found))
    ]


urlpatterns = [
    path("events/find/", find, name="event_find"),
    path("events/lost-code/", lost, name="event_lost_code"),
    path("events/place/", place, name="event_place"),
    path("events/place/take/", take, name="event_place_take"),
    path("events/place/give-up/", give, name="event_place_give_up"),
    path("events/place/<slug:name>/", change, name="event_place_change"),
    path("events/question/", question, name="event_my_question"),
]
