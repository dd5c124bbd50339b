"""The real register of 2017, whole."""

from __future__ import annotations

import time

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.places.actions.schools import bring_in_links, bring_in_schools
from tests.cast import NOW
from tests.places.register import counts

SCHOOLS = settings.REAL_DATA_DIR / "schools" / "edubase_2017_6023_schools.csv"
LINKS = settings.REAL_DATA_DIR / "schools" / "gias_links_2025-04-22.csv"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not SCHOOLS.exists(), reason="the public files are not on this machine"),
]


def test_six_thousand_schools_come_in_quickly_and_once() -> None:
    began = time.monotonic()
    done = bring_in_schools(path=SCHOOLS, name=SCHOOLS.name, by=None, at=NOW)
    assert time.monotonic() - began < 20
    assert counts(done) == (6023, 6022, 0, 0, 1)
    assert {(fault.line, fault.column) for fault in done.faults if fault.line} == {
        (6024, "URN"),
        (6024, "Establishment name"),
    }
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = bring_in_schools(path=SCHOOLS, name=SCHOOLS.name, by=None, at=NOW)
    assert counts(again) == (6023, 0, 0, 6022, 1)
    assert not [
        one["sql"] for one in queries if "places_" in one["sql"] and not one["sql"].startswith("SELECT")
    ]


def test_links_of_those_schools() -> None:
    bring_in_schools(path=SCHOOLS, name=SCHOOLS.name, by=None, at=NOW)
    done = bring_in_links(path=LINKS, name=LINKS.name, by=None, at=NOW)
    assert (done.read, len(done.created), done.unknown, done.rejected_rows) == (33801, 4098, 29703, 0)
