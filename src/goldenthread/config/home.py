"""The first page, where each person starts; the pages of an address that leads nowhere, and of a fault."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from goldenthread.config.navigation import start_of
from goldenthread.foundation.pages.asking import public, signed_in, viewer_of


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


@public("there is nothing at it")
def not_offered(request: HttpRequest, key: str = "") -> HttpResponseBase:
    """A page of the library that signs people in which this house does not have."""
    raise Http404


def wrong_method(ask: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Of the API, a method that an address does not take is refused in the shape of every fault of it."""

    def respond(request: HttpRequest) -> HttpResponse:
        answer = ask(request)
        if answer.status_code != 405 or not request.path.startswith("/api/"):
            return answer
        allowed = ", ".join(sorted(answer.headers["Allow"].split(", ")))
        faults = [{"field": "", "message": f"{request.method} is not for this address. It takes {allowed}."}]
        return JsonResponse({"faults": faults}, status=405, headers={"Allow": allowed})

    return respond


def our_fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Nothing of the request is asked again: what failed may be what the page would need."""
    if request.path.startswith("/api/"):
        message = "Something went wrong in Golden Thread itself. Nothing was half-saved."
        return JsonResponse({"faults": [{"field": "", "message": message}]}, status=500)
    return HttpResponse(render_to_string("foundation/our_fault.jinja"), status=500)
