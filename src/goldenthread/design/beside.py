"""Links beside a child, said by rooms that the page’s own room does not know.

A page of the thread cannot know of the rooms above it. Each of them says here, when the house is made (in
its `apps.py`), what it has about a child and who may open it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BesideChild:
    """What the link says, the route it leads to (with the child’s id), and what one must be allowed to do."""

    words: str
    route: str
    permission: str


_LINKS: list[BesideChild] = []


def stands_beside_child(link: BesideChild) -> None:
    if link not in _LINKS:
        _LINKS.append(link)


def beside_child(may: Collection[str]) -> list[BesideChild]:
    """The links for somebody who may do these things about the child."""
    return [link for link in _LINKS if link.permission in may]
