"""The addresses of pages, by the names of their routes."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page by its route's name."""
    return _address(get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=20_000)
def _address(prefix: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]) -> str:
    """Kept: a page mostly shows addresses that it showed before. `prefix`: where we are mounted."""
    return reverse(name, args=args, kwargs=dict(kwargs))
