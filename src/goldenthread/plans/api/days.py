"""A day in a question to the API: one that a school can have had, so that a day can be counted from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from goldenthread.plans.lines import EARLIEST, LATEST


def _possible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"Give a day from {EARLIEST} to {LATEST}, like 2026-11-20.")
    return day


Day = Annotated[date, AfterValidator(_possible)]
