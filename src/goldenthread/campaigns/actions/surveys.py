"""A survey is made, its questions written, opened for some days, closed early or later, its counts shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from goldenthread.campaigns.actions.writing import line, text
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, Survey, SurveyQuestion
from goldenthread.campaigns.queries.surveys import missing_of, state_of_survey
from goldenthread.campaigns.states import Opened, SurveyState
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account

MOST_QUESTIONS, MOST_CHOICES = 60, 30
LEAST_STEPS, MOST_STEPS = 3, 11


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is written. `choices` for one or several; `steps`, `low` and `high` for a scale."""

    words: str
    asks: str
    hint: str = ""
    choices: Sequence[str] = ()
    steps: int = 5
    low: str = ""
    high: str = ""


@transaction.atomic
def make_survey(*, campaign: Campaign, name: str, by: Account, at: datetime) -> Survey:
    survey = Survey.objects.create(
        campaign=campaign, name=line(name, "name", "Enter the name of the survey."), by=by, at=at
    )
    log("made a survey", campaign, by, at, survey=survey.name)
    return survey


@transaction.atomic
def write_survey(
    *, survey: Survey, name: str, about: str, privacy: str, passes_on: bool, by: Account, at: datetime
) -> None:
    """What people read before they answer: what for, who reads it, how long it is kept."""
    now = _unopened(survey)
    now.name = line(name, "name", "Enter the name of the survey.")
    now.about, now.privacy = text(about, "about"), text(privacy, "privacy")
    now.passes_on = passes_on
    now.save(update_fields=["name", "about", "privacy", "passes_on"])
    log("wrote what a survey is about", survey.campaign, by, at, survey=now.name)


@transaction.atomic
def add_question(*, survey: Survey, asked: Asked, by: Account, at: datetime) -> SurveyQuestion:
    """One more question, the last."""
    _unopened(survey)
    last = SurveyQuestion.objects.filter(survey=survey).aggregate(last=Max("place"))["last"] or 0
    if last >= MOST_QUESTIONS:
        raise Refused(f"A survey has {MOST_QUESTIONS} questions or fewer. Nobody answers more.", "words")
    question = SurveyQuestion.objects.create(survey=survey, place=last + 1, **_written(asked, {}))
    log("added a question to a survey", survey.campaign, by, at, survey=survey.name, question=last + 1)
    return question


@transaction.atomic
def write_question(*, survey: Survey, question_id: UUID, asked: Asked, by: Account, at: datetime) -> None:
    _unopened(survey)
    question = _question(survey, question_id)
    known = {said: value for value, said in question.choices}
    SurveyQuestion.objects.filter(id=question.id).update(**_written(asked, known))
    log("put a question of a survey right", survey.campaign, by, at, question=question.place)


@transaction.atomic
def remove_question(*, survey: Survey, question_id: UUID, by: Account, at: datetime) -> None:
    _unopened(survey)
    question = _question(survey, question_id)
    log("removed a question of a survey", survey.campaign, by, at, question=question.place)
    question.delete()
    for place, one in enumerate(SurveyQuestion.objects.filter(survey=survey).order_by("place"), 1):
        if one.place != place:
            SurveyQuestion.objects.filter(id=one.id).update(place=place)


def _written(asked: Asked, known: dict[str, str]) -> dict[str, object]:
    if asked.asks not in SurveyQuestion.Asks.values:
        raise Refused("Choose how people answer.", "asks")
    return {
        "words": text(asked.words, "words", "Write the question.", longest=1_000),
        "hint": text(asked.hint, "hint", longest=1_000),
        "asks": asked.asks,
        "choices": _choices(asked, known),
    }


def _choices(asked: Asked, known: dict[str, str]) -> list[list[str]]:
    if asked.asks == SurveyQuestion.Asks.OPEN:
        return []
    if asked.asks == SurveyQuestion.Asks.SCALE:
        return _scale(asked)
    offered = [plain for one in asked.choices if (plain := line(one, "choices"))]
    if not 2 <= len(offered) <= MOST_CHOICES:
        raise Refused(f"Write from 2 to {MOST_CHOICES} answers to choose from, a line each.", "choices")
    if len(set(offered)) < len(offered):
        raise Refused("Two answers are the same. Change one.", "choices")
    return [[known.get(said, f"c{place}"), said] for place, said in enumerate(offered, 1)]


def _scale(asked: Asked) -> list[list[str]]:
    if not LEAST_STEPS <= asked.steps <= MOST_STEPS:
        raise Refused(f"A scale has from {LEAST_STEPS} to {MOST_STEPS} steps.", "steps")
    low = line(asked.low, "low", "Say what the lowest step means.", longest=60)
    high = line(asked.high, "high", "Say what the highest step means.", longest=60)
    ends = {1: f"1: {low}", asked.steps: f"{asked.steps}: {high}"}
    return [[str(step), ends.get(step, str(step))] for step in range(1, asked.steps + 1)]


@transaction.atomic
def open_survey(
    *, survey: Survey, opens_at: datetime, closes_at: datetime, by: Account, at: datetime
) -> None:
    """What it asks stands from now on; it opens and closes by itself."""
    now = _unopened(survey)
    if missing := missing_of(now):
        raise Refused(f"It cannot be opened yet. {' '.join(missing)}")
    if closes_at <= max(opens_at, at):
        raise Refused("Enter a last day that is after it opens.", "closes_at")
    Survey.objects.filter(id=survey.id).update(
        opens_at=opens_at, closes_at=closes_at, opened_at=at, opened_by=by
    )
    log("opened a survey", survey.campaign, by, at, opens_at=opens_at, closes_at=closes_at)


@transaction.atomic
def move_close(*, survey: Survey, closes_at: datetime, by: Account, at: datetime) -> None:
    """It closes later or earlier than was said, or at once. What has closed stays closed."""
    now = Survey.objects.select_for_update().get(id=survey.id)
    if state_of_survey(now, at) not in (SurveyState.ANNOUNCED, SurveyState.OPEN) or now.opens_at is None:
        raise Conflict("Only a survey that is open, or opens later, can get another last day.")
    if closes_at <= now.opens_at:
        raise Refused("Enter a last day that is after it opens.", "closes_at")
    Survey.objects.filter(id=survey.id).update(closes_at=max(closes_at, at))
    log("moved the close of a survey", survey.campaign, by, at, before=now.closes_at, closes_at=closes_at)


@transaction.atomic
def show_results(*, survey: Survey, by: Account, at: datetime) -> None:
    """Everybody sees its counts. Only once it has closed, so that nobody can compare two times."""
    if state_of_survey(survey, at) is not SurveyState.CLOSED:
        raise Conflict("Results can be shown once the survey has closed.")
    changed = Survey.objects.filter(id=survey.id, shown_at__isnull=True).update(shown_at=at, shown_by=by)
    if not changed:
        raise Conflict("The results are shown already.")
    log("showed the results of a survey", survey.campaign, by, at, survey=survey.name)


def _question(survey: Survey, question_id: UUID) -> SurveyQuestion:
    found = SurveyQuestion.objects.filter(id=question_id, survey=survey).first()
    if found is None:
        raise NotVisible("question", question_id)
    return found


def _unopened(survey: Survey) -> Survey:
    """As it stands now, ours until the end of the transaction."""
    now = Survey.objects.select_for_update().get(id=survey.id)
    if now.opened_at is not None:
        raise Opened
    return now
