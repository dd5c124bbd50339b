"""Bringing in the published figures of a release, as reference data for every council."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from goldenthread.exchange.models import PublishedFigure
from goldenthread.formats.faults import Fault
from goldenthread.formats.published_figures import Figure, read_published
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Brought:
    """What a release had in it, by year, and how many figures were new here."""

    created: int
    unchanged: int
    by_year: dict[int, int]
    faults: tuple[Fault, ...]


@transaction.atomic
def bring_in_figures(*, path: Path, name: str, by: Account | None, at: datetime) -> Brought:
    """Add every figure of this release. The same release again adds nothing. Raises WrongFile."""
    read = read_published(path, name)
    digest = _digest(read.records)
    by_year = dict(sorted(Counter(one.year for one in read.records).items()))
    if PublishedFigure.objects.filter(digest=digest).exists():
        return Brought(0, len(read.records), by_year, read.faults)
    PublishedFigure.objects.bulk_create(
        [_row(one, name, digest, at) for one in read.records], batch_size=_MOST_AT_ONCE
    )
    audit.record(
        what="brought in published figures", by=by, at=at, file=name, sha256=digest, rows=len(read.records)
    )
    return Brought(len(read.records), 0, by_year, read.faults)


def _row(one: Figure, release: str, digest: str, at: datetime) -> PublishedFigure:
    return PublishedFigure(
        release=release[:200], digest=digest, year=one.year, measure=one.measure, level=one.level,
        code=one.code, name=one.name, region=one.region, in_time=one.in_time, whole=one.whole,
        percent=one.percent, mark=one.mark, at=at,
    )  # fmt: skip


def _digest(figures: tuple[Figure, ...]) -> str:
    """The same for the same figures, however their file was packed."""
    said = "\n".join(sorted(repr(astuple(one)) for one in figures))
    return hashlib.sha256(said.encode()).hexdigest()
