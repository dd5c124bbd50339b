"""What an import did, as plain data for programs and as lines for people."""

from __future__ import annotations

from typing import Any

from goldenthread.formats.faults import Effect, Fault


def faults_as_json(faults: tuple[Fault, ...]) -> dict[str, list[dict[str, Any]]]:
    """`rejected`: what kept a row, or the file, out. `noted`: what it lacks, or is to be checked."""
    kept_out = (Effect.ROW_LEFT_OUT, Effect.NOTHING_READ)
    rejected = [fault for fault in faults if fault.effect in kept_out]
    noted = [fault for fault in faults if fault.effect not in kept_out]
    return {"rejected": [*map(fault_as_json, rejected)], "noted": [*map(fault_as_json, noted)]}


def fault_as_json(fault: Fault) -> dict[str, Any]:
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "value": fault.value,
        "reason": fault.reason,
        "remedy": fault.remedy,
        "effect": fault.effect.value,
    }


def in_words(report: dict[str, Any], things: str, most: int = 20) -> list[str]:
    """The counts of an import, then what was left out, a line each."""
    counts = (
        f"{report['read']} rows read: {report['created']} {things} new, {report['updated']} changed, "
        f"{report['unchanged']} unchanged, {report['rejected_rows']} left out."
    )
    faults = [*report["rejected"], *report["noted"]]
    lines = [fault_in_words(fault) for fault in faults[:most]]
    more = [f"and {len(faults) - most} more; --json lists them all"] if len(faults) > most else []
    return [counts, *lines, *more]


def fault_in_words(fault: dict[str, Any]) -> str:
    line = f"line {fault['line']}" if fault["line"] else ""
    where = ", ".join(part for part in (fault["file"], line, fault["column"]) if part)
    return f"  {where}: {fault['reason']} {fault['remedy']}"
