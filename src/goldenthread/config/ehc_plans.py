"""`goldenthread plan`: what an EHC plan in a Word file says, and what is unclear in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goldenthread.formats.ehc_plan import Line, PlanFault, lines_of, read_plan
from goldenthread.formats.ehc_plan.layout import SECTIONS
from goldenthread.law.wording import LineKind, wording_as_json

PROVISION = ("F", "G", "H1", "H2")
"""The sections that say what is to be done, and so must hold somebody to it."""

_MOST_CHECKED = 5_000
"""Letters of one paragraph. For more the check takes long, and nobody reads a paragraph like that."""


def plan_in_file(path: Path) -> dict[str, Any]:
    """The plan section by section, its faults, and the wording hints on its provision, as plain data.

    Shape: {"file", "saved": false, "counts", "sections": [{"section", "says", "lines": [{"section", "area",
    "row", "part", "text"}]}], "other": [{"after", "text"}], "faults": [{"kind", "section", "table", "row",
    "value", "reason", "remedy"}], "wording": [{"section", "area", "row", "text", "clean", "remarks"}]}.
    Raises WrongFile.
    """
    read = read_plan(path)
    lines = lines_of(read.plan)
    wording = [hint for line in lines for hint in _hints(line)]
    return {
        "file": path.name,
        "saved": False,
        "counts": {
            "lines": len(lines),
            "by_section": dict(Counter(line.section for line in lines)),
            "other": len(read.plan.other),
            "faults": len(read.faults),
            "faults_by_kind": dict(Counter(fault.kind for fault in read.faults)),
            "hints": sum(len(hint["remarks"]) for hint in wording),
        },
        "sections": list(_sections(lines)),
        "other": [{"after": text.after, "text": text.text} for text in read.plan.other],
        "faults": [_fault(fault) for fault in read.faults],
        "wording": wording,
    }


def plan_in_words(report: Mapping[str, Any]) -> list[str]:
    """The same for people: the counts, then the faults and the hints. The plan itself is in the file."""
    counts = report["counts"]
    words = [f"{SECTIONS[section]} ({section}): {count}" for section, count in counts["by_section"].items()]
    words += [fault["says"] for fault in report["faults"]]
    for line in report["wording"]:
        where = f"{line['section']}, {line['area']}, row {line['row']}"
        words += [f"{where}: {line['text']}"] if line["remarks"] else []
        words += [
            f"  “{remark['quoted']}”: {remark['reason']} [{remark['rule']}]" for remark in line["remarks"]
        ]
    summary = f"{counts['lines']} lines read, {counts['faults']} faults, {counts['hints']} hints on wording."
    if report["saved"]:
        saved = f"{report['lines_saved']} lines saved in {report['case']}"
        return [*words, f"{summary} {saved}; names, the list of advice and signatures are the record’s own."]
    return [*words, f"{summary} Nothing was saved."]


def _sections(lines: tuple[Line, ...]) -> Iterator[dict[str, Any]]:
    for section, says in SECTIONS.items():
        own = [_line(line) for line in lines if line.section == section]
        yield {"section": section, "says": says, "lines": own}


def _line(line: Line) -> dict[str, Any]:
    return {
        "section": line.section,
        "area": line.area,
        "row": line.row,
        "part": line.part,
        "text": line.text,
    }


def _hints(line: Line) -> Iterator[dict[str, Any]]:
    """The wording check of each paragraph of a line of provision."""
    if line.section not in PROVISION or not line.row:
        return
    texts = [text[:_MOST_CHECKED] for text in line.text.split("\n") if text]
    for checked in wording_as_json(texts, LineKind.PROVISION)["lines"]:
        yield {"section": line.section, "area": line.area, "row": line.row, **checked}


def _fault(fault: PlanFault) -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "section": fault.section,
        "table": fault.table,
        "row": fault.row,
        "value": fault.value,
        "reason": fault.reason,
        "remedy": fault.remedy,
        "says": str(fault),
    }
