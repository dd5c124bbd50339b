"""What every test stands on: the database of this run, and the wall open while a test prepares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as properties
from pytest_django import Settings

from goldenthread.foundation.wall import lifted
from tests.cast import NOW

ROOT = Path(__file__).parent
# How long an example takes says how busy the machine is, and nothing about what is tested.
properties.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("shared")


@pytest.fixture(autouse=True)
def _preparation(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test prepares and looks as the system; what it asks of pages is asked as somebody."""
    if "db" not in request.fixturenames and "django_db" not in [
        mark.name for mark in request.node.iter_markers()
    ]:
        yield
        return
    request.getfixturevalue("db")
    with lifted("a test prepares its own children"):
        yield


@pytest.fixture
def on_postgresql(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("row-level security is PostgreSQL's: the same test runs there in the second pass")


@pytest.fixture(autouse=True)
def _usual_day(settings: Settings) -> None:
    """Every test happens at nine on the cast's day, to people past their second check, unless it says so."""
    settings.STOPPED_CLOCK = NOW
    settings.SECOND_FACTOR_REQUIRED = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks no database runs once, not once per database: the ground floor, and parts of pages.

    Other rooms' tests may start processes that have a database though the test itself asks for none.
    """
    pure = [ROOT / room for room in ("law", "formats", "analysis", "design")]
    for item in items:
        if any(item.path.is_relative_to(room) for room in pure) and not _asks_a_database(item):
            item.add_marker(pytest.mark.pure)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or "db" in fixtures
