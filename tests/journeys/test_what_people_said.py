"""From forty answers to who said what: candidates, a frame, two coders, the machine, and the shares."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import listening
from tests.journeys.conftest import DESKTOP, FIRST_DAY, PHONE, Comes
from tests.journeys.house import House, copy_of, surroundings

PREPARE = Path(__file__).with_name("prepare_listening.py")


@pytest.fixture(scope="module")
def house(cast_only: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = House(copy_of(cast_only, tmp_path_factory.mktemp("house")), FIRST_DAY)
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PREPARE, FIRST_DAY.isoformat()],
        env=surroundings(opened.folder, FIRST_DAY),
        check=True,
    )
    opened.open()
    yield opened
    opened.close()


def test_two_analysts_find_what_people_said(comes: Comes, house: House) -> None:
    anita, lin = comes("anita", PHONE), comes("lin", DESKTOP)
    listening.finds_the_question(anita)
    listening.asks_the_machine(anita, house, "Candidate themes", "Look for candidates")
    listening.names_two_themes(anita)
    listening.signs(anita)
    listening.signs(lin)
    lin.sees("In force")

    listening.draws(lin)
    listening.codes_all(anita, by_keyboard=False, differs_once=True)
    listening.codes_all(lin, by_keyboard=True)
    listening.settles_the_one(lin)

    listening.finds_the_question(lin)
    listening.asks_the_machine(lin, house, "The machine codes the rest", "Code the rest")
    lin.sees("The machine against people, as of now")
    listening.finds_the_question(lin)
    listening.asks_the_machine(lin, house, "Who said what", "Count who said what")
    listening.reads_who_said_what(lin)


def test_it_works_without_script(comes: Comes, house: House) -> None:
    """In the same house, after the two: a second look for candidates, and the words that may be shown."""
    anita = comes("anita", DESKTOP, with_script=False)
    listening.finds_the_question(anita)
    anita.follows("Words that may be shown")
    anita.presses("Read the next")
    anita.chooses("Yes, in these words")
    anita.presses("Save and go on")
    listening.finds_the_question(anita)
    anita.follows("Words that may be shown")
    anita.sees("1 are read for it")
