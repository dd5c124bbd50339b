"""The reference page says what the table says."""

from __future__ import annotations

from goldenthread.law.time_limits import LIMITS, EventKind
from goldenthread.law.time_limits.events import EVENT_WORDS
from goldenthread.law.time_limits.page import time_limits_markdown
from goldenthread.law.time_limits.worked import worked_cases

LINES = time_limits_markdown().splitlines()


def rows(heading: str) -> list[str]:
    start = LINES.index(f"## {heading}")
    end = next((n for n in range(start + 1, len(LINES)) if LINES[n].startswith("## ")), len(LINES))
    return [line for line in LINES[start:end] if line.startswith("| ")][1:]


def test_page_has_a_row_for_each_limit_in_order() -> None:
    assert [row.split("`")[1] for row in rows("The limits")] == [
        limit.id.removeprefix("limit.") for limit in LIMITS
    ]
    assert {row.count(" | ") for row in rows("The limits")} == {10}


def test_page_has_a_row_for_each_event() -> None:
    assert [row.split("`")[1] for row in rows("The events")] == [kind.value for kind in EventKind]
    assert list(EVENT_WORDS) == list(EventKind)


def test_page_has_a_row_for_each_worked_case() -> None:
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows("Worked cases")] == [
        case.text for case in worked_cases()
    ]
