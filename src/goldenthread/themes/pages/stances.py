"""Where answers to a question stand: as people chose it, or else as a machine inferred it, and marked so."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from goldenthread.design.paging import paged
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.pages.asking import asks, viewer_of
from goldenthread.themes import stance_words
from goldenthread.themes.access import question_for
from goldenthread.themes.pages.asking import A_PAGE, READ, may_code, page, seen
from goldenthread.themes.queries.choices import choices_of, closed_question
from goldenthread.themes.queries.judged import judged_in, left_to_judge
from goldenthread.themes.queries.runs import under_way
from goldenthread.themes.queries.stances import inferred_to_be, stances_of, stances_said
from goldenthread.themes.states import STANCE_WORDS, Stance


@asks(READ)
def stances(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """What people chose themselves goes before everything; only where nobody was asked is it inferred."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    asked = closed_question(found)
    context = {
        "question": found,
        "asked": asked,
        "choices": choices_of(found, viewer.at),
        "found": None if asked else stances_of(found),
        "judged": None if asked else judged_in(found),
        "left": left_to_judge(found, viewer.account),
        "said": stance_words,
        "under_way": under_way(found).get("stances"),
        "codes": may_code(request, found),
    }
    return page(request, "stances", context)


@asks(READ)
def stance(request: HttpRequest, question_id: UUID, stance: str) -> HttpResponseBase:
    """The answers that were inferred to stand so, the likeliest first, to be looked at by people."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    read = stances_of(found)
    if stance not in STANCE_WORDS or read is None:
        raise NotVisible("stance", question_id)
    shown, more = paged(request, inferred_to_be(found, read.run_id, stance), A_PAGE)
    seen("read the answers of a stance", viewer, found, stance=stance)
    context = {
        "question": found,
        "read": read,
        "words": STANCE_WORDS[Stance(stance)],
        "kind": stance_words.INFERRED,
        "said": stances_said(shown),
        "shown": shown,
        "more": more,
    }
    return page(request, "stance", context)


_Q = "themes/questions/<uuid:question_id>/stances/"
urlpatterns = [
    path(_Q, stances, name="themes_stances"),
    path(_Q + "<slug:stance>/", stance, name="themes_stance"),
]
