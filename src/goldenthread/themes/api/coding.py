"""The sample and codings, for other programs."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.themes.access import answer_for, question_for
from goldenthread.themes.actions.coding import code_answer, settle_answer
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.api import shapes_coding as shapes
from goldenthread.themes.logged import log
from goldenthread.themes.queries.agreement import agreement_of_people, agreement_with_machine
from goldenthread.themes.queries.frames import in_force
from goldenthread.themes.queries.judged import left_to_judge, next_to_judge
from goldenthread.themes.queries.runs import latest_done
from goldenthread.themes.queries.sample import sample_read
from goldenthread.themes.queries.work import (
    answer_read,
    differing,
    for_people,
    frame_of_answer,
    history_of,
    is_blind,
    left_in_sample,
    next_for_people,
    next_in_sample,
)
from goldenthread.themes.states import NotInForce

if TYPE_CHECKING:
    from goldenthread.conversation.models import Answer, Question
    from goldenthread.foundation.access import Viewer
    from goldenthread.themes.models import Frame

router = Router(tags=["coding"])
READ, CODE = Permission.READ_ANSWERS, Permission.CODE_ANSWERS
READS, CODES = {"x-asks": READ.name}, {"x-asks": CODE.name}
QUESTION, ANSWER = "/questions/{uuid:question_id}", "/answers/{uuid:answer_id}"
CODED = {200: shapes.AnswerCoded, **REFUSALS}


def asked(request: HttpRequest, question_id: UUID, permission: Permission = READ) -> tuple[Question, Viewer]:
    viewer = viewer_of(request)
    return question_for(viewer, question_id, permission), viewer


def frame_in_force(question: Question) -> Frame:
    frame = in_force(question)
    if frame is None:
        raise NotInForce
    return frame


@router.get(
    QUESTION + "/sample", response={200: shapes.SampleOut, **REFUSALS}, openapi_extra=READS,
    summary="The sample of a question",
)  # fmt: skip
def sample(request: HttpRequest, question_id: UUID) -> Any:
    found, viewer = asked(request, question_id)
    frame = in_force(found)
    return asdict(sample_read(found)) | {"left": left_in_sample(frame, viewer.account) if frame else 0}


@router.post(
    QUESTION + "/sample", response={200: shapes.SampleOut, **REFUSALS}, openapi_extra=CODES,
    summary="Draw a sample, or more of it",
)  # fmt: skip
def draw(request: HttpRequest, question_id: UUID, sent: shapes.DrawIn) -> Any:
    """What came since the last draw is drawn at the same rate."""
    found, viewer = asked(request, question_id, CODE)
    seed = secrets.randbits(32) if sent.seed is None else sent.seed
    draw_sample(question=found, more=sent.more, seed=seed, by=viewer.account, at=viewer.at)
    return sample(request, question_id)


@router.get(
    QUESTION + "/next", response={200: shapes.NextOut, **REFUSALS}, openapi_extra=CODES,
    summary="The next answer to code",
)  # fmt: skip
def next_answer(request: HttpRequest, question_id: UUID, wanted: Query[shapes.NextAsked]) -> Any:
    """Of the sample, of what the machine is unsure of, or of what you have not said yet where it stands."""
    found, viewer = asked(request, question_id, CODE)
    frame = frame_in_force(found)
    if wanted.stances:
        answer, left = next_to_judge(found, viewer.account), left_to_judge(found, viewer.account)
    elif wanted.unsure:
        answer, left = next_for_people(frame, viewer.account), for_people(frame).count()
    else:
        answer, left = next_in_sample(frame, viewer.account), left_in_sample(frame, viewer.account)
    if answer:
        log("read an answer to code it", found, viewer.account, viewer.at, answer=answer.reply.number)
    return {"left": left, "answer": answer_read(answer) if answer else None}


@router.get(ANSWER, response=CODED, openapi_extra=READS, summary="An answer and who gave it which themes")
def answer(request: HttpRequest, answer_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, READ)
    assert found.question is not None  # noqa: S101 - for the type checker: access gives no other
    log(
        "read an answer and its codings", found.question, viewer.account, viewer.at, answer=found.reply.number
    )
    return _coded(found, viewer)


def _coded(found: Answer, viewer: Viewer) -> dict[str, Any]:
    frame = frame_of_answer(found)
    blind = is_blind(found, frame, viewer.account)
    history = history_of(found, hide=frame if blind else None)
    return asdict(answer_read(found)) | {"blind": blind, "history": history}


@router.post(ANSWER + "/codings", response=CODED, openapi_extra=CODES, summary="Code an answer")
def code(request: HttpRequest, answer_id: UUID, sent: shapes.CodingIn) -> Any:
    """Only your own earlier coding gives way; it stays in the history."""
    return _given(request, answer_id, sent, code_answer)


@router.post(ANSWER + "/settle", response=CODED, openapi_extra=CODES, summary="Settle how an answer is coded")
def settle(request: HttpRequest, answer_id: UUID, sent: shapes.CodingIn) -> Any:
    """Where two people differ: a third act beside what both said."""
    return _given(request, answer_id, sent, settle_answer)


def _given(request: HttpRequest, answer_id: UUID, sent: shapes.CodingIn, act: Any) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, CODE)
    frame = frame_of_answer(found)
    if frame is None:
        raise NotInForce
    act(
        answer=found, frame=frame, by=viewer.account, at=viewer.at, stance=sent.stance, **themes_in(sent)
    )  # fmt: skip
    return _coded(found, viewer)


def themes_in(sent: shapes.ThemesIn) -> dict[str, Any]:
    given = {one.theme_id: one.passages for one in sent.themes}
    return {"given": given, "none_fits": sent.none_fits, "note": sent.note}


@router.get(
    QUESTION + "/agreement", response={200: shapes.CodersAgree, **REFUSALS}, openapi_extra=READS,
    summary="How far two people agree",
)  # fmt: skip
def agreement(request: HttpRequest, question_id: UUID) -> Any:
    found, _ = asked(request, question_id)
    frame = in_force(found)
    return {
        "agreement": agreement_of_people(frame) if frame else None,
        "to_settle": [one.answer_id for one in differing(frame)] if frame else [],
    }


@router.get(
    QUESTION + "/machine", response={200: shapes.MachineOut, **REFUSALS}, openapi_extra=READS,
    summary="The machine against people",
)  # fmt: skip
def machine(request: HttpRequest, question_id: UUID) -> Any:
    found, _ = asked(request, question_id)
    frame = in_force(found)
    run = latest_done(found, "coding", frame) if frame else None
    return {
        "run_id": run.id if run else None,
        "agreement": agreement_with_machine(frame, run) if frame and run else None,
        "for_people": for_people(frame).count() if frame else 0,
        "left_to_people": run.result["left_to_people"] if run else [],
    }
