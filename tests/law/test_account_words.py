"""The account read aloud."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.account import Account, Figures, account
from goldenthread.law.account_words import (
    cut_short_sentence,
    figures_sentence,
    minutes_sentence,
    not_recorded_sentence,
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
    assert sentence(ayo) == "14 of 18 sessions happened; 3 missed; 1 made good; 1 not recorded"
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
        ("Therapist away", "Made good on 30 June"),
        ("Cut short by sports day", "Nothing yet"),
        ("Ayo was away", "Nothing yet"),
        ("Therapist away", "To be offered by 10 December"),
    ]


@pytest.mark.parametrize(
    "figures, words",
    [
        (Figures(), "No check-ins promised yet"),
        (Figures(promised=1, happened=1), "1 of 1 check-in happened"),
        (Figures(promised=2, not_recorded=2), "0 of 2 check-ins happened; 2 not recorded"),
        (
            Figures(promised=9, missed=9, made_good=4, made_good_in_part=2),
            "0 of 9 check-ins happened; 9 missed; 4 made good; 2 made good in part",
        ),
    ],
)
def test_sentence_leaves_out_what_is_nothing(figures: Figures, words: str) -> None:
    assert figures_sentence(figures, ("check-in", "check-ins")) == words


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


def test_no_reason_is_said_plainly() -> None:
    assert reason_words(Delivery(DAY, 0, Status.MISSED, 0), "Ayo") == "No reason given"


def test_every_reason_has_words() -> None:
    assert list(REASON_WORDS) == list(Reason)
