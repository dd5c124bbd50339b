"""How a page of casework asks for a case or a piece of advice: the view gets the row, or is never called."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.casework.access import case_for, request_for
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.pages.asking import View, asking


def about_case(permission: Permission) -> Callable[[View], View]:
    """`view(request, case, …)` for addresses with `case_id`."""
    return asking("case_id", case_for, permission)


def about_request(view: View) -> View:
    """`view(request, sent, …)` for addresses with `request_id`, by the council that it went to."""

    def found(viewer: Viewer, request_id: object, permission: Permission) -> object:
        return request_for(viewer, request_id)  # type: ignore[arg-type]  # the address converts it to a UUID

    return asking("request_id", found, Permission.SEE_CASELOAD)(view)
