"""Whom an import must never take off a roll by itself: children of whom somebody keeps a record.

This room does not know what rooms above it keep about a child, so each of them says it here when the
house is put together (in its `apps.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

Keeping = Callable[[Collection[UUID]], set[UUID]]
"""Of these children, those of whom something is kept."""

_KEEPING: list[Keeping] = []


def keep_children_of(keeping: Keeping) -> None:
    if keeping not in _KEEPING:
        _KEEPING.append(keeping)


def children_to_keep(children: Collection[UUID]) -> set[UUID]:
    """Of these children, those whose enrolment only a person may end."""
    return set().union(*(keeping(children) for keeping in _KEEPING)) if children else set()
