"""The people of these tests have signed in already: how is tested where signing in is."""

from __future__ import annotations

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _signed_in_by_password(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
