"""The cast, with no campaign yet."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from tests.cast import the_cast


@pytest.fixture
def cast() -> Cast:
    return the_cast()
