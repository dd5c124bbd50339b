"""The time limits of a child's case with the council: one table of dated, cited rules, and their clocks."""

from goldenthread.law.time_limits.clock import Clock, State, clocks
from goldenthread.law.time_limits.events import EVENT_WORDS, Event, EventKind
from goldenthread.law.time_limits.reading import UnreadableEventsError, clock_as_json, events_from_json
from goldenthread.law.time_limits.table import LIMITS, RULES
from goldenthread.law.time_limits.words import sentence

__all__ = [
    "EVENT_WORDS",
    "LIMITS",
    "RULES",
    "Clock",
    "Event",
    "EventKind",
    "State",
    "UnreadableEventsError",
    "clock_as_json",
    "clocks",
    "events_from_json",
    "sentence",
]
