"""Cells that a spreadsheet would run as a formula, made harmless in what we write and read back.

A cell that begins with = + - @, a tab or a line end (or their wide forms) is taken by Excel and
others as a formula, so a child's “name” could fetch a web address from the office's computer. In the
CSV files that people open we put an apostrophe before such a cell: the spreadsheet then shows it as
text. One is put as well before apostrophes that stand before such a character, so that `unguarded`
gives back exactly what was written, whatever it was.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def guarded(text: str) -> str:
    """The text as it is safe to open in a spreadsheet."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given. Cells written as ="text", so that Excel keeps zeros, give the text."""
    if _GUARDED.match(text):
        return text[1:]
    wrapped = _AS_TEXT.fullmatch(text)
    return wrapped[1].replace('""', '"') if wrapped else text
