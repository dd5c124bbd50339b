"""Hypothesis strategies that several formats share: names, text, days, numbers."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldenthread.formats.identifiers import BadUln, check_uln, upn_check_letter
from goldenthread.formats.pupils.headings import EMPTY_CELLS

_ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)

lines_of_text = _ANY.map(lambda text: " ".join(text.split())).filter(
    lambda text: text not in EMPTY_CELLS and "�" not in text
)
"""Text as we keep it: one line, single spaces, not one of the words that mean nothing."""

names = lines_of_text.filter(lambda text: any(map(str.isalpha, text)))


def digits(count: int, lowest_first: int = 0) -> SearchStrategy[str]:
    """Numbers of this many digits, the first not below this one."""
    first = st.integers(lowest_first, 9).map(str)
    rest = st.text("0123456789", min_size=count - 1, max_size=count - 1)
    return st.tuples(first, rest).map("".join)


upns = digits(12, 2).map(lambda rest: upn_check_letter(rest) + rest)


def _uln(first_nine: str) -> str:
    for digit in "0123456789":
        try:
            return check_uln(first_nine + digit)
        except BadUln:
            continue
    return ""


ulns = digits(9, 1).map(_uln).filter(bool)


def days(first: date, last: date) -> SearchStrategy[date]:
    return st.dates(first, last)
