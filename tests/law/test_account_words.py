"""The account read aloud."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from goldenthread.law.account import Account, Figures, account
from goldenthread.law.account_words import (
    cut_short_sentence,
    figures_sentence,
    lead_of,
    minutes_sentence,
    not_recorded_sentence,
    owed_words,
    reason_words,
    sentence,
    still_owed_sentence,
    what_was_done,
)
from goldenthread.law.deliveries import REASON_WORDS, CatchUp, Delivery, Reason, Status
from goldenthread.law.schedule import Session
from tests.law.ayo import ayos_account
from tests.law.school_year import YEAR

DAY = date(2026, 9, 17)


def one(*deliveries: Delivery, sessions: int = 1) -> Account:
    promised = [Session(DAY, slot, None, 30) for slot in range(sessions)]
    return account(promised, deliveries, date(2026, 11, 20), YEAR)


def test_the_sentences_of_the_picture() -> None:
    ayo = ayos_account()
    assert sentence(ayo) == "14 of 18 sessions happened; 3 missed, 1 of them made good; 1 not recorded"
    assert minutes_sentence(ayo, "Ayo") == "Ayo has had 435 of the 540 minutes promised."
    assert cut_short_sentence(ayo) == "1 of the 14 was cut short."
    assert not_recorded_sentence(ayo) == (
        "Nobody recorded the session on 22 October. "
        "We do not count it as delivered, and we do not count it as missed."
    )
    assert still_owed_sentence(ayo) == (
        "75 minutes were not delivered: 2 sessions missed and 1 session cut short, not made good."
    )


def test_the_reasons_of_the_picture() -> None:
    rows = [
        (reason_words(line.delivery, "Ayo"), what_was_done(line))
        for line in ayos_account().lost
        if line.delivery
    ]
    assert rows == [
        ("The specialist cancelled: Therapist away", "Made good on 30 June"),
        ("Something else was on at that time: Cut short by sports day", "Nothing yet"),
        ("Ayo was away", "Nothing yet"),
        ("The specialist cancelled: Therapist away", "To be offered by 10 December"),
    ]


@pytest.mark.parametrize(
    "figures, words",
    [
        (Figures(), "No check-ins promised yet"),
        (Figures(promised=1, happened=1), "1 of 1 check-in happened"),
        (Figures(promised=2, not_recorded=2), "0 of 2 check-ins happened; 2 not recorded"),
        (
            Figures(promised=9, missed=9, made_good=4, made_good_in_part=2),
            "0 of 9 check-ins happened; 9 missed, 4 of them made good and 2 made good in part",
        ),
        (Figures(promised=2, missed=1, made_good=1), "0 of 2 check-ins happened; 1 missed, then made good"),
        (
            Figures(promised=2, happened=1, missed=1, made_good_in_part=1),
            "1 of 2 check-ins happened; 1 missed, then made good in part",
        ),
        (
            Figures(promised=1200, happened=1107, not_recorded=93),
            "1,107 of 1,200 check-ins happened; 93 not recorded",
        ),
    ],
)
def test_sentence_leaves_out_what_is_nothing(figures: Figures, words: str) -> None:
    assert figures_sentence(figures, ("check-in", "check-ins")) == words


def test_the_lead_says_whether_there_is_a_plan() -> None:
    twice = [ayos_account(), ayos_account()]
    assert [lead_of("Ayo", known) for known in (None, [], twice)] == [
        "Ayo has no Individual Support Plan in force.",
        "Ayo has a plan. No sessions promised yet.",
        "Ayo has a plan. 28 of 36 sessions happened; 6 missed, 2 of them made good; 2 not recorded.",
    ]
    assert [lead_of("You", known, "have") for known in (None, [])] == [
        "You have no Individual Support Plan in force.",
        "You have a plan. No sessions promised yet.",
    ]


def test_the_one_who_reads_is_spoken_to() -> None:
    away = Delivery(DAY, 0, Status.MISSED, 0, Reason.CHILD_ABSENT, "a cold")
    assert reason_words(away, "You", "were") == "You were away: a cold"


@pytest.mark.parametrize("counts", list(product((0, 1, 14), (0, 1, 2), (0, 1, 3), (0, 1), (0, 5))))
def test_the_numbers_of_the_sentence_add_up(counts: tuple[int, ...]) -> None:
    happened, never, made_good, in_part, not_recorded = counts
    missed = never + made_good + in_part
    total = Figures(happened + missed + not_recorded, happened, 0, missed, made_good, in_part, not_recorded)
    said = figures_sentence(total)
    numbers = [int(part.split()[0]) for part in said.split("; ")] if total.promised else [0]
    assert sum(numbers) == total.promised


@pytest.mark.parametrize(
    "reason, note, words",
    [
        (Reason.STAFF_ABSENT, "Meera on a course", "A member of staff was away: Meera on a course"),
        (Reason.CHILD_ABSENT, "", "Ayo was away"),
        (None, "Snow", "Snow"),
        (None, "", "No reason given"),
    ],
)
def test_the_reason_and_the_note_are_both_said(reason: Reason | None, note: str, words: str) -> None:
    assert reason_words(Delivery(DAY, 0, Status.MISSED, 0, reason, note), "Ayo") == words


def test_what_was_lost_is_counted_by_reason() -> None:
    assert ayos_account().by_reason == (
        (Reason.SPECIALIST_CANCELLED, 2, 60, 30),
        (Reason.CHILD_ABSENT, 1, 30, 0),
        (Reason.TIMETABLE, 1, 15, 0),
    )


def test_what_is_owed_says_when_part_was_made_good() -> None:
    part = Delivery(DAY, 0, Status.MISSED, 0, made_good=(CatchUp(date(2026, 9, 18), 20),))
    assert owed_words(one(part)) == "1 session missed, not made good in full"


@pytest.mark.parametrize(
    "deliveries, words",
    [
        ([], ""),
        ([Delivery(DAY, 0, Status.PART, 10)], "It was cut short."),
        (
            [Delivery(DAY, 0, Status.PART, 10), Delivery(DAY, 1, Status.PART, 10)],
            "2 of the 2 were cut short.",
        ),
    ],
)
def test_cut_short_sentence(deliveries: list[Delivery], words: str) -> None:
    assert cut_short_sentence(one(*deliveries, sessions=2)) == words


def test_two_sessions_not_recorded_on_one_day_name_the_day_once() -> None:
    assert not_recorded_sentence(one(sessions=2)) == (
        "Nobody recorded the sessions on 17 September. "
        "We do not count them as delivered, and we do not count them as missed."
    )


def test_nothing_is_said_when_nothing_is_missing() -> None:
    whole = one(Delivery(DAY, 0, Status.HAPPENED, 30))
    assert (not_recorded_sentence(whole), still_owed_sentence(whole)) == ("", "")
    assert what_was_done(whole.lines[0]) == ""


@pytest.mark.parametrize(
    "made_good, offer_by, words",
    [
        (
            (CatchUp(date(2026, 9, 18), 15), CatchUp(date(2026, 9, 21), 15)),
            date(2026, 10, 1),
            "Made good on 18 September and 21 September",
        ),
        ((CatchUp(date(2026, 9, 18), 20),), None, "20 of 30 minutes made good on 18 September"),
        (
            (CatchUp(date(2026, 9, 18), 20),),
            date(2026, 12, 10),
            "20 of 30 minutes made good on 18 September. To be offered by 10 December",
        ),
    ],
)
def test_what_was_done(made_good: tuple[CatchUp, ...], offer_by: date | None, words: str) -> None:
    delivery = Delivery(DAY, 0, Status.MISSED, 0, made_good=made_good, offer_by=offer_by)
    assert what_was_done(one(delivery).lines[0]) == words


def test_every_reason_has_words() -> None:
    assert list(REASON_WORDS) == list(Reason)
