"""The receipt: with the code of an answer, and without an account, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import reply_marked
from goldenthread.conversation.asked import may
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.pages.public import FOUND
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.shown import shown_in_reply
from goldenthread.conversation.queries.statements import how_many_open
from goldenthread.conversation.queries.votes import how_many_said
from goldenthread.design.forms import EmailField, GovForm, RadioField, TextAreaField
from goldenthread.design.parts import choices
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes
from goldenthread.report import words
from goldenthread.report.actions.receipts import ask_for_news, ask_to_take_out, mark_seen, stop_news
from goldenthread.report.queries.published import clock_of
from goldenthread.report.queries.receipt import Line, Receipt, receipt_of
from goldenthread.themes.actions.objections import object_to_coding

if TYPE_CHECKING:
    from goldenthread.conversation.models import Reply

WHY = "only who has the code comes to it"
ALL_OF_IT = "all"


class NewsForm(GovForm):
    email = EmailField(
        "Your e-mail address", missing="Enter your e-mail address, like name@example.org",
        hint="We write only when something is decided on what you said. We delete it whenever you ask.",
    )  # fmt: skip


class TakeOutForm(GovForm):
    words = TextAreaField(
        "Do you want to say why?", hint="You need not. Those who run the consultation read it.", rows=3,
        longest=5_000,
    )  # fmt: skip


class ObjectForm(GovForm):
    about = RadioField("What is not what you meant?", [], missing="Choose what is not what you meant")
    words = TextAreaField("What did you mean?", missing="Say what you meant", rows=5, longest=5_000)

    def __init__(self, lines: list[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            (f"{line.answer_id} {line.theme.id}", f"“{line.said}” is put under “{line.theme.name}”")
            for line in lines
            if line.theme
        ]
        answers = dict.fromkeys(line.answer_id for line in lines)
        offered += [(f"{one} {ALL_OF_IT}", _whole(lines, one, len(answers))) for one in answers]
        self.fields["about"].offered = choices(offered)  # type: ignore[attr-defined]  # a field of ours


def _whole(lines: list[Line], answer_id: UUID, of: int) -> str:
    if of == 1:
        return "Something else about how my answer was understood"
    number = next(line.question.number for line in lines if line.answer_id == answer_id and line.question)
    return f"Something else about how my answer to question {number} was understood"


def _found(request: HttpRequest) -> tuple[str, Reply] | None:
    code: str = request.session.get(FOUND, "")
    reply = reply_marked(mark_of(code)) if code else None
    return (code, reply) if reply else None


@public(WHY)
def receipt(request: HttpRequest) -> HttpResponseBase:
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    code, reply = found
    read = receipt_of(reply, clock.now())
    return render(request, "report/public/receipt.jinja", _context(code, reply, read))


def _context(code: str, reply: Reply, read: Receipt) -> dict[str, Any]:
    now = clock.now()
    due = clock_of(reply.consultation, now)
    return {
        "code": code,
        "page": consultation_page(reply.consultation, now),
        "read": read,
        "reply": read.reply,
        "shown": shown_in_reply(reply),
        "voted": how_many_said(code),
        "statements": how_many_open(reply.consultation_id),
        "id": reply.consultation_id,
        "tab": "find",
        "place": reply.consultation.body,
        "said": words,
        "clock_words": words.clock_words(due, reply.consultation.body) if due else "",
    }


def _form_page(request: HttpRequest, form: GovForm, template: str, **context: Any) -> HttpResponseBase:
    found = _found(request)
    assert found is not None  # noqa: S101 - for the type checker: every view here asks first
    code, reply = found
    read = receipt_of(reply, clock.now())
    return render(
        request, f"report/public/{template}.jinja", _context(code, reply, read) | {"form": form} | context
    )


def _refuse(form: GovForm, error: Refused) -> None:
    form.add_error(error.field if error.field in form.fields else None, str(error))


@public(WHY)
@takes(FORM)
def object_to(request: HttpRequest) -> HttpResponseBase:
    """This is not what I meant."""
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    lines = list(receipt_of(found[1], clock.now()).lines)
    if not lines:
        return redirect("conversation_receipt")
    form = ObjectForm(lines, request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer, about = form.cleaned_data["about"].split(" ")
        theme = None if about == ALL_OF_IT else UUID(about)
        try:
            object_to_coding(
                reply=found[1], answer_id=UUID(answer), theme_id=theme, words=form.cleaned_data["words"],
                at=clock.now(),
            )  # fmt: skip
            messages.success(request, "Somebody reads what you said. The answer will be on this page.")
            return redirect("conversation_receipt")
        except Refused as error:
            _refuse(form, error)
    return _form_page(request, form, "object")


@public(WHY)
@takes(FORM)
def take_out(request: HttpRequest) -> HttpResponseBase:
    """Take my words out: asked of the people who run it, and nothing is shown meanwhile."""
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    form = TakeOutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_to_take_out(reply=found[1], words=form.cleaned_data["words"], at=clock.now())
            messages.success(request, "None of your words is shown any more. Somebody takes your answer out.")
            return redirect("conversation_receipt")
        except Refused as error:
            _refuse(form, error)
    return _form_page(request, form, "take_out")


@public(WHY)
@takes(FORM)
def news(request: HttpRequest) -> HttpResponseBase:
    """Tell me when it changes."""
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    form = NewsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not may(request, "ask_for_news"):
            return render(request, "conversation/public/too_many.jinja", {"line": None}, status=429)
        try:
            ask_for_news(reply=found[1], email=form.cleaned_data["email"], at=clock.now())
            messages.success(
                request, "Follow the link in the letter that we send you now. Then you hear from us."
            )
            return redirect("conversation_receipt")
        except Refused as error:
            _refuse(form, error)
    return _form_page(request, form, "news")


@public(WHY)
@takes(FORM_ONLY)
def news_stop(request: HttpRequest) -> HttpResponseBase:
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    stop_news(reply=found[1], at=clock.now())
    messages.success(request, "Your address is deleted.")
    return redirect("conversation_receipt")


@public(WHY)
@takes(FORM_ONLY)
def seen(request: HttpRequest) -> HttpResponseBase:
    found = _found(request)
    if found is None:
        return redirect("conversation_find")
    mark_seen(reply=found[1], at=clock.now())
    return redirect("conversation_receipt")


_ONE = "conversation/receipt/"
urlpatterns = [
    path(_ONE, receipt, name="conversation_receipt"),
    path(_ONE + "not-meant/", object_to, name="receipt_object"),
    path(_ONE + "take-out/", take_out, name="receipt_take_out"),
    path(_ONE + "news/", news, name="receipt_news"),
    path(_ONE + "news/stop/", news_stop, name="receipt_news_stop"),
    path(_ONE + "seen/", seen, name="receipt_seen"),
]
