"""What is typed into a campaign, made plain, or refused with what to do."""

from __future__ import annotations

from urllib.parse import urlsplit

from goldenthread.foundation.failures import Refused

LONGEST_LINE, LONGEST_WORDS = 200, 20_000
_ADDRESSES = ("http:", "https:", "www.", "://")


def line(words: str, field: str, missing: str = "", longest: int = LONGEST_LINE) -> str:
    """One line of text. With `missing` it must not be empty."""
    plain = " ".join(words.split())
    if missing and not plain:
        raise Refused(missing, field)
    if len(plain) > longest:
        raise Refused(f"Use {longest} characters or fewer. You have used {len(plain)}.", field)
    return plain


def text(words: str, field: str, missing: str = "", longest: int = LONGEST_WORDS) -> str:
    """Words with their line breaks."""
    plain = words.replace("\r\n", "\n").replace("\0", "").strip()
    if missing and not plain:
        raise Refused(missing, field)
    if len(plain) > longest:
        raise Refused(f"Use {longest:,} characters or fewer. You have used {len(plain):,}.", field)
    return plain


def name_of(words: str, field: str, missing: str = "") -> str:
    """Who somebody is, as everybody will read it: no place for an advertisement."""
    plain = line(words, field, missing)
    if any(one in plain.casefold() for one in _ADDRESSES):
        raise Refused("Leave out web addresses: only who you are belongs here.", field)
    return plain


def link(words: str, field: str) -> str:
    """A web address that is safe to follow, or nothing."""
    plain = line(words, field, longest=300)
    if not plain:
        return ""
    try:
        parts = urlsplit(plain)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_one = False
    if not is_one:
        raise Refused("Enter the whole web address, like https://www.example.org/report", field)
    return plain
