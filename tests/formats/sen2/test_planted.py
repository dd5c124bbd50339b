"""Ten thousand children, three hundred faults among them: the report has exactly these, each in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from linecache import getline
from pathlib import Path
from random import Random

import pytest

from benchmarks.sen2 import child, header
from goldenthread.config.returns import check_file
from goldenthread.formats.sen2 import Record, whole_return, write_return
from tests.formats.sen2.altering import alter

CHILDREN, OF_EACH = 10_000, 20
PLANTED = {
    # rule: what breaks it, and what stands on the line that is named
    "106": ("PostCode=M16", "<PostCode>M16<"),
    "151": ("Forename=", "<Person>"),
    "152": ("PersonBirthDate=", "<Person>"),
    "164": ("-Requests", "<Person>"),
    "206": ("RequestMediation=2", "<RequestMediation>2<"),
    "270": ("RYA=", "<Requests>"),
    "272": ("RequestSource=", "<Requests>"),
    "359": ("Week20=", "<Assessment>"),
    "451": ("StartDate=2026-01-16", "<StartDate>2026-01-16<"),
    "456": ("PB=", "<NamedPlan>"),
    "471": ("PlanDetail.PlacementRank=2", "<NamedPlan>"),
    "650": ("-PlacementDetail; -PlacementDetail", "<ActivePlans>"),
    "701": ("PlacementDetail.URN=12345", "<URN>12345<"),
    "721": ("EntryDate=2026-01-16", "<EntryDate>2026-01-16<"),
    "801": ("SENtype=NSA", "<SENtype>NSA<"),
}


def _rules_planted() -> list[str]:
    """For each child the rule that it breaks, mostly none; the same every time."""
    rules = [rule for rule in PLANTED for _ in range(OF_EACH)]
    rules += [""] * (CHILDREN - len(rules))
    Random(26).shuffle(rules)  # noqa: S311 - only to spread them
    return rules


def _children(rules: list[str]) -> Iterator[Record]:
    # every tenth child of the benchmark has two requests, and some of those a fault
    faultless = (number for number in count() if number % 10)
    for rule, number in zip(rules, islice(faultless, len(rules)), strict=True):
        record = child(number)
        if rule:
            alter([record], PLANTED[rule][0])
        yield record


@pytest.mark.slow
def test_the_faults_that_were_planted_are_found_and_no_others(tmp_path: Path) -> None:
    rules = _rules_planted()
    upns: list[str] = []

    def noted() -> Iterator[Record]:
        for record in _children(rules):
            upns.append(record["UPN"])
            yield record

    path = tmp_path / "return.xml"
    with path.open("wb") as stream:
        write_return(whole_return(header(), noted()), stream)
    report = check_file(path)
    expected = [(rule, upn) for rule, upn in zip(rules, upns, strict=True) if rule]
    assert [(fault["rule"], fault["person"]) for fault in report["faults"]] == expected
    assert (report["persons"], report["faults_by_rule"]) == (CHILDREN, dict.fromkeys(PLANTED, OF_EACH))
    for fault in report["faults"]:
        assert getline(str(path), fault["line"]).strip().startswith(PLANTED[fault["rule"]][1])
