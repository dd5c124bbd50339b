from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.wording.says import day_said, says_by_when, says_how_often, says_who


@pytest.mark.parametrize(
    "entry, says",
    [
        ("Every Thursday, 1.30pm", True),
        ("3 x weekly", True),
        ("Monday and Friday", True),
        ("when he shows his card", True),
        ("in all lessons", True),
        ("regularly", False),
        ("as needed", False),
        ("", False),
    ],
)
def test_how_often_is_said_by_days_a_number_or_a_trigger(entry: str, says: bool) -> None:
    assert says_how_often(entry) is says


@pytest.mark.parametrize(
    "entry, says",
    [
        ("Meera Shah, teaching assistant", True),
        ("Meera", True),
        ("Speech and language therapist", True),
        ("an adult trained in Makaton", True),
        ("all staff who teach him", True),
        ("school counsellor", True),
        ("a level 3 TA trained in ELKLAN", True),
        ("Speech and language therapist (HCPC registered)", True),
        ("Teaching assistant (to be appointed)", True),
        ("Noel Anya", True),
        ("an adult", False),
        ("staff", False),
        ("the school", False),
        ("a familiar adult", False),
        (" ", False),
        ("the team", False),
        ("The SEND team.", False),
        ("TBC", False),
        ("to be appointed", False),
        ("n/a", False),
        ("whoever is free", False),
    ],
)
def test_who_is_said_by_a_name_or_a_role(entry: str, says: bool) -> None:
    assert says_who(entry) is says


@pytest.mark.parametrize(
    "outcome, says",
    [
        ("By July 2027, he swims.", True),
        ("Within a year he swims.", True),
        ("One day he swims.", False),
        ("In six months he swims.", True),
    ],
)
def test_by_when_is_said_by_a_date_or_a_span(outcome: str, says: bool) -> None:
    assert says_by_when(outcome) is says


@pytest.mark.parametrize(
    "outcome, day",
    [
        ("By July 2027, he swims.", date(2027, 7, 31)),
        ("He swims by the end of February 2028", date(2028, 2, 29)),
        ("By 3rd July 2027 he swims.", date(2027, 7, 3)),
        ("By 31 April 2027 he swims.", date(2027, 4, 30)),
        ("By July he swims.", None),
        ("By Easter 2027 he swims.", None),
        ("He swims.", None),
    ],
)
def test_the_day_that_an_outcome_says_is_the_last_on_which_it_is_in_time(
    outcome: str, day: date | None
) -> None:
    assert day_said(outcome) == day
