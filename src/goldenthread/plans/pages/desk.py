"""The SENCO's desk and the list of plans."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from goldenthread.design.addresses import address
from goldenthread.design.parts import Week, Work
from goldenthread.design.words import day_month, first_lower, late, moment, plural, share, short_day
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.layers import LAYER_NAMES
from goldenthread.plans.actions.reminding import remind_families
from goldenthread.plans.desk_words import where_of
from goldenthread.plans.documents.plan_sheet import STATE_KINDS
from goldenthread.plans.pages.desk_counts import address_of, counts_of, nothing_in
from goldenthread.plans.pages.desk_filters import filters_of, give_address, given_words
from goldenthread.plans.queries.desk import Desk, Item, Matter, desk
from goldenthread.plans.queries.desk_choice import Choice, chosen_of
from goldenthread.plans.queries.given_work import Given, given_work, key_of, needs
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.queries.on_roll import (
    LISTED,
    OnRoll,
    Places,
    Planned,
    arranged_for,
    named,
    places_of,
    plans_like,
)
from goldenthread.plans.queries.with_family import with_family
from goldenthread.plans.states import STATE_WORDS, VersionState

A_PAGE, PLANS_A_PAGE = 12, 25


@asks(Permission.SEE_DESK)
def show_desk(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = desk(viewer)
    chosen = {name: request.GET.get(name, "") for name in ("what", "school", "layer", "council", "whose")}
    items = chosen_of(found, Choice(**chosen), viewer)
    page = Paginator(items, A_PAGE).get_page(request.GET.get("page"))
    _log_children(viewer, [item.child for item in page])
    counts = found.counts
    shown, others = counts_of(counts, chosen)
    context = {
        "lead": _lead(found),
        "counts": shown,
        "other_counts": others,
        "nothing_in": nothing_in(counts),
        "settings": [(str(id), name) for id, name in found.places.items()],
        "filters": filters_of(found),
        "layers": list(LAYER_NAMES.items()),
        "chosen": chosen,
        "any_chosen": any(chosen.values()),
        "work": _works([*page], found.places, viewer),
        "page": page,
        "address": address_of(chosen, page=""),
        "number": len(items),
        "weeks": tuple(Week(short_day(one.week_of), one.promised, one.happened) for one in found.weeks),
        "weeks_rows": tuple(
            (short_day(one.week_of), one.promised, one.happened, share(one.happened, one.promised))
            for one in found.weeks
        ),
        "this_week": _this_week(found),
        "worked_out": _worked_out(found),
        "today": viewer.today,
    }
    return render(request, "plans/desk/desk.jinja", context)


@asks(Permission.SEE_DESK)
@takes(FORM)
def remind(request: HttpRequest) -> HttpResponseBase:
    """First says who would be reminded of what; then, when that is confirmed, reminds them."""
    viewer = viewer_of(request)
    places = places_of(viewer)  # first: whoever has no desk gets no other answer here
    if request.method != "POST":
        return redirect("desk")
    keys = request.POST.getlist("work")
    ticked = {key.split(":")[0] for key in keys}
    waiting = {one.child_id for one in with_family(places.keys()) if str(one.child_id) in ticked}
    children = named(viewer.today, places, waiting, {})
    if "confirmed" in request.POST:
        number = remind_families(child_ids=list(children), by=viewer.account, at=viewer.at)
        messages.success(request, f"{plural(number, 'family', 'families')} reminded.")
        return redirect("desk")
    context = {
        "children": sorted(children.values(), key=lambda one: one.name),
        "others": len(ticked) - len(children),
        "places": places,
        "keys": keys,
    }
    return render(request, "plans/desk/remind.jinja", context)


@asks(Permission.SEE_DESK)
def plans(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    sought = request.GET.get("name", "").strip()
    state = request.GET.get("state", "")
    places, found = plans_like(viewer, sought, state)
    page = Paginator(found, PLANS_A_PAGE).get_page(request.GET.get("page"))
    _log_children(viewer, list(page))
    context = {
        "page": page,
        "places": places,
        "layers": layers_of([one.child_id for one in page], viewer.today),
        "lead": _plans_lead(found, sought, state),
        "sought": sought,
        "state": state,
        "states": [("", "Every state"), *((one.value, STATE_WORDS[one]) for one in LISTED)],
        "state_kinds": STATE_KINDS,
        "layer_names": LAYER_NAMES,
        "address": f"?{urlencode({'name': sought, 'state': state})}&page=",
        "today": viewer.today,
        "arranged": arranged_for([one.versions["in_force"] for one in page if "in_force" in one.versions]),
    }
    return render(request, "plans/desk/plans.jinja", context)


def _plans_lead(found: Sequence[Planned], sought: str, state: str) -> str:
    """How many are listed. Drafts are among them, so it says too how many plans the desk counts."""
    who = f" for “{sought}”" if sought else ""
    children = plural(len(found), "child", "children")
    if state in LISTED:
        return f"{children} with a plan: {first_lower(STATE_WORDS[VersionState(state)])}{who}."
    in_force = sum(VersionState.IN_FORCE in one.versions for one in found)
    counted = f"{plural(in_force, 'plan')} {'is' if in_force == 1 else 'are'} in force"
    return f"{children} with a plan or a draft of one{who}; {counted}."


def _log_children(viewer: Viewer, shown: Sequence[OnRoll | Planned]) -> None:
    """One entry in the log for the whole page, with the children who were on it."""
    if not shown:
        return
    audit.record(
        what="read a list of plans",
        by=viewer.account,
        at=viewer.at,
        stream=audit.stream_of_place(shown[0].setting_id),
        children=list(dict.fromkeys(one.child_id for one in shown)),
    )


def _lead(found: Desk) -> str:
    if not found.plans and not found.items:
        return "No plan is in force yet. A plan begins with a concern and the which-duty questions."
    places = plural(len(found.places), "school")
    rest = found.plans - found.planned
    words = (
        f"{plural(found.plans, 'plan')} in force in {places}. {plural(found.children, 'child', 'children')} "
        f"{'needs' if found.children == 1 else 'need'} something from you."
    )
    return f"{words} {rest:,} of the plans {'is' if rest == 1 else 'are'} on track." if rest else words


def _this_week(found: Desk) -> str:
    """The newest week in a sentence."""
    if not found.weeks:
        return ""
    week = found.weeks[-1]
    rest = week.promised - week.happened
    others = f" The other {rest:,} {'was' if rest == 1 else 'were'} missed or not recorded." if rest else ""
    return (
        f"{week.happened:,} of {plural(week.promised, 'session')} happened in the week of "
        f"{day_month(week.week_of)} ({share(week.happened, week.promised)}).{others}"
    )


def _worked_out(found: Desk) -> str:
    """When the weeks were counted: a session recorded since then is missing from them, and only from them."""
    if not found.weeks:
        return ""
    at = min(week.worked_out_at for week in found.weeks)
    return f"Worked out at {moment(timezone.localtime(at))}. What is recorded later is added overnight."


def _works(items: Sequence[Item], places: Places, viewer: Viewer) -> list[Work]:
    """The rows of the page, each with who has it and where it is given away. One query."""
    given = given_work([item.child.child_id for item in items])
    return [_work(item, places, viewer, given.get(key_of(item))) for item in items]


def _work(item: Item, places: Places, viewer: Viewer, given: Given | None) -> Work:
    kind, what, why, do, href = _WORDS[item.matter](item, viewer)
    child = item.child
    if not places.may(child.setting_id, needs(item)):
        do, href = "See it", where_of(item)  # the head reads what only the SENCO sees to
    return Work(
        key=f"{child.child_id}:{item.matter}",
        who=child.name,
        who_href=address("plan", child_id=child.child_id),
        where=f"{places[child.setting_id]}, Year\u00a0{child.year_group}",
        kind=kind,
        what=what,
        why=why,
        do=do,
        do_href=href,
        given=given_words(given),
        give_href=give_address(item),
    )


Words = tuple[str, str, str, str, str]


def _late(item: Item, viewer: Viewer) -> Words:
    assert item.on  # noqa: S101 - lateness is always of a date
    by = late(item.on, viewer.today)
    if item.words:
        return "late", f"Answer {by}", f"{item.who}: {item.words}", "Answer", _concern(item)
    why = f"The plan was due to be reviewed by {day_month(item.on)}. {_arranged(item)}"
    return "late", f"Review {by}", why, *_see_to_review(item)


def _due(item: Item, viewer: Viewer) -> Words:
    assert item.on  # noqa: S101 - what is due is due on a date
    return "due", f"Review due {day_month(item.on)}", _arranged(item), *_see_to_review(item)


def _arranged(item: Item) -> str:
    on = item.arranged
    return f"It is arranged for {day_month(on)}." if on else "No day is arranged yet."


def _see_to_review(item: Item) -> tuple[str, str]:
    if item.arranged:
        return "See the review", _child(item, "reviews")
    return "Offer a date", _child(item, "review_arrange")


def _disagrees(item: Item, viewer: Viewer) -> Words:
    what = "Family agrees in part" if item.in_part else "Family disagrees"
    return "disagree", what, f"{item.who}: {item.words}", "Reply", where_of(item)


def _comments(item: Item, viewer: Viewer) -> Words:
    more = f" And {item.number - 1} more." if item.number > 1 else ""
    what = f"{plural(item.number, 'comment')} to answer"
    return "due", what, f"{item.who}: {item.words}{more}", "Answer", where_of(item)


def _not_begun(item: Item, viewer: Viewer) -> Words:
    assert item.since  # noqa: S101 - a finding has its day
    why = f"The which-duty questions found on {day_month(item.since)} that a plan is owed."
    return "due", "Plan not begun", why, "Start the plan", where_of(item)


def _answered(item: Item, viewer: Viewer) -> Words:
    why = "Nothing the family answered waits for you. The plan is not in force yet."
    return "ahead", "Family has answered", why, "Put it in force", where_of(item)


def _with_family(item: Item, viewer: Viewer) -> Words:
    assert item.since  # noqa: S101 - what is shared was shared on a day
    reminded = f" Reminded on {day_month(item.reminded)}." if item.reminded else ""
    why = f"Shared on {day_month(item.since)}. Nobody has answered.{reminded}"
    return "ahead", "With the family", why, "Remind", where_of(item)


def _which_duty(item: Item, viewer: Viewer) -> Words:
    assert item.since  # noqa: S101 - what is unfinished was begun on a day
    why = f"Not finished: begun {day_month(item.since)} by {item.who}."
    href = address("duty_walk", child_id=item.child.child_id, walk_id=item.id)
    return "due", "Which duty?", why, "Carry on", href


def _not_working(item: Item, viewer: Viewer) -> Words:
    href = address("review", child_id=item.child.child_id, review_id=item.id)
    return "stuck", "Not working", item.words, "Change support", href


def _not_recorded(item: Item, viewer: Viewer) -> Words:
    it, counts = ("it", "It counts") if item.number == 1 else ("them", "They count")
    why = f"Nobody recorded {it}. {counts} neither as happened nor as missed."
    return "none", f"{item.number} not recorded", why, f"Settle {it}", _child(item, "plan")


def _to_answer(item: Item, viewer: Viewer) -> Words:
    assert item.on  # noqa: S101 - a concern has a date by which it is answered
    return "due", f"Answer by {day_month(item.on)}", f"{item.who}: {item.words}", "Answer", _concern(item)


def _child(item: Item, name: str) -> str:
    return address(name, child_id=item.child.child_id)


def _concern(item: Item) -> str:
    return address("concern", concern_id=item.id)


_WORDS = {
    Matter.LATE: _late,
    Matter.DUE: _due,
    Matter.DISAGREES: _disagrees,
    Matter.WHICH_DUTY: _which_duty,
    Matter.NOT_WORKING: _not_working,
    Matter.NOT_RECORDED: _not_recorded,
    Matter.CONCERN: _to_answer,
    Matter.COMMENT: _comments,
    Matter.NOT_BEGUN: _not_begun,
    Matter.ANSWERED: _answered,
    Matter.WITH_FAMILY: _with_family,
}

urlpatterns = [
    path("desk/", show_desk, name="desk"),
    path("desk/remind/", remind, name="desk_remind"),
    path("plans/", plans, name="plans"),
]
