"""Jobs: asked for once, taken back from a dead worker, given up after three."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from goldenthread.foundation.jobs import (
    GAVE_UP,
    OURS,
    JobState,
    enqueue_once,
    job_about,
    release_abandoned,
    work,
)
from goldenthread.foundation.presence import AlreadyPresent, is_present, present
from goldenthread.places.tasks import bring_in_register

pytestmark = pytest.mark.django_db
SUBJECT, BY = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR = tmp_path


def _running(worker: str, attempts: int = 1, subject: UUID = SUBJECT) -> DBTaskResult:
    enqueue_once(bring_in_register, subject, BY)
    job = DBTaskResult.objects.get(args_kwargs__args__0=str(subject))
    for _ in range(attempts):
        job.claim(worker)
    return job


def test_worker_is_present_only_while_it_is() -> None:
    before = is_present("w1")
    with present("w1"):
        during = is_present("w1")
    assert (before, during, is_present("w1")) == (False, True, False)


def test_two_workers_of_one_name_are_refused() -> None:
    with present("w2"), pytest.raises(AlreadyPresent), present("w2"):
        pass


def test_job_is_asked_for_once() -> None:
    for _ in range(2):
        enqueue_once(bring_in_register, SUBJECT, BY)
    assert DBTaskResult.objects.count() == 1


def test_job_that_failed_may_be_asked_for_again() -> None:
    enqueue_once(bring_in_register, SUBJECT, BY)
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    enqueue_once(bring_in_register, SUBJECT, BY)
    assert DBTaskResult.objects.count() == 2


def test_job_says_where_it_stands() -> None:
    assert job_about(bring_in_register, SUBJECT) is None
    enqueue_once(bring_in_register, SUBJECT, BY)
    now = job_about(bring_in_register, SUBJECT)
    assert now is not None
    assert now.state is JobState.WAITING


def test_job_of_a_dead_worker_waits_again() -> None:
    job = _running(f"{OURS}dead")
    assert release_abandoned(timezone.now()) == 1
    job.refresh_from_db()
    assert (job.status, job.started_at) == (TaskResultStatus.READY, None)


def test_job_of_a_living_worker_is_left_alone() -> None:
    job = _running(f"{OURS}alive")
    with present(f"{OURS}alive"):
        assert release_abandoned(timezone.now()) == 0
    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_job_that_kills_its_workers_is_given_up() -> None:
    job = _running(f"{OURS}dead", attempts=3)
    release_abandoned(timezone.now())
    job.refresh_from_db()
    assert (job.status, job.traceback) == (TaskResultStatus.FAILED, GAVE_UP)


def test_worker_that_is_not_ours_has_six_hours() -> None:
    _running("somebody else's")
    soon, late = timezone.now() + timedelta(hours=5), timezone.now() + timedelta(hours=7)
    assert [release_abandoned(soon), release_abandoned(late)] == [0, 1]


def test_job_that_cannot_be_done_fails_and_does_not_stop_the_worker() -> None:
    enqueue_once(bring_in_register, SUBJECT, BY)
    work(once=True)
    now = job_about(bring_in_register, SUBJECT)
    assert now is not None
    assert now.state is JobState.FAILED
