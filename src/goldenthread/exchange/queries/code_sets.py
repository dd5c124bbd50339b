"""The code sets of the return as a council has them: known from the guide, filled by somebody, or empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldenthread.exchange.models import CodeSetVersion
from goldenthread.formats.sen2.codes import CODE_SETS, CodeSet
from goldenthread.formats.sen2.not_checked import depends_on
from goldenthread.foundation.access import NotVisible

Filled = Mapping[str, Mapping[str, str]]
_BY_NAME = {one.name: one for one in CODE_SETS}


@dataclass(frozen=True, slots=True)
class FilledVersion:
    """One version of a set, as somebody filled it."""

    version: int
    codes: Mapping[str, str]
    source: str
    source_on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CodeSetRead:
    """One set. `codes` are those that count now: of the last version, or else of the guide as quoted."""

    name: str
    what: str
    codes: Mapping[str, str]
    doubt: str
    items: tuple[str, ...]
    rules: tuple[str, ...]
    versions: tuple[FilledVersion, ...]

    @property
    def is_empty(self) -> bool:
        return not self.codes

    @property
    def last(self) -> FilledVersion | None:
        return self.versions[0] if self.versions else None


def code_set(name: str) -> CodeSet:
    """The set of the return with this name. Raises NotVisible."""
    if name not in _BY_NAME:
        raise NotVisible("code set", name)
    return _BY_NAME[name]


def code_sets_of(area_id: UUID) -> tuple[CodeSetRead, ...]:
    """Every set of the return, the empty ones first. One query."""
    rows = list(CodeSetVersion.objects.filter(area=area_id).order_by("-version").select_related("by"))
    found = [_read(one, [row for row in rows if row.name == one.name]) for one in CODE_SETS]
    return tuple(sorted(found, key=lambda one: not one.is_empty))


def code_set_of(area_id: UUID, name: str) -> CodeSetRead:
    """One set with all its versions, the last first. One query. Raises NotVisible."""
    known = code_set(name)
    rows = CodeSetVersion.objects.filter(area=area_id, name=name).order_by("-version").select_related("by")
    return _read(known, rows)


def newest_of(area_id: UUID, name: str) -> CodeSetVersion | None:
    return CodeSetVersion.objects.filter(area=area_id, name=name).order_by("-version").first()


def filled_of(area_id: UUID) -> dict[str, dict[str, str]]:
    """The codes that a council has filled in, as the rules of the return take them. One query."""
    rows = CodeSetVersion.objects.filter(area=area_id).order_by("version").values_list("name", "codes")
    return {name: dict(codes) for name, codes in rows}


def _read(known: CodeSet, rows: Iterable[CodeSetVersion]) -> CodeSetRead:
    versions = tuple(
        FilledVersion(row.version, dict(row.codes), row.source, row.source_on, row.by.name, row.at)
        for row in rows
    )
    uses = depends_on(known)
    codes = versions[0].codes if versions else known.codes
    return CodeSetRead(known.name, uses.what, codes, known.doubt, uses.items, uses.rules, versions)
