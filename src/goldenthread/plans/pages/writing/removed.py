"""What was taken out of a draft, and putting it back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.design.words import and_list, moment, plural
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import Asked
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.putting_back import put_back
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.lines import SHAPES
from goldenthread.plans.pages.writing.forms import FORMS, fields_in_words
from goldenthread.plans.queries.removed import RemovedLine, removed_lines
from goldenthread.plans.states import VersionState


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A line that can be put back: what it is, its words, what went with it, and who took it out when."""

    strand: UUID
    says: str
    title: str
    words: str
    with_it: str
    who: str


@about_child(Permission.WRITE_PLAN)
def removed(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponse:
    """What was taken out, the last first."""
    return _page(request, child, version_id)


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def back(request: HttpRequest, child: Child, version_id: UUID, strand: UUID) -> HttpResponseBase:
    """Put one line back, with what went with it."""
    asked = Asked(viewer_of(request), child)
    if request.method != "POST":
        return redirect("draft_removed", child.id, version_id)
    try:
        put_back(**asked.about, version_id=version_id, strand=strand)
    except Conflict as refused:
        return _page(request, child, version_id, str(refused), status=409)
    messages.success(request, "It is back in the draft, word for word.")
    return redirect("draft_removed", child.id, version_id)


def _page(
    request: HttpRequest, child: Child, version_id: UUID, refusal: str = "", status: int = 200
) -> HttpResponse:
    version = version_of(child, version_id)
    Asked(viewer_of(request), child).log("read what was taken out of draft", version=version.id)
    context = {
        "child": child,
        "version": version,
        "is_draft": version.state == VersionState.DRAFT,
        "rows": [_row(one) for one in removed_lines(version.id)],
        "refusal": refusal,
    }
    return render(request, "plans/writing/removed.jinja", context, status=status)


def _row(one: RemovedLine) -> GoneRow:
    return GoneRow(
        one.strand,
        SHAPES[one.line].says,
        one.title or "Nothing written yet",
        fields_in_words(FORMS[one.line](), one.fields),
        _with_it(one),
        f"Taken out by {one.by}, {moment(one.at)}",
    )


def _with_it(one: RemovedLine) -> str:
    """'With it: 1 outcome and 2 provisions'. Only these two hang on another line."""
    counts = Counter(below.line for below in one.all_with_it)
    said = [plural(count, SHAPES[line].says.lower()) for line, count in counts.items()]
    return f"With it: {and_list(said)}" if said else ""
