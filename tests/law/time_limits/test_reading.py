"""Events read from JSON, each fault named by its event; clocks written as plain JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.time_limits import Event, EventKind, UnreadableEventsError, events_from_json
from goldenthread.law.time_limits.reading import clocks_as_json, day_asked

K = EventKind
REQUEST: dict[str, Any] = {"event": "request-received", "on": "2026-01-05"}
ABSENT = {"event": "absent-from-area", "on": "2026-02-01", "until": "2026-03-15"}
PROMISE = {
    "event": "date-promised", "on": "2026-05-20", "for": "2026-06-30", "about": "final-plan", "by": "Ann Lee",
}  # fmt: skip


def test_events_are_read_from_a_list_or_from_an_object() -> None:
    read = (
        Event(K.REQUEST_RECEIVED, date(2026, 1, 5)),
        Event(K.ABSENT_FROM_AREA, date(2026, 2, 1), until=date(2026, 3, 15)),
        Event(K.DATE_PROMISED, date(2026, 5, 20), "final-plan", None, date(2026, 6, 30), "Ann Lee"),
    )
    listed = [REQUEST, ABSENT, PROMISE]
    assert events_from_json(json.dumps(listed)) == read
    assert events_from_json(json.dumps({"events": listed}).encode()) == read
    assert events_from_json("[]") == ()


@pytest.mark.parametrize(
    "text, says",
    [
        ("", "The file is not JSON. Check its brackets and quotes."),
        (b"\xff\xfe\x00", "The file is not JSON. Check its brackets and quotes."),
        ("[" * 100_000, "The file is not JSON. Check its brackets and quotes."),
        ("{}", 'The file needs a list of events: {"events": [{"event": …, "on": …}]}.'),
        ("3", 'The file needs a list of events: {"events": [{"event": …, "on": …}]}.'),
        ("[3]", 'Event 1 must be an object: {"event": …, "on": …}.'),
    ],
)
def test_what_is_no_list_of_events_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableEventsError) as refused:
        events_from_json(text)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "change, says",
    [
        ({"on": None}, "Event 2 needs its day: “on”."),
        ({"on": "5 January"}, "Event 2: write “on” as a date like 2026-01-05."),
        ({"on": 20260105}, "Event 2: write “on” as a date like 2026-01-05."),
        ({"on": "0026-01-05"}, "Event 2: the year of “on” must be from 1990 to 2200."),
        ({"until": "2026-01-04"}, "Event 2 ends before it begins. Check “on” and “until”."),
        ({"until": True}, "Event 2: write “until” as a date like 2026-01-05."),
        ({"about": 3}, "Event 2: “about” must be words in quotes."),
        (
            {"colour": "red"},
            "Event 2: “colour” is not read. Write “event” and “on”, and where they are of use “about”, “by”, "
            "“for” and “until”.",
        ),
        ({"event": "review-arranged"}, "Event 2, review-arranged, needs the day that it is about: “for”."),
    ],
)
def test_fault_of_an_event_is_named(change: dict[str, Any], says: str) -> None:
    with pytest.raises(UnreadableEventsError) as refused:
        events_from_json(json.dumps([REQUEST, REQUEST | change]))
    assert str(refused.value) == says


@pytest.mark.parametrize("about", ["no-such-limit", ""])
def test_a_promise_about_no_known_limit_is_refused(about: Any) -> None:
    says = r"^Event 1, date-promised, needs the name of the limit .* Use one of: .*final-plan"
    with pytest.raises(UnreadableEventsError, match=says):
        events_from_json(json.dumps([PROMISE | {"about": about}]))


@pytest.mark.parametrize("name", ["requested", "", None, 3, ["request-received"]])
def test_unknown_event_is_refused_with_those_that_are_known(name: Any) -> None:
    with pytest.raises(UnreadableEventsError, match=r"Use one of: request-received, became-responsible"):
        events_from_json(json.dumps([REQUEST | {"event": name}]))


@given(st.text() | st.binary())
def test_anything_else_is_refused_and_never_breaks(text: str | bytes) -> None:
    with suppress(UnreadableEventsError):
        assert events_from_json(text) == ()


def test_clock_is_written_as_plain_values() -> None:
    events = events_from_json(json.dumps([REQUEST, ABSENT, PROMISE]))
    report = clocks_as_json(events, date(2026, 6, 1))
    assert json.loads(json.dumps(report)) == report
    assert [limit["rule"] for limit in report["limits"]] == ["decide-to-assess", "refuse-plan", "final-plan"]
    final = report["limits"][-1]
    assert {name: final[name] for name in ("due", "state", "days_late", "excused", "who", "standing")} == {
        "due": "2026-05-25", "state": "late", "days_late": 7, "excused": True, "who": "the council",
        "standing": "law",
    }  # fmt: skip
    assert final["promised"] == {"on": "2026-06-30", "made_on": "2026-05-20", "by": "Ann Lee"}
    assert final["exceptions"] == [
        {
            "event": "absent-from-area", "place": "regulation 13(3), as 10(4)(d)", "since": "2026-02-01",
            "until": "2026-03-15", "counts": True, "why_not": "",
        }
    ]  # fmt: skip
    assert final["citation"] == "Special Educational Needs and Disability Regulations 2014, regulation 13(2)"
    assert final["sentence"] == (
        "The council had to send the final plan by 25 May 2026, 20 weeks after 5 January 2026, when the "
        "request for an assessment was received; this is 7 days late; regulation 13(3), as 10(4)(d) excuses "
        "it, because on 1 February 2026 the family left the area for a time, until 15 March 2026; Ann Lee "
        "promised 30 June 2026 on 20 May 2026 (Special Educational Needs and Disability Regulations 2014, "
        "regulation 13(2))."
    )


def test_day_asked_about() -> None:
    assert day_asked("2026-03-01") == date(2026, 3, 1)
    with pytest.raises(
        UnreadableEventsError, match=r"^Write the day asked about as a date like 2026-03-01\.$"
    ):
        day_asked("tomorrow")
