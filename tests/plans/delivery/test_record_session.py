"""Recording sessions: once each, whoever comes second is told, a repeated send is the same record."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.deliveries import Reason, Status
from goldenthread.plans.actions.delivery import (
    AlreadyRecorded,
    Entry,
    KeyUsed,
    NotPromised,
    record_group,
    record_session,
)
from goldenthread.plans.actions.what_happened import DoesNotFit, InTheFuture, WhatHappened
from goldenthread.plans.models import DeliveryRecord, Provision
from tests.cast import NOW, TODAY, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
HAPPENED = WhatHappened(Status.HAPPENED)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


def entry(
    cast: Cast,
    line: Provision,
    what: WhatHappened = HAPPENED,
    on: date = THURSDAY,
    slot: int = 0,
    extra: bool = False,
    key: UUID | None = None,
) -> Entry:
    child = next(child for child in cast.children.values() if child.id == line.child_id)
    return Entry(child, line.strand, on, slot, what, extra, key)


def rows() -> list[tuple[object, ...]]:
    columns = ("on", "slot", "status", "minutes", "reason", "note")
    return list(DeliveryRecord.objects.order_by("on", "slot", "at").values_list(*columns))


def test_a_session_that_happened_has_the_minutes_promised(cast: Cast, line: Provision) -> None:
    record_session(entry=entry(cast, line), by=cast.people["meera"], at=NOW)
    assert rows() == [(THURSDAY, 0, "happened", 15, "", "")]
    logged = AuditEntry.objects.get(what="recorded a session")
    assert (logged.child_id, logged.who, logged.facts["status"]) == (line.child_id, "Meera Shah", "happened")


@pytest.mark.parametrize(
    "what, kept",
    [
        (WhatHappened(Status.PART, 5, Reason.TIMETABLE), ("part", 5, "timetable", "")),
        (WhatHappened(Status.MISSED, reason=Reason.CHILD_ABSENT), ("missed", 0, "child_absent", "")),
        (WhatHappened(Status.MISSED, 0, Reason.OTHER, " Fire drill "), ("missed", 0, "other", "Fire drill")),
        (WhatHappened(Status.MISSED, said_why=False), ("missed", 0, "not_said", "")),
        (WhatHappened(Status.HAPPENED, 20), ("happened", 20, "", "")),
    ],
)
def test_each_thing_that_can_be_said_is_kept_as_said(
    cast: Cast, line: Provision, what: WhatHappened, kept: tuple[object, ...]
) -> None:
    record_session(entry=entry(cast, line, what), by=cast.people["meera"], at=NOW)
    assert rows() == [(THURSDAY, 0, *kept)]


@pytest.mark.parametrize(
    "what, field, words",
    [
        (WhatHappened(Status.HAPPENED, 10), "status",
         "It was promised for 15 minutes. Say that it was cut short, and why."),
        (WhatHappened(Status.HAPPENED, reason=Reason.REFUSED), "reason",
         "Take the reason away: a session that happened needs none."),
        (WhatHappened(Status.HAPPENED, 601), "minutes", "Enter how many minutes it lasted, like 20."),
        (WhatHappened(Status.MISSED), "reason", "Say why it did not happen."),
        (WhatHappened(Status.MISSED, 5, Reason.REFUSED), "minutes",
         "A missed session has no minutes. Say that it was cut short instead."),
        (WhatHappened(Status.MISSED, reason=Reason.OTHER), "note",
         "Say in a few words what the other reason was."),
        (WhatHappened(Status.PART, reason=Reason.REFUSED), "minutes",
         "Enter how many minutes it lasted, like 10."),
        (WhatHappened(Status.PART, 15, Reason.REFUSED), "minutes",
         "15 minutes were promised, so it was not cut short. Say that it happened."),
        (WhatHappened(Status.PART, 5), "reason", "Say why it was cut short."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_what_to_do(
    cast: Cast, line: Provision, what: WhatHappened, field: str, words: str
) -> None:
    with pytest.raises(DoesNotFit) as refusal:
        record_session(entry=entry(cast, line, what), by=cast.people["meera"], at=NOW)
    assert (refusal.value.field, str(refusal.value)) == (field, words)
    assert rows() == []


def test_a_day_to_come_is_refused(cast: Cast, line: Provision) -> None:
    with pytest.raises(InTheFuture, match="Thursday 26 November 2026 has not come yet"):
        record_session(entry=entry(cast, line, on=date(2026, 11, 26)), by=cast.people["meera"], at=NOW)


@pytest.mark.parametrize(
    "on, slot",
    [
        (TODAY, 0),  # a Friday
        (THURSDAY, 1),  # one session a day
        (date(2026, 10, 29), 0),  # half-term
        (date(2026, 8, 27), 0),  # before the plan was in force
    ],
)
def test_a_session_nobody_promised_is_refused(cast: Cast, line: Provision, on: date, slot: int) -> None:
    with pytest.raises(NotPromised):
        record_session(entry=entry(cast, line, on=on, slot=slot), by=cast.people["meera"], at=NOW)
    assert rows() == []


def test_an_extra_session_is_kept_when_marked_as_one(cast: Cast, line: Provision) -> None:
    what = WhatHappened(Status.HAPPENED, 20)
    record_session(entry=entry(cast, line, what, on=TODAY, extra=True), by=cast.people["meera"], at=NOW)
    record_session(entry=entry(cast, line, what, extra=True), by=cast.people["meera"], at=NOW)
    assert rows() == [(THURSDAY, 1, "happened", 20, "", ""), (TODAY, 0, "happened", 20, "", "")]


def test_an_extra_session_cannot_be_missed(cast: Cast, line: Provision) -> None:
    what = WhatHappened(Status.MISSED, reason=Reason.REFUSED)
    with pytest.raises(DoesNotFit, match="Only a session that happened can be an extra one"):
        record_session(entry=entry(cast, line, what, on=TODAY, extra=True), by=cast.people["meera"], at=NOW)


def test_the_provision_of_another_child_is_not_found(cast: Cast, line: Provision) -> None:
    wrong = Entry(cast.children["zara"], line.strand, THURSDAY, 0, HAPPENED)
    with pytest.raises(NotVisible):
        record_session(entry=wrong, by=cast.people["meera"], at=NOW)


def test_the_second_to_record_is_told_what_the_first_did(cast: Cast, line: Provision) -> None:
    record_session(entry=entry(cast, line), by=cast.people["meera"], at=NOW)
    missed = WhatHappened(Status.MISSED, reason=Reason.REFUSED)
    with pytest.raises(AlreadyRecorded) as told:
        record_session(entry=entry(cast, line, missed), by=cast.people["dan"], at=NOW)
    assert str(told.value) == (
        "Meera Shah recorded Ayo’s session of 19 November at 9am: it happened. "
        "Nothing was changed. To put it right, correct that record."
    )
    assert rows() == [(THURSDAY, 0, "happened", 15, "", "")]


def test_a_send_repeated_with_its_key_is_the_same_record(cast: Cast, line: Provision) -> None:
    key = uuid4()
    first = record_session(entry=entry(cast, line, key=key), by=cast.people["meera"], at=NOW)
    again = record_session(entry=entry(cast, line, key=key), by=cast.people["meera"], at=NOW)
    assert again.id == first.id
    assert AuditEntry.objects.filter(what="recorded a session").count() == 1


def test_a_key_serves_one_session_only(cast: Cast, line: Provision) -> None:
    key = uuid4()
    record_session(entry=entry(cast, line, key=key), by=cast.people["meera"], at=NOW)
    with pytest.raises(KeyUsed):
        record_session(
            entry=entry(cast, line, on=THURSDAY - timedelta(days=7), key=key), by=cast.people["meera"], at=NOW
        )


def test_a_group_is_recorded_by_one_tap_with_an_entry_in_each_childs_log(cast: Cast, line: Provision) -> None:
    others = [line, made.promised(cast, "leila"), made.promised(cast, "jack")]
    key = uuid4()
    entries = [entry(cast, other) for other in others]
    records = record_group(entries=entries, by=cast.people["meera"], at=NOW, client_key=key)
    again = record_group(entries=entries, by=cast.people["meera"], at=NOW, client_key=key)
    assert [record.child_id for record in records] == [other.child_id for other in others]
    assert [record.id for record in again] == [record.id for record in records]
    logged = AuditEntry.objects.filter(what="recorded a session").values_list("child_id", flat=True)
    assert sorted(logged) == sorted(other.child_id for other in others if other.child_id)


def test_a_group_is_recorded_whole_or_not_at_all(cast: Cast, line: Provision) -> None:
    other = made.promised(cast, "leila")
    bad = entry(cast, other, WhatHappened(Status.MISSED))
    with pytest.raises(Refused):
        record_group(entries=[entry(cast, line), bad], by=cast.people["meera"], at=NOW)
    assert rows() == []


def test_the_database_refuses_a_second_first_record(cast: Cast, line: Provision) -> None:
    made.recorded(cast, line, THURSDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.recorded(cast, line, THURSDAY)
