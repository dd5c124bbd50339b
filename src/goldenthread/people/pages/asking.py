"""How a page asks for one child, one setting or one class: the view gets the row, or is never called."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import asks, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people import access

View = Callable[..., HttpResponseBase]
Finder = Callable[[Viewer, UUID, Permission], Any]


def about_child(permission: Permission) -> Callable[[View], View]:
    """`view(request, child, …)` for addresses with `child_id`."""
    return _asking("child_id", access.child_for, permission)


def in_setting(permission: Permission) -> Callable[[View], View]:
    """`view(request, setting, …)` for addresses with `setting_id`."""
    return _asking("setting_id", access.setting_for, permission)


def in_class(permission: Permission) -> Callable[[View], View]:
    """`view(request, teaching_class, …)` for addresses with `class_id`."""
    return _asking("class_id", access.class_for, permission)


def _asking(name: str, find: Finder, permission: Permission) -> Callable[[View], View]:
    def mark(view: View) -> View:
        @asks(permission)
        @wraps(view)
        def ask(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            row = find(viewer_of(request), kwargs.pop(name), permission)
            return view(request, row, **kwargs)

        return ask

    return mark
