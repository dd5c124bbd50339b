"""The cast, with nothing asked of the council yet."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from tests.casework.team import Team
from tests.cast import the_cast


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def team(cast: Cast) -> Team:
    return Team(cast)
