"""What is done once a night: asked for once a day, by whichever worker is first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from goldenthread.foundation.nightly import ask_for_the_night
from tests.cast import the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


def at(hour: int, days: int = 0) -> datetime:
    return timezone.localtime().replace(hour=hour, minute=30) + timedelta(days=days)


def asked() -> list[str]:
    return sorted(path.rsplit(".", 1)[1] for path in DBTaskResult.objects.values_list("task_path", flat=True)
                  if path.endswith(("accounts", "ahead", "clocks", "forget_old")))  # fmt: skip


def test_accounts_clocks_and_what_has_had_its_time_are_asked_for_once_a_day() -> None:
    cast = the_cast()
    made.in_force(cast)
    assert ask_for_the_night(at(3)) == 5
    assert asked() == [
        "forget_old", "rebuild_clocks", "rebuild_clocks", "send_accounts_ahead", "work_out_accounts",
    ]  # fmt: skip
    assert ask_for_the_night(at(4)) == 0
    assert ask_for_the_night(at(3, days=1)) == 5


def test_nothing_is_asked_before_the_night_is_over() -> None:
    made.in_force(the_cast())
    assert ask_for_the_night(at(1)) == 0


def test_accounts_are_worked_out_again_in_the_evening_when_the_school_day_is_over() -> None:
    made.in_force(the_cast())
    assert ask_for_the_night(at(3, days=-1)) == 5
    DBTaskResult.objects.update(enqueued_at=at(3, days=-1))
    assert ask_for_the_night(at(17, days=-1)) == 0
    assert ask_for_the_night(at(19, days=-1)) == 1
    assert asked().count("work_out_accounts") == 2
    assert ask_for_the_night(at(20, days=-1)) == 0
