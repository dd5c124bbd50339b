"""Addresses, numbers and dates that tell who somebody is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stdnum.gb import nhs, upn

from goldenthread.analysis.personal_data.spans import Confidence, Kind, Span

Judged = tuple[Confidence, str] | None
Judge = Callable[[re.Match[str], str], Judged]
_BEFORE = 40
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_AREAS_IN_ONE = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
    "DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE "
    "LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_AREAS = _AREAS_IN_ONE.split()
_NO_NINO = ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ")

_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_SPELT_EMAIL = re.compile(
    r"[\w.+-]+ ?[\[(]? ?\bat\b ?[\])]? ?[\w-]+(?: ?[\[(]? ?\bdot\b ?[\])]? ?[\w-]+)+", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w.,£$/])(?:\+|\(?0|\d)[\d ().-]{7,18}\d(?![\w/])")
_UPN = re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b", re.IGNORECASE)
_NINO = re.compile(r"\b([A-Z]{2}) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b([A-Z]{1,2})(?:\d{1,2}|\d[A-Z]) {0,2}\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w’']+ ){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Crescent|Gardens|Grove|Terrace|Way|Court|Place)\b"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})[a-z]*,? \d{{4}})\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:born|birth|birthday|d\.?o\.?b)\b", re.IGNORECASE)


def number_spans(text: str) -> Iterator[Span]:
    """Of every rule, over one another where they meet."""
    if "@" in text:
        yield from _found(
            text, _EMAIL, Kind.EMAIL, lambda *_: _sure("It has the shape of an e-mail address.")
        )
    if "dot" in text.casefold():
        yield from _found(text, _SPELT_EMAIL, Kind.EMAIL, _spelt_email)
    if any(map(str.isdigit, text)):
        yield from _found(text, _DIGITS, Kind.PHONE, _phone)
        yield from _found(text, _DIGITS, Kind.NHS_NUMBER, _nhs_number)
        yield from _found(text, _UPN, Kind.UPN, _upn)
        yield from _found(text, _NINO, Kind.NATIONAL_INSURANCE, _nino)
        yield from _found(text, _POSTCODE, Kind.POSTCODE, _postcode)
        yield from _found(text, _ADDRESS, Kind.ADDRESS, lambda *_: _likely("A number and a street."))
        yield from _found(text, _DATE, Kind.DATE, _date)


def _found(text: str, shape: re.Pattern[str], kind: Kind, judge: Judge) -> Iterator[Span]:
    for match in shape.finditer(text):
        judged = judge(match, text[max(0, match.start() - _BEFORE) : match.start()])
        if judged:
            yield Span(match.start(), match.end(), match.group(), kind, *judged)


def _sure(why: str) -> Judged:
    return Confidence.SURE, why


def _likely(why: str) -> Judged:
    return Confidence.LIKELY, why


def _suspect(why: str) -> Judged:
    return Confidence.SUSPECT, why


def _spelt_email(match: re.Match[str], before: str) -> Judged:
    return _suspect("It reads like an e-mail address in words.")


def _phone(match: re.Match[str], before: str) -> Judged:
    """Ofcom, National Telephone Numbering Plan: 0 and 9 or 10 digits more; 03 and 08 are organisations."""
    digits = re.sub(r"\D", "", match.group())
    if match.group().startswith(("+44", "0044")):
        digits = "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
    if not digits.startswith("0") or len(digits) not in (10, 11):
        abroad = match.group().startswith("+") and 9 <= len(digits) <= 15
        return _likely("It begins with + and has the length of a telephone number.") if abroad else None
    if digits[1] == "7" and len(digits) == 11:
        return _sure("A mobile number: 07 and nine digits.")
    if digits[1] in "12":
        return _likely("A landline number: 01 or 02 and the right length.")
    return _suspect("It may be an organisation’s number: 03, 05 or 08.") if digits[1] in "358" else None


def _nhs_number(match: re.Match[str], before: str) -> Judged:
    """NHS Data Dictionary, NHS number: ten digits, the last a check of remainder 11."""
    digits = re.sub(r"[ -]", "", match.group())
    if len(digits) != 10 or not digits.isdigit() or digits[0] == "0":
        return None
    named = "nhs" in before.casefold()
    if not nhs.is_valid(digits):
        return _suspect("It is called an NHS number, though its check digit is wrong.") if named else None
    if named:
        return _sure("It is called an NHS number and its check digit is right.")
    return _likely("Ten digits with the check digit of an NHS number; one number in eleven has it by chance.")


def _upn(match: re.Match[str], before: str) -> Judged:
    """DfE, Unique pupil numbers: a check letter, then twelve characters."""
    if upn.is_valid(match.group().upper()):
        return _sure("Its check letter is that of a unique pupil number.")
    return _suspect("It has the shape of a unique pupil number, though its check letter is wrong.")


def _nino(match: re.Match[str], before: str) -> Judged:
    """HMRC, National Insurance Manual NIM39110: letters that are never given."""
    letters = match[1].upper()
    if letters[0] in "DFIQUV" or letters[1] in "DFIOQUV" or letters in _NO_NINO:
        return _suspect("It has the shape of a National Insurance number with letters that are never given.")
    return _sure("It has the shape and letters of a National Insurance number.")


def _postcode(match: re.Match[str], before: str) -> Judged:
    """Royal Mail, PAF: an area that exists, and letters that are used."""
    if match[1].upper() not in _AREAS:
        return None
    if match.group().isupper() and " " in match.group():
        return _sure("A whole postcode, which is some fifteen addresses.")
    return _likely("It has the shape of a whole postcode.")


def _date(match: re.Match[str], before: str) -> Judged:
    if _BIRTH.search(before):
        return _sure("A date that is called a birth.")
    return _suspect("A whole date; it may be a birthday.")
