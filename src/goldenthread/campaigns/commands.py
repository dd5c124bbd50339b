"""What the command line does about campaigns: the register of constituencies is brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goldenthread.campaigns.actions.mps import bring_in_constituencies
from goldenthread.foundation.clock import now
from goldenthread.foundation.reports import fault_in_words
from goldenthread.foundation.wall import lifted

_MOST_NAMED = 20


def import_constituencies(file: Path) -> dict[str, Any]:
    """Bring in one file of the register. Raises WrongFile."""
    with lifted("the register belongs to nobody: a command brings it in"):
        return bring_in_constituencies(path=file, name=file.name, by=None, at=now()).report()


def constituencies_in_words(report: dict[str, Any]) -> list[str]:
    faults = [*report["rejected"], *report["noted"]]
    more = (
        [f"and {len(faults) - _MOST_NAMED} more; --json lists them all"] if len(faults) > _MOST_NAMED else []
    )
    return [
        f"{report['read']:,} rows read, {report['rejected_rows']:,} left out.",
        *(_counts(what, report[what]) for what in ("constituencies", "postcodes")),
        *map(fault_in_words, faults[:_MOST_NAMED]),
        *more,
    ]


def _counts(what: str, found: dict[str, int]) -> str:
    return (
        f"{found['created']:,} {what} new, {found['updated']:,} changed, {found['unchanged']:,} unchanged."
    )  # fmt: skip
