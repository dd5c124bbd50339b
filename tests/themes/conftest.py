"""The cast, with nothing asked of the public yet."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from tests.cast import the_cast


@pytest.fixture
def cast() -> Cast:
    return the_cast()
