"""Statements for everybody: agree, disagree or pass, one a page, as many as one likes, under a code."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import announced, consultation_marked
from goldenthread.conversation.actions.replies import begin_draft
from goldenthread.conversation.actions.statements import MOST_SUGGESTED, suggest_statement
from goldenthread.conversation.actions.votes import Cast, keep_votes
from goldenthread.conversation.asked import go_on_voting, keep_code, may, source_of_votes, voting
from goldenthread.conversation.codes import mark_of, votes_mark
from goldenthread.conversation.pages.public import FOUND, SENT
from goldenthread.conversation.queries.consultations import (
    ConsultationPage,
    consultation_page,
)
from goldenthread.conversation.queries.statements import VOTE_WORDS, Ballot, ballot_of
from goldenthread.conversation.queries.votes import is_new_voter
from goldenthread.conversation.statement_policy import POINTS
from goldenthread.conversation.states import NotOpen, State
from goldenthread.design.forms import GovForm, TextAreaField
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes

WHY = "what is said of a statement is kept under a code that only this visitor has"
VOTES = {"agree": 1, "pass": 0, "disagree": -1}
STATES = {1: "done", 0: "none", -1: "disagree"}


class SuggestForm(GovForm):
    words = TextAreaField(
        "What else would you put to people?", missing="Write the statement", longest=140, rows=3,
        hint="One short sentence that others can agree or disagree with, like: Every school should have a "
        "quiet room.", label_as_heading=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Here:
    """A consultation, the code of this browser (or nothing), and what can be said under it."""

    page: ConsultationPage
    code: str
    ballot: Ballot

    @property
    def is_open(self) -> bool:
        return self.page.line.state is State.OPEN


def _here(request: HttpRequest, public_id: UUID) -> Here:
    found = announced(public_id)
    code = voting(request, public_id)
    ballot = ballot_of(found, votes_mark(code) if code else "")
    return Here(consultation_page(found, clock.now()), code, ballot)


@public(WHY)
def statements(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """What statements there are, what this visitor said of each, and the code to come back with."""
    here = _here(request, public_id)
    if not here.ballot.questions and not here.ballot.suggested:
        raise Http404
    context = {
        "line": here.page.line,
        "ballot": here.ballot,
        "code": here.code,
        "open": here.is_open,
        "said": VOTE_WORDS,
        "kinds": STATES,
    }
    return render(request, "conversation/public/statements.jinja", context)


@public("it begins an empty answer, or goes on with the one whose code this browser has")
@takes(FORM_ONLY)
def begin(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    found = announced(public_id)
    if "go_on" in request.POST:
        code = _code_of_what_was_sent(request, public_id)
        if code:
            go_on_voting(request, public_id, code)
    elif not voting(request, public_id):
        try:
            _, code = begin_draft(consultation=found, at=clock.now())
        except NotOpen:
            return redirect("conversation", public_id=public_id)
        keep_code(request, public_id, code)
    return redirect("conversation_statements", public_id=public_id)


def _code_of_what_was_sent(request: HttpRequest, public_id: UUID) -> str:
    """Of the answer that this browser has just sent, or found again by its code."""
    sent_to, sent = request.session.get(SENT, ["", ""])
    if sent_to == str(public_id):
        return str(sent)
    found: str = request.session.get(FOUND, "")
    of = consultation_marked(mark_of(found)) if found else None
    return found if of and of.id == public_id else ""


@public(WHY)
def next_statement(request: HttpRequest, public_id: UUID, place: int) -> HttpResponseBase:
    """On to the statement beside this question that fewest people have seen; or to all of them."""
    here = _here(request, public_id)
    asked = next((one for one in here.ballot.questions if one.place == place), None)
    onward = here.ballot.next_of(asked.id) if asked and here.code and here.is_open else None
    if onward is None:
        return redirect("conversation_statements", public_id=public_id)
    return redirect("conversation_statement", public_id=public_id, statement_id=onward.id)


@public(WHY)
@takes(FORM)
def statement(request: HttpRequest, public_id: UUID, statement_id: UUID) -> HttpResponseBase:
    here = _here(request, public_id)
    found = here.ballot.line(statement_id)
    if not here.code or not here.is_open or found is None or not found[1].is_open:
        return redirect("conversation_statements", public_id=public_id)
    asked, line = found
    problem, status = "", 200
    if request.method == "POST":
        if not _may_vote(request, here.code):
            return _too_many(request, here)
        try:
            vote = Cast(statement_id, VOTES.get(request.POST.get("vote", ""), 2))
            keep_votes(
                consultation=announced(public_id), code=here.code, votes=[vote],
                source_mark=source_of_votes(request, public_id), at=clock.now(),
            )  # fmt: skip
            return _onward(request, here, asked.place)
        except Refused as error:
            status = 409 if isinstance(error, Conflict) else 422
            problem = "Choose one of the three: agree, disagree or pass." if status == 422 else str(error)
    context = {
        "line": here.page.line,
        "asked": asked,
        "statement": line,
        "said": VOTE_WORDS.get(line.vote) if line.vote is not None else "",
        "problem": problem,
    }
    return render(request, "conversation/public/statement.jinja", context, status=status)


def _too_many(request: HttpRequest, here: Here) -> HttpResponseBase:
    context = {"line": here.page.line}
    return render(request, "conversation/public/too_many.jinja", context, status=429)


def _may_vote(request: HttpRequest, code: str) -> bool:
    return may(request, "vote") and (not is_new_voter(code) or may(request, "begin_to_vote"))


def _onward(request: HttpRequest, here: Here, place: int) -> HttpResponseBase:
    if request.GET.get("back") == "all":
        return redirect("conversation_statements", public_id=here.page.line.id)
    return redirect("conversation_statement_next", public_id=here.page.line.id, place=place)


@public(WHY)
@takes(FORM)
def suggest(request: HttpRequest, public_id: UUID, place: int) -> HttpResponseBase:
    """A statement of one’s own. Somebody reads it before others see it."""
    here = _here(request, public_id)
    asked = next((one for one in here.ballot.questions if one.place == place), None)
    if not here.code or not here.is_open or asked is None:
        return redirect("conversation_statements", public_id=public_id)
    form, status = SuggestForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if not may(request, "suggest"):
            return _too_many(request, here)
        if form.is_valid():
            try:
                suggest_statement(
                    consultation=announced(public_id), code=here.code, question_id=asked.id,
                    words=form.cleaned_data["words"], source_mark=source_of_votes(request, public_id),
                    at=clock.now(),
                )  # fmt: skip
                return redirect("conversation_statements", public_id=public_id)
            except Refused as error:
                form.add_error("words", str(error))
    context = {
        "line": here.page.line, "asked": asked, "form": form, "points": POINTS.values(),
        "most": MOST_SUGGESTED,
    }  # fmt: skip
    return render(request, "conversation/public/suggest.jinja", context, status=status)


_ONE = "conversation/<uuid:public_id>/"
urlpatterns = [
    path(_ONE + "statements/", statements, name="conversation_statements"),
    path(_ONE + "statements/begin/", begin, name="conversation_statements_begin"),
    path(_ONE + "statements/<uuid:statement_id>/", statement, name="conversation_statement"),
    path(_ONE + "questions/<int:place>/statements/", next_statement, name="conversation_statement_next"),
    path(_ONE + "questions/<int:place>/suggest/", suggest, name="conversation_statement_suggest"),
]
