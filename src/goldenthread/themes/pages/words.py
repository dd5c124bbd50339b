"""A person reads an answer and says which of its words may be shown; objections are answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.conversation.access import consultation_for
from goldenthread.design.forms import GovForm, RadioField, TextAreaField
from goldenthread.design.paging import paged
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.themes.access import answer_for, objection_for, question_for
from goldenthread.themes.actions.objections import answer_objection
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.pages.asking import A_PAGE, CODE, READ, form_page, may_code, page, seen, sent
from goldenthread.themes.queries.objections import objection_read, objections_of
from goldenthread.themes.queries.runs import latest_done, under_way
from goldenthread.themes.queries.words import LANGUAGES, to_review, words_figures, words_read
from goldenthread.themes.queries.work import frame_of_answer, history_of, is_blind

SHOW, HIDE = "yes", "no"


class ReviewForm(GovForm):
    may_show = RadioField(
        "May it be shown?",
        [(SHOW, "Yes, in these words"), (HIDE, "No, nothing of it")],
        missing="Choose whether it may be shown", reveals={SHOW: "words", HIDE: "why"},
    )  # fmt: skip
    words = TextAreaField(
        "The words that may be shown", rows=8, longest=100_000,
        hint="Take out whatever could tell who somebody is. Put what is left out in square brackets.",
    )  # fmt: skip
    why = TextAreaField("Why may nothing be shown?", rows=2)


class AnswerForm(GovForm):
    changed = RadioField(
        "Did the coding change?",
        [("yes", "Yes, it was wrong"), ("no", "No, it stays")], missing="Choose whether the coding changed",
    )  # fmt: skip
    words = TextAreaField(
        "Your answer, in words for the person who objected", missing="Write an answer for the person", rows=5
    )


@asks(READ)
def words(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """The queue: answers that may be quoted or published and that nobody has read for it."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    language = request.GET.get("language", "")
    shown, more = paged(request, to_review(found, language), A_PAGE)
    seen("read the words to be reviewed", viewer, found)
    figures = words_figures(found)
    context = {
        "question": found,
        "figures": figures,
        "run": latest_done(found, "words"),
        "under_way": under_way(found).get("words"),
        "language": language,
        "languages": LANGUAGES,
        "offered": [
            ("", "All languages"),
            *((code, LANGUAGES.get(code, code)) for code, _ in figures.languages if code),
        ],
        "shown": shown,
        "more": more,
        "codes": may_code(request, found),
    }
    return page(request, "words", context)


@asks(CODE)
@takes(FORM)
def review(request: HttpRequest, answer_id: UUID) -> HttpResponseBase:
    """What rules found, marked in the answer; and the words that a person lets be shown."""
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, CODE)
    assert found.question is not None  # noqa: S101 - for the type checker: access gives no other
    read = words_read(found)
    last = read.reviews[0] if read.reviews else None
    first = {"words": last.words if last and last.words else read.proposed, "why": last.why if last else ""}
    form = ReviewForm(sent(request), initial=first)
    if request.method == "GET":
        seen("read an answer to review its words", viewer, found.question, answer=found.reply.number)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        show = said["may_show"] == SHOW
        review_words(answer=found, may_show=show, words=said["words"], why=said["why"], **to)
        after = to_review(found.question).first() if found.question else None
        if after:
            return redirect("themes_review", answer_id=after.id)
        return redirect("themes_words", question_id=found.question_id)

    context = {
        "question": found.question, "answer": found, "read": read, "languages": LANGUAGES,
        "left": to_review(found.question).count(),
    }  # fmt: skip
    return form_page(request, form, act, "review", context)


@asks(READ)
def objections(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """What people said against how they were understood: those that wait first."""
    found = consultation_for(viewer_of(request), public_id, READ)
    return page(request, "objections", {"consultation": found, "objections": objections_of(found)})


@asks(CODE)
@takes(FORM)
def objection(request: HttpRequest, objection_id: UUID) -> HttpResponseBase:
    """Their words, what their answer says, how it is coded, and the answer."""
    viewer = viewer_of(request)
    found = objection_for(viewer, objection_id, CODE)
    question = found.answer.question
    assert question is not None  # noqa: S101 - for the type checker: nobody objects to what has none
    read = objection_read(found)
    form = AnswerForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        answer_objection(objection=found, changed=said["changed"] == "yes", words=said["words"], **to)
        return redirect("themes_objections", public_id=found.reply.consultation_id)

    frame = frame_of_answer(found.answer)
    blind = is_blind(found.answer, frame, viewer.account)
    context = {
        "question": question, "objection": read, "answer": found.answer,
        "history": history_of(found.answer, hide=frame if blind else None), "blind": blind,
    }  # fmt: skip
    return form_page(request, form, act, "objection", context)


urlpatterns = [
    path("themes/questions/<uuid:question_id>/words/", words, name="themes_words"),
    path("themes/answers/<uuid:answer_id>/words/", review, name="themes_review"),
    path("themes/of/<uuid:public_id>/objections/", objections, name="themes_objections"),
    path("themes/objections/<uuid:objection_id>/", objection, name="themes_objection"),
]
