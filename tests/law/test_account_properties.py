"""Whatever was promised and whatever was recorded, the sums close, and a slower count agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.law.account import Account, Figures, account, add_up
from goldenthread.law.deliveries import CatchUp, Delivery, Reason, Status
from goldenthread.law.schedule import Session, expected_sessions
from tests.law.school_year import FIRST, LAST, YEAR, days, patterns

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Case:
    expected: list[Session]
    deliveries: list[Delivery]
    until: date

    def account(self) -> Account:
        return account(self.expected, self.deliveries, self.until, YEAR)


@st.composite
def deliveries(draw: st.DrawFn, on: date, slot: int) -> Delivery:
    status = draw(st.sampled_from(Status))
    catch_ups = draw(st.dictionaries(st.integers(0, 40), st.integers(1, 60), max_size=2))
    return Delivery(
        on,
        slot,
        status,
        0 if status is Status.MISSED else draw(st.integers(1, 120)),
        draw(st.none() | st.sampled_from(Reason)),
        made_good=tuple(CatchUp(on + timedelta(days=n), catch_ups[n]) for n in sorted(catch_ups)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    until = draw(st.dates(FIRST, LAST))
    expected = expected_sessions(draw(patterns()), YEAR, until)
    asked = draw(st.lists(st.sampled_from(expected), max_size=12, unique=True)) if expected else []
    keys = {(session.on, session.slot) for session in asked}
    keys |= draw(st.sets(st.tuples(days, st.integers(0, 3)), max_size=4))
    return Case(expected, [draw(deliveries(*key)) for key in sorted(keys)], until)


@given(cases())
def test_both_sums_close(case: Case) -> None:
    found = case.account()
    for figures in (found.total, *(half.figures for half in found.half_terms)):
        assert figures.happened + figures.missed + figures.not_recorded == figures.promised
        assert (
            figures.minutes_delivered
            + figures.minutes_made_good
            + figures.minutes_not_delivered
            + figures.minutes_not_accounted_for
            == figures.minutes_promised
        )
        assert figures.cut_short <= figures.happened
        assert figures.made_good + figures.made_good_in_part <= figures.missed
        assert min(figures) >= 0


@given(cases())
def test_half_terms_add_up_to_the_whole(case: Case) -> None:
    found = case.account()
    assert add_up(half.figures for half in found.half_terms) == found.total
    assert tuple(line for half in found.half_terms for line in half.lines) == found.lines
    assert [line.session for line in found.lines] == case.expected


@given(cases())
def test_no_minute_recorded_is_lost(case: Case) -> None:
    found = case.account()
    recorded = sum(
        delivery.minutes
        + sum(catch_up.minutes for catch_up in delivery.made_good if catch_up.on <= case.until)
        for delivery in case.deliveries
        if delivery.on <= case.until
    )
    assert found.total.minutes_had + found.total.minutes_surplus + found.extra_minutes == recorded


def one_by_one(case: Case) -> Figures:
    """The same figures by looking for each session in the whole list, with no early filtering."""
    sums = Figures()._asdict()
    for session in case.expected:
        sums["promised"] += 1
        sums["minutes_promised"] += session.minutes
        found = [d for d in case.deliveries if (d.on, d.slot) == (session.on, session.slot)]
        closed = session.on in YEAR.late_closures
        if not found and not closed:
            sums["not_recorded"] += 1
            sums["minutes_not_accounted_for"] += session.minutes
            continue
        given_that_day = found[0].minutes if found else 0
        later = [c.minutes for d in found for c in d.made_good if c.on <= case.until]
        lost = session.minutes - given_that_day
        if given_that_day == 0:
            sums["missed"] += 1
            sums["made_good"] += sum(later) >= session.minutes
            sums["made_good_in_part"] += 0 < sum(later) < session.minutes
        else:
            sums["happened"] += 1
            sums["cut_short"] += lost > 0
        sums["minutes_delivered"] += given_that_day if lost > 0 else session.minutes
        sums["minutes_made_good"] += sorted([0, lost, sum(later)])[1] if lost > 0 else 0
        sums["minutes_not_delivered"] += lost - sum(later) if lost > sum(later) else 0
        all_given = given_that_day + sum(later)
        sums["minutes_surplus"] += all_given - session.minutes if all_given > session.minutes else 0
    return Figures(**sums)


@settings(max_examples=300)
@given(cases())
def test_counting_one_by_one_finds_the_same(case: Case) -> None:
    assert case.account().total == one_by_one(case)


@given(cases())
def test_order_of_what_comes_in_does_not_matter(case: Case) -> None:
    shuffled = Case(case.expected[::-1], case.deliveries[::-1], case.until)
    assert shuffled.account() == case.account()
