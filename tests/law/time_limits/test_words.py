"""One sentence for each state of a clock."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.time_limits import Event, EventKind, clocks, sentence

K = EventKind
DRAFT = "15 May 2026, 15 days beginning with 1 May 2026, when the draft plan was served"
ASSESS = "16 February 2026, 6 weeks after 5 January 2026, when the request for an assessment was received"
ADVISER = "31 March 2026, 2 months after 31 January 2026, when the family was told that there will be no plan"
REQUEST = Event(K.REQUEST_RECEIVED, date(2026, 1, 5))
SERVED = Event(K.DRAFT_SERVED, date(2026, 5, 1))
REFUSED = Event(K.PLAN_REFUSED, date(2026, 1, 31))
ARRANGED = Event(K.REVIEW_ARRANGED, date(2026, 6, 1), for_day=date(2026, 7, 1))
DECIDE, COMMENT, CONTACT, INVITE = (
    "limit.decide-to-assess", "limit.comment-on-draft", "limit.contact-mediation-adviser",
    "limit.invite-to-review",
)  # fmt: skip
TELL = "tell the family whether it will assess by"
LEAVE = "leave the family time to comment on the draft until"


@pytest.mark.parametrize(
    "events, on, limit, says",
    [
        ([REQUEST], date(2026, 2, 15), DECIDE, f"The council must {TELL} {ASSESS}; 1 day is left"),
        ([REQUEST], date(2026, 2, 16), DECIDE, f"The council must {TELL} {ASSESS}; this is the last day"),
        ([REQUEST], date(2026, 2, 18), DECIDE, f"The council had to {TELL} {ASSESS}; this is 2 days late"),
        (
            [REQUEST, Event(K.ASSESSMENT_AGREED, date(2026, 2, 16))],
            date(2026, 3, 1),
            DECIDE,
            f"The council had to {TELL} {ASSESS}; on 16 February 2026 the family was told that there will "
            "be an assessment, in time",
        ),
        (
            [REQUEST, Event(K.ASSESSMENT_REFUSED, date(2026, 2, 17))],
            date(2026, 3, 1),
            DECIDE,
            f"The council had to {TELL} {ASSESS}; on 17 February 2026 the family was told that there will "
            "be no assessment, 1 day late",
        ),
        (
            [REQUEST, Event(K.REQUEST_WITHDRAWN, date(2026, 2, 1))],
            date(2026, 3, 1),
            DECIDE,
            f"The council had to {TELL} {ASSESS}; this is no longer due, because on 1 February 2026 the "
            "request was withdrawn",
        ),
        (
            [REQUEST, Event(K.ABSENT_FROM_AREA, date(2026, 2, 1), until=date(2026, 2, 10))],
            date(2026, 2, 17),
            DECIDE,
            f"The council had to {TELL} {ASSESS}; this is 1 day late; regulation 5(4)(d) does not excuse "
            "it, though on 1 February 2026 the family left the area for a time, until 10 February 2026: "
            "less than 4 weeks of it fall into the time of this limit",
        ),
        ([SERVED], date(2026, 5, 10), COMMENT, f"The council must {LEAVE} {DRAFT}; 5 days are left"),
        ([SERVED], date(2026, 5, 16), COMMENT, f"The council had to {LEAVE} {DRAFT}; that time is over"),
        (
            [SERVED, Event(K.PLAN_FINALISED, date(2026, 5, 15))],
            date(2026, 5, 16),
            COMMENT,
            f"The council had to {LEAVE} {DRAFT}; on 15 May 2026 the final plan was sent, 1 day too early",
        ),
        (
            [SERVED, Event(K.DRAFT_SERVED, date(2026, 5, 12))],
            date(2026, 5, 16),
            COMMENT,
            f"The council had to {LEAVE} {DRAFT}; this was started again, because on 12 May 2026 the draft "
            "plan was served",
        ),
        (
            [REFUSED],
            date(2026, 4, 1),
            CONTACT,
            f"The family could contact a mediation adviser until {ADVISER}; that time is over",
        ),
        (
            [ARRANGED],
            date(2026, 6, 10),
            INVITE,
            "Whoever arranges the review must send the invitations by 17 June 2026, 2 weeks before the "
            "review meeting on 1 July 2026; 7 days are left",
        ),
    ],
)
def test_sentence_of_a_clock(events: list[Event], on: date, limit: str, says: str) -> None:
    clock = next(clock for clock in clocks(events, on) if clock.limit.id == limit)
    regulation = clock.limit.rule.citations[0].place
    source = f"Special Educational Needs and Disability Regulations 2014, {regulation}"
    assert sentence(clock, on) == f"{says} ({source})."


WHEN = "2 months after 15 May 2026, when the family was told that there will be no plan"


@pytest.mark.parametrize(
    "events, counted",
    [
        ([], f"15 July 2026, {WHEN}"),
        (
            [Event(K.CERTIFICATE_ISSUED, date(2026, 6, 30))],
            f"30 July 2026, {WHEN}, but 1 month after 30 June 2026, when the mediation certificate was "
            "issued, is later",
        ),
        (
            [Event(K.CERTIFICATE_ISSUED, date(2026, 7, 10))],
            f"1 September 2026, {WHEN}, but 1 month after 10 July 2026, when the mediation certificate was "
            "issued, is later; 10 August 2026 would be the day, but the tribunal leaves out August",
        ),
    ],
)
def test_sentence_says_how_its_day_was_come_to(events: list[Event], counted: str) -> None:
    found = clocks([Event(K.PLAN_REFUSED, date(2026, 5, 15)), *events], date(2026, 7, 12))
    clock = next(one for one in found if one.limit.tribunal_days)
    assert sentence(clock, date(2026, 7, 12)).split("; ")[0].endswith(counted.split("; ")[0])
    assert counted in sentence(clock, date(2026, 7, 12))


def test_sentence_says_that_the_day_of_receipt_is_counted() -> None:
    clock = clocks([REQUEST], date(2026, 1, 6), receipt_is_first_day=True)[0]
    assert "by 15 February 2026, 6 weeks beginning with 5 January 2026" in sentence(clock, date(2026, 1, 6))
