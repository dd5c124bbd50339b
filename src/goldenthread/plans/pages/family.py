"""The family's own pages: one child, who looked, and letting a helper in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.timezone import localdate

from goldenthread.design.forms import EmailField, GovForm, RadioField, TextField
from goldenthread.design.parts import MarkGroup
from goldenthread.design.words import Spoken, day_month, first_upper, moment, plain_date, short_day, weekday
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, signed_in, takes, viewer_of
from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind, allows
from goldenthread.foundation.queries import Looks
from goldenthread.law.account import Account, State
from goldenthread.law.account_words import (
    cut_short_sentence,
    lead_of,
    not_recorded_sentence,
    sentence,
    still_owed_sentence,
)
from goldenthread.law.layers import LAYER_NAMES, expectations_at
from goldenthread.people.access import parts_of, roles_around
from goldenthread.people.actions.letting_in import end_helper, let_helper_in
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.people.queries.contacts import Around, Listed, helpers_of, listed_at_work, listed_for_family
from goldenthread.people.queries.independent_help import helps_of_child
from goldenthread.plans.pages.elsewhere import said_elsewhere
from goldenthread.plans.pages.family_home import ChildCard, card_of, draft_next
from goldenthread.plans.queries.document import ProvisionLine
from goldenthread.plans.queries.family import FamilyPage, family_page
from goldenthread.plans.queries.family_home import at_a_glance
from goldenthread.plans.queries.reviews import ReviewDay

MARKS = {
    State.HAPPENED: "done",
    State.CUT_SHORT: "part",
    State.MISSED: "miss",
    State.MADE_GOOD: "good",
    State.NOT_RECORDED: "none",
}
BECAME = {
    "taken_up": ("done", "Taken up"),
    "partly": ("part", "Partly taken up"),
    "not": ("declined", "Not taken up"),
    "": ("due", "Not answered yet"),
}
WORK = "Children you work with"
ASK_ABOUT = {
    RoleKind.CLASS_TEACHER: "About the school day",
    RoleKind.TEACHING_ASSISTANT: "About the help in class",
    RoleKind.SENCO: "About the plan, and anything that worries you",
    RoleKind.SPECIALIST: "About their sessions",
    RoleKind.KEY_ADULT: "About how each day goes",
    RoleKind.ADVICE_GIVER: "About the advice they give",
    RoleKind.PLAN_COORDINATOR: "About an EHC assessment or plan, at the council",
}
LOOKS_A_PAGE = 50
FAMILY = {RoleKind.PARENT, RoleKind.YOUNG_PERSON}


@dataclass(frozen=True, slots=True)
class Promise:
    """One provision as a family reads it: what it is, this half-term's marks, and the sentences."""

    line: ProvisionLine
    marks: list[MarkGroup]
    says: str
    owed: str


@signed_in
def family_home(request: HttpRequest) -> HttpResponseBase:
    """The children of this person, and those they work with; straight to a child who is the only one."""
    viewer = viewer_of(request)
    family, work = listed_for_family(viewer), listed_at_work(viewer)
    if len(family) == 1 and not work:
        return redirect("family", child_id=family[0].id)
    parent = _is_parent(viewer)
    heading = "Your children" if parent else "Children you help"
    context = {
        "cards": _cards(viewer, family, parent),
        "work": work,
        "heading": heading if family or not work else WORK,
        "work_heading": WORK,
        "today": viewer.today,
    }
    return render(request, "plans/family/children.jinja", context)


def _cards(viewer: Viewer, family: Sequence[Listed], parent: bool) -> list[ChildCard]:
    """Each child in a few sentences; that they were read goes into the log of each."""
    if not family:
        return []
    children = [child.id for child in family]
    audit.record(what="read a list of children", by=viewer.account, at=viewer.at, children=children)
    glances = at_a_glance(viewer, children)
    elsewhere = said_elsewhere(viewer, children)
    return [card_of(child, glances[child.id], elsewhere[child.id], parent=parent) for child in family]


def _is_parent(viewer: Viewer) -> bool:
    return any(part.kind is RoleKind.PARENT for part in parts_of(viewer))


@about_child(Permission.READ_PLAN)
def family(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    page = family_page(viewer, child)
    audit.record(what="opened the family page", by=viewer.account, at=viewer.at, child_id=child.id)
    kinds = roles_around(viewer, child.id)
    promises = list(_promises(page))
    context = {
        "child": child,
        "page": page,
        "promises": promises,
        "lead": _lead(page, child.spoken),
        "draft_next": draft_next(page.answered, family=bool(kinds & FAMILY)),
        "asked": _asked(page),
        "answer_by": _answer_by(page, viewer.today),
        "before_review": _before_review(page.review, viewer.today) if page.review else "",
        "elsewhere": said_elsewhere(viewer, [child.id])[child.id],
        "layer_names": [LAYER_NAMES[layer] for layer in page.layers],
        "looks_rows": [
            (look.who, first_upper(look.what), short_day(localdate(look.at))) for look in page.looks[:3]
        ],
        "expect": expectations_at(page.layers, viewer.today),
        "helps": helps_of_child(child.id, viewer.today),
        "became": BECAME,
        "today": viewer.today,
        "may": {permission for kind in kinds for permission in PERMISSIONS[kind]},
        "is_family": bool(kinds & FAMILY),
        "may_let_in": allows(kinds, Permission.LET_IN),
        "may_keep_around": allows(kinds, Permission.KEEP_AROUND),
        "may_see_looks": allows(kinds, Permission.SEE_WHO_LOOKED),
        "may_ask": allows(kinds, Permission.ASK_AT_REVIEW),
    }
    return render(request, "plans/family/family.jinja", context)


def _asked(page: FamilyPage) -> list[tuple[Around, str]]:
    """Those who answer a family's questions, with what each is asked about."""
    return [(one, ASK_ABOUT[one.kind]) for one in page.around if one.kind in ASK_ABOUT]


def _answer_by(page: FamilyPage, today: date) -> str:
    """By when the family is asked to answer a draft, and what follows if it does not."""
    asked_by = page.answer_asked_by
    if asked_by is None:
        return ""
    if today >= asked_by:
        return (
            f"You were asked to answer by {plain_date(asked_by)}. You can still answer. After reminders the "
            "plan may start without one; it is then called not answered, never agreed."
        )
    return (
        f"Please tell us by {weekday(asked_by)}. Until then it cannot start unanswered. After that, "
        "and after reminders, it can; it is then called not answered, never agreed."
    )


def _before_review(review: ReviewDay, today: date) -> str:
    """When the family is sent what happened, and by when to say what to talk about."""
    if review.on < today:
        return ""
    sent, asked_by = review.account_due_on, review.topics_due_on
    first = (
        f"On {day_month(sent)} we send you what happened, to read first."
        if today < sent
        else "What happened is there to read first."
    )
    tell_us = f"By {day_month(asked_by)}, tell us" if today <= asked_by else "Tell us"
    return f"{first} {tell_us} what you want to talk about."


def _lead(page: FamilyPage, child: Spoken) -> str:
    accounts = page.accounts.values() if page.plan else None
    return lead_of(child.first, accounts, "have" if child.reads else "has")


def _promises(page: FamilyPage) -> Iterator[Promise]:
    for line in page.plan.provisions if page.plan else ():
        account = page.accounts[line.strand]
        yield Promise(line, _marks(account), sentence(account), _owed(account))


def _marks(account: Account) -> list[MarkGroup]:
    """The newest half-term's marks; the older ones are on the account."""
    return [
        MarkGroup(half.name, tuple(MARKS[line.state] for line in half.lines))
        for half in account.half_terms[-1:]
    ]


def _owed(account: Account) -> str:
    said = (cut_short_sentence(account), still_owed_sentence(account), not_recorded_sentence(account))
    return " ".join(words for words in said if words)


@about_child(Permission.SEE_WHO_LOOKED)
def looks(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    audit.record(what="read who looked", by=viewer.account, at=viewer.at, child_id=child.id)
    page = Paginator(Looks(child.id), LOOKS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(look.who, first_upper(look.what), moment(look.at)) for look in page]
    return render(request, "plans/family/looks.jinja", {"child": child, "rows": rows, "page": page})


class LetInForm(GovForm):
    """Who is let in, and for how long."""

    name = TextField("What is their name?", missing="Enter their name", longest=200)
    email = EmailField(
        "What is their e-mail address?",
        missing="Enter their e-mail address",
        hint="We write to them, and say how to choose a password.",
    )
    described_as = TextField(
        "Who are they?", missing="Say who they are, like “advocate” or “my sister”", longest=100
    )
    how_long = RadioField(
        "For how long?",
        [("14", "2 weeks"), ("90", "3 months"), ("365", "A year")],
        missing="Choose for how long",
    )


@about_child(Permission.LET_IN)
@takes(FORM)
def let_in(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = LetInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        until = viewer.today + timedelta(days=int(given.pop("how_long")))
        try:
            let_helper_in(child=child, until=until, **given, by=viewer.account, at=viewer.at)
            return redirect("family", child_id=child.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "plans/family/let_in.jinja", {"child": child, "form": form})


@about_child(Permission.LET_IN)
@takes(FORM)
def end_let_in(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    if request.method == "POST":
        account_id = _chosen(request.POST.get("account", ""))
        end_helper(child=child, account_id=account_id, by=viewer.account, at=viewer.at)
        return redirect("let_in_end", child_id=child.id)
    helpers = helpers_of(child.id, viewer.today)
    return render(request, "plans/family/let_in_end.jinja", {"child": child, "helpers": helpers})


def _chosen(account: str) -> UUID:
    try:
        return UUID(account)
    except ValueError as error:
        raise Refused("Choose whose access ends.") from error


_CHILD = "children/<uuid:child_id>/"
urlpatterns = [
    path("family/", family_home, name="family_home"),
    path(_CHILD + "family/", family, name="family"),
    path(_CHILD + "looks/", looks, name="looks"),
    path(_CHILD + "let-in/", let_in, name="let_in"),
    path(_CHILD + "let-in/end/", end_let_in, name="let_in_end"),
]
