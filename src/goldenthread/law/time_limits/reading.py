"""A case's events read from JSON, and its clocks written as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.law.time_limits.clock import Clock, clocks
from goldenthread.law.time_limits.events import FOR_A_DAY, Event, EventKind
from goldenthread.law.time_limits.excusing import Reason
from goldenthread.law.time_limits.table import BY_NAME
from goldenthread.law.time_limits.words import citation, sentence

_TEXTS, _DAYS = {"about", "by"}, {"until", "for"}


class UnreadableEventsError(ValueError):
    """The text is not JSON of the shape that is read here."""


def events_from_json(text: str | bytes) -> tuple[Event, ...]:
    """Read `{"events": [{"event": "request-received", "on": "2026-01-05"}, …]}`, or the list alone.

    An event may also have `about`, `until` (the last day of what lasts), `for` (the day of the meeting, the
    move or the promise, which those need) and `by`. Raises UnreadableEventsError, naming the event.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableEventsError("The file is not JSON. Check its brackets and quotes.") from error
    listed = whole.get("events") if isinstance(whole, dict) else whole
    if not isinstance(listed, list):
        raise UnreadableEventsError('The file needs a list of events: {"events": [{"event": …, "on": …}]}.')
    return tuple(_event(item, number) for number, item in enumerate(listed, start=1))


def clocks_as_json(
    events: Iterable[Event], on: date, *, receipt_is_first_day: bool = False
) -> dict[str, Any]:
    """What `goldenthread clock` answers: {"on", "limits": [each clock, the first due first]}."""
    found = clocks(events, on, receipt_is_first_day=receipt_is_first_day)
    return {"on": on.isoformat(), "limits": [clock_as_json(clock, on) for clock in found]}


def day_asked(on: str) -> date:
    """The day that somebody asks about. Raises UnreadableEventsError."""
    try:
        return date.fromisoformat(on)
    except ValueError as error:
        raise UnreadableEventsError("Write the day asked about as a date like 2026-03-01.") from error


def clock_as_json(clock: Clock, on: date) -> dict[str, Any]:
    """One clock as plain JSON values; dates as YYYY-MM-DD, days as whole numbers."""
    limit, stop, promised = clock.limit, clock.stopped_by, clock.promised
    return {
        "rule": limit.id.removeprefix("limit."),
        "who": limit.who.value,
        "must": limit.must,
        "started_by": clock.started_by.kind.value,
        "started_on": clock.started_by.on.isoformat(),
        "about": clock.started_by.about,
        "due": clock.due.isoformat(),
        "state": clock.state.value,
        "days_late": clock.days_late,
        "stopped_by": stop.kind.value if stop else None,
        "stopped_on": stop.on.isoformat() if stop else None,
        "excused": clock.excused,
        "exceptions": [_reason(reason) for reason in clock.reasons],
        "promised": {"on": f"{promised.on}", "made_on": f"{promised.made_on}", "by": promised.by}
        if promised
        else None,
        "sentence": sentence(clock, on),
        "citation": citation(limit),
        "standing": limit.rule.standing.value,
        "follows": limit.follows,
        "doubt": limit.rule.doubt,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "event": reason.kind.value,
        "place": reason.place,
        "since": reason.since.isoformat(),
        "until": reason.until.isoformat() if reason.until else None,
        "counts": reason.counts,
        "why_not": reason.why_not,
    }


def _event(item: Any, number: int) -> Event:
    if not isinstance(item, Mapping):
        raise UnreadableEventsError(f'Event {number} must be an object: {{"event": …, "on": …}}.')
    if unknown := item.keys() - {"event", "on"} - _TEXTS - _DAYS:
        raise UnreadableEventsError(
            f"Event {number}: “{min(unknown)}” is not read. Write “event” and “on”, and where they are of "
            "use “about”, “by”, “for” and “until”."
        )
    kind, on = _kind(item.get("event"), number), _day(item, "on", number)
    if on is None:
        raise UnreadableEventsError(f"Event {number} needs its day: “on”.")
    for_day, until = _day(item, "for", number), _day(item, "until", number)
    if kind in FOR_A_DAY and for_day is None:
        raise UnreadableEventsError(f"Event {number}, {kind.value}, needs the day that it is about: “for”.")
    if until and until < on:
        raise UnreadableEventsError(f"Event {number} ends before it begins. Check “on” and “until”.")
    about = _text(item, "about", number)
    if kind is EventKind.DATE_PROMISED and about not in BY_NAME:
        raise UnreadableEventsError(
            f"Event {number}, date-promised, needs the name of the limit that it is for: “about”. "
            f"“{about}” is none. Use one of: {', '.join(sorted(BY_NAME))}."
        )
    return Event(kind, on, about, until, for_day, _text(item, "by", number))


def _kind(name: Any, number: int) -> EventKind:
    try:
        return EventKind(name)
    except ValueError as error:
        known = ", ".join(EventKind)
        raise UnreadableEventsError(
            f"Event {number}: there is no event “{name}”. Use one of: {known}."
        ) from error


def _day(item: Mapping[str, Any], name: str, number: int) -> date | None:
    given = item.get(name)
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except (ValueError, TypeError) as error:
        raise UnreadableEventsError(f"Event {number}: write “{name}” as a date like 2026-01-05.") from error
    if not 1990 <= day.year <= 2200:
        raise UnreadableEventsError(f"Event {number}: the year of “{name}” must be from 1990 to 2200.")
    return day


def _text(item: Mapping[str, Any], name: str, number: int) -> str:
    given = item.get(name, "")
    if not isinstance(given, str):
        raise UnreadableEventsError(f"Event {number}: “{name}” must be words in quotes.")
    return given
