"""Answering a survey without an account: one question a page, any of them or none, kept as it is written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.campaigns.access import public_survey, survey_reply_marked
from goldenthread.campaigns.actions.answering import LONGEST_ANSWER, begin, keep, send, take_back
from goldenthread.campaigns.asked import Answering, answering, check_rate, keep_code, let_code_go, source_of
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.public import ANSWER
from goldenthread.campaigns.queries.surveys import (
    QuestionAsked,
    SurveyPage,
    own_reply,
    results_of,
    survey_page,
)
from goldenthread.campaigns.states import SURVEY_WORDS, NotOpen, SurveyState
from goldenthread.conversation.codes import mark_of
from goldenthread.design.addresses import address
from goldenthread.design.forms import CheckboxesField, GovForm, RadioField, TextAreaField
from goldenthread.design.parts import SummaryRow
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes

SENT = "sent answer to a survey"
WHY = "a survey that is public is for everybody"
OWN = "it shows what this browser wrote, and nobody else’s"


class QuestionForm(GovForm):
    """One question. Nothing of it has to be answered."""

    def __init__(self, asked: QuestionAsked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about: dict[str, Any] = {"hint": asked.hint, "label_as_heading": True}
        if asked.asks == "open":
            about["hint"] = about["hint"] or "Please leave out names of children."
            self.fields["words"] = TextAreaField(asked.words, rows=8, longest=LONGEST_ANSWER, **about)
        elif asked.asks == "choices":
            self.fields["chosen"] = CheckboxesField(asked.words, asked.choices, **about)
        else:
            self.fields["chosen"] = RadioField(asked.words, asked.choices, **about)


def _page(survey_id: UUID) -> SurveyPage:
    return survey_page(public_survey(survey_id), clock.now())


@public(WHY)
def survey(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    found = public_survey(survey_id)
    page = survey_page(found, clock.now())
    context = {
        "page": page,
        "line": page.line,
        "campaign": found.campaign,
        "is_open": page.line.state is SurveyState.OPEN and found.campaign.ended_at is None,
        "words": SURVEY_WORDS[page.line.state],
        "begun": answering(request, survey_id) is not None,
    }
    return render(request, "campaigns/public/survey.jinja", context)


@public("it begins an empty answer, and shows its code to whoever began it")
@takes(FORM_ONLY)
def start(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    found = public_survey(survey_id)
    if answering(request, survey_id) is None:
        try:
            _, code = begin(survey=found, at=clock.now())
        except NotOpen:
            return redirect("survey", survey_id=survey_id)
        keep_code(request, survey_id, code)
    return redirect("survey_questions", survey_id=survey_id)


@public(OWN)
def questions(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    """All questions, which are answered, and the code to come back with."""
    page, own = _page(survey_id), answering(request, survey_id)
    if own is None:
        return redirect("survey", survey_id=survey_id)
    context = {
        "page": page, "line": page.line, "code": own.code, "answered": set(own.draft.answers),
        "number": len(own.draft.answers),
    }  # fmt: skip
    return render(request, "campaigns/public/survey_questions.jinja", context)


@public("what is typed is kept under a code that only this visitor has")
@takes(FORM)
def question(request: HttpRequest, survey_id: UUID, place: int) -> HttpResponseBase:
    page, own = _page(survey_id), answering(request, survey_id)
    asked = next((one for one in page.questions if one.place == place), None)
    if asked is None:
        raise Http404
    if own is None:
        return redirect("survey", survey_id=survey_id)
    kept = own.draft.answers.get(str(asked.id), {})
    begun = {"words": kept.get("words", ""), "chosen": _begun(asked, kept)}
    form = QuestionForm(asked, sent(request), initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            keep(
                draft_id=own.draft.id, question_id=asked.id, chosen=_chosen(form), at=clock.now(),
                words=form.cleaned_data.get("words", ""),
            )  # fmt: skip
            return redirect(_after(request, page, asked))
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    before = (
        address("survey_answer", survey_id, place - 1)
        if place > 1
        else address("survey_questions", survey_id)
    )
    context = {"page": page, "asked": asked, "form": form, "of": len(page.questions), "back": before}
    return render(request, "campaigns/public/survey_question.jinja", context)


def _begun(asked: QuestionAsked, kept: dict[str, Any]) -> Any:
    chosen = kept.get("chosen", [])
    return chosen if asked.asks == "choices" else next(iter(chosen), "")


def _chosen(form: QuestionForm) -> list[str]:
    chosen = form.cleaned_data.get("chosen") or []
    return [chosen] if isinstance(chosen, str) else chosen


def _after(request: HttpRequest, page: SurveyPage, asked: QuestionAsked) -> str:
    if "later" in request.POST:
        return address("survey_questions", page.line.id)
    if request.GET.get("back") == "check" or asked.place == len(page.questions):
        return address("survey_check", page.line.id)
    return address("survey_answer", page.line.id, asked.place + 1)


@public("it shows what this browser wrote, and sends it")
@takes(FORM)
def check(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    page, own = _page(survey_id), answering(request, survey_id)
    if own is None:
        return redirect("survey", survey_id=survey_id)

    def act(said: dict[str, Any]) -> str:
        check_rate(request, "answer")
        send(draft_id=own.draft.id, source_mark=source_of(request, survey_id), at=clock.now())
        let_code_go(request, survey_id)
        request.session[SENT] = [str(survey_id), own.code]
        return address("survey_sent", survey_id)

    return form_page(
        request,
        NoForm(sent(request)),
        act,
        title="Check what you send",
        caption=page.line.name,
        button="Send my answer",
        back=address("survey_questions", survey_id),
        rows=_rows(page, own),
        page=page,
        template="campaigns/public/survey_check.jinja",
    )


def _rows(page: SurveyPage, own: Answering) -> list[SummaryRow]:
    rows = []
    for one in page.questions:
        if kept := own.draft.answers.get(str(one.id)):
            said = [words for value, words in one.choices if value in kept["chosen"]] + [kept["words"]]
            href = f"{address('survey_answer', page.line.id, one.place)}?back=check"
            rows.append(SummaryRow(one.words, "\n".join(filter(None, said)), "Change", href, str(one.place)))
    return rows


@public("it shows the code of what this browser sent, and nothing else")
def done(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    kept = request.session.get(SENT)
    if not kept or kept[0] != str(survey_id):
        return redirect("survey", survey_id=survey_id)
    return render(request, "campaigns/public/survey_sent.jinja", {"page": _page(survey_id), "code": kept[1]})


@public("only who has the code comes to it")
@takes(FORM)
def mine(request: HttpRequest) -> HttpResponseBase:
    """What I sent; and taking it back."""
    code = request.session.get(ANSWER)
    reply = survey_reply_marked(mark_of(code)) if code else None
    if reply is None:
        return redirect("campaign_find")

    def act(said: dict[str, Any]) -> None:
        take_back(reply=reply, at=clock.now())

    return form_page(
        request, NoForm(sent(request)), act, title="What I answered", button="Take my answer back",
        back=address("survey_mine"), template="campaigns/public/survey_mine.jinja", own=own_reply(reply),
        code=code,
    )  # fmt: skip


@public("the counts of a survey are shown once those who run it say so, and never under 10")
def results(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    found = public_survey(survey_id)
    page = survey_page(found, clock.now())
    if not page.line.has_results:
        raise NotVisible("results", survey_id)
    context = {"page": page, "line": page.line, "campaign": found.campaign, "results": results_of(found)}
    return render(request, "campaigns/public/survey_results.jinja", context)


_ONE = "surveys/<uuid:survey_id>/"
urlpatterns = [
    path("surveys/answer/", mine, name="survey_mine"),
    path(_ONE, survey, name="survey"),
    path(_ONE + "begin/", start, name="survey_begin"),
    path(_ONE + "questions/", questions, name="survey_questions"),
    path(_ONE + "questions/<int:place>/", question, name="survey_answer"),
    path(_ONE + "check/", check, name="survey_check"),
    path(_ONE + "sent/", done, name="survey_sent"),
    path(_ONE + "results/", results, name="survey_public_results"),
]
