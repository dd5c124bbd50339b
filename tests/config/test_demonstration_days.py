"""The demonstration is believable on any day: nobody works at school on a Sunday or in the holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from pytest_django import Settings

from goldenthread.casework.models import CaseEvent
from goldenthread.config.demonstration import FIRST_DAY, show
from goldenthread.config.demonstration.cast import Cast, make_cast
from goldenthread.config.demonstration.days import evening_near
from goldenthread.config.demonstration.story import tell_story
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Notice
from goldenthread.law.time_limits import EventKind
from goldenthread.law.time_limits.days import is_working_day
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import (
    CommentAnswer,
    Concern,
    DeliveryRecord,
    DutyFinding,
    MadeGood,
    Observation,
    OutcomeStep,
    PlanVersion,
    Response,
    Review,
)
from goldenthread.plans.states import VersionState

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RECORDED = (
    CommentAnswer, Concern, DeliveryRecord, DutyFinding, MadeGood, Observation, OutcomeStep, PlanVersion,
    Response, Review,
)  # fmt: skip


def days_of_school() -> Iterator[tuple[str, date]]:
    """Every day on which something was recorded, made good, agreed or met, and of what."""
    for model in RECORDED:
        for at in model.objects.values_list("at", flat=True):
            yield model.__name__, timezone.localdate(at)
    for model in (DeliveryRecord, MadeGood, OutcomeStep, Review):
        for on in model.objects.values_list("on", flat=True):
            yield model.__name__, on
    for on in PlanVersion.objects.filter(state=VersionState.IN_FORCE).values_list("in_force_on", flat=True):
        assert on is not None
        yield "in force", on
    for on in CaseEvent.objects.filter(kind=EventKind.REVIEW_HELD).values_list("on", flat=True):
        yield "met", on


@pytest.mark.parametrize(
    "today",
    [
        FIRST_DAY,
        date(2026, 11, 29),
        date(2026, 11, 30),
        date(2027, 1, 2),
        date(2027, 4, 5),
        date(2027, 8, 15),
    ],
)
def test_school_acts_in_term_and_the_council_from_monday_to_friday(today: date) -> None:
    cast = make_cast(today)
    tell_story(cast)
    days = school_days(cast.settings["hawthorn"].id)
    assert [(what, on) for what, on in days_of_school() if on not in days] == []
    closed = [(one.kind, one.on) for one in CaseEvent.objects.all() if not is_working_day(one.on)]
    assert closed == []
    check_ayo(cast)
    assert unnamed(cast) == []


def check_ayo(cast: Cast) -> None:
    """Ayo has been through the which-duty questions, and a plan was owed before one was written."""
    finding = DutyFinding.objects.get(child=cast.children["ayo"])
    assert finding.finding["plan_needed"]
    first = PlanVersion.objects.filter(child=cast.children["ayo"]).earliest("at")
    assert finding.at < first.at


def unnamed(cast: Cast) -> list[str]:
    """Messages to a parent about a child that do not say which: Funmi has two."""
    names = {child.id: child.short_name for child in cast.children.values()}
    told = Notice.objects.filter(account__in=[cast.people["funmi"], cast.people["omar"]])
    about = told.filter(child_id__isnull=False).values_list("child_id", "what_changed")
    assert {names[child] for child, _ in about if child} == {"Ayo", "Tola", "Zara"}
    return [words for child, words in about if child and names[child] not in words]


def test_a_day_before_the_examples_is_refused_and_named(settings: Settings) -> None:
    settings.STOPPED_CLOCK = datetime(2026, 8, 31, 12, tzinfo=UTC)
    with pytest.raises(Refused) as refusal:
        show(port=8000, prepare_only=True)
    assert f"{refusal.value}" == (
        "The demonstration shows what is so from 1 September 2026 on. The clock of this machine says that "
        "today is 31 August 2026: put it right."
    )


@pytest.mark.parametrize("day, evening", [(27, 27), (28, 30), (29, 30), (30, 30)])
def test_a_public_evening_is_not_on_a_weekend(day: int, evening: int) -> None:
    assert evening_near(date(2026, 11, day)) == date(2026, 11, evening)
