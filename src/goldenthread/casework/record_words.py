"""The words of a case’s record, for its pages and for the papers made from it."""

from __future__ import annotations

from goldenthread.design.words import plain_date
from goldenthread.law.time_limits import EVENT_WORDS, Event, EventKind
from goldenthread.law.time_limits.table import BY_NAME


def event_words(event: Event) -> str:
    """One event as a line of the record."""
    about = f": {_about(event)}" if event.about else ""
    until = f", until {plain_date(event.until)}" if event.until else ""
    for_day = f", for {plain_date(event.for_day)}" if event.for_day else ""
    words = EVENT_WORDS[event.kind]
    return f"{words[0].upper()}{words[1:]}{about}{until}{for_day}"


def _about(event: Event) -> str:
    """A promise is about one of the limits of the law, which stands in the record by its code."""
    limit = BY_NAME.get(event.about) if event.kind is EventKind.DATE_PROMISED else None
    return limit.must if limit else event.about
