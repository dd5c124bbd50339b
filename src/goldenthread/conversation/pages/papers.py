"""Papers in the browser: a number, typed once or by two who do not see each other, settled field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import announced, consultation_for, may_run, paper_for
from goldenthread.conversation.actions.papers import number_paper, set_paper_rule, settle_paper, type_paper
from goldenthread.conversation.asked import may
from goldenthread.conversation.documents import MOST_COPIES, paper_form
from goldenthread.conversation.pages.confirming import WhoseForm
from goldenthread.conversation.queries.consultations import QuestionLine, consultation_page
from goldenthread.conversation.queries.links import goes_on_from, notes_on
from goldenthread.conversation.queries.papers import (
    CHOICE,
    WORDS,
    Difference,
    PaperState,
    differences_of,
    paper_line,
    paper_lines,
    rates_of,
    rule_of,
    typed_answers,
)
from goldenthread.conversation.queries.replies import EVIDENCE_WORDS, REGION_WORDS, WHO_WORDS
from goldenthread.conversation.queries.sheets import AGES
from goldenthread.design.forms import GovForm, NumberField, RadioField, SelectField, TextAreaField, TextField
from goldenthread.foundation import audit, clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, public, takes, viewer_of
from goldenthread.foundation.permissions import Permission

RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
FIRST, SECOND, OTHER = "first", "second", "other"
IN_WORDS = ("organisation", "speaks_for", "helped_by", "whose_words", "collected_by", "code")


class RuleForm(GovForm):
    twice_in_100 = NumberField(
        "Of a hundred papers, how many are typed in by two people?", most=100, suffix="of 100",
        missing="Enter a number from 0 to 100",
        hint="0 for none, 100 for all. Which ones is drawn from their numbers, so that nobody picks them.",
    )  # fmt: skip
    post_to = TextAreaField(
        "Where is a paper form posted to?", rows=4, longest=500,
        hint="A freepost address, so that nobody needs a stamp. It is printed on the form. Without it "
        "there is no form to print.",
    )  # fmt: skip


class PaperForm(WhoseForm):
    """Everything that can stand on a paper, in its order."""

    code = TextField(
        "The code on the form", longest=40, spellcheck=False,
        hint="Like 7Q4M-K2ND-PX9T. Leave it empty if there is none, or if the form was copied.",
    )  # fmt: skip

    def __init__(self, questions: Sequence[QuestionLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: dict[str, Any] = {}
        for one in questions:
            hint = goes_on_from(one)
            if one.asks != "open":
                own[f"{CHOICE}{one.id}"] = SelectField(
                    f"{one.number}. {one.words}", one.choices, ask="Not answered", hint=hint
                )
            if one.asks != "closed":
                alone = one.asks == "open"
                label = f"{one.number}. {one.words}" if alone else f"{one.number}. In their own words"
                own[f"{WORDS}{one.id}"] = TextAreaField(
                    label, rows=3, longest=100_000, hint=hint if alone else ""
                )
        self.fields = {**own, **self.fields}


class SettleForm(GovForm):
    """Each field in which the two differ: the one, the other, or what the paper really says."""

    def __init__(
        self,
        differences: Sequence[Difference],
        choices: Mapping[str, Mapping[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for number, one in enumerate(differences):
            in_words = one.field in IN_WORDS or one.field.startswith(WORDS)
            known = choices.get(one.field, {})
            offered = [
                (FIRST, _shown(one.first, known), "Typed first"),
                (SECOND, _shown(one.second, known), "Typed second"),
                *([(OTHER, "Neither", "")] if in_words else []),
            ]
            self.fields[f"d{number}"] = RadioField(
                one.label, offered, missing=f"Decide what the paper says: {one.label}",
                reveals={OTHER: f"o{number}"} if in_words else None,
            )  # fmt: skip
            if in_words:
                self.fields[f"o{number}"] = TextAreaField("What the paper says", rows=3, longest=100_000)

    def decided(self, differences: Sequence[Difference]) -> dict[str, Any]:
        said = {}
        for number, one in enumerate(differences):
            chosen = self.cleaned_data[f"d{number}"]
            other = self.cleaned_data.get(f"o{number}") or ""
            said[one.field] = {FIRST: one.first, SECOND: one.second, OTHER: other}[chosen]
        return said


def _shown(value: Any, words: Mapping[str, str]) -> str:
    if value is True:
        return "Yes"
    return words.get(str(value), str(value)) if value else "Nothing"


@asks(READ)
@takes(FORM)
def papers(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The papers, those that wait first; the button gives the next one its number."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    problem = ""
    if request.method == "POST":
        try:
            paper = number_paper(consultation=found, by=viewer.account, at=viewer.at)
            return redirect("paper", paper_id=paper.id)
        except Refused as error:
            problem = str(error)
    lines = paper_lines(found)
    rates = rates_of(found)
    context = {
        "consultation": found, "lines": lines[:200], "number": len(lines), "rule": rule_of(found),
        "me": viewer.account.id, "problem": problem, "runs": may_run(viewer, public_id),
        "waiting": _waiting(lines),
        "rates": [
            (one.label, one.compared, one.differed, _share(one.differed, one.compared)) for one in rates
        ],
    }  # fmt: skip
    return render(request, "conversation/running/papers.jinja", context)


def _waiting(lines: Sequence[Any]) -> int:
    return sum(one.state is not PaperState.DONE for one in lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


@asks(RUN)
@takes(FORM)
def papers_rule(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    rule = rule_of(found)
    begun = {"twice_in_100": rule.twice_in_100, "post_to": rule.post_to}
    form = RuleForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        set_paper_rule(consultation=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
        return redirect("papers", public_id=public_id)
    return render(request, "conversation/running/papers_rule.jinja", {"form": form, "consultation": found})


@asks(READ)
@takes(FORM)
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponseBase:
    """Typing it in: the first time, or the second without seeing the first."""
    viewer = viewer_of(request)
    found = paper_for(viewer, paper_id, READ)
    line = paper_line(found)
    mine = viewer.account.id in line.typed_by
    open_now = line.state in (PaperState.TO_TYPE, PaperState.TO_TYPE_AGAIN) and not mine
    questions = consultation_page(found.consultation, viewer.at).questions
    form = PaperForm(questions, request.POST or None, initial={"evidence": "person"})
    if request.method == "POST" and open_now and form.is_valid():
        try:
            said = {name: _plain(value) for name, value in form.cleaned_data.items()}
            done = type_paper(paper=found, said=said, by=viewer.account, at=viewer.at)
            if done is None:
                return redirect("paper", paper_id=paper_id)
            request.session["brought in"] = [str(done[0].id), done[1]]
            return redirect("reply_brought_in", reply_id=done[0].id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "form": form, "line": line, "consultation": found.consultation, "mine": mine, "open": open_now,
        "notes": notes_on(questions, typed_answers(found, viewer.account)) if mine else [],
    }  # fmt: skip
    return render(request, "conversation/running/paper.jinja", context)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@asks(READ)
@takes(FORM)
def paper_settle(request: HttpRequest, paper_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = paper_for(viewer, paper_id, READ)
    line = paper_line(found)
    if line.state is not PaperState.TO_SETTLE:
        return redirect("paper", paper_id=paper_id)
    differences = differences_of(found)
    form = SettleForm(differences, _choices(found, viewer.at), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply, code = settle_paper(
                paper=found, said=form.decided(differences), by=viewer.account, at=viewer.at
            )
            request.session["brought in"] = [str(reply.id), code]
            return redirect("reply_brought_in", reply_id=reply.id)
        except Refused as error:
            form.add_error(None, str(error))
    context = {"form": form, "line": line, "consultation": found.consultation, "number": len(differences)}
    return render(request, "conversation/running/paper_settle.jinja", context)


def _choices(found: Any, at: Any) -> dict[str, Mapping[str, str]]:
    """The words of what can be chosen, by field."""
    questions = consultation_page(found.consultation, at).questions
    own = {f"{CHOICE}{one.id}": dict(one.choices) for one in questions}
    return {
        "evidence": EVIDENCE_WORDS, "who": WHO_WORDS, "region": REGION_WORDS, "age": dict(AGES), **own,
    }  # fmt: skip


@asks(READ)
def paper_forms(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Forms to hand out, each with its own code."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    said = request.GET.get("copies", "1")
    copies = min(int(said), MOST_COPIES) if said.isascii() and said.isdigit() and len(said) < 5 else 1
    audit.record(
        what="printed paper forms", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(found.area_id), consultation=found.name, copies=copies,
    )  # fmt: skip
    page = consultation_page(found, viewer.at)
    post_to = rule_of(found).post_to
    large = request.GET.get("size") == "large"
    return paper_form(page, post_to, copies=max(copies, 1), large=large, at=viewer.at).answer()


@public("what is announced is for everybody; each form has a code that nobody else has")
def own_paper_form(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """One form, for whoever prefers paper."""
    found, now = announced(public_id), clock.now()
    page, post_to = consultation_page(found, now), rule_of(found).post_to
    if not post_to:
        return redirect("conversation", public_id=public_id)
    if not may(request, "print"):
        return render(request, "conversation/public/too_many.jinja", {"line": page.line}, status=429)
    large = request.GET.get("size") == "large"
    return paper_form(page, post_to, copies=1, large=large, at=now).answer()


_ONE = "public-consultations/<uuid:public_id>/"
urlpatterns = [
    path(_ONE + "papers/", papers, name="papers"),
    path(_ONE + "papers/rule/", papers_rule, name="papers_rule"),
    path(_ONE + "papers/forms.pdf", paper_forms, name="paper_forms"),
    path("public-consultations/papers/<uuid:paper_id>/", paper, name="paper"),
    path("public-consultations/papers/<uuid:paper_id>/settle/", paper_settle, name="paper_settle"),
    path("conversation/<uuid:public_id>/form.pdf", own_paper_form, name="conversation_paper"),
]
