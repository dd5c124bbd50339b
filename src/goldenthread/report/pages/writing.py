"""Writing the report beside its figures, looking at it as everybody will, and publishing it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.html import format_html

from goldenthread.conversation.access import consultation_for
from goldenthread.design.forms import CheckboxesField, CheckboxField, GovForm, HiddenField, TextAreaField
from goldenthread.design.parts import Version
from goldenthread.design.words import moment
from goldenthread.formats.sheets import Grid
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.report import words
from goldenthread.report.access import edition_of, theme_for
from goldenthread.report.actions.publishing import publish_report
from goldenthread.report.actions.writing import PassageConflict, write_heard, write_part
from goldenthread.report.document import blocks_of
from goldenthread.report.drawing import lines_in
from goldenthread.report.queries.desk import Desk, desk_of
from goldenthread.report.queries.evidence import evidence_of
from goldenthread.report.queries.passages import PassageRead, history_of
from goldenthread.report.queries.quoted import Quoted, quotable, quotes_in
from goldenthread.report.states import PART_WORDS, Part
from goldenthread.themes.queries.figures import figures_of
from goldenthread.themes.queries.frames import in_force, lines_of

WRITE, PUBLISH = Permission.WRITE_REPORT, Permission.PUBLISH_REPORT
HINTS = {
    Part.SUMMARY: "Three or four paragraphs: what was asked, what people said most, where they differ.",
    Part.LIMITS: "What whoever reads this must know: who could not answer, what went wrong, what is unsure.",
}


class PassageForm(GovForm):
    words = TextAreaField("The text", missing="Write at least a sentence", rows=12)
    why = TextAreaField(
        "Why is it changed?", hint="Needed once it has been published. It stands in its history.", rows=2
    )
    base = HiddenField(initial="0")

    def base_number(self) -> int:
        given = self.cleaned_data["base"]
        return int(given) if given.isdigit() else 0


class HeardForm(PassageForm):
    words = TextAreaField(
        "What was heard", missing="Write what was heard",
        hint="What people said under this theme, in your words: what they agree on, and where they differ.",
        rows=10,
    )  # fmt: skip

    def __init__(self, offered: list[Quoted], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offered:
            choices = [(str(one.answer_id), f"“{one.words}” {one.who}") for one in offered]
            self.fields["quotes"] = CheckboxesField(
                "Which words are quoted?", choices, small=True,
                hint="Only words of people who agreed, and that somebody has read, are offered here.",
            )  # fmt: skip


class PublishForm(GovForm):
    why = TextAreaField(
        "Why is there a new edition?", hint="Everybody reads it. The first needs no reason.", rows=3
    )
    confirmed = CheckboxField("I have looked at it as everybody will")


@asks(WRITE)
def desk(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Everything there is to do for the report."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, WRITE)
    if found.announced_at is None:
        return redirect("public_consultation", public_id=public_id)
    read = desk_of(found, viewer.at)
    context = {
        "desk": read,
        "report": read.report,
        "lines": lines_in(read.as_published),
        "clock_words": words.clock_words(read.clock, found.body) if read.clock else "",
        "may_publish": may_publish(request, public_id),
        "parts": [(part, PART_WORDS[part], read.written.get((part, None))) for part in HINTS],
        "heard": {
            line.theme.id: read.written.get((Part.HEARD, line.theme.id)) for line in read.as_published.lines
        },
    }
    return render(request, "report/writing/desk.jinja", context)


def may_publish(request: HttpRequest, public_id: UUID) -> bool:
    try:
        consultation_for(viewer_of(request), public_id, PUBLISH)
    except (NotPermitted, NotVisible):
        return False
    return True


@asks(WRITE)
@takes(FORM)
def part(request: HttpRequest, public_id: UUID, part: str) -> HttpResponseBase:
    """A part of the whole report: in short, or what it cannot tell."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, WRITE)
    if part not in HINTS:
        raise NotVisible("part of a report", part)
    history = history_of(found, Part(part), None)
    form = PassageForm(request.POST or None, initial=_begun(history))
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            write_part(
                consultation=found, part=part, words=form.cleaned_data["words"], base=form.base_number(),
                why=form.cleaned_data["why"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("report_desk", public_id=public_id)
        except PassageConflict as error:
            form, theirs = _again(request, form, error), error.theirs
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "form": form, "consultation": found, "title": PART_WORDS[Part(part)], "hint": HINTS[Part(part)],
        "history": history, "versions": _versions(request, theirs),
    }  # fmt: skip
    return render(request, "report/writing/part.jinja", context)


def _begun(history: list[PassageRead]) -> dict[str, Any]:
    if not history:
        return {}
    now = history[0]
    return {"words": now.words, "base": str(now.number), "quotes": [str(one) for one in now.quotes]}


def _again(request: HttpRequest, form: Any, error: PassageConflict) -> Any:
    """The form with what was typed, now on top of the other text."""
    data = request.POST.copy()
    data["base"] = str(error.theirs.number)
    form.data = data
    form.add_error(None, str(error))
    return form


def _versions(request: HttpRequest, theirs: Any) -> tuple[Version, Version] | None:
    if theirs is None:
        return None
    mine = Version("you", request.POST.get("words", ""))
    return mine, Version(theirs.by.name, theirs.words, moment(theirs.at))


@asks(WRITE)
@takes(FORM)
def heard(request: HttpRequest, theme_id: UUID) -> HttpResponseBase:
    """What was heard of a theme, beside its figures and the words that may be quoted."""
    viewer = viewer_of(request)
    theme = theme_for(viewer, theme_id, WRITE)
    found = theme.question.principle.consultation
    figures = figures_of(theme.question)
    history = history_of(found, Part.HEARD, theme_id)
    offered = quotable(figures, [theme_id])[theme_id] if figures else []
    form = HeardForm(offered, request.POST or None, initial=_begun(history))
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            write_heard(
                theme=theme, words=form.cleaned_data["words"],
                quotes=[UUID(one) for one in form.cleaned_data.get("quotes", [])], base=form.base_number(),
                why=form.cleaned_data["why"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("report_desk", public_id=found.id)
        except PassageConflict as error:
            form, theirs = _again(request, form, error), error.theirs
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    frame = in_force(theme.question)
    context = {
        "form": form, "theme": theme, "question": theme.question, "consultation": found, "history": history,
        "line": next((one for one in (lines_of(frame) if frame else ()) if one.theme_id == theme_id), None),
        "figures": figures.theme(theme_id) if figures else None, "said": words, "offered": offered,
        "versions": _versions(request, theirs),
    }  # fmt: skip
    return render(request, "report/writing/heard.jinja", context)


@asks(WRITE)
def preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The whole report as it would be published now, on one page."""
    found, read = _desk(request, public_id, WRITE)
    blocks = [
        (type(one).__name__.lower(), _to_wrap(one) if isinstance(one, Grid) else one)
        for one in blocks_of(
            read.as_published, quotes_in(read.report), evidence_of(found, read.report, viewer_of(request).at)
        )
    ]
    context = {"consultation": found, "blocks": blocks[1:], "missing": read.missing}
    return render(request, "report/writing/preview.jinja", context)


def _to_wrap(grid: Grid) -> Grid:
    """On a phone a hash is longer than the page is wide."""
    rows = (tuple(format_html('<span class="verbatim">{}</span>', cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _desk(request: HttpRequest, public_id: UUID, permission: Permission) -> tuple[Any, Desk]:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, permission)
    if found.announced_at is None:
        raise NotVisible("report", public_id)
    return found, desk_of(found, viewer.at)


@asks(PUBLISH)
@takes(FORM)
def publish(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found, read = _desk(request, public_id, PUBLISH)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if edition_of(found) is None:
        del form.fields["why"]
    if request.method == "POST" and form.is_valid():
        try:
            if not form.cleaned_data["confirmed"]:
                raise Refused("Look at it first, and say that you did.", "confirmed")
            why = form.cleaned_data.get("why", "")
            publish_report(consultation=found, why=why, by=viewer.account, at=viewer.at)
            return redirect("report", public_id=public_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"form": form, "consultation": found, "desk": read}
    return render(request, "report/writing/publish.jinja", context)


_ONE = "public-consultations/<uuid:public_id>/report/"
urlpatterns = [
    path(_ONE, desk, name="report_desk"),
    path(_ONE + "parts/<slug:part>/", part, name="report_part"),
    path(_ONE + "preview/", preview, name="report_preview"),
    path(_ONE + "publish/", publish, name="report_publish"),
    path("public-consultations/report/themes/<uuid:theme_id>/heard/", heard, name="report_heard"),
]
