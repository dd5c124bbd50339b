"""Asking for an assessment without an account: one question a page, sent at the end, answered with a code.

Nothing here says whether a child is known. What is written stays in the visitor’s own session until sent.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.requests import Words, receive_request
from goldenthread.casework.asked import may_send
from goldenthread.casework.codes import FROM_WEBSITE, SOURCES
from goldenthread.casework.queries.requests import all_areas
from goldenthread.design.addresses import address
from goldenthread.design.forms import (
    DateField,
    EmailField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice, SummaryRow
from goldenthread.design.words import plain_date
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, public, takes

KEPT = "asking for an assessment"


class WhereForm(GovForm):
    """Which council: only asked when this place serves more than one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [Choice(str(area.id), f"{area.name} Council") for area in all_areas()]
        self.fields["area"] = SelectField(
            "In which council’s area does the child live?", offered,
            missing="Choose the council", label_as_heading=True,
        )  # fmt: skip


class WhoForm(GovForm):
    source = RadioField("Who are you?", SOURCES, missing="Choose who you are", label_as_heading=True)


class ChildForm(GovForm):
    child_first_name = TextField("First name", missing="Enter the first name", longest=100)
    child_last_name = TextField("Last name", missing="Enter the last name", longest=100)
    child_born_on = DateField("Date of birth", missing="Enter the date of birth", hint="Like 27 3 2015")
    child_setting = TextField(
        "School, college or nursery", hint="Leave it empty if there is none.", longest=200
    )


class WhyForm(GovForm):
    why = TextAreaField(
        "Why do you ask?",
        missing="Say why you ask, in your own words",
        hint="What is hard now, and what you hope for. You need no diagnosis and no report.",
        label_as_heading=True,
        rows=8,
    )


class TriedForm(GovForm):
    tried = TextAreaField(
        "What has been tried, and did it help?",
        hint="Leave it empty if nothing yet, or if you do not know. The school is asked too.",
        label_as_heading=True,
        rows=6,
    )


class ReachForm(GovForm):
    asker_name = TextField("Your name", missing="Enter your name", longest=200)
    asker_is = TextField("Who are you to the child?", hint="Like: mother, or class teacher.", longest=200)
    asker_email = EmailField("Your e-mail address")
    asker_telephone = TextField("Your telephone number", longest=30)
    asker_address = TextAreaField("Your address", hint="Needed if you want letters by post.", rows=3)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in ("asker_email", "asker_telephone", "asker_address")):
            self.add_error(
                "asker_email",
                "Enter an e-mail address, a telephone number or an address, so that we can answer",
            )
        return data


STEPS: dict[str, tuple[type[GovForm], str]] = {
    "where": (WhereForm, ""),
    "who": (WhoForm, ""),
    "child": (ChildForm, "Who is the child or young person?"),
    "why": (WhyForm, ""),
    "tried": (TriedForm, ""),
    "reach": (ReachForm, "How do we reach you?"),
}


def _steps() -> list[str]:
    return [name for name in STEPS if name != "where" or len(all_areas()) > 1]


@public("anybody may ask a council for an assessment; it shows nothing that is known")
def start(request: HttpRequest) -> HttpResponseBase:
    return render(request, "casework/public/start.jinja", {"first": _steps()[0]})


@public("what is typed is kept in the visitor’s own session, and shown to nobody else")
@takes(FORM)
def step(request: HttpRequest, name: str) -> HttpResponseBase:
    steps = _steps()
    if name not in steps:
        raise Http404
    form_class, heading = STEPS[name]
    kept = request.session.get(KEPT, {})
    form = form_class(request.POST or None, initial=_typed(kept))
    if request.method == "POST" and form.is_valid():
        answers = {key: _plain(value) for key, value in form.cleaned_data.items()}
        request.session[KEPT] = {**kept, **answers}
        back = request.GET.get("back") == "check"
        at = steps.index(name) + 1
        onward = "assessment_check" if back or at == len(steps) else "assessment_step"
        return redirect(onward) if onward == "assessment_check" else redirect(onward, name=steps[at])
    at = steps.index(name)
    context = {
        "form": form,
        "heading": heading,
        "number": at + 1,
        "of": len(steps),
        "before": address("assessment_step", steps[at - 1]) if at else address("assessment"),
    }
    return render(request, "casework/public/step.jinja", context)


@public("it shows what this visitor typed, and sends it")
@takes(FORM)
def check(request: HttpRequest) -> HttpResponseBase:
    kept = request.session.get(KEPT, {})
    missing = next((name for name in _steps() if not _answered(name, kept)), None)
    if missing:
        return redirect("assessment_step", name=missing)
    problem = ""
    if request.method == "POST":
        if not may_send(request):
            return render(request, "casework/public/too_many.jinja", status=429)
        try:
            sent = receive_request(
                area=_area(kept), words=_words(kept), how=FROM_WEBSITE, by=None, at=clock.now()
            )
        except Refused as error:
            problem = str(error)
        else:
            request.session[KEPT] = {}
            request.session["assessment sent"] = sent.code
            return redirect("assessment_sent")
    return render(request, "casework/public/check.jinja", {"rows": _rows(kept), "problem": problem})


@public("it shows the code of what this visitor sent, and nothing of the record")
def sent(request: HttpRequest) -> HttpResponseBase:
    code = request.session.get("assessment sent")
    return render(request, "casework/public/sent.jinja", {"code": code}) if code else redirect("assessment")


def _answered(name: str, kept: dict[str, Any]) -> bool:
    form = STEPS[name][0]()
    return all(kept.get(field) for field, asked in form.fields.items() if asked.required) and (
        name != "reach" or any(kept.get(f"asker_{way}") for way in ("email", "telephone", "address"))
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value or ""


def _typed(kept: dict[str, Any]) -> dict[str, Any]:
    born = kept.get("child_born_on")
    return {**kept, "child_born_on": date.fromisoformat(born) if born else None}


def _area(kept: dict[str, Any]) -> Any:
    areas = all_areas()
    return next((area for area in areas if str(area.id) == kept.get("area")), areas[0])


def _words(kept: dict[str, Any]) -> Words:
    given = {name: kept[name] for name in Words.__dataclass_fields__ if name in kept}
    return Words(**{**given, "child_born_on": date.fromisoformat(kept["child_born_on"])})


def _rows(kept: dict[str, Any]) -> list[SummaryRow]:
    def row(key: str, value: str, name: str) -> SummaryRow:
        href = f"{address('assessment_step', name)}?back=check"
        return SummaryRow(key, value or "Nothing entered", "Change", href, key.lower())

    born = plain_date(date.fromisoformat(kept["child_born_on"]))
    reach = [kept.get(f"asker_{way}", "") for way in ("email", "telephone", "address")]
    rows = [
        row("Who asks", dict(SOURCES)[kept["source"]], "who"),
        row("The child", f"{kept['child_first_name']} {kept['child_last_name']}, born {born}", "child"),
        row("School", kept.get("child_setting", ""), "child"),
        row("Why", kept["why"], "why"),
        row("What has been tried", kept.get("tried", ""), "tried"),
        row("Your name", kept["asker_name"], "reach"),
        row("How to reach you", ", ".join(filter(None, reach)), "reach"),
    ]
    if "where" in _steps():
        rows.insert(0, row("Council", f"{_area(kept).name} Council", "where"))
    return rows


urlpatterns = [
    path("assessment/", start, name="assessment"),
    path("assessment/check/", check, name="assessment_check"),
    path("assessment/sent/", sent, name="assessment_sent"),
    path("assessment/<slug:name>/", step, name="assessment_step"),
]
