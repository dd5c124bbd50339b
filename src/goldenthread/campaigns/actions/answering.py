"""Answers to a survey: begun, kept as they are written, sent, taken back. Nobody has an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import (
    Survey,
    SurveyAnswer,
    SurveyDraft,
    SurveyQuestion,
    SurveyReply,
    SurveyWithdrawal,
)
from goldenthread.campaigns.queries.surveys import state_of_survey
from goldenthread.campaigns.states import NotOpen, SurveyState
from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.foundation.failures import Conflict, Refused

LONGEST_ANSWER = 20_000


def begin(*, survey: Survey, at: datetime) -> tuple[SurveyDraft, str]:
    """An empty answer, and the code that leads back to it: told now and never again."""
    _check_open(survey, at)
    code = new_code()
    return SurveyDraft.objects.create(survey=survey, code_mark=mark_of(code), at=at), code


@transaction.atomic
def keep(*, draft_id: UUID, question_id: UUID, chosen: Sequence[str], words: str, at: datetime) -> None:
    """What is answered so far. Nothing at all takes the answer out again."""
    draft = _locked(draft_id)
    question = SurveyQuestion.objects.filter(id=question_id, survey=draft.survey_id).first()
    if question is None:
        raise Refused("This question is not part of this survey.", "question_id")
    offered = [value for value, _ in question.choices]
    if not set(chosen) <= set(offered):
        raise Refused("Choose from the answers that are there, or none.", "chosen")
    if len(set(chosen)) > 1 and question.asks != SurveyQuestion.Asks.CHOICES:
        raise Refused("Choose one answer.", "chosen")
    if len(words) > LONGEST_ANSWER:
        raise Refused(f"Use {LONGEST_ANSWER:,} characters or fewer.", "words")
    said = words.strip() if question.asks == SurveyQuestion.Asks.OPEN else ""
    if chosen or said:
        kept = [value for value in offered if value in chosen]
        draft.answers[str(question_id)] = {"chosen": kept, "words": said}
    else:
        draft.answers.pop(str(question_id), None)
    draft.at = at
    draft.save(update_fields=["answers", "at"])


@transaction.atomic
def send(*, draft_id: UUID, source_mark: str, at: datetime) -> SurveyReply:
    """The answer is sent, once, and its code is now its receipt."""
    draft = _locked(draft_id)
    _check_open(draft.survey, at)
    if not draft.answers:
        raise Refused("There is nothing in your answer yet. Answer at least one question.")
    # One at a time: the number is the next one, whoever sends at the same moment.
    Survey.objects.select_for_update().get(id=draft.survey_id)
    last = SurveyReply.objects.filter(survey=draft.survey_id).aggregate(last=Max("number"))["last"] or 0
    reply = SurveyReply.objects.create(
        survey=draft.survey, number=last + 1, code_mark=draft.code_mark, source_mark=source_mark, at=at
    )
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(reply=reply, question_id=UUID(question), **one)
        for question, one in draft.answers.items()
    )
    draft.sent, draft.answers = reply, {}  # they are in the reply now
    draft.save(update_fields=["sent", "answers"])
    return reply


@transaction.atomic
def take_back(*, reply: SurveyReply, at: datetime) -> None:
    """It counts nowhere from now on, and is in no file that is taken away later."""
    try:
        with transaction.atomic():
            SurveyWithdrawal.objects.create(reply=reply, at=at)
    except IntegrityError as error:
        raise Conflict("This answer is taken back already.") from error
    log("an answer to a survey was taken back", reply.survey.campaign, None, at, answer=reply.number)


def _locked(draft_id: UUID) -> SurveyDraft:
    rows = SurveyDraft.objects.select_for_update(of=("self",)).select_related("survey__campaign")
    draft = rows.get(id=draft_id)
    if draft.sent_id is not None:
        raise Conflict("This answer has been sent: it can no longer be changed. You can send another.")
    return draft


def _check_open(survey: Survey, at: datetime) -> None:
    state = SurveyState.CLOSED if survey.campaign.ended_at else state_of_survey(survey, at)
    if state is not SurveyState.OPEN:
        raise NotOpen("survey", state)
