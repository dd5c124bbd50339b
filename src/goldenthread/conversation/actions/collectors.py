"""Collecting for others: a youth worker or a library hands out a link, and learns how many came."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from goldenthread.conversation.actions.replies import begin_draft
from goldenthread.conversation.models import Collected, Collector, Consultation, Draft
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account

_BYTES = 16


class CollectingEnded(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} no longer collects answers by this link. You can still answer without it.")


@transaction.atomic
def make_collector(*, consultation: Consultation, name: str, by: Account, at: datetime) -> Collector:
    if not name.strip():
        raise Refused("Enter who collects answers.", "name")
    made = Collector.objects.create(
        consultation=consultation, name=name.strip()[:200], hands_out=secrets.token_urlsafe(_BYTES),
        counts_by=secrets.token_urlsafe(_BYTES), by=by, at=at,
    )  # fmt: skip
    _log("let somebody collect answers", made, by, at)
    return made


@transaction.atomic
def end_collector(*, collector: Collector, by: Account, at: datetime) -> None:
    """No more answers are begun by the link. Those that are begun can be sent."""
    changed = Collector.objects.filter(id=collector.id, ended_at__isnull=True).update(
        ended_at=at, ended_by=by
    )
    if not changed:
        raise Conflict("This link has ended already.")
    _log("ended a collecting link", collector, by, at)


@transaction.atomic
def begin_collected(*, collector: Collector, at: datetime) -> tuple[Draft, str]:
    """An empty answer of one person, with a code of their own, that says who collected it."""
    if collector.ended_at is not None:
        raise CollectingEnded(collector.name)
    draft, code = begin_draft(consultation=collector.consultation, at=at)
    draft.about = {"collected_by": collector.name}
    draft.save(update_fields=["about"])
    Collected.objects.create(collector=collector, draft=draft)
    return draft, code


def _log(what: str, collector: Collector, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(collector.consultation.area_id),
        consultation=collector.consultation.name, collector=collector.name, **facts,
    )  # fmt: skip
