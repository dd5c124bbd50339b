"""ULN, NHS number, URN, UKPRN and LAESTAB."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs as peer

from goldenthread.formats.identifiers import (
    BadIdentifier,
    BadNhsNumber,
    BadUln,
    check_laestab,
    check_nhs_number,
    check_ukprn,
    check_uln,
    check_urn,
)
from tests.formats.strategies import digits, ulns

ten_digits = digits(10, 1)

Check = Callable[[str], str]


def passes(check: Check, text: str) -> bool:
    try:
        check(text)
    except BadIdentifier:
        return False
    return True


@pytest.mark.parametrize(
    "check, text, kept",
    [
        (check_uln, "9276308686", "9276308686"),
        (check_uln, " 9276 308 686 ", "9276308686"),
        (check_nhs_number, "943 476 5919", "9434765919"),
        (check_nhs_number, "943-476-5919", "9434765919"),
        (check_urn, " 100492 ", "100492"),
        (check_ukprn, "10079297", "10079297"),
        (check_laestab, "2073402", "2073402"),
        (check_laestab, "207/3402", "2073402"),
        (check_laestab, "207-3402", "2073402"),
    ],
)
def test_number_is_kept_one_way(check: Check, text: str, kept: str) -> None:
    assert check(text) == kept


@pytest.mark.parametrize(
    "check, text, words",
    [
        (
            check_uln,
            "0276308686",
            "A ULN is 10 digits and does not begin with 0. Check the ULN and give it again.",
        ),
        (
            check_uln,
            "9276308687",
            "A character of this ULN is wrong. With these others it would end with 6. "
            "Check the ULN and give it again.",
        ),
        (
            check_uln,
            "9.28E+09",
            "A spreadsheet has rounded this ULN, so its digits are lost. Make the column text in "
            "the spreadsheet, or send the file as it was first saved.",
        ),
        (
            check_nhs_number,
            "943476591",
            "An NHS number is 10 digits. Check the NHS number and give it again.",
        ),
        (
            check_urn,
            "012345",
            "A URN is six digits and does not begin with 0. Check the URN and give it again.",
        ),
        (
            check_urn,
            "",
            "A URN is six digits and does not begin with 0. Check the URN and give it again.",
        ),
        (
            check_ukprn,
            "20079297",
            "A UKPRN is eight digits and begins with 1. Check the UKPRN and give it again.",
        ),
        (
            check_laestab,
            "100/3402",
            "This needs an authority's code of 3 digits, then a school's of 4. "
            "Check the LAESTAB and give it again.",
        ),
    ],
)
def test_number_says_what_is_wrong(check: Check, text: str, words: str) -> None:
    with pytest.raises(BadIdentifier) as raised:
        check(text)
    assert str(raised.value) == words


def test_wrong_last_digit_tells_the_right_one() -> None:
    with pytest.raises(BadNhsNumber) as raised:
        check_nhs_number("9434765910")
    assert raised.value.expected == "9"


@given(ten_digits)
def test_nhs_number_agrees_with_a_peer(number: str) -> None:
    assert passes(check_nhs_number, number) == peer.is_valid(number)


@given(ten_digits)
def test_uln_passes_when_its_whole_weighted_sum_leaves_ten(number: str) -> None:
    whole = sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), number, strict=True))
    assert passes(check_uln, number) == (whole % 11 == 10)


@given(ten_digits, st.sampled_from([check_uln, check_nhs_number]))
def test_of_the_ten_last_digits_at_most_one_passes(number: str, check: Check) -> None:
    assert sum(passes(check, number[:-1] + digit) for digit in "0123456789") <= 1


@given(ulns, st.integers(0, 9), st.sampled_from("0123456789"))
def test_change_of_one_digit_of_a_uln_is_caught(uln: str, place: int, digit: str) -> None:
    changed = uln[:place] + digit + uln[place + 1 :]
    assert changed == uln or not passes(check_uln, changed)


def test_bad_uln_is_a_bad_identifier() -> None:
    assert issubclass(BadUln, BadIdentifier)
