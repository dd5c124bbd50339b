"""The cast with a plan in force, and nobody told anything yet."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Notice
from tests.cast import the_cast
from tests.plans.plan import made


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    made.in_force(cast)
    Notice.objects.all().delete()
    return cast
