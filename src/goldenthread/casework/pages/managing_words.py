"""The words of where cases wait: each number with its list."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from goldenthread.casework.queries.managing import WEEKS, Narrowed, Standing, Tally
from goldenthread.casework.states import STATE_WORDS, CaseState
from goldenthread.design.addresses import address
from goldenthread.design.parts import Bar, Count
from goldenthread.design.words import plain_date, plural

KINDS = (("good", "In time"), ("part", "Late, with an excuse that the law knows"), ("miss", "Late"))


def counts_of(found: Standing) -> list[Count]:
    total = found.total()
    return [
        Count(total.cases, "open", address_of()),
        Count(total.late, "past a legal date", address_of(late="late")),
        Count(total.excused, "late and excused", address_of(late="excused")),
        Count(sum(one.cases for one in found.officers if one.name == ""), "without an officer",
              address_of(officer="nobody")),
    ]  # fmt: skip


def lead_of(found: Standing) -> str:
    total = found.total()
    if not total.cases:
        return "No case is open."
    late = f"{total.late:,} past a legal date, {total.excused:,} more with an excuse"
    return f"{plural(total.cases, 'case')} open. {late}."


def address_of(**chosen: str) -> str:
    return f"{address('managed_cases')}?{urlencode(chosen)}" if chosen else address("managed_cases")


def stage_words(one: Tally) -> str:
    return STATE_WORDS[CaseState(one.key)]


def week_words(key: str) -> str:
    first, last = WEEKS[key]
    return f"Weeks {first} to {last}" if last else f"Week {first} and later"


def bars_of(found: Standing) -> list[Bar]:
    """How long ago each case without a plan was asked for, and which of them are late."""
    return [
        Bar(
            week_words(one.key),
            f"{plural(one.cases, 'case')}, {one.late:,} late" if one.cases else "no case",
            {"good": one.cases - one.late - one.excused, "part": one.excused, "miss": one.late},
        )
        for one in found.weeks[: _last_with_cases(found) + 1]
    ]


def _last_with_cases(found: Standing) -> int:
    return max((place for place, one in enumerate(found.weeks) if one.cases), default=-1)


def linked_rows(tallies: tuple[Tally, ...], by: str, words: Any, last: Any = None) -> list[dict[str, Any]]:
    """Rows of a table whose every number leads to the cases that it counts."""
    return [
        {
            "words": words(one),
            "numbers": (
                (one.cases, address_of(**{by: one.key})),
                (one.late, address_of(**{by: one.key, "late": "late"})),
                (one.excused, address_of(**{by: one.key, "late": "excused"})),
            ),
            "key": one.key,
            "oldest": plain_date(one.oldest) if one.oldest else "",
        }
        for one in tallies
    ]


def narrowed_words(chosen: Narrowed, officers: list[tuple[str, str]]) -> str:
    """Which cases a list holds, in one line."""
    names = dict(officers)
    parts = [
        STATE_WORDS[CaseState(chosen.stage)] if chosen.stage else "",
        names.get(chosen.officer, "") if chosen.officer else "",
        ("In no team" if chosen.team == "nobody" else chosen.team) if chosen.team else "",
        {"late": "Past a legal date", "excused": "Late and excused"}.get(chosen.late, ""),
        week_words(chosen.weeks) if chosen.weeks else "",
    ]
    return ". ".join(part for part in parts if part)
