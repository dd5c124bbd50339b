"""Putting records right and making sessions good: new facts, with who and why, beside the old ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.deliveries import Reason, Status
from goldenthread.plans.actions.corrections import (
    AlreadyCorrected,
    NothingToMakeGood,
    correct_record,
    make_good,
)
from goldenthread.plans.actions.what_happened import InTheFuture, WhatHappened
from goldenthread.plans.models import DeliveryRecord, MadeGood, Provision
from tests.cast import NOW, TODAY, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
HAPPENED = WhatHappened(Status.HAPPENED)
MISSED = {"status": "missed", "minutes": 0, "reason": "staff_absent"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


def correct(
    cast: Cast,
    record: DeliveryRecord,
    *,
    who: str = "meera",
    why: str = "Written on the wrong line",
    what: WhatHappened = HAPPENED,
) -> DeliveryRecord:
    return correct_record(
        child=cast.children["ayo"], record_id=record.id, what=what, why=why, by=cast.people[who], at=NOW,
        others_too=who == "ruth",
    )  # fmt: skip


def test_a_correction_is_a_new_record_and_the_old_one_stays(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    correct(cast, record)
    columns = ("status", "minutes", "reason", "why", "corrects")
    assert list(DeliveryRecord.objects.order_by("id").values_list(*columns)) == [
        ("missed", 0, "staff_absent", None, None),
        ("happened", 15, "", "Written on the wrong line", record.id),
    ]
    logged = AuditEntry.objects.get(what="corrected a session")
    assert (logged.child_id, logged.why) == (line.child_id, "Written on the wrong line")


def test_another_persons_record_needs_the_right_to_correct(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    with pytest.raises(NotPermitted):
        correct(cast, record, who="dan")
    assert correct(cast, record, who="ruth").by == cast.people["ruth"]


def test_the_second_to_correct_is_told_of_the_first(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    correct(cast, record)
    with pytest.raises(
        AlreadyCorrected, match="Meera Shah has already corrected this record, on 20 November"
    ):
        correct(cast, record, who="ruth")


def test_an_older_record_needs_a_reason_for_its_correction(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    with pytest.raises(Refused, match="Say why you are correcting this record"):
        correct(cast, record, why=" ")


@pytest.mark.parametrize("change", [{"at": NOW}, {"reason": "not_said"}])
def test_ones_own_slip_of_today_or_a_missing_reason_needs_no_why(
    cast: Cast, line: Provision, change: dict[str, object]
) -> None:
    record = made.recorded(cast, line, THURSDAY, **(MISSED | change))
    said = WhatHappened(Status.MISSED, reason=Reason.REFUSED)
    assert correct(cast, record, why="", what=said).reason == "refused"


def test_a_correction_that_changes_nothing_is_refused(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY)
    with pytest.raises(Refused, match="That is what is recorded already"):
        correct(cast, record)


def test_the_record_of_another_child_is_not_found(cast: Cast) -> None:
    record = made.recorded(cast, made.promised(cast, "leila"), THURSDAY)
    with pytest.raises(NotVisible):
        correct(cast, record)


def give(cast: Cast, record: DeliveryRecord, minutes: int, on: date = TODAY) -> MadeGood:
    return make_good(
        child=cast.children["ayo"], record_id=record.id, on=on, minutes=minutes,
        by=cast.people["meera"], at=NOW,
    )  # fmt: skip


def test_a_missed_session_is_made_good_by_minutes_on_a_day(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    give(cast, record, 10, THURSDAY)
    give(cast, record, 5)
    assert list(MadeGood.objects.order_by("id").values_list("session_on", "on", "minutes")) == [
        (THURSDAY, THURSDAY, 10),
        (THURSDAY, TODAY, 5),
    ]
    assert AuditEntry.objects.filter(what="made a session good", child_id=line.child_id).count() == 2


def test_a_session_made_good_in_full_has_nothing_left(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    give(cast, record, 15, THURSDAY)
    with pytest.raises(NothingToMakeGood):
        give(cast, record, 1)


@pytest.mark.parametrize("minutes", [0, 16])
def test_more_than_was_lost_cannot_be_made_good(cast: Cast, line: Provision, minutes: int) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    with pytest.raises(Refused, match="15 minutes of this session can be made good"):
        give(cast, record, minutes)


def test_the_same_day_said_again_puts_its_minutes_right(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    give(cast, record, 15)
    assert give(cast, record, 10).minutes == 10


def test_a_session_that_happened_has_nothing_to_make_good(cast: Cast, line: Provision) -> None:
    with pytest.raises(NothingToMakeGood):
        give(cast, made.recorded(cast, line, THURSDAY), 5)


@pytest.mark.parametrize(
    "on, failure",
    [(TODAY + timedelta(days=1), InTheFuture), (THURSDAY - timedelta(days=1), Refused)],
)
def test_making_good_happens_between_the_session_and_today(
    cast: Cast, line: Provision, on: date, failure: type[Refused]
) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    with pytest.raises(failure):
        give(cast, record, 5, on)
