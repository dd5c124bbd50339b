"""A plan in force that moves from one council to another: who does what, and who is out from that day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from goldenthread.config.demonstration.names import CLASSMATES, SECONDARY_PUPILS
from tests.journeys import moves
from tests.journeys.casework import BORN
from tests.journeys.conftest import DESKTOP, FIRST_DAY, PHONE, Comes
from tests.journeys.house import House

_PLACE = len(CLASSMATES) + [first for first, _, _ in SECONDARY_PUPILS].index("Tola")
TOLA_BORN = date(2014, 3, 1) + timedelta(days=_PLACE * 5 % 120)


@pytest.mark.parametrize(
    "size, child, born, parent, school",
    [
        (DESKTOP, "Zara Malik", BORN, "omar", "Hawthorn Primary"),
        (PHONE, "Tola Bello", TOLA_BORN, "funmi", "Ridgeway School"),
    ],
    ids=["desktop", "phone"],
)
def test_a_plan_moves_on(
    comes: Comes,
    house: House,
    tmp_path: Path,
    size: tuple[int, int],
    child: str,
    born: date,
    parent: str,
    school: str,
) -> None:
    if house.day != FIRST_DAY:
        house.it_is_now(FIRST_DAY)
    priya, called = comes("priya", size), child.split()[0]
    case = moves.brings_in(priya, child, born, moves.word_file(tmp_path, school))
    moves.records_where(priya, case, school)
    moves.learns_and_transfers(priya, case, called)
    moves.is_out(priya, case, child)
    neil, family = comes("neil", size), comes(parent, size)
    new = moves.takes_it_and_tells(neil, child)
    moves.reads_the_letter(family, new, called)
    moves.asks_for_a_budget(family, new)
    moves.says_no(neil, new)
    moves.may_have_it_reviewed(family, new)
