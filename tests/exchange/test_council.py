"""A made-up council drawn from a published one gives its published shares back, within sampling error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.council import CENSUS, FOUR_DEVIATIONS, STATISTICS, YEAR, deviations, lives, published
from goldenthread.law.measures import Counts, counted, measured
from goldenthread.law.time_limits import Event, clocks

CASES = 4_000


@pytest.mark.real_data
@pytest.mark.pure
@pytest.mark.parametrize("name", ["Kent", "Trafford"])
def test_published_shares_come_back(name: str) -> None:
    folder = Path(settings.REAL_DATA_DIR)
    if not (folder / STATISTICS).is_file():
        pytest.skip(f"{folder / STATISTICS} is not here: set REAL_DATA_DIR to the folder of public files")
    of = published(folder, name)
    counts: Counts = Counter()
    for life in lives(of, CASES):
        counts += counted(clocks([Event(kind, on) for kind, on in life], CENSUS), YEAR)
    for one in measured(counts):
        assert one["of"] > 20, one
        share = of.shares[one["measure"]]
        assert deviations(share, one["in_time"] / one["of"], one["of"]) < FOUR_DEVIATIONS, (one, share)


@pytest.mark.parametrize(
    "share, found, number, expected", [(0.5, 0.6, 100, 2.0), (0.5, 0.5, 100, 0.0), (1.0, 1.0, 9, 0.0)]
)
def test_deviations_are_those_of_the_binomial(
    share: float, found: float, number: int, expected: float
) -> None:
    assert deviations(share, found, number) == pytest.approx(expected)
