"""How a page asks for one child, one setting or one class: the view gets the row, or is never called."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.foundation.permissions import Permission
from goldenthread.people import access
from goldenthread.places.pages.asking import View, asking
from goldenthread.places.pages.asking import in_setting as in_setting


def about_child(permission: Permission) -> Callable[[View], View]:
    """`view(request, child, …)` for addresses with `child_id`."""
    return asking("child_id", access.child_for, permission)


def in_class(permission: Permission) -> Callable[[View], View]:
    """`view(request, teaching_class, …)` for addresses with `class_id`."""
    return asking("class_id", access.class_for, permission)
