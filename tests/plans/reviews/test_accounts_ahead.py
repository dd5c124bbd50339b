"""Two weeks before a review the family is told where to read what happened: once, and not too early."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.accounts_ahead import send_accounts_ahead
from goldenthread.plans.tasks import jobs_of_the_night
from tests.cast import TODAY, signed_in
from tests.plans.reviews.made import DECEMBER, arranged, findings_for, held

pytestmark = pytest.mark.django_db


def night(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(2, 0)))


def sent(cast: Cast, day: date) -> int:
    return send_accounts_ahead(setting_id=cast.settings["hawthorn"].id, at=night(day))


def test_the_family_is_told_once_two_weeks_before(cast: Cast) -> None:
    review = arranged(cast)
    Notice.objects.all().delete()
    due = DECEMBER - timedelta(weeks=2)
    assert [sent(cast, due - timedelta(days=1)), sent(cast, due), sent(cast, due)] == [0, 1, 0]
    told = Notice.objects.get()
    assert (told.account, told.child_id, told.link, told.what_changed) == (
        cast.people["funmi"], review.child_id,
        f"/children/{review.child_id}/reviews/{review.id}/#what-happened",
        "Ayo’s plan is reviewed on 10 December 2026. Read first what was promised and what happened, and say "
        "by 3 December what you want to talk about.",
    )  # fmt: skip
    assert AuditEntry.objects.get(what="sent the account before a review").child_id == review.child_id
    page = signed_in(cast, "funmi").get(told.link).content.decode()
    assert 'id="what-happened"' in page


def test_a_night_that_was_missed_is_made_up_for(cast: Cast) -> None:
    arranged(cast)
    Notice.objects.all().delete()
    assert sent(cast, DECEMBER - timedelta(days=5)) == 1
    assert "and say before then what you want to talk about." in Notice.objects.get().what_changed


def test_nobody_is_told_of_a_review_that_was_held_or_when_nobody_signs_in(cast: Cast) -> None:
    review = arranged(cast)
    ChildRole.objects.filter(child=review.child_id).update(ends_on=TODAY)
    assert sent(cast, DECEMBER) == 0
    ChildRole.objects.filter(child=review.child_id).update(ends_on=None)
    held(cast, review, findings_for(cast, review))
    assert sent(cast, DECEMBER) == 0


def test_it_is_a_job_of_every_night(cast: Cast) -> None:
    arranged(cast)
    hawthorn = str(cast.settings["hawthorn"].id)
    names = [task.name for task, setting in jobs_of_the_night() if setting == hawthorn]
    assert names == ["work_out_accounts", "send_accounts_ahead"]
