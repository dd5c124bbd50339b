"""Figures, letters, words and objections, for other programs."""

from __future__ import annotations

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
from goldenthread.themes.access import answer_for, letter_for, objection_for
from goldenthread.themes.actions.coding import code_letter
from goldenthread.themes.actions.letters import call_no_letter, name_letter
from goldenthread.themes.actions.objections import answer_objection
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.api import shapes_figures as shapes
from goldenthread.themes.api.coding import asked, frame_in_force, themes_in
from goldenthread.themes.api.shapes_coding import ThemesIn
from goldenthread.themes.api.shapes_opinions import OpinionsOut
from goldenthread.themes.logged import log
from goldenthread.themes.protecting import count_where
from goldenthread.themes.queries.choices import choices_of
from goldenthread.themes.queries.figures import Figures, figures_of
from goldenthread.themes.queries.frames import in_force
from goldenthread.themes.queries.letters import codings_of_letter, letter_read, letters_of, members_of
from goldenthread.themes.queries.objections import objection_read, objections_of
from goldenthread.themes.queries.opinions import opinions_of
from goldenthread.themes.queries.said import codes_standing, said_of, theme_of
from goldenthread.themes.queries.words import to_review, words_figures, words_read

if TYPE_CHECKING:
    from goldenthread.themes.models import LetterGroup

router = Router(tags=["figures"])
READ, CODE = Permission.READ_ANSWERS, Permission.CODE_ANSWERS
READS, CODES = {"x-asks": READ.name}, {"x-asks": CODE.name}
QUESTION, ANSWER = "/questions/{uuid:question_id}", "/answers/{uuid:answer_id}"
LETTER = "/letters/{uuid:group_id}"
A_LETTER = {200: shapes.LetterWhole, **REFUSALS}
ANY = "any"
FIRST = shapes.PageAsked(most=25, after=0)


def _figures(request: HttpRequest, question_id: UUID) -> Figures:
    found, _ = asked(request, question_id)
    frame = in_force(found)
    figures = figures_of(found, frame) if frame else None
    if figures is None:
        raise NotVisible("figures", question_id)
    return figures


@router.get(
    QUESTION + "/figures", response={200: shapes.ThemesCounted, **REFUSALS}, openapi_extra=READS,
    summary="Who said what, as last counted",
)  # fmt: skip
def figures(request: HttpRequest, question_id: UUID) -> Any:
    """404 until it is counted."""
    return _figures(request, question_id)


@router.get(
    QUESTION + "/count", response={200: shapes.CountOut, **REFUSALS}, openapi_extra=READS,
    summary="How many of a kind of people said what",
)  # fmt: skip
def count(request: HttpRequest, question_id: UUID, wanted: Query[shapes.CountAsked]) -> Any:
    """Sums of numbers that were protected once: no filter and no difference tells of anybody."""
    found = _figures(request, question_id)
    who, region = (None if value == ANY else value for value in (wanted.who, wanted.region))
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
    found, viewer = asked(request, question_id)
    read = choices_of(found, viewer.at)
    if read is None:
        raise NotVisible("choices", question_id)
    return read


@router.get(
    QUESTION + "/themes/{uuid:theme_id}/answers", response={200: shapes.SaidList, **REFUSALS},
    openapi_extra=READS, summary="The sentences behind a theme",
)  # fmt: skip
def said(request: HttpRequest, question_id: UUID, theme_id: UUID, wanted: Query[shapes.PageAsked]) -> Any:
    """Those that people coded first. Not all of them may be quoted."""
    found, viewer = asked(request, question_id)
    frame = frame_in_force(found)
    theme_of(frame, theme_id)
    rows = codes_standing(frame, theme_id).select_related("coding__answer__reply")
    log("read the answers of a theme", found, viewer.account, viewer.at, theme=str(theme_id))
    return {"number": rows.count(), "said": said_of(rows[wanted.after : wanted.after + wanted.most])}


@router.get(
    QUESTION + "/opinions", response={200: OpinionsOut, **REFUSALS}, openapi_extra=READS,
    summary="Opinion groups, and what bridges them",
)  # fmt: skip
def opinions(request: HttpRequest, question_id: UUID) -> Any:
    """As last worked out. Numbers of people are rounded to 5; null is under 10."""
    found, viewer = asked(request, question_id)
    log("read the opinion groups", found, viewer.account, viewer.at)
    read = opinions_of(found)
    if read is None:
        raise NotVisible("opinion groups", question_id)
    return read


@router.get(
    QUESTION + "/letters", response={200: list[shapes.CampaignLetterOut], **REFUSALS}, openapi_extra=READS,
    summary="Campaign letters",
)  # fmt: skip
def letters(request: HttpRequest, question_id: UUID) -> Any:
    return letters_of(asked(request, question_id)[0])


@router.get(LETTER, response=A_LETTER, openapi_extra=READS, summary="One campaign letter and its senders")
def letter(request: HttpRequest, group_id: UUID, wanted: Query[shapes.PageAsked]) -> Any:
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, READ)
    log("read a campaign letter", found.question, viewer.account, viewer.at, letter=str(found.id))
    return _letter(found, wanted)


def _letter(found: LetterGroup, wanted: shapes.PageAsked) -> dict[str, Any]:
    frame = in_force(found.question)
    return asdict(letter_read(found)) | {
        "members": list(members_of(found)[wanted.after : wanted.after + wanted.most]),
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
def code_shared(request: HttpRequest, group_id: UUID, sent: ThemesIn) -> Any:
    """Its shared text, once, whoever sent it."""
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, CODE)
    frame = frame_in_force(found.question)
    code_letter(letter=found, frame=frame, by=viewer.account, at=viewer.at, **themes_in(sent))
    return _letter(found, FIRST)


@router.get(
    QUESTION + "/words", response={200: shapes.WordsQueue, **REFUSALS}, openapi_extra=READS,
    summary="Answers whose words nobody has read yet",
)  # fmt: skip
def words(request: HttpRequest, question_id: UUID, wanted: Query[shapes.WordsAsked]) -> Any:
    """Nothing of an answer may be shown to anybody before a person has read it."""
    found, _ = asked(request, question_id)
    rows = to_review(found, wanted.language)[wanted.after : wanted.after + wanted.most]
    return asdict(words_figures(found)) | {"to_review": [one.id for one in rows]}


@router.get(
    ANSWER + "/words", response={200: shapes.WordsToReview, **REFUSALS}, openapi_extra=CODES,
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
    ANSWER + "/words", response={200: shapes.WordsToReview, **REFUSALS}, openapi_extra=CODES,
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
