"""The numbers that tell one child, school or provider from another, checked and written one way.

Each `check_…` takes what a person or a file gave and returns the number as we keep it: capitals, no
spaces. It raises a `BadIdentifier` whose words are for the person who typed it.
"""

from __future__ import annotations

import re

from goldenthread.formats.faults import Unreadable

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters by remainder, 0 to 22. I, O and S are never used."""

_UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
_ULN = re.compile(r"[1-9][0-9]{9}")
_NHS_NUMBER = re.compile(r"[0-9]{10}")
_URN = re.compile(r"[1-9][0-9]{5}")
_UKPRN = re.compile(r"1[0-9]{7}")
_UPRN = re.compile(r"[1-9][0-9]{0,11}")
_LAESTAB = re.compile(r"([0-9]{3})[/-]?([0-9]{4})")
_ROUNDED = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+")
_LOWEST_LA_CODE = 200


class BadIdentifier(Unreadable):
    """A number that cannot be right. `expected` is the check letter or digit, where it is known."""

    called = "number"

    def __init__(self, value: str, reason: str, remedy: str = "", expected: str = "") -> None:
        self.value = value
        self.expected = expected
        super().__init__(reason, remedy or f"Check the {self.called} and give it again.")


class BadUpn(BadIdentifier):
    called = "UPN"


class BadUln(BadIdentifier):
    called = "ULN"


class BadNhsNumber(BadIdentifier):
    called = "NHS number"


class BadUrn(BadIdentifier):
    called = "URN"


class BadUkprn(BadIdentifier):
    called = "UKPRN"


class BadUprn(BadIdentifier):
    called = "UPRN"


class BadLaestab(BadIdentifier):
    called = "LAESTAB"


def check_upn(text: str) -> str:
    """The unique pupil number as we keep it, permanent or temporary (ending in a letter).

    Raises BadUpn. The check letter catches every change of one digit, every swap of two digits, and
    every change of either letter for another check letter. It cannot tell a final digit from the
    letter of the same remainder (0 and A, 1 and B … 9 and K), nor two changes that cancel out.
    The authority's code is judged loosely, as new ones are made: from 200 up.
    Source: DfE, Unique pupil numbers; GovTalk UniquePupilNumber 2.0.
    """
    upn = _plain(text, BadUpn)
    if not _UPN.fullmatch(upn) or upn[0] not in UPN_LETTERS:
        raise BadUpn(text, "A UPN is a letter and 12 digits, or a letter, 11 digits and a letter.")
    if upn[-1].isalpha() and upn[-1] not in UPN_LETTERS:
        raise BadUpn(text, "The last letter of a temporary UPN is never I, O or S.")
    expected = upn_check_letter(upn[1:])
    if upn[0] != expected:
        raise _wrong_check(BadUpn, text, "begin", expected)
    if int(upn[1:4]) < _LOWEST_LA_CODE:
        raise BadUpn(text, f"A UPN has an authority's code after its letter. {upn[1:4]} is none.")
    return upn


def upn_check_letter(rest: str) -> str:
    """The letter that goes before these 12 characters: weights 2 to 13, remainder of 23."""
    worths = (UPN_LETTERS.index(char) if char.isalpha() else int(char) for char in rest)
    return UPN_LETTERS[sum(weight * worth for weight, worth in enumerate(worths, 2)) % 23]


def is_temporary_upn(upn: str) -> bool:
    """Whether a checked UPN is a temporary one, to be replaced when the permanent one is found."""
    return upn[-1].isalpha()


def check_uln(text: str) -> str:
    """The unique learner number as we keep it: 10 digits. Raises BadUln.

    Weights 10 to 2 on the first nine; the last is 10 less the remainder of 11, which is never 0.
    Source: HESA field C17051 ULN; Learning Records Service.
    """
    uln = _plain(text, BadUln)
    if not _ULN.fullmatch(uln):
        raise BadUln(text, "A ULN is 10 digits and does not begin with 0.")
    remainder = _weighted(uln) % 11
    if remainder == 0:
        raise BadUln(text, "No ULN has these first nine digits.")
    return _ending_in(str(10 - remainder), uln, text, BadUln)


def check_nhs_number(text: str) -> str:
    """The NHS number as we keep it: 10 digits. Raises BadNhsNumber.

    Weights 10 to 2 on the first nine; the last is 11 less the remainder of 11, 11 being written 0.
    Source: NHS Data Dictionary, NHS number.
    """
    number = _plain(text, BadNhsNumber)
    if not _NHS_NUMBER.fullmatch(number):
        raise BadNhsNumber(text, "An NHS number is 10 digits.")
    check = (11 - _weighted(number) % 11) % 11
    if check == 10:
        raise BadNhsNumber(text, "No NHS number has these first nine digits.")
    return _ending_in(str(check), number, text, BadNhsNumber)


def check_urn(text: str) -> str:
    """The school's number in the register of schools: 6 digits. Raises BadUrn."""
    urn = _plain(text, BadUrn)
    if not _URN.fullmatch(urn):
        raise BadUrn(text, "A URN is six digits and does not begin with 0.")
    return urn


def check_ukprn(text: str) -> str:
    """The provider's number in the UK register of learning providers. Raises BadUkprn."""
    ukprn = _plain(text, BadUkprn)
    if not _UKPRN.fullmatch(ukprn):
        raise BadUkprn(text, "A UKPRN is eight digits and begins with 1.")
    return ukprn


def check_uprn(text: str) -> str:
    """The number of a building in the national list of addresses. Raises BadUprn."""
    uprn = _plain(text, BadUprn)
    if not _UPRN.fullmatch(uprn):
        raise BadUprn(text, "A UPRN is up to 12 digits.")
    return uprn


def check_laestab(text: str) -> str:
    """Authority and establishment number, 7 digits: `207/3402` gives `2073402`. Raises BadLaestab.

    Loose on the authority, as `check_upn` is.
    """
    parts = _LAESTAB.fullmatch("".join(text.split()))
    if not parts or int(parts[1]) < _LOWEST_LA_CODE:
        raise BadLaestab(text, "This needs an authority's code of 3 digits, then a school's of 4.")
    return parts[1] + parts[2]


def _plain(text: str, bad: type[BadIdentifier]) -> str:
    """Capitals without the spaces and hyphens that people put in for reading."""
    plain = "".join(text.split()).replace("-", "").upper()
    if _ROUNDED.fullmatch(plain):
        raise bad(
            text,
            f"A spreadsheet has rounded this {bad.called}, so its digits are lost.",
            "Make the column text in the spreadsheet, or send the file as it was first saved.",
        )
    return plain


def _weighted(digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))


def _ending_in(check: str, number: str, text: str, bad: type[BadIdentifier]) -> str:
    if number[-1] != check:
        raise _wrong_check(bad, text, "end", check)
    return number


def _wrong_check(bad: type[BadIdentifier], text: str, verb: str, expected: str) -> BadIdentifier:
    right = f"With these others it would {verb} with {expected}."
    return bad(text, f"A character of this {bad.called} is wrong. {right}", expected=expected)
