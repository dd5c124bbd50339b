"""The papers of a case, as one file: for a complaint, for somebody’s own data, for the tribunal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import check_takes_own_data, takes_own_data, works_on
from goldenthread.casework.actions.withholding import show_words, withhold_words
from goldenthread.casework.bundles import GIVEN_OUT, TITLES, Purpose, Text, bundle_of, texts_of
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.withheld import stand_in, words_withheld
from goldenthread.design.forms import GovForm, RadioField, TextAreaField
from goldenthread.design.words import plural
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import WORD_GROUNDS

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

ABOUT = {
    Purpose.COMPLAINT: "What happened and when, each legal date, the decisions, letters, advice and plan.",
    Purpose.TRIBUNAL: "The same, in the order that a tribunal reads.",
    Purpose.OWN_DATA: "The same, and everyone who looked at the record.",
}
KINDS = {
    "event": "What happened",
    "decision": "Decisions",
    "letter": "Letters",
    "advice": "Advice",
    "package": "Support packages",
    "part": "Parts of packages",
    "plan": "The plan",
    "said": "What the family said",
    "consulted": "What the settings said",
    "appeal": "Appeals",
    "agreement": "What was agreed in mediation",
    "agreed": "What was agreed in mediation",
    "order": "Orders of the tribunal",
}


class WithholdForm(GovForm):
    words = TextAreaField(
        "Which words are withheld?",
        missing="Copy the words that are withheld",
        hint="Copy them exactly from the text above. They go wherever they stand in it.",
        rows=3,
    )
    ground = RadioField("On which ground?", list(WORD_GROUNDS.items()), missing="Choose the ground")
    reason = TextAreaField(
        "Why?", missing="Give the reason", hint="As a tribunal would read it. It stays with the case.", rows=3
    )


@about_case(Permission.READ_CASE)
def bundles(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    offered = [
        (purpose.value, TITLES[purpose], words)
        for purpose, words in ABOUT.items()
        if purpose is not Purpose.OWN_DATA or takes_own_data(viewer, case)
    ]
    context = {"case": case, "offered": offered, "works": works_on(viewer, case)}
    return render(request, "casework/case/bundles.jinja", context)


@about_case(Permission.READ_CASE)
def bundle(request: HttpRequest, case: Case, purpose: str) -> HttpResponseBase:
    viewer, of = viewer_of(request), _purpose(purpose)
    if of is Purpose.OWN_DATA:
        check_takes_own_data(viewer, case)
    audit.record(
        what="took the papers of the case away", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number, purpose=purpose,
    )  # fmt: skip
    return bundle_of(case, of, viewer.today).answer()


@about_case(Permission.WORK_CASE)
def withheld(request: HttpRequest, case: Case, purpose: str) -> HttpResponseBase:
    """The texts of these papers, and the words of them that are withheld."""
    viewer, of = viewer_of(request), _purpose(purpose)
    texts = texts_of(case, of, viewer.at)
    found = words_withheld(case, of)
    groups: dict[str, list[dict[str, Any]]] = {}
    for text in texts.values():
        kind, _, key = text.key.partition(":")
        number = sum(one.text == text.key for one in found)
        groups.setdefault(KINDS[kind], []).append(
            {"title": text.title or "Without a title", "small": text.small, "kind": kind, "id": key,
             "said": f"{plural(number, 'passage')} withheld" if number else ""}
        )  # fmt: skip
    context = {
        "case": case, "purpose": purpose, "title": TITLES[of], "groups": groups,
        "found": [(one, texts[one.text].title if one.text in texts else "") for one in found],
    }  # fmt: skip
    audit.record(
        what="read what the papers withhold", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number, purpose=purpose,
    )  # fmt: skip
    return render(request, "casework/papers/withheld.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def withhold(request: HttpRequest, case: Case, purpose: str, kind: str, text_id: UUID) -> HttpResponseBase:
    """One text, from which words are withheld."""
    viewer, of = viewer_of(request), _purpose(purpose)
    key = f"{kind}:{text_id}"
    texts = texts_of(case, of, viewer.at)
    if key not in texts:
        raise Http404
    form = WithholdForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = withhold_words(
                case=case, purpose=of, text=key, **form.cleaned_data, by=viewer.account, at=viewer.at
            )
            messages.success(request, _elsewhere(texts, key, row.words))
            return redirect("case_papers_withheld", case_id=case.id, purpose=purpose)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    marked = [one for one in words_withheld(case, of) if one.text == key]
    context = {"case": case, "purpose": purpose, "title": TITLES[of], "text": texts[key],
               "lines": texts[key].pieces(marked), "form": form}  # fmt: skip
    return render(request, "casework/papers/withhold.jinja", context)


def _elsewhere(texts: dict[str, Text], key: str, words: str) -> str:
    """What was done, and where the same words still stand."""
    others = [text.title for text in texts.values() if text.key != key and stand_in(text.lines, words)]
    said = "These words are withheld from this text."
    return f"{said} They also stand in: {'; '.join(others[:5])}." if others else said


@about_case(Permission.WORK_CASE)
@takes(FORM_ONLY)
def show(request: HttpRequest, case: Case, withheld_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    row = show_words(case=case, withheld_id=withheld_id, by=viewer.account, at=viewer.at)
    return redirect("case_papers_withheld", case_id=case.id, purpose=row.withheld.purpose)


def _purpose(purpose: str) -> Purpose:
    if purpose not in GIVEN_OUT:
        raise Http404
    return Purpose(purpose)


_PAPERS = "cases/<uuid:case_id>/papers/"
urlpatterns = [
    path(_PAPERS, bundles, name="case_bundles"),
    path(_PAPERS + "<slug:purpose>/", bundle, name="case_bundle"),
    path(_PAPERS + "<slug:purpose>/withheld/", withheld, name="case_papers_withheld"),
    path(_PAPERS + "<slug:purpose>/<slug:kind>/<uuid:text_id>/", withhold, name="case_papers_withhold"),
    path(_PAPERS + "withheld/<uuid:withheld_id>/show/", show, name="case_papers_show"),
]
