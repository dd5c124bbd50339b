"""Every setting that a person may change is written down."""

from __future__ import annotations

import re
from pathlib import Path

import goldenthread.config.settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_every_setting_read_from_the_environment_is_documented() -> None:
    source = Path(goldenthread.config.settings.__file__).read_text()
    read = set(re.findall(r"\"(GOLDENTHREAD_[A-Z_]+|REAL_DATA_DIR)\"", source))
    written = set(re.findall(r"`(GOLDENTHREAD_[A-Z_]+|REAL_DATA_DIR)`", PAGE.read_text()))
    assert read == written
