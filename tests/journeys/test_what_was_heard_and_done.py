"""A report is written, published and decided on; whoever answered finds their own words in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import reporting
from tests.journeys.conftest import DESKTOP, PHONE, Comes
from tests.journeys.house import House, copy_of, surroundings
from tests.report.made import LATER

PREPARE = Path(__file__).with_name("prepare_report.py")
DAY = LATER.date()


@pytest.fixture(scope="session")
def counted_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counted")
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PREPARE, str(folder)], env=surroundings(folder, DAY), check=True
    )
    return folder


@pytest.fixture
def house(counted_only: Path, tmp_path: Path) -> Iterator[House]:
    """One for each journey: a report is published once."""
    opened = House(copy_of(counted_only, tmp_path / "house"), DAY)
    opened.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "size, with_script",
    [(DESKTOP, True), (PHONE, True), (DESKTOP, False)],
    ids=["desktop", "phone", "without-script"],
)
def test_from_what_was_counted_to_whoever_said_it(
    comes: Comes, house: House, size: tuple[int, int], with_script: bool
) -> None:
    lin = comes("lin", size, with_script=with_script)
    reporting.opens_the_desk(lin)
    reporting.writes_it(lin)
    reporting.publishes_it(lin)
    reporting.decides(lin)
    reporting.answers_for_fairness(lin)
    visitor = comes("omar", size, with_script=with_script, signs_in=False)
    reporting.reads_what_was_heard(visitor)
    code = (house.folder / "code.txt").read_text()
    reporting.sees_what_became_of_their_words(visitor, code)
    reporting.objects(visitor)
    reporting.asks_for_news_and_stops(visitor)
    reporting.takes_their_words_out(visitor, lin)
