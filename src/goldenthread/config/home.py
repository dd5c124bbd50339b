"""The first page: where each person starts; and the page of an address that leads nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render

from goldenthread.config.navigation import start_of
from goldenthread.foundation.pages.asking import signed_in, viewer_of


@signed_in
def home(request: HttpRequest) -> HttpResponseBase:
    """Onward to the page that this person's roles make the most use of."""
    return redirect(start_of(viewer_of(request)))


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere, in the shape of the part of the house it was asked of."""
    if request.path.startswith("/api/"):
        faults = [{"field": "", "message": "There is no such address. /api/docs lists them."}]
        return JsonResponse({"faults": faults}, status=404)
    return render(request, "foundation/not_found.jinja", status=404)
