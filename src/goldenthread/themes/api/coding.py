"""The sample, codings, figures, letters, words and objections, for other programs."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from goldenthread.conversation.access import consultation_for
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.themes.access import answer_for, letter_for, objection_for, question_for
from goldenthread.themes.actions.coding import code_answer, code_letter, settle_answer
from goldenthread.themes.actions.letters import call_no_letter, name_letter
from goldenthread.themes.actions.objections import answer_objection
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.api import shapes_coding as shapes
from goldenthread.themes.logged import log
from goldenthread.themes.protecting import count_where
from goldenthread.themes.queries.agreement import agreement_of_people, agreement_with_machine
from goldenthread.themes.queries.choices import choices_of
from goldenthread.themes.queries.figures import Figures, figures_of
from goldenthread.themes.queries.frames import in_force
from goldenthread.themes.queries.letters import codings_of_letter, letter_read, letters_of, members_of
from goldenthread.themes.queries.objections import objection_read, objections_of
from goldenthread.themes.queries.runs import latest_done
from goldenthread.themes.queries.said import codes_standing, said_of, theme_of
from goldenthread.themes.queries.sample import sample_read
from goldenthread.themes.queries.words import to_review, words_figures, words_read
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
    from goldenthread.themes.models import Frame, LetterGroup

router = Router(tags=["themes"])
READ, CODE = Permission.READ_ANSWERS, Permission.CODE_ANSWERS
READS, CODES = {"x-asks": READ.name}, {"x-asks": CODE.name}
QUESTION, ANSWER = "/questions/{uuid:question_id}", "/answers/{uuid:answer_id}"
LETTER = "/letters/{uuid:group_id}"
CODED = {200: shapes.AnswerCoded, **REFUSALS}
A_LETTER = {200: shapes.LetterWhole, **REFUSALS}
ANY = "any"
FIRST = shapes.PageAsked(most=25, after=0)


def _asked(request: HttpRequest, question_id: UUID, permission: Permission = READ) -> tuple[Question, Viewer]:
    viewer = viewer_of(request)
    return question_for(viewer, question_id, permission), viewer


def _in_force(question: Question) -> Frame:
    frame = in_force(question)
    if frame is None:
        raise NotInForce
    return frame


@router.get(
    QUESTION + "/sample", response={200: shapes.SampleOut, **REFUSALS}, openapi_extra=READS,
    summary="The sample of a question",
)  # fmt: skip
def sample(request: HttpRequest, question_id: UUID) -> Any:
    found, viewer = _asked(request, question_id)
    frame = in_force(found)
    return asdict(sample_read(found)) | {"left": left_in_sample(frame, viewer.account) if frame else 0}


@router.post(
    QUESTION + "/sample", response={200: shapes.SampleOut, **REFUSALS}, openapi_extra=CODES,
    summary="Draw a sample, or more of it",
)  # fmt: skip
def draw(request: HttpRequest, question_id: UUID, sent: shapes.DrawIn) -> Any:
    """What came since the last draw is drawn at the same rate."""
    found, viewer = _asked(request, question_id, CODE)
    seed = secrets.randbits(32) if sent.seed is None else sent.seed
    draw_sample(question=found, more=sent.more, seed=seed, by=viewer.account, at=viewer.at)
    return sample(request, question_id)


@router.get(
    QUESTION + "/next", response={200: shapes.NextOut, **REFUSALS}, openapi_extra=CODES,
    summary="The next answer to code",
)  # fmt: skip
def next_answer(request: HttpRequest, question_id: UUID, asked: Query[shapes.NextAsked]) -> Any:
    """Of the sample, or of what the machine is unsure of."""
    found, viewer = _asked(request, question_id, CODE)
    frame = _in_force(found)
    answer = (next_for_people if asked.unsure else next_in_sample)(frame, viewer.account)
    left = for_people(frame).count() if asked.unsure else left_in_sample(frame, viewer.account)
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
    act(answer=found, frame=frame, by=viewer.account, at=viewer.at, **_themes(sent))
    return _coded(found, viewer)


def _themes(sent: shapes.CodingIn) -> dict[str, Any]:
    given = {one.theme_id: one.passages for one in sent.themes}
    return {"given": given, "none_fits": sent.none_fits, "note": sent.note}


@router.get(
    QUESTION + "/agreement", response={200: shapes.CodersAgree, **REFUSALS}, openapi_extra=READS,
    summary="How far two people agree",
)  # fmt: skip
def agreement(request: HttpRequest, question_id: UUID) -> Any:
    found, _ = _asked(request, question_id)
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
    found, _ = _asked(request, question_id)
    frame = in_force(found)
    run = latest_done(found, "coding", frame) if frame else None
    return {
        "run_id": run.id if run else None,
        "agreement": agreement_with_machine(frame, run) if frame and run else None,
        "for_people": for_people(frame).count() if frame else 0,
        "left_to_people": run.result["left_to_people"] if run else [],
    }


def _figures(request: HttpRequest, question_id: UUID) -> Figures:
    found, _ = _asked(request, question_id)
    frame = in_force(found)
    figures = figures_of(found, frame) if frame else None
    if figures is None:
        raise NotVisible("figures", question_id)
    return figures


@router.get(
    QUESTION + "/figures", response={200: shapes.QuestionFiguresOut, **REFUSALS}, openapi_extra=READS,
    summary="Who said what, as last counted",
)  # fmt: skip
def figures(request: HttpRequest, question_id: UUID) -> Any:
    """404 until it is counted."""
    return _figures(request, question_id)


@router.get(
    QUESTION + "/count", response={200: shapes.CountOut, **REFUSALS}, openapi_extra=READS,
    summary="How many of a kind of people said what",
)  # fmt: skip
def count(request: HttpRequest, question_id: UUID, asked: Query[shapes.CountAsked]) -> Any:
    """Sums of numbers that were protected once: no filter and no difference tells of anybody."""
    found = _figures(request, question_id)
    who, region = (None if value == ANY else value for value in (asked.who, asked.region))
    return {
        "of": count_where(found.cells, who, region),
        "themes": [(one.theme_id, one.name, count_where(one.cells, who, region)) for one in found.themes],
    }


@router.get(
    QUESTION + "/choices", response={200: shapes.ChoicesOut, **REFUSALS}, openapi_extra=READS,
    summary="What people chose",
)  # fmt: skip
def choices(request: HttpRequest, question_id: UUID) -> Any:
    """404 where nothing is offered to choose from, and before the consultation has closed."""
    found, viewer = _asked(request, question_id)
    read = choices_of(found, viewer.at)
    if read is None:
        raise NotVisible("choices", question_id)
    return read


@router.get(
    QUESTION + "/themes/{uuid:theme_id}/answers", response={200: shapes.SaidList, **REFUSALS},
    openapi_extra=READS, summary="The sentences behind a theme",
)  # fmt: skip
def said(request: HttpRequest, question_id: UUID, theme_id: UUID, asked: Query[shapes.PageAsked]) -> Any:
    """Those that people coded first. Not all of them may be quoted."""
    found, viewer = _asked(request, question_id)
    frame = _in_force(found)
    theme_of(frame, theme_id)
    rows = codes_standing(frame, theme_id).select_related("coding__answer__reply")
    log("read the answers of a theme", found, viewer.account, viewer.at, theme=str(theme_id))
    return {"number": rows.count(), "said": said_of(rows[asked.after : asked.after + asked.most])}


@router.get(
    QUESTION + "/letters", response={200: list[shapes.CampaignLetterOut], **REFUSALS}, openapi_extra=READS,
    summary="Campaign letters",
)  # fmt: skip
def letters(request: HttpRequest, question_id: UUID) -> Any:
    return letters_of(_asked(request, question_id)[0])


@router.get(LETTER, response=A_LETTER, openapi_extra=READS, summary="One campaign letter and its senders")
def letter(request: HttpRequest, group_id: UUID, asked: Query[shapes.PageAsked]) -> Any:
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, READ)
    log("read a campaign letter", found.question, viewer.account, viewer.at, letter=str(found.id))
    return _letter(found, asked)


def _letter(found: LetterGroup, asked: shapes.PageAsked) -> dict[str, Any]:
    frame = in_force(found.question)
    return asdict(letter_read(found)) | {
        "members": list(members_of(found)[asked.after : asked.after + asked.most]),
        "codings": codings_of_letter(found, frame) if frame else [],
    }


@router.post(LETTER + "/name", response=A_LETTER, openapi_extra=CODES, summary="Say what a letter is")
def name(request: HttpRequest, group_id: UUID, sent: shapes.NameLetter) -> Any:
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, CODE)
    if sent.is_letter:
        name_letter(letter=found, name=sent.name, by=viewer.account, at=viewer.at)
    else:
        call_no_letter(letter=found, why=sent.why, by=viewer.account, at=viewer.at)
    return _letter(found, FIRST)


@router.post(LETTER + "/codings", response=A_LETTER, openapi_extra=CODES, summary="Code a letter")
def code_shared(request: HttpRequest, group_id: UUID, sent: shapes.CodingIn) -> Any:
    """Its shared text, once, whoever sent it."""
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, CODE)
    frame = _in_force(found.question)
    code_letter(letter=found, frame=frame, by=viewer.account, at=viewer.at, **_themes(sent))
    return _letter(found, FIRST)


@router.get(
    QUESTION + "/words", response={200: shapes.WordsQueue, **REFUSALS}, openapi_extra=READS,
    summary="Answers whose words nobody has read yet",
)  # fmt: skip
def words(request: HttpRequest, question_id: UUID, asked: Query[shapes.WordsAsked]) -> Any:
    """Nothing of an answer may be shown to anybody before a person has read it."""
    found, _ = _asked(request, question_id)
    rows = to_review(found, asked.language)[asked.after : asked.after + asked.most]
    return asdict(words_figures(found)) | {"to_review": [one.id for one in rows]}


@router.get(
    ANSWER + "/words", response={200: shapes.AnswerWordsOut, **REFUSALS}, openapi_extra=CODES,
    summary="What rules found in an answer",
)  # fmt: skip
def words_of(request: HttpRequest, answer_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, CODE)
    assert found.question is not None  # noqa: S101 - for the type checker: access gives no other
    log(
        "read an answer to review its words",
        found.question,
        viewer.account,
        viewer.at,
        answer=found.reply.number,
    )
    return words_read(found)


@router.post(
    ANSWER + "/words", response={200: shapes.AnswerWordsOut, **REFUSALS}, openapi_extra=CODES,
    summary="Say which words may be shown",
)  # fmt: skip
def review(request: HttpRequest, answer_id: UUID, sent: shapes.ReviewIn) -> Any:
    viewer = viewer_of(request)
    found = answer_for(viewer, answer_id, CODE)
    review_words(answer=found, by=viewer.account, at=viewer.at, **sent.model_dump())
    return words_read(found)


@router.get(
    "/consultations/{uuid:public_id}/objections", response={200: list[shapes.ObjectionOut], **REFUSALS},
    openapi_extra=READS, summary="Objections to how answers were coded",
)  # fmt: skip
def objections(request: HttpRequest, public_id: UUID) -> Any:
    return objections_of(consultation_for(viewer_of(request), public_id, READ))


@router.post(
    "/objections/{uuid:objection_id}/answer", response={200: shapes.ObjectionOut, **REFUSALS},
    openapi_extra=CODES, summary="Answer an objection",
)  # fmt: skip
def objection(request: HttpRequest, objection_id: UUID, sent: shapes.ObjectionAnswerIn) -> Any:
    """Where the coding was wrong, code the answer anew first."""
    viewer = viewer_of(request)
    found = objection_for(viewer, objection_id, CODE)
    answer_objection(objection=found, by=viewer.account, at=viewer.at, **sent.model_dump())
    return objection_read(found)
