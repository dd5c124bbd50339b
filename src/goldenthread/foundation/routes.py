"""Finds the page of an address by the address's first word, however many pages there are.

Django tries one route after another. With every room's routes in one list, a page of the last room waits
for hundreds of others to be tried; here only those that begin with the same word are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

Route = URLPattern | URLResolver
SOME_WORD = "<"  # a route that begins with a value may be any word's


class ByFirstWord(URLResolver):
    """Routes in their order, as `include` holds them; those with a namespace stay together."""

    def __init__(self, routes: Iterable[Any]) -> None:
        super().__init__(RoutePattern(""), list(_laid_out(routes)))

    def resolve(self, path: str) -> ResolverMatch:
        found = self.by_word.get(_first_word(path))
        if found is None:
            raise Resolver404({"path": path, "tried": []})
        return found.resolve(path)

    @cached_property
    def by_word(self) -> dict[str, URLResolver]:
        groups: dict[str, list[Route]] = {}
        for route in self.url_patterns:
            word = _first_word(str(route.pattern))
            if SOME_WORD in word:
                raise ValueError(f"{route.pattern} must begin with a word, such as children/")
            groups.setdefault(word, []).append(route)
        return {word: URLResolver(RoutePattern(""), group) for word, group in groups.items()}


class WhenAsked(URLResolver):
    """Routes in a namespace of their own, read in when one of them is asked for, and not with all others."""

    def __init__(self, prefix: str, module: str, *, app_name: str, namespace: str) -> None:
        super().__init__(RoutePattern(prefix), module, app_name=app_name, namespace=namespace)

    def _populate(self) -> None:
        """What stands around these routes asks for their names, and then uses none: they have a namespace."""


def _first_word(address: str) -> str:
    return address.partition("/")[0]


def _laid_out(routes: Iterable[Any]) -> Iterable[Route]:
    """Those of a room that adds no word of its own stand beside the others."""
    for route in routes:
        if isinstance(route, URLResolver) and not str(route.pattern) and route.namespace is None:
            yield from _laid_out(route.url_patterns)
        else:
            yield route
