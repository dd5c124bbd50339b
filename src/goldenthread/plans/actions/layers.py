"""Layers of support: begun and ended with a reason, a date and a person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.law.layers import LAYER_NAMES
from goldenthread.people.models import Child
from goldenthread.plans.models import LayerChange
from goldenthread.plans.queries.audience import family_accounts
from goldenthread.plans.queries.layers import history_of, layers_of


@transaction.atomic
def change_layer(
    *, child: Child, layer: str, starts: bool, on: date, reason: str, by: Account, at: datetime
) -> LayerChange:
    """Begin or end a layer. Layers do not follow one another: a child may draw on several at once."""
    _check(child, layer, starts, on, reason, timezone.localdate(at))
    change = LayerChange.objects.create(
        child=child, layer=layer, starts=starts, on=on, reason=reason.strip(), by=by, at=at
    )
    verb = "begins" if starts else "ends"
    audit.record(what=f"a layer {verb}", by=by, at=at, child_id=child.id, layer=layer, on=on)
    notices.tell(
        family_accounts(child.id, timezone.localdate(at)),
        child_id=child.id,
        what_changed=f"{LAYER_NAMES[layer]} support {verb} for {child.short_name}: {reason.strip()}",
        link=f"/children/{child.id}/family/",
        at=at,
    )
    return change


def _check(child: Child, layer: str, starts: bool, on: date, reason: str, today: date) -> None:
    if layer not in LAYER_NAMES:
        raise Refused("Choose one of the layers.", field="layer")
    if not reason.strip():
        raise Refused("Give the reason, so that the family knows why.", field="reason")
    if on > today:
        raise Refused("Enter the day it changed. It cannot be in the future.", field="on")
    last = next((change.on for change in history_of(child.id) if change.layer == layer), None)
    if last and on < last:
        raise Refused(
            f"{LAYER_NAMES[layer]} support last changed on {plain_date(last)}. Enter that or a later day.",
            field="on",
        )
    has = layer in layers_of([child.id], today)[child.id]
    if starts and has:
        raise Refused(f"{child.short_name} already has {LAYER_NAMES[layer]} support.", field="layer")
    if not starts and not has:
        raise Refused(f"{child.short_name} does not have {LAYER_NAMES[layer]} support.", field="layer")
