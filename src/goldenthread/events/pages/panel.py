"""What the panel is asked: read, asked and supported by everybody, at the short address of the event."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, TextAreaField
from goldenthread.events.access import by_short
from goldenthread.events.actions.panel import LONGEST, ask, support
from goldenthread.events.asked import has_supported, keep_code, may, note_support, own_place, supporter
from goldenthread.events.pages.presenting import qr_of, say_beside, sent
from goldenthread.events.policy import POINTS, PROMISES
from goldenthread.events.queries.events import event_page
from goldenthread.events.queries.panel import (
    log_of,
    published_question,
    questions_of,
    screen_of,
    shown,
    still_open,
)
from goldenthread.events.states import Asking, Stage
from goldenthread.events.words import short_address
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes

REFRESH_SECONDS = 20
ASKED = "asked the panel"


class AskForm(GovForm):
    words = TextAreaField(
        "What do you want to ask the panel?", missing="Write your question", rows=4, longest=LONGEST,
        hint="It is read out, so keep it short. Please leave out names.", label_as_heading=True,
    )  # fmt: skip


@public("published questions are for everybody")
def questions(request: HttpRequest, short: str) -> HttpResponseBase:
    event = by_short(short)
    page = event_page(event, clock.now())
    lines = questions_of(event)
    open_ones = still_open(lines)
    own = own_place(request)
    context = {
        "page": page,
        "line": page.line,
        "now": next((one for one in open_ones if one.before_panel), None),
        "open": [one for one in open_ones if not one.before_panel],
        "answered": [one for one in shown(lines) if one not in open_ones],
        "unread": sum(one.became == "unread" for one in lines),
        "supported": has_supported(request),
        "may_support": page.line.stage in (Stage.COMING, Stage.ON),
        "may_ask": page.asking is Asking.EVERYBODY
        or (page.asking is Asking.WITH_CODE and own is not None and own.event_id == event.id),
        "asking": page.asking,
    }
    return render(request, "events/panel/questions.jinja", context)


@public("what is asked is read by a person before anybody sees it")
@takes(FORM)
def ask_panel(request: HttpRequest, short: str) -> HttpResponseBase:
    event = by_short(short)
    own = own_place(request)
    place = own if own is not None and own.event_id == event.id else None
    form = AskForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not may(request, "ask"):
            return render(
                request, "events/public/too_many.jinja", {"back": address("room", short)}, status=429
            )
        try:
            made, code = ask(event=event, words=form.cleaned_data["words"], sign_up=place, at=clock.now())
        except Refused as error:
            say_beside(form, error)
        else:
            note_support(request, made.id)  # whoever asks need not support it too
            if code:
                keep_code(request, code)
            request.session[ASKED] = [short, code or ""]
            return redirect("room_asked", short=short)
    context = {"form": form, "line": event_page(event, clock.now()).line, "short": short}
    return render(request, "events/panel/ask.jinja", context)


@public("it shows the code of what this browser asked, and nothing else")
def asked(request: HttpRequest, short: str) -> HttpResponseBase:
    kept = request.session.get(ASKED)
    if not kept or kept[0] != short:
        return redirect("room", short=short)
    context = {"line": event_page(by_short(short), clock.now()).line, "code": kept[1], "short": short}
    return render(request, "events/panel/asked.jinja", context)


@public("one support for each place or browser; nobody is told whose it is")
@takes(FORM_ONLY)
def support_question(request: HttpRequest, short: str, panel_question_id: UUID) -> HttpResponseBase:
    event = by_short(short)
    question = published_question(event, panel_question_id)
    if question is None:
        raise NotVisible("question", panel_question_id)
    if not may(request, "support"):
        return render(request, "events/public/too_many.jinja", {"back": address("room", short)}, status=429)
    if str(question.id) not in has_supported(request):
        mark, source = supporter(request, event.id)
        support(question=question, mark=mark, source_mark=source, at=clock.now())
        note_support(request, question.id)
    return redirect(f"{address('room', short)}#question-{question.number}")


@public("the log of refusals is for everybody")
def log(request: HttpRequest, short: str) -> HttpResponseBase:
    event = by_short(short)
    context = {"log": log_of(event), "line": event_page(event, clock.now()).line, "short": short}
    return render(request, "events/panel/log.jinja", context)


@public("the policy is for everybody")
def policy(request: HttpRequest) -> HttpResponseBase:
    context = {"points": list(POINTS.values()), "promises": PROMISES}
    return render(request, "events/panel/policy.jinja", context)


@public("it shows published questions in large letters, and nobody")
def screen(request: HttpRequest, short: str) -> HttpResponseBase:
    event = by_short(short)
    context = {
        "screen": screen_of(event, clock.now()),
        "short_address": short_address(event.short),
        "qr": qr_of(event.short),
        "seconds": REFRESH_SECONDS,
    }
    return render(request, "events/panel/screen.jinja", context)


_ONE = "e/<slug:short>/"
urlpatterns = [
    path("events/policy/", policy, name="room_policy"),
    path(_ONE, questions, name="room"),
    path(_ONE + "ask/", ask_panel, name="room_ask"),
    path(_ONE + "asked/", asked, name="room_asked"),
    path(_ONE + "log/", log, name="room_log"),
    path(_ONE + "screen/", screen, name="room_screen"),
    path(_ONE + "questions/<uuid:panel_question_id>/support/", support_question, name="room_support"),
]
