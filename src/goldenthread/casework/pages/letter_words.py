"""The words of the council’s letters: read, changed, tried on a made-up case, compared, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.letters import keep_template
from goldenthread.casework.letters import EXAMPLE, KINDS, NAMES, LetterKind, check_words, filled
from goldenthread.casework.queries.letter_words import compared, letters_now, shipped, versions_of
from goldenthread.design.forms import GovForm, TextAreaField, TextField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.independent_help import Local
from goldenthread.places.access import area_for, areas_for
from goldenthread.places.pages.asking import View, asking
from goldenthread.places.queries.independent_help import contacts_in

if TYPE_CHECKING:
    from goldenthread.places.models import Area


class WordsForm(GovForm):
    subject = TextField("What the letter is headed", missing="Enter the heading of the letter")
    words = TextAreaField("The letter", missing="Write the words of the letter", rows=20)


def in_area(permission: Permission) -> Callable[[View], View]:
    """`view(request, area, …)` for addresses with `area_id`."""
    return asking("area_id", area_for, permission)


@asks(Permission.KEEP_LETTERS)
def letter_words(request: HttpRequest) -> HttpResponseBase:
    """Every letter that the council sends, and whose words it has now."""
    areas = areas_for(viewer_of(request), Permission.KEEP_LETTERS)
    context = {
        "areas": [(area, letters_now(area)) for area in areas],
        "unnamed": {area.id: len(contacts_in(area.id)) < len(Local) for area in areas},
    }
    return render(request, "casework/letters/list.jinja", context)


@in_area(Permission.KEEP_LETTERS)
@takes(FORM)
def edit(request: HttpRequest, area: Area, kind: str) -> HttpResponseBase:
    """Change the words; look at the letter first, or save."""
    viewer, letter = viewer_of(request), _kind(kind)
    versions = versions_of(area, letter)
    now = versions[0]
    form = WordsForm(request.POST or None, initial={"subject": now.subject, "words": _lines(now.words)})
    subject, words = now.subject, now.words
    if request.method == "POST" and form.is_valid():
        subject, words = form.cleaned_data["subject"], _lines(form.cleaned_data["words"])
        try:
            check_words(subject, words)
            if "save" in request.POST:
                keep_template(
                    area=area, kind=kind, subject=subject, words=words, by=viewer.account, at=viewer.at
                )
                return redirect("letter_word_versions", area_id=area.id, kind=kind)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    values = {**EXAMPLE, "council": f"{area.name} Council"}
    context = {
        "area": area,
        "letter": letter,
        "form": form,
        "names": [(f"{{{name}}}", about, values[name]) for name, about in NAMES.items()],
        "number": len(versions),
        "preview": (filled(subject, values), filled(words, values)),
        "ours": (now.subject, now.words) == (letter.subject, letter.words),
    }
    return render(request, "casework/letters/edit.jinja", context)


@in_area(Permission.KEEP_LETTERS)
def versions(request: HttpRequest, area: Area, kind: str) -> HttpResponseBase:
    """Each version, and any two of them side by side."""
    letter = _kind(kind)
    found = versions_of(area, letter)
    by_number = {str(one.version): one for one in found}
    newest = found[0]
    after = by_number.get(request.GET.get("after", ""), newest)
    before = by_number.get(request.GET.get("before", ""), found[1] if len(found) > 1 else newest)
    context: dict[str, Any] = {
        "area": area,
        "letter": letter,
        "versions": found,
        "before": before,
        "after": after,
        "sides": compared(before, after),
        "choices": [
            (str(one.version), f"Version {one.version}" if one.version else "As it began") for one in found
        ],
        "ours": newest.text == shipped(letter).text,
    }
    return render(request, "casework/letters/versions.jinja", context)


@in_area(Permission.KEEP_LETTERS)
@takes(FORM_ONLY)
def put_back(request: HttpRequest, area: Area, kind: str) -> HttpResponseBase:
    """The words we ship again, as a new version: nothing of what was written is lost."""
    viewer, ours = viewer_of(request), shipped(_kind(kind))
    keep_template(
        area=area, kind=kind, subject=ours.subject, words=ours.words, by=viewer.account, at=viewer.at
    )
    return redirect("letter_word_versions", area_id=area.id, kind=kind)


def _kind(kind: str) -> LetterKind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _lines(words: str) -> str:
    """A browser sends each line’s end as two characters; the letter has one."""
    return words.replace("\r\n", "\n")


_LETTER = "letters/<uuid:area_id>/<slug:kind>/"
urlpatterns = [
    path("letters/", letter_words, name="letter_words"),
    path(_LETTER, edit, name="letter_word_edit"),
    path(_LETTER + "versions/", versions, name="letter_word_versions"),
    path(_LETTER + "put-back/", put_back, name="letter_word_put_back"),
]
