"""A page that is one form about a case: sent, it leads on; refused, it says why beside the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.casework.queries.family import nobody_is_reached
from goldenthread.design.forms import GovForm
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import viewer_of

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


def asked_form(
    request: HttpRequest,
    case: Case,
    form: GovForm,
    act: Callable[..., Any],
    words: Mapping[str, Any],
    *,
    back: str,
    to: str,
    **more: Any,
) -> HttpResponseBase:
    """`act` gets the case, the answers, by whom and when. `words`: title, lead, button, a template."""
    viewer = viewer_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            act(case=case, **form.cleaned_data, **more, by=viewer.account, at=viewer.at)
            return redirect(to, case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "case": case,
        "form": form,
        "lead": "",
        "button": "Record it",
        "no_address": "how" in form.fields and nobody_is_reached(case, viewer.today),
        "back_to": reverse(back, kwargs={"case_id": case.id}),
        **words,
    }
    return render(request, words.get("template", "casework/case/form.jinja"), context)
