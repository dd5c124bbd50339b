"""The kept clocks are a cache: after anything that happens, and by command, they are what the events say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.casework.actions.clocks import rebuild_clocks
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.models import Case, KeptClock
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.states import possible, state_after
from goldenthread.casework.tasks import rebuild_clocks as nightly
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.law.time_limits import Event, EventKind, clocks
from goldenthread.law.time_limits.limit import Shape
from tests.casework.made import assessing, happened, now, opened
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
K = EventKind
LATER = TODAY + timedelta(days=60)
FACTS: dict[EventKind, dict[str, Any]] = {
    K.DATE_PROMISED: {"about": "final-plan", "for_day": TODAY},
    K.REVIEW_ARRANGED: {"for_day": LATER},
    K.TRANSFER_TO_POST_16: {"for_day": LATER},
    K.TRANSFER_OF_PHASE: {"for_day": LATER},
    K.TRANSFER_BETWEEN_POST_16: {"for_day": LATER},
    K.ADVICE_REQUESTED: {"about": "Health: Elaine Marsh"},
    K.ADVICE_RECEIVED: {"about": "Health: Elaine Marsh"},
}
Row = tuple[str, str, date, date, bool, date | None]


def kept(case: Case) -> list[Row]:
    rows = KeptClock.objects.filter(case=case)
    found = rows.values_list("limit", "about", "started_on", "due", "excused", "promised")
    return sorted(found, key=str)


def worked_out(events: Sequence[Event], on: date = TODAY) -> list[Row]:
    return sorted(
        (
            (
                one.limit.id, one.started_by.about, one.started_by.on, one.due, one.excused,
                one.promised.on if one.promised else None,
            )
            for one in clocks(events, on)
            if one.is_open and one.limit.shape is Shape.AT_MOST
        ),
        key=str,
    )  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    """Nothing of one example stays for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Each step: which of the possible events, how many days ago, and whether one of those before is set aside.
STEPS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 260), st.integers(0, 9)), max_size=14)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, moved_in=st.booleans())
def test_whatever_happens_in_whatever_order_the_kept_clocks_are_those_of_the_events(
    cast: Cast, steps: list[tuple[int, int, int]], moved_in: bool
) -> None:
    with undone():
        case = opened(cast, days=250, kind=K.PLAN_TRANSFERRED_IN if moved_in else K.REQUEST_RECEIVED)
        for which, days, aside in steps:
            one_step(cast, case, which, days, aside)
            known = events_of(case.id)
            assert now(case).state == state_after(event.kind for event in known)
            assert kept(case) == worked_out(known)
        before = kept(case)
        rebuild_clocks(TODAY)
        assert kept(case) == before


def one_step(cast: Cast, case: Case, which: int, days: int, aside: int) -> None:
    """Something happens, or is set aside. What the case does not allow is refused, and leaves no trace."""
    try:
        if aside == 0:
            events = list(case.events.filter(set_aside__isnull=True))
            wrong = events[which % len(events)]
            set_event_aside(case=case, event_id=wrong.id, reason="x", by=cast.people["priya"], at=NOW)
            return
        offered = possible(event.kind for event in events_of(case.id))
        kind = offered[which % len(offered)]
        happened(cast, case, kind, days, reason="It was so.", **FACTS.get(kind, {}))
    except Refused:
        return


def test_an_exception_excuses_a_kept_clock_and_moves_no_date(cast: Cast) -> None:
    case = assessing(cast, days=150)
    before = {row[0]: row[3] for row in kept(case)}
    happened(cast, case, K.EXCEPTIONAL_CIRCUMSTANCES, 100, reason="Tola was in hospital")
    after = {row[0]: (row[3], row[4]) for row in kept(case)}
    assert after == {limit: (due, True) for limit, due in before.items()}


def test_rebuilding_puts_right_what_was_spoilt_in_that_council_alone(cast: Cast) -> None:
    here, there = assessing(cast), opened(cast, "zara", area=cast.other_area)
    right = kept(here)
    KeptClock.objects.update(due=date(2000, 1, 1))
    assert rebuild_clocks(TODAY, cast.area.id) == 1
    assert kept(here) == right
    assert {row[3] for row in kept(there)} == {date(2000, 1, 1)}


def test_the_nightly_job_does_the_same_and_may_be_done_twice(cast: Cast) -> None:
    case = assessing(cast)
    right = kept(case)
    KeptClock.objects.all().delete()
    assert [nightly.call(str(cast.area.id)) for _ in range(2)] == [1, 1]
    assert kept(case) == right
