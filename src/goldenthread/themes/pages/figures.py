"""What the machine makes of the rest, beside what people do; who said what; the sentences behind it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path

from goldenthread.design.paging import paged
from goldenthread.foundation.pages.asking import asks, viewer_of
from goldenthread.themes import drawing
from goldenthread.themes.access import question_for
from goldenthread.themes.pages.asking import A_PAGE, READ, may_code, page, seen
from goldenthread.themes.protecting import count_where
from goldenthread.themes.queries.agreement import agreement_with_machine
from goldenthread.themes.queries.choices import choices_of
from goldenthread.themes.queries.figures import VALUE_WORDS, Figures, figures_of
from goldenthread.themes.queries.frames import in_force, line_of, lines_of
from goldenthread.themes.queries.opinions import opinions_of
from goldenthread.themes.queries.questions import stand_of_question
from goldenthread.themes.queries.runs import latest_done, run_read, under_way
from goldenthread.themes.queries.said import codes_standing, said_of
from goldenthread.themes.queries.work import for_people

ANY = "any"


@asks(READ)
def machine(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """What it learnt from, how far people agree with it as of now, and which answers are for them."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    frame = in_force(found)
    run = latest_done(found, "coding", frame) if frame else None
    lines = lines_of(frame) if frame else ()
    context = {
        "question": found,
        "frame": frame,
        "stand": stand_of_question(found),
        "run": run_read(run, viewer.at) if run else None,
        "agreed": agreement_with_machine(frame, run) if frame and run else None,
        "left_to_people": _left_to_people(run.result if run else {}, lines),
        "for_people": for_people(frame).count() if frame else 0,
        "under_way": under_way(found).get("coding"),
        "codes": may_code(request, found),
    }
    return page(request, "machine", context)


def _left_to_people(result: dict[str, Any], lines: tuple[Any, ...]) -> list[str]:
    left = set(result.get("left_to_people", ()))
    return [line.name for line in lines if str(line.theme_id) in left]


@asks(READ)
def shares(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """The share of each theme with its likely range; with a filter, numbers by who and where."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    frame = in_force(found)
    figures = figures_of(found, frame) if frame else None
    chosen = _chosen(request)
    context = {
        "question": found,
        "frame": frame,
        "figures": figures,
        "choices": choices_of(found, viewer.at),
        "chosen": chosen,
        "filtered": _filtered(figures, chosen) if figures and set(chosen.values()) != {ANY} else None,
        "offered": _offered(),
        "top": _top(figures),
        "stand": stand_of_question(found),
        "under_way": under_way(found).get("counting"),
        "codes": may_code(request, found),
    }
    return page(request, "shares", context)


def _chosen(request: HttpRequest) -> dict[str, str]:
    given = {name: request.GET.get(name, ANY) for name in VALUE_WORDS}
    return {name: value if value in VALUE_WORDS[name] else ANY for name, value in given.items()}


def _offered() -> dict[str, list[tuple[str, str]]]:
    """To choose from; “not said” has a name of its own, since an empty value is none in an address."""
    return {name: [(ANY, "Everybody" if name == "who" else "Everywhere"), *words.items()]
            for name, words in VALUE_WORDS.items()}  # fmt: skip


def _filtered(figures: Figures, chosen: dict[str, str]) -> dict[str, Any]:
    """Numbers of a group: sums of protected cells, and nothing under 10."""
    who, region = (None if chosen[name] == ANY else chosen[name] for name in ("who", "region"))
    words = [
        VALUE_WORDS[name][value] for name, value in (("who", who), ("region", region)) if value is not None
    ]
    of = count_where(figures.cells, who, region)
    return {
        "words": ", ".join(words),
        "of": of,
        "rows": [
            (one.theme_id, one.name, min(count, of) if count and of else None)
            for one in figures.themes
            for count in [count_where(one.cells, who, region)]
        ],
    }


def _top(figures: Figures | None) -> float:
    """Where the scale of the charts ends, in tenths: it starts at nought."""
    highest = (
        max((one.figure.high or one.figure.share or 0 for one in figures.themes), default=0) if figures else 0
    )
    return min(1.0, (int(highest * 10) + 1) / 10)


@asks(READ)
def choices(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """What people chose, by who they are: their stance as they said it themselves."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    return page(request, "choices", {"question": found, "choices": choices_of(found, viewer.at)})


@asks(READ)
def opinions(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """Who votes alike on the statements beside a question, and what all of them agree on."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    read = opinions_of(found)
    seen("read the opinion groups", viewer, found)
    context = {
        "question": found,
        "read": read,
        "under_way": under_way(found).get("opinions"),
        "codes": may_code(request, found),
        "draw": drawing,
    }
    return page(request, "opinions", context)


@asks(READ)
def theme(request: HttpRequest, question_id: UUID, theme_id: UUID) -> HttpResponseBase:
    """One theme: how many said it, who and where, how we know, and every sentence behind it."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    frame = in_force(found)
    if frame is None:
        raise Http404
    line = line_of(frame, theme_id)
    figures = figures_of(found, frame)
    codes = codes_standing(frame, theme_id).select_related("coding__answer__reply")
    shown, more = paged(request, codes, A_PAGE)
    seen("read the answers of a theme", viewer, found, theme=line.name)
    figure = figures.theme(theme_id) if figures else None
    letters = {one.letter_id: one for one in figures.letters} if figures else {}
    context = {
        "question": found,
        "line": line,
        "figures": figures,
        "theme": figure,
        "letters": [letters[one] for one in figure.letters if one in letters] if figure else [],
        "kinds": [
            (one.words, one.themes.get(theme_id, 0), one.answers)
            for one in (figures.kinds if figures else ())
        ],
        "said": said_of(shown),
        "number": shown.paginator.count,
        "shown": shown,
        "more": more,
    }
    return page(request, "theme", context)


_Q = "themes/questions/<uuid:question_id>/"
urlpatterns = [
    path(_Q + "machine/", machine, name="themes_machine"),
    path(_Q + "shares/", shares, name="themes_shares"),
    path(_Q + "choices/", choices, name="themes_choices"),
    path(_Q + "opinions/", opinions, name="themes_opinions"),
    path(_Q + "themes/<uuid:theme_id>/", theme, name="themes_theme"),
]
