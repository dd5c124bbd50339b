"""What everybody may read: what was heard, what was decided, and how the answer stands by the clock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.conversation.access import announced
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.pages.asking import public
from goldenthread.report import gathered, stances, words
from goldenthread.report.access import edition_of, published_edition
from goldenthread.report.document import decision_lines, edition_words
from goldenthread.report.drawing import bars_of, chart_top, decision_card, lines_in, principle_of
from goldenthread.report.files import KINDS, file_of
from goldenthread.report.queries.evidence import evidence_of
from goldenthread.report.queries.published import Published, clock_of, days_since_due, published, with_points
from goldenthread.report.queries.quoted import quotable, quotes_in
from goldenthread.themes import drawing, stance_words

WHY = "what is published is for everybody"
MOST_WORDS = 200


def _read(public_id: UUID) -> Published:
    return published(published_edition(public_id), clock.now())


def _base(read: Published, tab: str) -> dict[str, Any]:
    return {
        "read": read,
        "report": read.report,
        "id": read.report.consultation_id,
        "tab": tab,
        "place": read.report.body,
        "said": words,
        "edition_words": edition_words(read),
        "clock_words": words.clock_words(read.clock, read.report.body),
    }


@public(WHY)
def report(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """What we heard; before there is a report, when it is due and how late it is."""
    found = announced(public_id)
    edition = edition_of(found)
    if edition is None:
        return _waiting(request, public_id, "heard")
    read = published(edition, clock.now())
    context = _base(read, "heard") | {
        "missing": words.missing_words(read.report), "lines": lines_in(read),
        "gathered": gathered.summary_of(evidence_of(found, read.report, clock.now())),
    }  # fmt: skip
    return render(request, "report/public/report.jinja", context)


@public(WHY)
def evidence(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """In the room, and from campaigns: each kind by itself, beside the themes and never added to them."""
    read = _read(public_id)
    found = evidence_of(announced(public_id), read.report, clock.now())
    context = _base(read, "heard") | {"evidence": found, "gathered": gathered}
    return render(request, "report/public/evidence.jinja", context)


def _waiting(request: HttpRequest, public_id: UUID, tab: str) -> HttpResponseBase:
    found, now = announced(public_id), clock.now()
    due = clock_of(found, now)
    context = {
        "line": consultation_page(found, now).line, "id": public_id, "tab": tab, "place": found.body,
        "clock_words": words.clock_words(due, found.body) if due else "",
    }  # fmt: skip
    return render(request, "report/public/waiting.jinja", context)


@public(WHY)
def question(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponseBase:
    read = _read(public_id)
    found = read.report.question(question_id)
    if found is None:
        raise NotVisible("question", question_id)
    context = _base(read, "heard") | {
        "question": found,
        "principle": principle_of(read.report, found),
        "lines": [line for line in lines_in(read) if line.question is found],
        "bars": bars_of(found.choices),
        "draw": drawing,
        "stances": stances,
        "kind_words": stance_words.kind_words,
        "trust_words": stance_words.trust_words,
        "how_we_know": words.how_we_know(found),
        "marks": words.marks_of(found),
    }
    return render(request, "report/public/question.jinja", context)


@public(WHY)
def theme(request: HttpRequest, public_id: UUID, theme_id: UUID) -> HttpResponseBase:
    """A theme: how many said it, what was decided, who said it, in their words, how we know."""
    read = _read(public_id)
    found = read.report.theme(theme_id)
    if found is None:
        raise NotVisible("theme", theme_id)
    asked, about = found
    figures = asked.figures_of(theme_id)
    brought = evidence_of(announced(public_id), read.report, clock.now())
    quotes = quotes_in(read.report, [theme_id]).get(theme_id, [])
    quoted = {one.answer_id for one in quotes}
    context = _base(read, "heard") | {
        "question": asked,
        "theme": about,
        "figures": figures,
        "top": chart_top(figures) if figures else 1,
        "card": decision_card(read, theme_id, clock.now()),
        "history": [(one, decision_lines(one)) for one in read.decided[theme_id].history[1:]],
        "quotes": quotes,
        "letters": [
            one for one in (asked.figures.letters if asked.figures else ())
            if figures and one.letter_id in figures.letters
        ],
        "kinds": [
            (one.words, one.themes.get(theme_id))
            for one in (asked.figures.kinds if asked.figures else ())
            if theme_id in one.themes
        ],
        "noted": [one for one in brought.notes_on(theme_id) if one[1].answer_id not in quoted],
        "how_we_know": words.how_we_know(asked),
        "of_theme": words.theme_agreement_words(figures),
    }  # fmt: skip
    return render(request, "report/public/theme.jinja", context)


@public(WHY)
def theme_words(request: HttpRequest, public_id: UUID, theme_id: UUID) -> HttpResponseBase:
    """All sentences of a theme that may be shown."""
    read = _read(public_id)
    found = read.report.theme(theme_id)
    if found is None or found[0].figures is None:
        raise NotVisible("theme", theme_id)
    quotes = quotable(found[0].figures, [theme_id], most=MOST_WORDS)[theme_id]
    context = _base(read, "heard") | {
        "question": found[0], "theme": found[1], "quotes": quotes, "most": MOST_WORDS,
    }  # fmt: skip
    return render(request, "report/public/words.jinja", context)


@public(WHY)
def done(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """You said, we did: every theme with what was decided, filtered by either."""
    edition = edition_of(announced(public_id))
    if edition is None:
        return _waiting(request, public_id, "done")
    read = published(edition, clock.now())
    chosen = {name: request.GET.get(name, "") for name in ("outcome", "question")}
    lines = lines_in(read)
    shown = [
        line for line in lines
        if chosen["outcome"] in ("", line.outcome) and chosen["question"] in ("", line.question.number)
    ]  # fmt: skip
    context = _base(read, "done") | {
        "lines": shown,
        "all": lines,
        "chosen": chosen,
        "outcomes": [("", "Everything"), *words.FILTER_WORDS.items()],
        "questions": [
            ("", "All questions"),
            *((one.number, f"{one.number}. {one.words}") for one in read.report.questions if one.themes),
        ],
        "days_late": days_since_due(read.clock, clock.now()),
    }
    return render(request, "report/public/done.jinja", context)


@public(WHY)
def fair(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The Gunning and the Consultation Principles, as the record speaks to them."""
    read = with_points(_read(public_id), announced(public_id))
    return render(request, "report/public/fair.jinja", _base(read, "heard"))


def _file(kind: str) -> Any:
    def view(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
        read = _read(public_id)
        answer = HttpResponse(file_of(read, kind, clock.now()), content_type=KINDS[kind])
        answer["Content-Disposition"] = f'attachment; filename="edition-{read.edition.number}-{kind}"'
        return answer

    return public(WHY)(view)


word, pdf, open_data = map(_file, KINDS)

_ONE = "conversation/<uuid:public_id>/"
urlpatterns = [
    path(_ONE + "report/", report, name="report"),
    path(_ONE + "report/questions/<uuid:question_id>/", question, name="report_question"),
    path(_ONE + "report/themes/<uuid:theme_id>/", theme, name="report_theme"),
    path(_ONE + "report/themes/<uuid:theme_id>/words/", theme_words, name="report_theme_words"),
    path(_ONE + "done/", done, name="report_done"),
    path(_ONE + "report/fair/", fair, name="report_fair"),
    path(_ONE + "report/evidence/", evidence, name="report_evidence"),
    path(_ONE + "report/report.docx", word, name="report_word"),
    path(_ONE + "report/report.pdf", pdf, name="report_pdf"),
    path(_ONE + "report/open-data.zip", open_data, name="report_data"),
]
