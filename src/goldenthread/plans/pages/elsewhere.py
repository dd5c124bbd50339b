"""What rooms above this one have to say of a child on a family’s first page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from goldenthread.foundation.access import Viewer


class Elsewhere(NamedTuple):
    """Something that runs beside the child’s plan: who has it, where it stands, and what is said of it.

    `mark`: that of its state, such as "due" or "late". `href`: the page where all of it is.
    """

    heading: str
    mark: str
    state: str
    says: tuple[str, ...]
    href: str
    link: str


Says = Callable[[Viewer, Collection[UUID]], Mapping[UUID, Elsewhere]]
"""By child, for those of whom this person may read it."""

_SAYS: list[Says] = []


def says_elsewhere(find: Says) -> None:
    """Rooms above say what runs there, when the house is made."""
    if find not in _SAYS:
        _SAYS.append(find)


def said_elsewhere(viewer: Viewer, children: Collection[UUID]) -> dict[UUID, list[Elsewhere]]:
    """By child, what every other room says. As many queries as those rooms ask, however many children."""
    found: dict[UUID, list[Elsewhere]] = {child: [] for child in children}
    for find in _SAYS:
        for child, one in find(viewer, children).items():
            found[child].append(one)
    return found
