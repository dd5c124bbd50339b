"""Readers of one cell: text to a value, or Unreadable with the reason and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from goldenthread.formats.days import BadDay, read_day
from goldenthread.formats.faults import Unreadable

T = TypeVar("T")

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\.?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>\",;:()]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}(\.0+)?")


class BadCell(Unreadable):
    """A cell that does not hold what its heading says."""


def words(text: str) -> str:
    """Text on one line, with single spaces."""
    return " ".join(text.split())


def words_up_to(longest: int) -> Callable[[str], str]:
    """A reader of text on one line of at most so many letters."""

    def read(text: str) -> str:
        plain = words(text)
        if len(plain) > longest:
            raise BadCell(f"This is {len(plain):,} letters long: {longest:,} is the most.", "Shorten it.")
        return plain

    return read


def number(lowest: int, highest: int, what: str) -> Callable[[str], int]:
    """A reader of whole numbers within these bounds, both allowed."""

    def read(text: str) -> int:
        if not _WHOLE_NUMBER.fullmatch(text) or not lowest <= int(text.split(".")[0]) <= highest:
            reason = f"{what} is a whole number from {lowest} to {highest}."
            raise BadCell(reason, "Put the right number, or leave it empty.")
        return int(text.split(".")[0])

    return read


def one_of(codes: Mapping[str, T], what: str) -> Callable[[str], T]:
    """A reader of a code by its words, whatever the capitals and spaces. Keys are in small letters."""

    def read(text: str) -> T:
        try:
            return codes[" ".join(text.casefold().split())]
        except KeyError:
            raise BadCell(f"We do not know this {what}.", "Check the spelling.") from None

    return read


def day_since(earliest: date) -> Callable[[str], date]:
    """A reader of dates not before this one."""

    def read(text: str) -> date:
        day = read_day(text)
        if day < earliest:
            raise BadDay(f"This is before {earliest.year}.", "Check the year.")
        return day

    return read


def postcode(text: str) -> str:
    """A postcode, with one space and in capitals."""
    parts = _POSTCODE.fullmatch("".join(text.split()).upper())
    if not parts:
        raise BadCell("This is not a postcode.", "Write it like M16 0EX.")
    return f"{parts[1]} {parts[2]}"


def web_address(text: str) -> str:
    """An http or https address. One without either gets http://. No other kind is let through."""
    address = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host):
        raise BadCell("This is not a web address.", "Write it like https://www.school.example.")
    return address


def email(text: str) -> str:
    """An e-mail address, by its shape only."""
    if not _EMAIL.fullmatch(text):
        raise BadCell("This is not an e-mail address.", "Write it like name@school.example.")
    return text
