"""Who answered, as counts that may be shown: no number of people under ten, and rounded to five."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef

from goldenthread.analysis.small_numbers import LEAST, protected_amounts
from goldenthread.conversation.models import Consultation, Reply, SetAside
from goldenthread.report.models import Population
from goldenthread.report.queries.content import GroupPart
from goldenthread.themes.queries.figures import VALUE_WORDS


def respondents_by(
    consultation: Consultation, name: str, published: Mapping[str, int] | None = None
) -> tuple[GroupPart, ...]:
    """Of people, by "who" or by "region", in a fixed order. One query."""
    aside = SetAside.objects.filter(reply=OuterRef("pk"), back_at__isnull=True)
    rows = Reply.objects.filter(
        ~Exists(aside), consultation=consultation, evidence=Reply.Evidence.PERSON
    ).order_by()
    true: dict[tuple[str, ...], float] = {
        (value,): number for value, number in rows.values_list(name).annotate(number=Count("id"))
    }
    kept = protected_amounts(true, [name], key=_key(consultation.id, name)).cells
    shown = {value: count for (value,), count in kept.items() if count >= LEAST}
    said = sum(count for value, count in shown.items() if value)
    known = sum((published or {}).values())
    return tuple(
        GroupPart(
            words, shown.get(value), round(shown[value] / said, 3) if value and value in shown else None,
            round(published[value] / known, 3) if published and value in published else None,
        )
        for value, words in VALUE_WORDS[name].items()
    )  # fmt: skip


def population_of(consultation: Consultation) -> Population | None:
    return Population.objects.filter(consultation=consultation).order_by("-at", "-id").first()


def _key(consultation_id: UUID, name: str) -> bytes:
    words = f"respondents {consultation_id} {name}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
