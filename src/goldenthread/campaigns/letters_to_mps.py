"""A letter to an MP as its writer sends it: in full, and as a link for their own mail program."""

from __future__ import annotations

from urllib.parse import quote

LONGEST_LINK = 1_800
"""Some mail programs open nothing for a longer link."""
_SUBJECT = "From somebody who lives in your constituency"


def letter_of(mp: str, words: str, name: str, home: str) -> str:
    said, where = (part.replace("\r\n", "\n").strip() for part in (words, home))
    return f"Dear {mp or 'Member of Parliament'}\n\n{said}\n\nYours sincerely\n\n{name}\n{where}"


def mailto_of(email: str, letter: str) -> str:
    """Nothing is sent by it from here. With no letter it opens an empty one."""
    body = f"&body={quote(letter.replace(chr(10), chr(13) + chr(10)))}" if letter else ""
    return f"mailto:{quote(email, safe='@')}?subject={quote(_SUBJECT)}{body}"
