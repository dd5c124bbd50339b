"""How a page asks for a setting, or for the register: the view gets the row, or is never called."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import asks, only_taking, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import check_keeps_schools, setting_for

View = Callable[..., HttpResponseBase]
Finder = Callable[[Viewer, UUID, Permission], Any]


def in_setting(permission: Permission) -> Callable[[View], View]:
    """`view(request, setting, …)` for addresses with `setting_id`."""
    return asking("setting_id", setting_for, permission)


def keeping_schools(view: View) -> View:
    """`view(request, …)` for whoever keeps the register of schools."""

    def ask(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        check_keeps_schools(viewer_of(request))
        return view(request, **kwargs)

    update_wrapper(ask, view)
    return asks(Permission.KEEP_SCHOOLS)(ask)


def asking(name: str, find: Finder, permission: Permission) -> Callable[[View], View]:
    """The view is given the row whose id stands in the address under `name`."""

    def mark(view: View) -> View:
        view = only_taking(view)

        def ask(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            row = find(viewer_of(request), kwargs.pop(name), permission)
            return view(request, row, **kwargs)

        update_wrapper(ask, view)
        return asks(permission)(ask)

    return mark
