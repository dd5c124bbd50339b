"""How long a post may be on each network. Pure: the lengths are the networks’ own, as they publish them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Network:
    """`address` is what a web address counts as, however long it is; 0: as it stands.

    `wide` is how much a character counts that is not of a Latin script.
    """

    name: str
    longest: int
    address: int = 0
    wide: int = 1


NETWORKS = (
    Network("X", 280, address=23, wide=2),
    Network("Bluesky", 300),
    Network("Mastodon", 500, address=23),
    Network("Threads", 500),
    Network("Instagram", 2_200),
    Network("LinkedIn", 3_000),
    Network("Facebook", 63_206),
    Network("A text message", 160),
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A post on one network."""

    network: str
    longest: int
    used: int

    @property
    def over(self) -> int:
        return max(0, self.used - self.longest)


def length_of(text: str, network: Network) -> int:
    """What the network counts. What is drawn as one sign, such as a flag, may be counted as several."""
    plain = unicodedata.normalize("NFC", text.strip())
    addresses = _ADDRESS.findall(plain) if network.address else []
    rest = _ADDRESS.sub("", plain) if network.address else plain
    counted = sum(1 if _is_narrow(char) else network.wide for char in rest)
    return counted + network.address * len(addresses)


def _is_narrow(char: str) -> bool:
    """As X counts: U+0000 to 10FF and the marks of ordinary print count once."""
    code = ord(char)
    return code <= 0x10FF or 0x2000 <= code <= 0x200D or 0x2010 <= code <= 0x201F or 0x2032 <= code <= 0x2037


def fits(text: str) -> tuple[Fit, ...]:
    """The post on every network."""
    return tuple(Fit(one.name, one.longest, length_of(text, one)) for one in NETWORKS)
