"""What a command is given on its standard input, as text."""

from __future__ import annotations

import sys

from goldenthread.formats.plain_text import lines_of

NAME = "standard input"


def given_text(wanted: str) -> str:
    """Raises WrongFile. `wanted` says what to send instead."""
    return "".join(given_lines(wanted))


def given_lines(wanted: str) -> list[str]:
    content = sys.stdin.buffer.read() if sys.stdin else b""  # a closed one is None
    return lines_of(content, wanted, NAME)
