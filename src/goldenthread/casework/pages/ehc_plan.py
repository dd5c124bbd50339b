"""The EHC plan: written beside the advice, read by the family, answered, changed in the open, made final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.ehc_plan import (
    LineMoved,
    Source,
    Where,
    add_line,
    begin_version,
    drop_version,
    final_kind,
    make_final,
    serve,
    take_out_line,
    write_ehc_line,
)
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.local_help import unnamed_help
from goldenthread.casework.queries.answers import consulted_of, not_asked, preferences_of, said_of
from goldenthread.casework.queries.ehc_plan import (
    PlanRead,
    advice_beside,
    answer_until,
    changes_between,
    must_amend,
    plan_of,
    plans_of,
    proposed_changes,
    read_ehc_plan,
    remarks_on,
    sentence_of,
    stopped_by,
    written_of,
)
from goldenthread.casework.queries.family import nobody_is_reached
from goldenthread.casework.queries.letter_words import unnamed_in
from goldenthread.casework.queries.package_lines import part_sentence_of, parts_beside
from goldenthread.casework.queries.section_f import delivered_of
from goldenthread.casework.sections import PLACES, TITLES, WRITTEN
from goldenthread.design.forms import DateField, GovForm, HiddenField, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice, Task, Version
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.ehc_plan_checks import SECTION, EhcRemark
from goldenthread.people.access import roles_around

if TYPE_CHECKING:
    from goldenthread.casework.models import Case, EhcPlan

HOW = (("here", "Here, and by e-mail that it is here"), ("post", "By post"), ("email", "By e-mail"))


class LineForm(GovForm):
    words = TextAreaField("What does the plan say here?", missing="Write the words of the line", rows=5)
    revision = HiddenField()


class DrawForm(GovForm):
    """Where a sentence goes, and in which words."""

    def __init__(self, *args: Any, places: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = RadioField("Where does it go?", places, missing="Choose where it goes", small=True)
        words = TextAreaField(
            "In these words", missing="Write the words of the line",
            hint="The sentence it came from stays with it, whatever you change.", rows=4,
        )  # fmt: skip
        self.fields = {"words": words, "where": where, **self.fields}


class DropForm(GovForm):
    reason = TextAreaField(
        "Why is this version not gone on with?",
        missing="Say why this version is not gone on with",
        hint="It stays in the record with your reason. The family never saw it.",
        rows=3,
    )


class ServeForm(GovForm):
    told_on = DateField(
        "On which day is it sent?", missing="Enter the day", hint="The family’s 15 days begin on it."
    )
    how = RadioField("How is it sent?", HOW, missing="Choose how it is sent")


class FinalForm(GovForm):
    reason = TextAreaField(
        "How was the family’s answer taken up?",
        missing="Say how the family’s answer was taken up",
        hint="What changed, what did not, and why. The letter says it.",
        rows=5,
    )
    signed_by = TextField(
        "Which officer signs?", missing="Enter the name of the officer who signs", longest=200
    )
    told_on = DateField("On which day is it sent?", missing="Enter the day")
    how = RadioField("How is it sent?", HOW, missing="Choose how it is sent")
    placed_from = DateField(
        "From which day is the child in the setting that section I names?",
        hint="Leave it empty if it is the day on which the plan is sent, or if the child is there already.",
    )
    early = TextAreaField(
        "Why is the plan made final before the family’s time is over?",
        hint="Only if it must be. Say who of the family has answered, and what they asked. They read it.",
        rows=3,
    )

    def __init__(self, *args: Any, time_is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if time_is_over:
            del self.fields["early"]


@dataclass(frozen=True, slots=True)
class Beside:
    """The remarks of the checks, by the line that they are about, and those about a section as a whole."""

    by_line: dict[UUID, list[EhcRemark]]
    whole: list[EhcRemark]


def _beside(remarks: list[EhcRemark]) -> Beside:
    by_line: dict[UUID, list[EhcRemark]] = {}
    for one in remarks:
        if one.strand:
            by_line.setdefault(one.strand, []).append(one)
    return Beside(by_line, [one for one in remarks if one.strand is None])


@about_case(Permission.READ_CASE)
def overview(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Every version; for an officer, what is written and what the checks say."""
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    to_you = allows(roles_around(viewer, case.child_id), Permission.RESPOND_TO_DRAFT)
    versions = plans_of(case)
    audit.record(
        what="read the versions of the EHC plan", by=viewer.account, at=viewer.at, child_id=case.child_id
    )
    if not works:
        shown = [head for head in versions if head.served_on or head.final_on]
        return render(
            request,
            "casework/plan/versions.jinja",
            {"case": case, "versions": shown, "works": False, "to_you": to_you},
        )
    written = written_of(case)
    context: dict[str, Any] = {
        "case": case,
        "versions": versions,
        "works": True,
        "to_you": False,
        "written": written,
    }
    if written:
        read = read_ehc_plan(written)
        remarks = remarks_on(read, case, viewer.today)
        context |= {
            "tasks": _tasks(case, read, remarks),
            "beside": _beside(remarks),
            "number": len(remarks),
            "stopped": stopped_by(read, case),
            "ordered": must_amend(case),
            "until": answer_until(case, viewer.today),
            "said": [one for one in said_of(case) if not one.outcome],
            "served": next((head for head in versions if head.state == "served"), None),
            "consulted": consulted_of(case, viewer.today),
            "preferred": preferences_of(case),
        }
    return render(request, "casework/plan/versions.jinja", context)


def _tasks(case: Case, read: PlanRead, remarks: list[EhcRemark]) -> list[Task]:
    section = {line.strand: line.block for line in read.lines}
    tasks = []
    for block in read.blocks:
        mine = [one for one in remarks if one.strand and section[one.strand] == block.key]
        if block.is_empty:
            status, kind = "Nothing written", ""
        elif mine:
            status, kind = f"{len(mine)} to look at", "due"
        else:
            status, kind = "Written", "done"
        href = f"/cases/{case.id}/plan/write/{block.key}/"
        tasks.append(Task(f"{block.letters}: {block.title}", href, status=status, kind=kind))
    return tasks


@about_case(Permission.WORK_CASE)
@takes(FORM_ONLY)
def begin(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    begin_version(case=case, by=viewer.account, at=viewer.at)
    return redirect("case_plan", case_id=case.id)


@about_case(Permission.WORK_CASE)
def write(request: HttpRequest, case: Case, block: str) -> HttpResponseBase:
    """One part of the plan, with the advice beside it."""
    viewer = viewer_of(request)
    plan = _written(case)
    if block not in TITLES:
        raise Http404
    read = read_ehc_plan(plan)
    audit.record(what="read a part of the EHC plan", by=viewer.account, at=viewer.at, child_id=case.child_id)
    keys = [one.key for one in WRITTEN]
    at = keys.index(block)
    context = {
        "case": case,
        "block": read.block(block),
        "beside": _beside(remarks_on(read, case, viewer.today)),
        "advice": advice_beside(case, plan),
        "packages": parts_beside(case, plan),
        "after": keys[at + 1] if at + 1 < len(keys) else "",
        "titles": TITLES,
    }
    return render(request, "casework/plan/write.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def draw(request: HttpRequest, case: Case, block: str, advice_id: UUID, number: int) -> HttpResponseBase:
    """A sentence of the advice, drawn into a place of this part."""
    source = Source(advice_id, sentence_of(case, advice_id, number))
    return _drawn(request, case, block, source, "The advice")


@about_case(Permission.WORK_CASE)
@takes(FORM)
def draw_part(request: HttpRequest, case: Case, block: str, part_id: UUID, number: int) -> HttpResponseBase:
    """A sentence of a signed part of a built package, drawn in the same way."""
    source = Source(None, part_sentence_of(case, part_id, number), part_id)
    return _drawn(request, case, block, source, "The package")


def _drawn(request: HttpRequest, case: Case, block: str, source: Source, who: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    plan = _written(case)
    read = read_ehc_plan(plan)
    form = DrawForm(request.POST or None, places=_places(read, block), initial={"words": source.quoted})
    if request.method == "POST" and form.is_valid():
        where = _where(block, form.cleaned_data["where"])
        try:
            add_line(
                plan=plan, where=where, words=form.cleaned_data["words"], source=source, by=viewer.account,
                at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan_write", case_id=case.id, block=block)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "case": case, "block": read.block(block), "form": form, "sentence": source.quoted, "who": who
    }  # fmt: skip
    return render(request, "casework/plan/draw.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def new_line(request: HttpRequest, case: Case, block: str, part: str, row: int) -> HttpResponseBase:
    """A line in the officer’s own words."""
    viewer = viewer_of(request)
    plan = _written(case)
    place = PLACES.get((block, part))
    if place is None:
        raise Http404
    form = LineForm(request.POST or None, initial={"revision": 0})
    if request.method == "POST" and form.is_valid():
        try:
            add_line(
                plan=plan, where=Where(block, part, row), words=form.cleaned_data["words"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan_write", case_id=case.id, block=block)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "case": case,
        "form": form,
        "block": block,
        "place": place,
        "title": TITLES[block],
        "line": None,
    }
    return render(request, "casework/plan/line.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def line(request: HttpRequest, case: Case, strand: UUID) -> HttpResponseBase:
    """Change a line, or take it out. Two officers at once: the second sees both texts."""
    viewer = viewer_of(request)
    plan = _written(case)
    found = next((one for one in read_ehc_plan(plan).lines if one.strand == strand), None)
    if found is None:
        raise Http404
    form = LineForm(request.POST or None, initial={"words": found.words, "revision": found.revision})
    context: dict[str, Any] = {
        "case": case, "form": form, "block": found.block, "title": TITLES[found.block], "line": found,
        "place": PLACES[found.block, found.part],
    }  # fmt: skip
    if request.method == "POST" and "take_out" in request.POST:
        take_out_line(plan=plan, strand=strand, by=viewer.account, at=viewer.at)
        return redirect("case_plan_write", case_id=case.id, block=found.block)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            write_ehc_line(
                plan=plan, strand=strand, words=data["words"], revision=int(data["revision"] or 0),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan_write", case_id=case.id, block=found.block)
        except LineMoved as moved:
            context |= {
                "mine": Version("You", data["words"]),
                "theirs": Version(moved.who, moved.theirs),
                "form": LineForm(initial={"words": data["words"], "revision": moved.revision}),
            }
            return render(request, "casework/plan/line.jinja", context, status=409)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/plan/line.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def send(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Serve the draft, or the proposed amendments. The checks are shown once more, and stop nobody."""
    viewer = viewer_of(request)
    plan = _written(case)
    remarks = remarks_on(read_ehc_plan(plan), case, viewer.today)
    form = ServeForm(request.POST or None, initial={"told_on": viewer.today, "how": "here"})
    if request.method == "POST" and form.is_valid():
        told = Told(form.cleaned_data["told_on"], form.cleaned_data["how"])
        try:
            serve(plan=plan, told=told, by=viewer.account, at=viewer.at)
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error("told_on" if error.field == "on" else None, str(error))
    context = {"case": case, "form": form, "remarks": remarks, "changes": proposed_changes(case, plan)}
    context["no_address"] = nobody_is_reached(case, viewer.today)
    return render(request, "casework/plan/serve.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def drop(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Give up the version being written. A draft that the family has stays with it."""
    viewer = viewer_of(request)
    plan = _written(case)
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drop_version(plan=plan, reason=form.cleaned_data["reason"], by=viewer.account, at=viewer.at)
            return redirect("case_plan", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"case": case, "form": form, "number": plan.number}
    return render(request, "casework/plan/drop.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def final(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    plan = _written(case)
    until = answer_until(case, viewer.today)
    form = FinalForm(
        request.POST or None,
        # A plan that was sent on an earlier day is asked about that day.
        time_is_over=until is None and request.method != "POST",
        initial={"told_on": viewer.today, "how": "here", "signed_by": viewer.account.name},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            make_final(
                plan=plan, signed_by=data["signed_by"], why=Why(data["told_on"], data["reason"]),
                told=Told(data["told_on"], data["how"]), placed_from=data["placed_from"],
                early=data["early"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            field = {"on": "told_on", "starts_on": "placed_from"}.get(error.field, error.field)
            form.add_error(field if field in form.fields else None, str(error))
    remarks = remarks_on(read_ehc_plan(plan), case, viewer.today)
    said, preferred = said_of(case), preferences_of(case)
    context = {
        "case": case, "form": form, "remarks": remarks,
        "unanswered": [one for one in said if not one.outcome],
        "until": until, "answered": {one.who for one in said} | {one.who for one in preferred},
        "passed_over": not_asked(case, preferred),
        "no_address": nobody_is_reached(case, viewer.today),
    } | unnamed_help(viewer, case, unnamed_in(case.area_id, final_kind(case)))  # fmt: skip
    return render(request, "casework/plan/final.jinja", context)


@about_case(Permission.READ_CASE)
def read(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """One version, whole: with its checks for the officer, with what was delivered for section F."""
    viewer = viewer_of(request)
    kinds = roles_around(viewer, case.child_id)
    works = works_on(viewer, case)
    plan = plan_of(case, plan_id, family=not works)
    version = read_ehc_plan(plan)
    audit.record(
        what="read the EHC plan", by=viewer.account, at=viewer.at, child_id=case.child_id, version=plan.number
    )
    of_f = frozenset(one.strand for one in version.lines if SECTION.get((one.block, one.part)) == "F")
    before = plan_of(case, plan.based_on_id, family=not works) if plan.based_on_id else None
    is_family = allows(kinds, Permission.RESPOND_TO_DRAFT)
    context = {
        "case": case,
        "state_words": version.head.words_to(family=is_family),
        "until": answer_until(case, viewer.today),
        "version": version,
        "works": works,
        "said": said_of(case, plan),
        "delivered": delivered_of(case.child, of_f, viewer.at) if plan.state == "final" else {},
        "may_answer": is_family and plan.state == "served",
        "changes": changes_between(read_ehc_plan(before), version) if before else [],
        "before": before.number if before else None,
        "preferred": preferences_of(case),
        "entering": works and plan.state == "served",
    }
    return render(request, "casework/plan/read.jinja", context)


def _written(case: Case) -> EhcPlan:
    found = written_of(case)
    if found is None:
        raise Http404
    return found


def _places(read_plan: PlanRead, key: str) -> list[Choice]:
    """The places of a block: what stands alone, each row that is there, and a new row."""
    if key not in TITLES:
        raise Http404
    block = read_plan.block(key)
    places = [Choice(f"{cell.place.part}:0", cell.place.title) for cell in block.alone]
    in_rows = [place for place in PLACES.values() if place.block == key and place.in_rows]
    for number in [*(number for number, _ in block.rows), *([block.next_row] if in_rows else [])]:
        new = " (a new row)" if number == block.next_row else ""
        places += [
            Choice(f"{place.part}:{number}", f"{place.section}, {place.title.lower()}, row {number}{new}")
            for place in in_rows
        ]
    return places


def _where(block: str, chosen: str) -> Where:
    part, _, row = chosen.partition(":")
    return Where(block, part, int(row))


_PLAN = "cases/<uuid:case_id>/plan/"
urlpatterns = [
    path(_PLAN, overview, name="case_plan"),
    path(_PLAN + "begin/", begin, name="case_plan_begin"),
    path(_PLAN + "serve/", send, name="case_plan_serve"),
    path(_PLAN + "drop/", drop, name="case_plan_drop"),
    path(_PLAN + "final/", final, name="case_plan_final"),
    path(_PLAN + "write/<slug:block>/", write, name="case_plan_write"),
    path(_PLAN + "write/<slug:block>/draw/<uuid:advice_id>/<int:number>/", draw, name="case_plan_draw"),
    path(
        _PLAN + "write/<slug:block>/draw-part/<uuid:part_id>/<int:number>/",
        draw_part,
        name="case_plan_draw_part",
    ),
    path(_PLAN + "write/<slug:block>/<slug:part>/<int:row>/", new_line, name="case_plan_new_line"),
    path(_PLAN + "line/<uuid:strand>/", line, name="case_plan_line"),
    path(_PLAN + "<uuid:plan_id>/", read, name="case_plan_version"),
]
