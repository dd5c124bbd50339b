"""`goldenthread sen2`: a return from a file, checked, with what it cost in time and memory."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.plain_text import text_of
from goldenthread.formats.sen2.checking import Report, check_parts, check_return, report_as_json
from goldenthread.formats.sen2.codes import CODE_SETS
from goldenthread.formats.sen2.csv_reading import read_csv_return
from goldenthread.formats.sen2.not_checked import in_words
from goldenthread.formats.sen2.remarks import Severity

_MOST_WORDS = 200
_KIBIBYTES_IN_MEGABYTE = 1e6 / 1024


def check_file(path: Path, codes: Path | None = None) -> dict[str, Any]:
    """The report on the return in this file, with what it cost: seconds by the clock and of the processor,
    and the peak of memory in megabytes."""
    began, worked = time.perf_counter(), time.process_time()
    report = report_as_json(_checked(path, filled_codes(codes) if codes else {}))
    return {
        **report,
        "seconds": round(time.perf_counter() - began, 3),
        "processor_seconds": round(time.process_time() - worked, 3),
        "peak_megabytes": round(peak_megabytes(), 1),
    }


def found_wrong(report: Mapping[str, Any]) -> bool:
    """Whether there is an error in it, beside what is only to be looked at."""
    is_error = any(fault["severity"] == Severity.ERROR for fault in report["faults"])
    return is_error or bool(report["faults_not_listed"])


def report_in_words(report: Mapping[str, Any]) -> list[str]:
    """The faults for people, the first 200 of them, and the sum."""
    lines = [_in_words(fault) for fault in report["faults"][:_MOST_WORDS]]
    count = sum(report["faults_by_rule"].values())
    if count > len(lines):
        lines.append(f"… and {count - len(lines):,} more. Ask for --json to have them all.")
    cost = f"{report['seconds']:.1f} seconds, {report['peak_megabytes']:.0f} MB"
    unchecked = in_words(report["not_checked"], "with --codes")
    children, faults = _counted(report["persons"], "child", "children"), _counted(count, "fault", "faults")
    return [*lines, *unchecked, f"{children} read, {faults}. {cost}."]


def filled_codes(path: Path) -> dict[str, dict[str, str]]:
    """Code sets from a JSON file: {"DP": {"code": "words"}}. Raises WrongFile for what is none."""
    known = {codes.name for codes in CODE_SETS}
    wanted = (
        f"Give an object of code sets, each an object of codes and words. Sets: {', '.join(sorted(known))}."
    )
    try:
        found = json.loads(text_of(path, wanted))
    except (ValueError, RecursionError) as error:
        raise WrongFile(path.name, "This is not JSON.", wanted) from error
    is_right = isinstance(found, dict) and set(found) <= known
    if not is_right or not all(isinstance(codes, dict) for codes in found.values()):
        raise WrongFile(path.name, "These are not code sets of the return.", wanted)
    return {name: dict(codes) for name, codes in found.items()}


def _checked(path: Path, filled: Mapping[str, Mapping[str, str]]) -> Report:
    if path.is_dir() or path.suffix.casefold() == ".zip":
        return check_parts(read_csv_return(path), filled)
    return check_return(path, filled=filled)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def peak_megabytes() -> float:
    """The most memory that this process has had, in megabytes.

    Linux lets a program that another starts begin with that other's peak in `getrusage`: /proc knows better.
    """
    try:
        told = Path("/proc/self/status").read_text()
        most = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most / _KIBIBYTES_IN_MEGABYTE
    return most / _KIBIBYTES_IN_MEGABYTE


def _in_words(fault: Mapping[str, Any]) -> str:
    where = [fault.get("file", ""), f"line {fault['line']}" if fault["line"] else "", fault["person"]]
    found = f" Found “{fault['value']}”." if fault["value"] else ""
    return (
        f"{', '.join(filter(None, where))}: {fault['message']}{found} [{fault['rule']}, {fault['severity']}]"
    )
