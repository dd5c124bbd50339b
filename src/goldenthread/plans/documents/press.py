"""Printing by the templates beside this file: words in, an accessible tagged PDF out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from goldenthread.foundation.press import NOT_SHOWN, NotPrinted, printed_by

__all__ = ["NOT_SHOWN", "NotPrinted", "press"]

HERE = Path(__file__).parent


def press(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF of `template` ("plan" or "profile") with this data. Raises NotPrinted."""
    return printed_by(HERE / f"{template}.typ", data, at)
