"""A sample is drawn; each answer is coded by two, blind to each other; where they differ, it is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, NumberField
from goldenthread.design.paging import paged
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.themes.access import answer_for, question_for
from goldenthread.themes.actions.coding import code_answer, settle_answer
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.pages.asking import (
    A_PAGE,
    CODE,
    READ,
    form_page,
    may_code,
    new_seed,
    page,
    seen,
    sent,
)
from goldenthread.themes.pages.coding_form import CodeForm, begun
from goldenthread.themes.queries.agreement import agreement_of_people
from goldenthread.themes.queries.codings import coded_by_people, newest_of_each
from goldenthread.themes.queries.frames import LineRead, in_force, lines_of
from goldenthread.themes.queries.judged import (
    is_judged,
    left_to_judge,
    may_be_judged,
    next_to_judge,
    own_stance,
)
from goldenthread.themes.queries.questions import coders_of, stand_of_question
from goldenthread.themes.queries.sample import sample_read
from goldenthread.themes.queries.stances import inferred_of
from goldenthread.themes.queries.work import (
    answer_read,
    differing,
    earlier_coding,
    for_people,
    frame_of_answer,
    history_of,
    is_blind,
    left_in_sample,
    machine_coding,
    next_for_people,
    next_in_sample,
    own_coding,
)
from goldenthread.themes.states import STANCE_WORDS, NotInForce

if TYPE_CHECKING:
    from goldenthread.conversation.models import Answer
    from goldenthread.foundation.models import Account
    from goldenthread.themes.models import Frame

SAMPLE, UNSURE, STANCES = "sample", "unsure", "stances"
NEXT = {SAMPLE: next_in_sample, UNSURE: next_for_people}
"""The lists that a coder works through. The one that is not the sample stands in the address."""
BACK = {SAMPLE: "themes_sample", UNSURE: "themes_machine", STANCES: "themes_stances"}
USUAL = 300


class DrawForm(GovForm):
    more = NumberField(
        "How many answers are drawn?", unclear="Enter how many, like 300", missing="Enter how many, like 300",
        most=5000, width=5,
        hint="With 300, shares are off by about one point on average. All are coded by two people.",
    )  # fmt: skip


@asks(READ)
def sample(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """What was drawn, how far it is read, and the way to the next answer."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    frame = in_force(found)
    context = {
        "question": found,
        "frame": frame,
        "sample": sample_read(found),
        "stand": stand_of_question(found),
        "coders": coders_of(found),
        "left": left_in_sample(frame, viewer.account) if frame else 0,
        "codes": may_code(request, found),
    }
    return page(request, "sample", context)


@asks(CODE)
@takes(FORM)
def draw(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    found = question_for(viewer_of(request), question_id, CODE)
    read = sample_read(found)
    form = DrawForm(sent(request), initial={"more": min(USUAL, read.people) if not read.draws else 0})

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        draw_sample(question=found, more=said["more"], seed=new_seed(), **to)
        return redirect("themes_sample", question_id=question_id)

    return form_page(request, form, act, "draw", {"question": found, "sample": read})


@asks(CODE)
def code_next(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """On to the next answer of the sample, or of those that the machine is unsure of."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, CODE)
    frame = in_force(found)
    if frame is None:
        return redirect("themes_frame", question_id=question_id)
    worked = _worked(request)
    answer = (
        next_to_judge(found, viewer.account) if worked == STANCES else NEXT[worked](frame, viewer.account)
    )
    if answer is None:
        return redirect(BACK[worked], question_id=question_id)
    return redirect(address("themes_code", answer.id) + _of(worked))


def _worked(request: HttpRequest) -> str:
    """Which list somebody works through."""
    return next((one for one in (UNSURE, STANCES) if one in request.GET), SAMPLE)


def _of(worked: str) -> str:
    return "" if worked == SAMPLE else f"?{worked}"


def _left(worked: str, frame: Frame, account: Account) -> int:
    if worked == STANCES:
        return left_to_judge(frame.question, account)
    return for_people(frame).count() if worked == UNSURE else left_in_sample(frame, account)


@asks(CODE)
@takes(FORM)
def code(request: HttpRequest, answer_id: UUID) -> HttpResponseBase:
    """One answer, its themes by keyboard, and how many are left."""
    viewer = viewer_of(request)
    answer = answer_for(viewer, answer_id, CODE)
    frame = _frame(answer)
    lines, read = lines_of(frame), answer_read(answer)
    worked = _worked(request)
    # whoever reads the sample once more, to say where it stands, is not led by the machine that it judges
    hints = {} if worked == STANCES else _hints(answer, frame, viewer.account)
    own = own_coding(answer, frame, viewer.account)
    before: dict[UUID, Any] = (
        own.themes if own else dict.fromkeys(earlier_coding(answer, frame, viewer.account), ())
    )
    asks_stance = may_be_judged(frame.question) and (worked == STANCES or is_judged(frame.question))
    first = begun(
        lines, read.sentences, before, own.none_fits if own else False, own.note if own else "",
        own_stance(answer, viewer.account) if asks_stance else "",
    )  # fmt: skip
    form = CodeForm(lines, read.sentences, sent(request), initial=first, hints=hints, stance=asks_stance)
    if request.method == "GET":
        seen("read an answer to code it", viewer, frame.question, answer=read.number)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        code_answer(answer=answer, frame=frame, stance=form.stance(), **form.given(), **to)
        return redirect(address("themes_code_next", frame.question_id) + _of(worked))

    context = {
        "question": frame.question,
        "answer": read,
        "worked": worked,
        "back": address(BACK[worked], frame.question_id),
        "left": _left(worked, frame, viewer.account),
        "own": own,
        "again": bool(before) and own is None,
        "machine": bool(hints),
    }
    return form_page(request, form, act, "code", context)


def _frame(answer: Answer) -> Frame:
    frame = frame_of_answer(answer)
    if frame is None:
        raise NotInForce
    return frame


def _hints(answer: Answer, frame: Frame, account: Account) -> dict[UUID, str]:
    """The machine’s score of each theme; of the sample nothing is said before one has coded."""
    if is_blind(answer, frame, account):
        return {}
    said = machine_coding(answer, frame)
    return {theme: f"The machine says {score:.0%}." for theme, score in said.scores.items()} if said else {}


@asks(READ)
def agreement(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """How far the first two coders of each answer agree, theme by theme; and what is to be settled."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    frame = in_force(found)
    rows = differing(frame) if frame else ()
    shown, more = paged(request, rows, A_PAGE)
    context = {
        "question": found,
        "frame": frame,
        "agreed": agreement_of_people(frame) if frame else None,
        "differing": [one.answer.reply.number for one in shown],
        "rows": [(one.answer_id, one.answer.reply.number, one.answer.words[:140]) for one in shown],
        "shown": shown,
        "more": more,
        "codes": may_code(request, found),
    }
    return page(request, "agreement", context)


@asks(CODE)
@takes(FORM)
def settle(request: HttpRequest, answer_id: UUID) -> HttpResponseBase:
    """What both said, side by side, and a third act that settles it."""
    viewer = viewer_of(request)
    answer = answer_for(viewer, answer_id, CODE)
    frame = _frame(answer)
    lines, read = lines_of(frame), answer_read(answer)
    own = newest_of_each(coded_by_people(frame, [answer.id]).get(answer.id, []))
    both = frozenset.intersection(*(one.said for one in own)) if own else frozenset()
    form = CodeForm(
        lines, read.sentences, sent(request),
        initial=begun(lines, read.sentences, {theme: own[0].themes[theme] for theme in both}),
        hints=_who_said(own, lines), stance=is_judged(frame.question),
    )  # fmt: skip

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        settle_answer(answer=answer, frame=frame, stance=form.stance(), **form.given(), **to)
        return redirect("themes_agreement", question_id=frame.question_id)

    blind = is_blind(answer, frame, viewer.account)
    context = {"question": frame.question, "answer": read, "own": [] if blind else own, "blind": blind}
    names = {line.theme_id: line.name for line in lines}
    return form_page(request, form, act, "settle", context | {"names": names})


def _who_said(own: list[Any], lines: tuple[LineRead, ...]) -> dict[UUID, str]:
    said = {line.theme_id: [one.by for one in own if line.theme_id in one.said] for line in lines}
    return {theme: f"Given by {' and '.join(names)}." for theme, names in said.items() if names}


@asks(READ)
def answer(request: HttpRequest, answer_id: UUID) -> HttpResponseBase:
    """One answer with everything that anybody made of it, under every version of the frame."""
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, READ)
    assert found.question is not None  # noqa: S101 - for the type checker: access gives no other
    frame = frame_of_answer(found)
    blind = is_blind(found, frame, viewer.account)
    seen("read an answer and its codings", viewer, found.question, answer=found.reply.number)
    context = {
        "question": found.question,
        "answer": answer_read(found),
        "reply_id": found.reply_id,
        "history": history_of(found, hide=frame if blind else None),
        "blind": blind,
        "inferred": inferred_of(found),
        "stances": STANCE_WORDS,
        "codes": may_code(request, found.question) and frame is not None,
    }
    return page(request, "answer", context)


_Q = "themes/questions/<uuid:question_id>/"
urlpatterns = [
    path(_Q + "sample/", sample, name="themes_sample"),
    path(_Q + "sample/draw/", draw, name="themes_draw"),
    path(_Q + "code/", code_next, name="themes_code_next"),
    path(_Q + "agreement/", agreement, name="themes_agreement"),
    path("themes/answers/<uuid:answer_id>/", answer, name="themes_answer"),
    path("themes/answers/<uuid:answer_id>/code/", code, name="themes_code"),
    path("themes/answers/<uuid:answer_id>/settle/", settle, name="themes_settle"),
]
