"""Where public files that nobody here wrote are found, when they are on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings


def real_file(place: str) -> Path:
    """The file at this place under REAL_DATA_DIR, or a skip that says what is missing."""
    path = Path(settings.REAL_DATA_DIR) / place
    if not path.is_file():
        pytest.skip(f"{path} is not here: set REAL_DATA_DIR to the folder of public files")
    return path
