"""What is new for somebody who sent an answer: decisions on its themes since they last looked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from goldenthread.report.models import Decision, Edition, Follow
from goldenthread.themes.models import Code, Standing


def themes_said_in(reply_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The themes that stand for the answers of each reply, under any frame. One query."""
    stands = Standing.objects.filter(answer__reply__in=reply_ids, coding__isnull=False)
    rows = Code.objects.filter(coding__in=stands.values("coding"), coding__answer__reply__in=reply_ids)
    found: dict[UUID, set[UUID]] = {reply: set() for reply in reply_ids}
    for reply, theme in rows.values_list("coding__answer__reply", "theme"):
        found[reply].add(theme)
    return found


def to_tell() -> list[Follow]:
    """Those who confirmed an address, and whose themes have news since they were last told. Four queries."""
    confirmed = Follow.objects.filter(confirmed_at__isnull=False).select_related("reply__consultation")
    newest = _newest_by_theme()
    first = dict(Edition.objects.filter(number=1).values_list("consultation", "at"))
    waiting = [one for one in confirmed if one.reply.consultation_id in first]
    themes = themes_said_in([one.reply_id for one in waiting])
    found = []
    for one in waiting:
        news = [newest[theme] for theme in themes[one.reply_id] if theme in newest]
        latest = max([first[one.reply.consultation_id], *news])
        if one.told_at is None or latest > one.told_at:
            found.append(one)
    return found


def _newest_by_theme() -> dict[UUID, datetime]:
    rows = Decision.objects.order_by().values("theme").annotate(newest=Max("at"))
    return {row["theme"]: row["newest"] for row in rows}
