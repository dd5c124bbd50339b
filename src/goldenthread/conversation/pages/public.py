"""Answering without an account: one question a page, any of them or none, kept as it is written."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import announced, announced_ones, draft_marked, reply_marked
from goldenthread.conversation.actions.replies import begin_draft, keep_about, keep_answer, send_draft
from goldenthread.conversation.asked import Answering, answering, keep_code, let_code_go, may, source_of
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.pages import about_forms
from goldenthread.conversation.pages.question_form import QuestionForm
from goldenthread.conversation.queries.collectors import collected_by
from goldenthread.conversation.queries.consultations import (
    ConsultationPage,
    QuestionLine,
    consultation_lines,
    consultation_page,
)
from goldenthread.conversation.queries.links import notes_on
from goldenthread.conversation.queries.papers import has_paper
from goldenthread.conversation.queries.shown import shown_in_draft
from goldenthread.conversation.queries.statements import how_many_open
from goldenthread.conversation.states import STATE_WORDS, NotOpen, State
from goldenthread.design.addresses import address
from goldenthread.design.forms import CheckboxField, GovForm, TextField
from goldenthread.design.parts import SummaryRow
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes

SENT = "sent answer"
FOUND = "found answer"


class SendForm(GovForm):
    may_quote = CheckboxField(
        "You may quote my words, without my name",
        hint="Somebody reads them first, and takes out whatever could tell who a child is.",
    )
    may_publish = CheckboxField(
        "You may publish my whole answer, without my name",
        hint="An organisation’s answer is published with its name.",
    )


class FindForm(GovForm):
    code = TextField(
        "Your code", missing="Enter your code", hint="Twelve letters and digits, like 7Q4M-K2ND-PX9T",
        longest=40, spellcheck=False,
    )  # fmt: skip


@public("what is announced is for everybody")
def conversations(request: HttpRequest) -> HttpResponseBase:
    lines = consultation_lines(announced_ones(), clock.now())
    context = {
        "open": [one for one in lines if one.state is State.OPEN],
        "coming": [one for one in lines if one.state is State.ANNOUNCED],
        "closed": [one for one in lines if one.state is State.CLOSED],
    }
    return render(request, "conversation/public/list.jinja", context)


@public("what is announced is for everybody")
def conversation(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    page = _page(public_id)
    context = {
        "page": page,
        "line": page.line,
        "state": page.line.state,
        "state_words": STATE_WORDS[page.line.state],
        "begun": answering(request, public_id) is not None,
        "statements": how_many_open(public_id),
        "has_paper": page.line.state is State.OPEN and has_paper(public_id),
    }
    return render(request, "conversation/public/conversation.jinja", context)


@public("it begins an empty answer, and shows its code to whoever began it")
@takes(FORM_ONLY)
def begin(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    found = announced(public_id)
    if answering(request, public_id) is None:
        try:
            _, code = begin_draft(consultation=found, at=clock.now())
        except NotOpen:
            return redirect("conversation", public_id=public_id)
        keep_code(request, public_id, code)
    return redirect("conversation_questions", public_id=public_id)


@public("it shows what this browser wrote, and nobody else’s")
def questions(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """All questions, which are answered, and the code to come back with."""
    page, own = _page(public_id), answering(request, public_id)
    if own is None:
        return redirect("conversation", public_id=public_id)
    context = {
        "page": page,
        "line": page.line,
        "code": own.code,
        "answered": set(own.draft.answers),
        "number": len(own.draft.answers),
        "statements": how_many_open(public_id),
        "first": page.questions[0].place if page.questions else 0,
    }
    return render(request, "conversation/public/questions.jinja", context)


@public("what is typed is kept under a code that only this visitor has")
@takes(FORM)
def question(request: HttpRequest, public_id: UUID, place: int) -> HttpResponseBase:
    page, own = _page(public_id), answering(request, public_id)
    asked = next((one for one in page.questions if one.place == place), None)
    if asked is None:
        raise Http404
    if own is None:
        return redirect("conversation", public_id=public_id)
    kept = own.draft.answers.get(str(asked.id), {})
    form = QuestionForm(asked, _sent(request), initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            keep_answer(
                draft_id=own.draft.id, question_id=asked.id, at=clock.now(),
                choice=form.cleaned_data.get("choice", ""), words=form.cleaned_data.get("words", ""),
            )  # fmt: skip
            return _onward(request, page, asked)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    before = next((one for one in page.questions if one.number == asked.follows), None)
    context = {
        "page": page,
        "asked": asked,
        "before": before,
        "said_before": own.draft.answers.get(str(before.id), {}) if before else {},
        "form": form,
        "of": len(page.questions),
        "places": _around(page, asked),
    }
    return render(request, "conversation/public/question.jinja", context)


def _around(page: ConsultationPage, asked: QuestionLine) -> tuple[str, str]:
    """The principle that the question belongs to, and the address of what comes before it."""
    principle = next(one for one in page.principles if asked in one.questions)
    before = [one.place for one in page.questions if one.place < asked.place]
    back = (
        address("conversation_question", page.line.id, before[-1])
        if before
        else address("conversation_questions", page.line.id)
    )
    return principle.name, back


def _onward(request: HttpRequest, page: ConsultationPage, asked: QuestionLine) -> HttpResponseBase:
    if "later" in request.POST or request.GET.get("back") == "check":
        name = "conversation_check" if request.GET.get("back") == "check" else "conversation_questions"
        return redirect(name, public_id=page.line.id)
    after = [one.place for one in page.questions if one.place > asked.place]
    if after:
        return redirect("conversation_question", public_id=page.line.id, place=after[0])
    return redirect("conversation_show", public_id=page.line.id)


@public("what is typed is kept under a code that only this visitor has")
@takes(FORM)
def about(request: HttpRequest, public_id: UUID, name: str) -> HttpResponseBase:
    page, own = _page(public_id), answering(request, public_id)
    if name not in about_forms.STEPS:
        raise Http404
    if own is None:
        return redirect("conversation", public_id=public_id)
    steps = about_forms.steps_for(own.draft.about)
    form = about_forms.STEPS[name](_sent(request), initial=own.draft.about)
    if request.method == "POST" and form.is_valid():
        keep_about(draft_id=own.draft.id, about=form.cleaned_data, at=clock.now())
        steps = about_forms.steps_for({**own.draft.about, **form.cleaned_data})
        after = steps[steps.index(name) + 1 :] if name in steps else []
        if after and request.GET.get("back") != "check":
            return redirect("conversation_about", public_id=public_id, name=after[0])
        return redirect("conversation_check", public_id=public_id)
    at = steps.index(name) if name in steps else 0
    back = (
        address("conversation_about", public_id, steps[at - 1])
        if at
        else address("conversation_questions", public_id)
    )
    return render(request, "conversation/public/about.jinja", {"page": page, "form": form, "back": back})


@public("it shows what this browser wrote, and sends it")
@takes(FORM)
def check(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    page, own = _page(public_id), answering(request, public_id)
    if own is None:
        return redirect("conversation", public_id=public_id)
    form = SendForm(_sent(request), initial=own.draft.about)
    problem = ""
    if request.method == "POST" and form.is_valid():
        if not may(request, "send_answer"):
            return render(request, "conversation/public/too_many.jinja", {"line": page.line}, status=429)
        try:
            keep_about(draft_id=own.draft.id, about=form.cleaned_data, at=clock.now())
            send_draft(draft_id=own.draft.id, source_mark=source_of(request, public_id), at=clock.now())
        except Refused as error:
            problem = str(error)
        else:
            let_code_go(request, public_id)
            request.session[SENT] = [str(public_id), own.code]
            return redirect("conversation_sent", public_id=public_id)
    context = {
        "page": page,
        "line": page.line,
        "form": form,
        "problem": problem,
        "rows": _rows(page, own),
        "notes": notes_on(page.questions, {UUID(one) for one in own.draft.answers}),
        "about_rows": _about_rows(page, own),
        "shown": shown_in_draft(own.draft),
    }
    return render(request, "conversation/public/check.jinja", context)


def _rows(page: ConsultationPage, own: Answering) -> list[SummaryRow]:
    rows = []
    for one in page.questions:
        kept = own.draft.answers.get(str(one.id))
        if kept:
            said = [dict(one.choices).get(kept["choice"], ""), kept["words"]]
            href = f"{address('conversation_question', page.line.id, one.place)}?back=check"
            rows.append(SummaryRow(one.words, "\n".join(filter(None, said)), "Change", href, one.number))
    return rows


def _about_rows(page: ConsultationPage, own: Answering) -> list[SummaryRow]:
    return [
        SummaryRow(
            label, words or "Not said", "Change",
            f"{address('conversation_about', page.line.id, name)}?back=check", label.lower(),
        )
        for label, words, name in about_forms.said_of(own.draft.about)
    ]  # fmt: skip


@public("it shows the code of what this browser sent, and nothing else")
def sent(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    kept = request.session.get(SENT)
    if not kept or kept[0] != str(public_id):
        return redirect("conversation", public_id=public_id)
    reply = reply_marked(mark_of(kept[1]))
    context = {
        "page": _page(public_id), "code": kept[1], "next": collected_by(reply) if reply else "",
        "statements": how_many_open(public_id),
    }  # fmt: skip
    return render(request, "conversation/public/sent.jinja", context)


@public("only who has the code comes to an answer")
@takes(FORM)
def find(request: HttpRequest) -> HttpResponseBase:
    """One way back for what is begun and for what is sent."""
    form = FindForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        if not may(request, "find_answer"):
            return render(request, "conversation/public/too_many.jinja", {"line": None}, status=429)
        code = form.cleaned_data["code"]
        draft, reply = draft_marked(mark_of(code)), reply_marked(mark_of(code))
        if draft:
            keep_code(request, draft.consultation_id, code)
            return redirect("conversation_questions", public_id=draft.consultation_id)
        if reply:
            request.session[FOUND] = code
            return redirect("conversation_receipt")
        form.add_error("code", "No answer has this code. Look whether each letter is right")
    return render(request, "conversation/public/find.jinja", {"form": form})


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent: perhaps nothing at all, since no question has to be answered."""
    return request.POST if request.method == "POST" else None


def _page(public_id: UUID) -> ConsultationPage:
    return consultation_page(announced(public_id), clock.now())


_ONE = "conversation/<uuid:public_id>/"
urlpatterns = [
    path("conversation/", conversations, name="conversations"),
    path("conversation/find/", find, name="conversation_find"),
    path(_ONE, conversation, name="conversation"),
    path(_ONE + "begin/", begin, name="conversation_begin"),
    path(_ONE + "questions/", questions, name="conversation_questions"),
    path(_ONE + "questions/<int:place>/", question, name="conversation_question"),
    path(_ONE + "about/<slug:name>/", about, name="conversation_about"),
    path(_ONE + "check/", check, name="conversation_check"),
    path(_ONE + "sent/", sent, name="conversation_sent"),
]
