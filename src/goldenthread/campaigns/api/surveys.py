"""Surveys of a campaign, and handing in what it gathered, for other programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from goldenthread.campaigns.access import letter_for, survey_for
from goldenthread.campaigns.actions import surveys as actions
from goldenthread.campaigns.actions.handing_in import hand_in_group, hand_in_letter, hand_in_survey
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.api.answering import whole_survey
from goldenthread.campaigns.api.public import ONE
from goldenthread.campaigns.api.running import RUNS, to_act
from goldenthread.campaigns.log import log
from goldenthread.campaigns.queries.surveys import (
    counts_rows,
    every_answer,
    figures_of,
    missing_of,
    open_answers,
    results_of,
    survey_page,
)
from goldenthread.campaigns.sheets import csv_of
from goldenthread.conversation.actions.replies import Said
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of

router = Router(tags=["campaigning"])
SURVEY = "/surveys/{survey_id}"
A_SURVEY = {200: shapes.SurveyToRun, **REFUSALS}
HANDED_IN = {201: shapes.HandedIn, **REFUSALS}
FILE = {200: None, **REFUSALS}


def _to(request: HttpRequest, survey_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {"survey": survey_for(viewer, survey_id), "by": viewer.account, "at": viewer.at}


def _survey(request: HttpRequest, survey_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = survey_for(viewer, survey_id)
    page = survey_page(found, viewer.at)
    missing = missing_of(found) if page.line.state == "written" else []
    return whole_survey(page) | {"missing": missing, "figures": figures_of(found)}


@router.post(
    ONE + "/surveys",
    response={201: shapes.SurveyToRun, **REFUSALS},
    openapi_extra=RUNS,
    summary="Make a survey",
)
def make(request: HttpRequest, campaign_id: UUID, sent: given.NameIn) -> Any:
    made = actions.make_survey(**to_act(request, campaign_id), name=sent.name)
    return Status(201, _survey(request, made.id))


@router.get(SURVEY, response=A_SURVEY, openapi_extra=RUNS, summary="A survey, with what it still lacks")
def survey(request: HttpRequest, survey_id: UUID) -> Any:
    return _survey(request, survey_id)


@router.put(SURVEY, response=A_SURVEY, openapi_extra=RUNS, summary="Write what a survey is about")
def write(request: HttpRequest, survey_id: UUID, sent: given.SurveyAboutIn) -> Any:
    actions.write_survey(**_to(request, survey_id), **sent.model_dump())
    return _survey(request, survey_id)


@router.post(
    SURVEY + "/questions", response=A_SURVEY, openapi_extra=RUNS, summary="Add a question to a survey"
)
def add_question(request: HttpRequest, survey_id: UUID, sent: given.SurveyQuestionIn) -> Any:
    actions.add_question(**_to(request, survey_id), asked=Asked(**sent.model_dump()))
    return _survey(request, survey_id)


@router.put(
    SURVEY + "/questions/{survey_question_id}", response=A_SURVEY, openapi_extra=RUNS,
    summary="Put a question of a survey right",
)  # fmt: skip
def write_question(
    request: HttpRequest, survey_id: UUID, survey_question_id: UUID, sent: given.SurveyQuestionIn
) -> Any:
    to, asked = _to(request, survey_id), Asked(**sent.model_dump())
    actions.write_question(**to, question_id=survey_question_id, asked=asked)
    return _survey(request, survey_id)


@router.delete(
    SURVEY + "/questions/{survey_question_id}", response=A_SURVEY, openapi_extra=RUNS,
    summary="Remove a question of a survey",
)  # fmt: skip
def remove_question(request: HttpRequest, survey_id: UUID, survey_question_id: UUID) -> Any:
    actions.remove_question(**_to(request, survey_id), question_id=survey_question_id)
    return _survey(request, survey_id)


@router.post(SURVEY + "/open", response=A_SURVEY, openapi_extra=RUNS, summary="Open a survey")
def open_survey(request: HttpRequest, survey_id: UUID, sent: given.SurveyDays) -> Any:
    """What it asks stands from now on. It opens and closes by itself."""
    actions.open_survey(**_to(request, survey_id), **sent.model_dump())
    return _survey(request, survey_id)


@router.post(
    SURVEY + "/close", response=A_SURVEY, openapi_extra=RUNS, summary="Move the last day of a survey"
)
def move_close(request: HttpRequest, survey_id: UUID, sent: given.SurveyClose) -> Any:
    actions.move_close(**_to(request, survey_id), closes_at=sent.closes_at)
    return _survey(request, survey_id)


@router.get(
    SURVEY + "/results", response={200: shapes.SurveyResultsOut, **REFUSALS}, openapi_extra=RUNS,
    summary="The counts of a survey, and what people wrote",
)  # fmt: skip
def results(request: HttpRequest, survey_id: UUID) -> Any:
    to = _to(request, survey_id)
    log("read the answers to a survey", to["survey"].campaign, to["by"], to["at"], survey=to["survey"].name)
    written = {str(question): words for question, words in open_answers(to["survey"]).items()}
    return {"results": results_of(to["survey"]), "written": written}


@router.post(SURVEY + "/show", response=A_SURVEY, openapi_extra=RUNS, summary="Show the counts to everybody")
def show_results(request: HttpRequest, survey_id: UUID) -> Any:
    actions.show_results(**_to(request, survey_id))
    return _survey(request, survey_id)


@router.get(
    SURVEY + "/answers.csv", response=FILE, openapi_extra=RUNS, summary="Every answer to a survey, as CSV"
)
def answers_csv(request: HttpRequest, survey_id: UUID) -> Any:
    """For those who run it. It is not for others."""
    to = _to(request, survey_id)
    log(
        "took the answers to a survey away",
        to["survey"].campaign,
        to["by"],
        to["at"],
        survey=to["survey"].name,
    )
    head, rows = every_answer(to["survey"])
    return HttpResponse(csv_of([head, *rows]), content_type="text/csv; charset=utf-8")


@router.get(
    SURVEY + "/counts.csv", response=FILE, openapi_extra=RUNS, summary="The counts of a survey, as CSV"
)
def counts_csv(request: HttpRequest, survey_id: UUID) -> Any:
    rows = counts_rows(survey_for(viewer_of(request), survey_id))
    return HttpResponse(csv_of(rows), content_type="text/csv; charset=utf-8")


@router.post(
    SURVEY + "/hand-in",
    response=HANDED_IN,
    openapi_extra=RUNS,
    summary="Hand a survey in to the consultation",
)
def survey_hand_in(request: HttpRequest, survey_id: UUID) -> Any:
    reply, code = hand_in_survey(**_to(request, survey_id))
    return Status(201, {"number": reply.number, "code": code})


@router.post(
    "/letters/{open_letter_id}/hand-in", response=HANDED_IN, openapi_extra=RUNS,
    summary="Hand an open letter in to the consultation",
)  # fmt: skip
def letter_hand_in(request: HttpRequest, open_letter_id: UUID) -> Any:
    viewer = viewer_of(request)
    reply, code = hand_in_letter(letter=letter_for(viewer, open_letter_id), by=viewer.account, at=viewer.at)
    return Status(201, {"number": reply.number, "code": code})


@router.post(
    ONE + "/groups", response=HANDED_IN, openapi_extra=RUNS, summary="Hand in the answers of a group"
)
def group_hand_in(request: HttpRequest, campaign_id: UUID, sent: given.GroupIn) -> Any:
    said = [Said(one.question_id, words=one.words) for one in sent.answers]
    about = sent.model_dump(exclude={"answers"})
    reply, code = hand_in_group(**to_act(request, campaign_id), **about, said=said)
    return Status(201, {"number": reply.number, "code": code})
