"""Answering surveys, for programs that help people to: no account is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.campaigns import access
from goldenthread.campaigns.actions.answering import begin, keep, send, take_back
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.api.public import ANYONE, OPEN
from goldenthread.campaigns.asked import check_rate, source_of
from goldenthread.campaigns.queries.surveys import SurveyPage, own_reply, results_of, survey_page
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS

if TYPE_CHECKING:
    from goldenthread.campaigns.models import SurveyDraft, SurveyReply

router = Router(tags=["campaigns"])
SURVEY = "/surveys/{uuid:survey_id}"


def whole_survey(page: SurveyPage) -> dict[str, Any]:
    names = ("about", "privacy", "passes_on", "questions")
    return asdict(page.line) | {name: getattr(page, name) for name in names}


@router.get(
    SURVEY, auth=None, response={200: shapes.SurveyOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="A survey and its questions",
)  # fmt: skip
def survey(request: HttpRequest, survey_id: UUID) -> Any:
    return whole_survey(survey_page(access.public_survey(survey_id), clock.now()))


@router.get(
    SURVEY + "/results", auth=None, response={200: list[shapes.QuestionResultOut], **REFUSALS},
    openapi_extra=ANYONE, summary="The counts of a survey, once they are shown",
)  # fmt: skip
def results(request: HttpRequest, survey_id: UUID) -> Any:
    found = access.public_survey(survey_id)
    if found.shown_at is None:
        raise NotVisible("results", survey_id)
    return [*results_of(found)]


@router.post(
    SURVEY + "/answers", auth=None, response={201: shapes.SurveySent, **OPEN}, openapi_extra=ANYONE,
    summary="Send an answer to a survey",
)  # fmt: skip
def answer(request: HttpRequest, survey_id: UUID, sent: given.SurveyAnswers) -> Any:
    """Whole, at once. The code is its receipt: it is told now, and never again."""
    found = access.public_survey(survey_id)
    check_rate(request, "answer")
    draft, code = begin(survey=found, at=clock.now())
    _keep(draft.id, sent.answers)
    reply = send(draft_id=draft.id, source_mark=source_of(request, survey_id), at=clock.now())
    return Status(201, {"number": reply.number, "code": code})


@router.post(
    SURVEY + "/drafts", auth=None, response={201: shapes.CodeOnce, **OPEN}, openapi_extra=ANYONE,
    summary="Begin an answer to a survey",
)  # fmt: skip
def start(request: HttpRequest, survey_id: UUID) -> Any:
    """To be gone on with, here or on the website, by its code."""
    found = access.public_survey(survey_id)
    check_rate(request, "answer")
    _, code = begin(survey=found, at=clock.now())
    return Status(201, {"code": code})


@router.post(
    "/surveys/drafts/read", auth=None, response={200: shapes.SurveyDraftOut, **OPEN}, openapi_extra=ANYONE,
    summary="What is begun of a survey, by its code",
)  # fmt: skip
def read_draft(request: HttpRequest, by: given.ByCode) -> Any:
    return _draft(request, by.code)


@router.put(
    "/surveys/drafts", auth=None, response={200: shapes.SurveyDraftOut, **OPEN}, openapi_extra=ANYONE,
    summary="Keep more of an answer to a survey",
)  # fmt: skip
def keep_draft(request: HttpRequest, sent: given.SurveyDraftIn) -> Any:
    """An answer with neither a choice nor words takes out what was kept for its question."""
    _keep(_draft(request, sent.code).id, sent.answers)
    return access.survey_draft_marked(mark_of(sent.code))


@router.post(
    "/surveys/drafts/send", auth=None, response={201: shapes.SurveySent, **OPEN}, openapi_extra=ANYONE,
    summary="Send what is begun of a survey",
)  # fmt: skip
def send_begun(request: HttpRequest, by: given.ByCode) -> Any:
    draft = _draft(request, by.code)
    reply = send(draft_id=draft.id, source_mark=source_of(request, draft.survey_id), at=clock.now())
    return Status(201, {"number": reply.number, "code": by.code})


@router.post(
    "/surveys/answers/read", auth=None, response={200: shapes.OwnReplyOut, **OPEN}, openapi_extra=ANYONE,
    summary="What somebody answered, by its code",
)  # fmt: skip
def read_answer(request: HttpRequest, by: given.ByCode) -> Any:
    return own_reply(_reply(request, by.code))


@router.post(
    "/surveys/answers/take-back", auth=None, response={204: None, **OPEN}, openapi_extra=ANYONE,
    summary="Take an answer to a survey back",
)  # fmt: skip
def take_answer_back(request: HttpRequest, by: given.ByCode) -> Any:
    take_back(reply=_reply(request, by.code), at=clock.now())
    return Status(204, None)


def _draft(request: HttpRequest, code: str) -> SurveyDraft:
    check_rate(request, "find")
    found = access.survey_draft_marked(mark_of(code))
    if found is None:
        raise NotVisible("answer", "by code")
    return found


def _reply(request: HttpRequest, code: str) -> SurveyReply:
    check_rate(request, "find")
    found = access.survey_reply_marked(mark_of(code))
    if found is None:
        raise NotVisible("answer", "by code")
    return found


def _keep(draft_id: UUID, answers: list[given.SurveyAnswerIn]) -> None:
    for one in answers:
        keep(
            draft_id=draft_id, question_id=one.question_id, chosen=one.chosen, words=one.words, at=clock.now()
        )
