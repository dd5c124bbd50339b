"""The published figures of one year for a council, its region and England, as the last release has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from goldenthread.exchange.models import PublishedFigure
from goldenthread.formats.published_figures import Level


@dataclass(frozen=True, slots=True)
class Published:
    """`figures` by measure and level. `years`: of which years figures are here at all."""

    release: str
    brought_in: date | None
    years: tuple[int, ...]
    figures: Mapping[tuple[str, Level], PublishedFigure]

    def of(self, measure: str, level: Level) -> PublishedFigure | None:
        return self.figures.get((measure, level))


def published_for(code: str, year: int) -> Published:
    """Two queries. A council that the statistics do not know has England alone beside it."""
    rows = list(
        PublishedFigure.objects.filter(year=year)
        .filter(Q(level=Level.COUNCIL, code=code) | ~Q(level=Level.COUNCIL))
        .order_by("-at", "-id")
    )
    years = PublishedFigure.objects.order_by("year").values_list("year", flat=True).distinct()
    if not rows:
        return Published("", None, tuple(years), {})
    last = [row for row in rows if row.digest == rows[0].digest]
    region = next((row.region for row in last if row.level == Level.COUNCIL), "")
    figures = {
        (row.measure, Level(row.level)): row
        for row in last
        if row.level != Level.REGIONAL or row.code == region
    }
    return Published(rows[0].release, timezone.localdate(rows[0].at), tuple(years), figures)
