"""Printing: words in, an accessible tagged PDF out.

Templates lie in the rooms that print by them, and hold all of the typesetting; what they share is `house.typ`
here. What people wrote goes to them as JSON and is shown as strings, so nothing that anybody types can become
typesetting code. The PDF is written to PDF/UA-1: the compiler refuses a document that breaks the parts of it
that a machine can judge.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

import typst

from goldenthread.foundation.failures import Refused

FONTS = Path(__file__).parent / "fonts"
PACKAGE = Path(__file__).parents[2]
"""Templates find each other from here: /foundation/press/house.typ."""
STANDARD: Literal["ua-1"] = "ua-1"
NOT_SHOWN = "\N{WHITE SQUARE}"
# Latin, Greek, Cyrillic, Hebrew and Arabic letters, and the marks and arrows of ordinary print.
PRINTABLE = ((0x20, 0x0700), (0x1E00, 0x2000), (0x2010, 0x2028), (0x2030, 0x2060), (0x2070, 0x2600))
# Where emoji are, and the marks that join and colour them. Not every place in it is taken, or has a picture.
EMOJI = ((0x200D, 0x200E), (0x2600, 0x27C0), (0x2B00, 0x2B60), (0xFE0E, 0xFE10), (0x1F170, 0x1FB00))
Ranges = tuple[tuple[int, int], ...]


class NotPrinted(Refused):
    """The document could not be made; its page can still be read and printed from the browser."""


def printed_by(template: Path, data: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF of this template, one of ours, with this data. Raises NotPrinted.

    Letters that our typefaces lack are shown as squares: the reader sees that something stands there.
    """
    clean = _clean(data)
    for shown in (None, PRINTABLE + EMOJI, PRINTABLE):
        try:
            return _compile(template, clean if shown is None else _within(clean, partial(_only, shown)), at)
        except typst.TypstError as error:
            last = error
    raise NotPrinted("We could not make this document. Print the page instead.") from last


def _compile(template: Path, data: Any, at: datetime) -> bytes:
    made = typst.compile(
        template,
        root=PACKAGE,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(data, default=str)},
        pdf_standards=[STANDARD],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file, never a list of pages
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own typefaces and the compiler's, never the machine's: a plan prints alike everywhere."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _clean(data: Any) -> Any:
    """Without the control characters that no typeface can show; line breaks stay."""
    return _within(data, lambda text: "".join(one for one in text if one == "\n" or one >= " "))


def _only(shown: Ranges, text: str) -> str:
    return "".join(one if one == "\n" or _is_in(shown, ord(one)) else NOT_SHOWN for one in text)


def _is_in(ranges: Ranges, code: int) -> bool:
    return any(first <= code < end for first, end in ranges)


def _within(data: Any, change: Any) -> Any:
    """The same data with every text changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {key: _within(value, change) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_within(value, change) for value in data]
    return data
