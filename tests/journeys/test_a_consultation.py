"""The toolkit's consultation: announced, answered on a phone, on paper and by a long document, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.formats.real_files import real_file
from tests.journeys import consulting
from tests.journeys.conftest import DESKTOP, FIRST_DAY, PHONE, Comes
from tests.journeys.house import House, copy_of

TOOLKIT, RESPONSE = "004_967b20e5a48eaa33.txt", "003_33d6a2cc1bb5617e.txt"
WHILE_OPEN, AFTERWARDS = date(2026, 11, 4), date(2027, 2, 9)


@pytest.fixture
def house(cast_only: Path, tmp_path: Path) -> Iterator[House]:
    """One for each journey: its days pass."""
    opened = House(copy_of(cast_only, tmp_path / "house"), FIRST_DAY)
    opened.open()
    yield opened
    opened.close()


@pytest.mark.parametrize("with_script", [True, False], ids=["with-script", "without-script"])
def test_from_the_toolkit_to_an_answer_of_every_kind(comes: Comes, house: House, with_script: bool) -> None:
    toolkit, response = (real_file(f"../seeds/{name}") for name in (TOOLKIT, RESPONSE))
    lin = comes("lin", DESKTOP, with_script=with_script)
    consulting.makes_it(lin, toolkit)
    consulting.announces_it(lin)
    consulting.puts_statements(lin)

    house.it_is_now(WHILE_OPEN)
    visitor = comes("omar", PHONE, with_script=with_script, signs_in=False)
    code = consulting.answers_two_questions(visitor)
    consulting.votes(visitor)
    anita = comes("anita", PHONE, with_script=with_script)
    consulting.wants_every_paper_typed_twice(lin)
    consulting.types_a_paper(lin, anita)
    consulting.brings_in_a_document(lin, response)
    consulting.reads_the_ledger(lin)

    house.it_is_now(AFTERWARDS)
    consulting.finds_it_closed(visitor, code)
