"""Asking all the bodies for their advice on one page: each that is ticked is asked as it is alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.advice import NAME_THE_PERSON, Whom, ask_all
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.case_words import missing_parts
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.design.forms import CheckboxField, DateField, EmailField, GovForm, TextField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import ADVICE, Part

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


class AskAllForm(GovForm):
    """For each part a tick, whom to ask, where they work, and how they are reached; the day is the same."""

    def __init__(self, *args: Any, parts: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields |= {
                f"{part}": CheckboxField("Ask for it"),
                f"{part}-name": TextField("Who is asked?", longest=200),
                f"{part}-organisation": TextField("Where do they work?", longest=200),
                f"{part}-email": EmailField("Their e-mail address", autocomplete=None),
            }
        self.fields["on"] = DateField(
            "On which day are they asked?", missing="Enter the day",
            hint="The six weeks of each run from it.",
        )  # fmt: skip

    @property
    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """The questions of each part, under its name."""
        for part in self.parts:
            asked = (f"{part}", f"{part}-name", f"{part}-organisation", f"{part}-email")
            yield ADVICE[part].name, [self[name] for name in asked]

    @property
    def ticked(self) -> list[Whom]:
        data = self.cleaned_data
        return [
            Whom(part, data[f"{part}-name"] or "", data[f"{part}-organisation"] or "",
                 data[f"{part}-email"] or "")
            for part in self.parts
            if data[f"{part}"]
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for part in self.parts:
            if data.get(f"{part}") and not (data.get(f"{part}-name") or "").strip():
                self.add_error(f"{part}-name", NAME_THE_PERSON)
        return data


@about_case(Permission.WORK_CASE)
@takes(FORM)
def everybody(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    parts = missing_parts(page)
    form = AskAllForm(request.POST or None, parts=parts, initial=_known(page, parts) | {"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        try:
            ask_all(case=case, whom=form.ticked, on=form.cleaned_data["on"], by=viewer.account, at=viewer.at)
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/advice/ask_all.jinja", {"case": case, "form": form})


def _known(page: CasePage, parts: Sequence[Part]) -> dict[str, Any]:
    """All are ticked; the child and the school are known by name."""
    first: dict[str, Any] = {f"{part}": True for part in parts}
    first[f"{Part.CHILD}-name"] = page.child
    if page.setting:
        first[f"{Part.EDUCATION}-name"] = f"Head of {page.setting}"
        first[f"{Part.EDUCATION}-organisation"] = page.setting
    return first


urlpatterns = [
    path("cases/<uuid:case_id>/advice/ask-all/", everybody, name="case_ask_all_advice"),
]
