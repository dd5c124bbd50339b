"""The unique pupil number: what passes, what is caught, and what its check letter cannot catch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import upn as peer

from goldenthread.formats.identifiers import (
    UPN_LETTERS,
    BadUpn,
    check_upn,
    is_temporary_upn,
    upn_check_letter,
)
from tests.formats.strategies import digits

DIGITS = "0123456789"
permanent_rests = digits(12, 2)
temporary_rests = st.tuples(permanent_rests, st.sampled_from(UPN_LETTERS)).map(
    lambda parts: parts[0][:-1] + parts[1]
)
rests = permanent_rests | temporary_rests


def upn_of(rest: str) -> str:
    return upn_check_letter(rest) + rest


upns = rests.map(upn_of)


def refused(text: str) -> bool:
    try:
        check_upn(text)
    except BadUpn:
        return True
    return False


@pytest.mark.parametrize(
    "text, upn",
    [
        ("B801200005001", "B801200005001"),
        (" b801 2000 05001 ", "B801200005001"),
        ("B801-2000-05001", "B801200005001"),
        ("P207000016049", "P207000016049"),
    ],
)
def test_upn_is_kept_one_way(text: str, upn: str) -> None:
    assert check_upn(text) == upn


@pytest.mark.parametrize("la_code", ["838", "839", "940", "941", "942", "943"])
def test_upn_of_a_newer_authority_passes(la_code: str) -> None:
    upn = upn_of(f"{la_code}200025001")
    assert check_upn(upn) == upn


@pytest.mark.parametrize(
    "text, reason, expected",
    [
        ("", "A UPN is a letter and 12 digits, or a letter, 11 digits and a letter.", ""),
        (
            "801200005001",
            "A UPN is a letter and 12 digits, or a letter, 11 digits and a letter.",
            "",
        ),
        (
            "O801200005001",
            "A UPN is a letter and 12 digits, or a letter, 11 digits and a letter.",
            "",
        ),
        ("B80120000500S", "The last letter of a temporary UPN is never I, O or S.", ""),
        (
            "Q207000016049",
            "A character of this UPN is wrong. With these others it would begin with P.",
            "P",
        ),
        ("9.28E+09", "A spreadsheet has rounded this UPN, so its digits are lost.", ""),
        (
            upn_of("199000016049"),
            "A UPN has an authority's code after its letter. 199 is none.",
            "",
        ),
        (
            "B80120000500１",
            "A UPN is a letter and 12 digits, or a letter, 11 digits and a letter.",
            "",
        ),
    ],
)
def test_upn_says_what_is_wrong(text: str, reason: str, expected: str) -> None:
    with pytest.raises(BadUpn) as raised:
        check_upn(text)
    assert (raised.value.reason, raised.value.expected) == (reason, expected)


@given(upns)
def test_valid_upn_passes(upn: str) -> None:
    assert check_upn(upn) == upn


@given(rests)
def test_check_letter_agrees_with_a_peer(rest: str) -> None:
    assert upn_check_letter(rest) == peer.calc_check_digit("A" + rest)


@pytest.mark.slow
@given(upns, st.integers(1, 12), st.sampled_from(DIGITS))
def test_any_other_digit_in_place_of_a_digit_is_caught(upn: str, place: int, digit: str) -> None:
    changed = upn[:place] + digit + upn[place + 1 :]
    if upn[place].isdigit() and changed != upn:
        assert refused(changed)


@pytest.mark.slow
@given(upns, st.sampled_from(UPN_LETTERS))
def test_any_other_letter_in_place_of_a_letter_is_caught(upn: str, letter: str) -> None:
    places = [place for place, char in enumerate(upn) if char.isalpha()]
    changed = {upn[:place] + letter + upn[place + 1 :] for place in places} - {upn}
    assert all(refused(other) for other in changed)


@pytest.mark.slow
@given(upns, st.integers(1, 11), st.integers(1, 11))
def test_any_swap_of_two_digits_is_caught(upn: str, one: int, other: int) -> None:
    chars = list(upn)
    chars[one], chars[other] = chars[other], chars[one]
    if "".join(chars) != upn:
        assert refused("".join(chars))


@given(permanent_rests)
def test_last_digit_and_the_letter_of_its_remainder_are_not_told_apart(rest: str) -> None:
    passing = [letter for letter in UPN_LETTERS if not refused(upn_of(rest)[:-1] + letter)]
    assert passing == [UPN_LETTERS[int(rest[-1])]]


@given(upns)
def test_temporary_upn_is_known_by_its_last_letter(upn: str) -> None:
    assert is_temporary_upn(upn) == (upn[-1] in UPN_LETTERS)
