"""A family moves between councils: what the old one does, what the new one does, and what each may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import kept_case_for
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.moving import (
    Born,
    Council,
    bring_in_and_take_over,
    learn_of_move,
    plan_moves_in,
    tell_of_transfer,
    transfer_case,
)
from goldenthread.casework.documents import file_answer, word_answer
from goldenthread.casework.moved import kept_record
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.deciding import HOW
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.ehc_plan import plan_of, read_ehc_plan, written_of
from goldenthread.casework.queries.family import nobody_is_reached
from goldenthread.casework.queries.moving import (
    came_with,
    file_that_came,
    kept_by,
    move_of,
    sent_versions,
    transfer_of,
    version_that_came,
)
from goldenthread.casework.queries.requests import all_areas, children_moving_in
from goldenthread.casework.record_words import event_words
from goldenthread.design.forms import DateField, FileField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.places.access import area_for, areas_for

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

ELSEWHERE, NEW = "elsewhere", "new"
CODE_HINT = "Three digits, like 301. The yearly return uses it."
CODE = TextField("Its code", hint=CODE_HINT, longest=3)
NAME = TextField("Its name", longest=200)


class LearnForm(GovForm):
    code, name = CODE, NAME
    moves_on = DateField("On which day does the family move?", missing="Enter the day of the move")
    learned_on = DateField(
        "When did the council learn of it?",
        missing="Enter the day on which the council learned of it",
        hint="The legal time to transfer the plan is counted from this day and from the move.",
    )
    evidence = TextAreaField("Who told us, and how?", missing="Say who told the council, and how", rows=2)

    def __init__(self, *args: Any, councils: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [*councils, Choice(ELSEWHERE, "Another council, which does not work here", divider="or")]
        council = RadioField(
            "To which council does the family move?", offered, missing="Choose the council",
            reveals={ELSEWHERE: "code"},
        )  # fmt: skip
        self.fields = {"council": council, **self.fields}


class TransferForm(GovForm):
    on = DateField("On which day is it transferred?", missing="Enter the day of the transfer")
    whole = RadioField(
        "What may the new council read?",
        [
            Choice(
                "plan", "The plan and the advice it rests on",
                hint="With every version that the family was sent. This always goes.",
            ),
            Choice(
                "whole", "All of the case, as the family reads it",
                hint="Also what happened, letters and decisions. What is withheld from the family stays.",
            ),
        ],
        missing="Choose what the new council may read",
    )  # fmt: skip
    reason = TextAreaField(
        "Why does this go, and the rest stay?", missing="Give the reason",
        hint="It stays in both records. The family may read it.", rows=3,
    )  # fmt: skip


class TellForm(GovForm):
    reassess = RadioField(
        "Will you assess the child again?",
        [("no", "No, not now"), ("yes", "Yes. You record that decision next")],
        missing="Choose whether you will assess the child again",
    )
    review_on = DateField("By which day will you review the plan?", missing="Enter the day of the review")
    words = TextAreaField(
        "Why, and what happens now?", missing="Say why. The family reads it in the letter",
        hint="The family reads these words in the letter.", rows=4,
    )  # fmt: skip
    told_on = DateField("When is the family told?", missing="Enter the day on which the family is told")
    how = RadioField("How is the letter sent?", HOW, missing="Choose how the letter is sent")


class ChildForm(GovForm):
    first_name = TextField("The child’s first name", missing="Enter the first name", longest=100)
    last_name = TextField("The child’s last name", missing="Enter the last name", longest=100)
    born_on = DateField("The child’s date of birth", missing="Enter the date of birth")


class MovedInForm(ChildForm):
    name = TextField(
        "From which council does the plan come?", missing="Enter the council’s name", longest=200
    )
    code = TextField("What is its code?", missing="Enter its code", hint=CODE_HINT, longest=3)
    on = DateField("On which day was the plan transferred?", missing="Enter the day of the transfer")
    made_on = DateField(
        "When was the plan made or last reviewed?", missing="Enter when it was made or last reviewed",
        hint="The time to the next review runs from the later of these.",
    )  # fmt: skip

    def __init__(self, *args: Any, children: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        child = RadioField("Which child is it?", children, missing="Choose which child it is")
        self.fields = {"child": child, **self.fields}


class BringInForm(GovForm):
    file = FileField("The plan as a Word file", kinds=(".docx",), most_bytes=20_000_000)
    signed_by = TextField("Who signed it at the other council?", missing="Enter who signed it", longest=200)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def learn(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The council learns that the family moves: to which council, and when."""
    viewer = viewer_of(request)
    others = {area.code: area.name for area in all_areas() if area.id != case.area_id}
    form = LearnForm(
        request.POST or None, councils=[Choice(code, f"{name} Council") for code, name in others.items()],
        initial={"learned_on": viewer.today},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        here = data["council"] if data["council"] != ELSEWHERE else ""
        to = (
            Council(here, f"{others[here]} Council")
            if here
            else Council(data["code"] or "", data["name"] or "")
        )
        try:
            learn_of_move(
                case=case, to=to, moves_on=data["moves_on"], learned_on=data["learned_on"],
                evidence=data["evidence"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            field = {"on": "learned_on", "for_day": "moves_on"}.get(error.field, error.field)
            form.add_error(field if field in form.fields else None, str(error))
    return render(request, "casework/moving/learn.jinja", {"case": case, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def transfer(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Pass the case on. From then on this council reads its own record, and no more of the child."""
    viewer = viewer_of(request)
    move = move_of(case.id)
    if move is None:
        return redirect("case_move", case_id=case.id)
    form = TransferForm(request.POST or None, initial={"on": max(move.on, viewer.today), "whole": "plan"})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            transfer_case(
                case=case, on=data["on"], whole=data["whole"] == "whole", reason=data["reason"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("moved_case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "case": case,
        "form": form,
        "move": move,
        "is_here": move.code in {area.code for area in all_areas()},
    }
    return render(request, "casework/moving/transfer.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def tell(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The new council tells the family: within 6 weeks of the transfer."""
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    review = page.clock("review-after-transfer")
    form = TellForm(
        request.POST or None,
        initial={
            "told_on": viewer.today, "how": "here", "reassess": "no",
            "review_on": review.due if review else None,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            tell_of_transfer(
                case=case, reassess=data["reassess"] == "yes", review_on=data["review_on"],
                words=data["words"], told=Told(data["told_on"], data["how"]), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            field = "told_on" if error.field == "on" else error.field
            form.add_error(field if field in form.fields else None, str(error))
    context = {"case": case, "form": form, "review": review, "tell": page.clock("tell-of-transfer")}
    context["no_address"] = nobody_is_reached(case, viewer.today)
    return render(request, "casework/moving/tell.jinja", context)


@about_case(Permission.READ_CASE)
def came(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What the council before passed on: the decision, every version, and the advice."""
    viewer = viewer_of(request)
    found = came_with(case)
    if found is None:
        raise NotVisible("transfer", case.id, case.child_id)
    audit.record(
        what="read what came with the plan", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    return render(request, "casework/moving/came.jinja", {"case": case, "came": found})


@about_case(Permission.READ_CASE)
def came_version(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """One version from before the transfer."""
    viewer = viewer_of(request)
    old, plan = version_that_came(case, plan_id)
    audit.record(
        what="read the EHC plan", by=viewer.account, at=viewer.at, child_id=case.child_id, version=plan.number
    )
    context = {"case": case, "old": old, "version": read_ehc_plan(plan)}
    return render(request, "casework/moving/version.jinja", context)


@about_case(Permission.READ_CASE)
def came_file(request: HttpRequest, case: Case, advice_id: UUID) -> HttpResponseBase:
    """The file of a piece of advice from before the transfer."""
    viewer = viewer_of(request)
    answer = file_answer(file_that_came(case, advice_id))
    audit.record(
        what="took the file of advice away", by=viewer.account, at=viewer.at, child_id=case.child_id,
        advice=advice_id,
    )  # fmt: skip
    return answer


@asks(Permission.SEE_CASELOAD)
@takes(FORM)
def moves_in(request: HttpRequest, area_id: UUID) -> HttpResponseBase:
    """A plan from a council outside: first the child is looked for, then the case is opened."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.SEE_CASELOAD)
    first = ChildForm(request.POST or None)
    if request.method != "POST" or not first.is_valid():
        return render(request, "casework/moving/in.jinja", {"area": area, "form": first})
    named = Born(*(first.cleaned_data[name] for name in ("first_name", "last_name", "born_on")))
    like = children_moving_in(named.last_name, named.on, viewer.today)
    offered = [
        Choice(str(one.id), one.name, hint=f"Born {plain_date(one.born_on)}. {one.setting}".strip())
        for one in like
    ]
    offered.append(
        Choice(
            NEW,
            "A child who is not here yet",
            hint="A record is made for them.",
            divider="or" if like else "",
        )
    )
    form = MovedInForm(
        request.POST if "child" in request.POST or "open" in request.POST else None, children=offered,
        initial={**first.cleaned_data, "on": viewer.today, "child": "" if like else NEW},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            case = plan_moves_in(
                area=area, born=named, child_id=None if data["child"] == NEW else UUID(data["child"]),
                from_council=Council(data["code"], data["name"]), on=data["on"], made_on=data["made_on"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_bring_in", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/moving/in_child.jinja", {"area": area, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def bring_in(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The plan of the council before, as a file; or as it was brought in by command."""
    viewer = viewer_of(request)
    written = written_of(case)
    lines = len(read_ehc_plan(written).lines) if written else 0
    form = BringInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, signed_by = form.cleaned_data["file"], form.cleaned_data["signed_by"]
        try:
            bring_in_and_take_over(
                case=case, content=file.read() if file else None, name=file.name or "" if file else "",
                signed_by=signed_by, by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/moving/bring_in.jinja", {"case": case, "form": form, "lines": lines})


@asks(Permission.SEE_CASELOAD)
def moved(request: HttpRequest) -> HttpResponseBase:
    """The cases that this council passed to others, of which it keeps its own record."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, Permission.SEE_CASELOAD)
    with lifted("a council reads its own record of children who moved away"):
        lines = kept_by([area.id for area in areas])
        audit.record(
            what="read which cases moved away", by=viewer.account, at=viewer.at,
            children=[line.child_id for line in lines],
        )  # fmt: skip
    return render(request, "casework/moving/moved.jinja", {"lines": lines})


@asks(Permission.SEE_CASELOAD)
def moved_case(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """The council’s own record of a case that it passed on, as it stood on that day. To read only."""
    viewer = viewer_of(request)
    with lifted("a council reads its own record of a child who moved away"):
        case = kept_case_for(viewer, case_id)
        page = case_page(case, viewer.today)
        audit.record(
            what="read the record of a case that moved away", by=viewer.account, at=viewer.at,
            child_id=case.child_id, case=case.number,
        )  # fmt: skip
        context = {
            "case": case,
            "page": page,
            "lines": [(line, event_words(line.event)) for line in page.events],
            "transfer": transfer_of(case.id),
            "versions": sent_versions(case),
        }
    return render(request, "casework/moving/moved_case.jinja", context)


@asks(Permission.SEE_CASELOAD)
def moved_record(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """The whole of that record as a PDF."""
    return kept_record(viewer_of(request), case_id).answer()


@asks(Permission.SEE_CASELOAD)
def moved_plan(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponseBase:
    """A version that the family was sent, as a Word file: what a council outside is sent."""
    viewer = viewer_of(request)
    with lifted("a council reads its own record of a child who moved away"):
        case = kept_case_for(viewer, case_id)
        plan = plan_of(case, plan_id, family=True)
        audit.record(
            what="took the EHC plan away as a Word file", by=viewer.account, at=viewer.at,
            child_id=case.child_id, version=plan.number,
        )  # fmt: skip
        return word_answer(plan, case)


_CASE, _MOVED = "cases/<uuid:case_id>/", "moved/<uuid:case_id>/"
urlpatterns = [
    path(_CASE + "move/", learn, name="case_move"),
    path(_CASE + "transfer/", transfer, name="case_transfer"),
    path(_CASE + "tell-of-transfer/", tell, name="case_tell_of_transfer"),
    path(_CASE + "came-with/", came, name="case_came_with"),
    path(_CASE + "came-with/<uuid:plan_id>/", came_version, name="case_came_version"),
    path(_CASE + "came-with/advice/<uuid:advice_id>/file/", came_file, name="case_came_file"),
    path(_CASE + "plan/bring-in/", bring_in, name="case_bring_in"),
    path("plans-in/<uuid:area_id>/", moves_in, name="plan_moves_in"),
    path("moved/", moved, name="moved"),
    path(_MOVED, moved_case, name="moved_case"),
    path(_MOVED + "record.pdf", moved_record, name="moved_record_pdf"),
    path(_MOVED + "plan/<uuid:plan_id>/word/", moved_plan, name="moved_plan_word"),
]
