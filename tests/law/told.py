"""The events of a case told in a line: days and what happened on them."""

from __future__ import annotations

from datetime import date

from goldenthread.law.time_limits import Event, EventKind


def told(line: str) -> list[Event]:
    """Events like “2025-04-01 absent-from-area until 2025-05-20; 2025-06-01 moved-out:352”."""
    events = []
    for words in filter(None, map(str.strip, line.split(";"))):
        day, kind, *rest = words.split()
        kind, _, about = kind.partition(":")
        more = dict(zip(rest[::2], map(date.fromisoformat, rest[1::2]), strict=True))
        found = Event(EventKind(kind), date.fromisoformat(day), about, more.get("until"), more.get("for"))
        events.append(found)
    return events
