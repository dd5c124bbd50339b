"""How many children have an EHC plan in each region: the published national file “caseload.csv”.

It comes with the statistics “Education, health and care plans” of the Department for Education. Only its
regional rows of all plans, of the latest year in it, are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE

MOST_BYTES = 30 * MEBIBYTE
"""That of 2025 is 6 MiB."""
_NEEDED = ("time_period", "geographic_level", "region_name", "breakdown_topic", "breakdown", "ehcplans")
_ALL = "all ehc plans"
_REMEDY = "Send “caseload.csv” as it is in the download of “Education, health and care plans”."


@dataclass(frozen=True, slots=True)
class PlansByRegion:
    """`year` as the file has it, such as “202425”; `plans` by the name of the region."""

    year: str
    plans: Mapping[str, int]


def plans_by_region(data: bytes, name: str) -> PlansByRegion:
    """Raises WrongFile for what is not that file, is too large, or has no region in it."""
    if len(data) > MOST_BYTES:
        raise WrongFile(name, f"This file is larger than {MOST_BYTES // MEBIBYTE} MiB.", _REMEDY)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongFile(name, "This file is not text in UTF-8.", _REMEDY) from error
    by_year: dict[str, dict[str, int]] = {}
    for year, region, number in _rows(text, name):
        by_year.setdefault(year, {})[region] = number
    if not by_year:
        raise WrongFile(name, "There is no row of a region with all EHC plans in it.", _REMEDY)
    latest = max(by_year)
    return PlansByRegion(latest, by_year[latest])


def _rows(text: str, name: str) -> Iterator[tuple[str, str, int]]:
    rows = csv.DictReader(io.StringIO(text))
    missing = [one for one in _NEEDED if one not in (rows.fieldnames or ())]
    if missing:
        raise WrongFile(name, f"It has no column {', '.join(missing)}.", _REMEDY)
    try:
        for row in rows:
            whole = {(row[one] or "").casefold() for one in ("breakdown_topic", "breakdown")}
            if row["geographic_level"] == "Regional" and whole == {_ALL}:
                yield row["time_period"], row["region_name"], _number(row["ehcplans"], name, rows.line_num)
    except csv.Error as error:
        raise WrongFile(name, f"Line {rows.line_num} cannot be read: {error}.", _REMEDY) from error


def _number(words: str, name: str, line: int) -> int:
    plain = (words or "").replace(",", "").strip()
    if not (plain.isascii() and plain.isdigit()):
        raise WrongFile(name, f"Line {line} has no number of plans but “{words[:40]}”.", _REMEDY)
    return int(plain)
