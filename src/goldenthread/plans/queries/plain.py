"""A version as plain data for the API: what is read can be changed and sent back."""

from __future__ import annotations

from typing import Any

from goldenthread.plans.lines import DAYS
from goldenthread.plans.queries.document import (
    NeedLine,
    OutcomeLine,
    PlanDocument,
    ProvisionLine,
    ViewLine,
    WordsLine,
)

Plain = dict[str, Any]


def draft_as_json(found: PlanDocument, edition: int) -> Plain:
    head = found.version
    return {
        "child_id": head.child_id,
        "plan_id": head.plan_id,
        "version_id": head.id,
        "number": head.number,
        "issue": head.issue,
        "state": head.state.value,
        "review_due_on": head.review_due_on,
        "edition": edition,
        "plan": plan_as_json(found),
    }


def plan_as_json(found: PlanDocument) -> Plain:
    """The lines, as a whole plan is sent. `revision` comes besides; sent back, it is passed over."""
    return {
        "views": [_view(view) for view in found.views],
        "needs": [_need(need) for need in found.needs],
        "adjustments": [_words(line) for line in found.adjustments],
        "class_notes": [_words(line) for line in found.class_notes],
    }


def _view(view: ViewLine) -> Plain:
    return {
        "strand": view.strand,
        "revision": view.revision,
        "kind": view.kind,
        "whose": view.whose,
        "words": view.words,
        "who": view.who,
        "how": view.how,
        "said_on": view.said_on,
    }


def _need(need: NeedLine) -> Plain:
    return {
        "strand": need.strand,
        "revision": need.revision,
        "area": need.area,
        "census_type": need.census_type,
        "title": need.title,
        "description": need.description,
        "barrier": need.barrier,
        "outcomes": [_outcome(outcome) for outcome in need.outcomes],
    }


def _outcome(outcome: OutcomeLine) -> Plain:
    return {
        "strand": outcome.strand,
        "revision": outcome.revision,
        "title": outcome.title,
        "by_date": outcome.by_date,
        "measure": outcome.measure,
        "steps": list(outcome.steps),
        "provisions": [_provision(line) for line in outcome.provisions],
    }


def _provision(line: ProvisionLine) -> Plain:
    return {
        "strand": line.strand,
        "revision": line.revision,
        "title": line.title,
        "what": line.what,
        "who": line.who,
        "who_role": line.who_role,
        "who_account_id": line.who_account_id,
        "weekdays": [DAYS[int(day)] for day in line.weekdays],
        "times": list(line.times),
        "every_weeks": line.every_weeks,
        "minutes": line.minutes,
        "group_size": line.group_size,
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "used_in_class": line.used_in_class,
    }


def _words(line: WordsLine) -> Plain:
    return {"strand": line.strand, "revision": line.revision, "words": line.words}
