"""`goldenthread sen2 write` as outsiders run it: the file, what it says, and the case behind each fault."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.casework.actions.details import say_needs
from goldenthread.casework.models import EhcLine, EhcPlan, Placement
from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.mending import mended_at
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.formats.sen2 import Record, read_return
from goldenthread.formats.sen2.structure import (
    ACTIVE_PLAN,
    ASSESSMENT,
    NAMED_PLAN,
    NEED,
    PERSON,
    PLACEMENT,
    PLAN_DETAIL,
    REQUEST,
)
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Enrolment
from goldenthread.plans.models import Need, Plan, PlanVersion
from tests.cast import NOW, the_cast
from tests.exchange.cases import make_case

PLAN = (
    "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-20 draft-served; "
    "2025-06-20 plan-finalised; 2025-11-10 review-held; 2025-12-01 maintain-decided"
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def _priya(cast: Cast) -> dict[str, Any]:
    return {"by": cast.people["priya"], "at": NOW}


@pytest.fixture
def ayo(cast: Cast) -> Any:
    """A child with a plan: placed in the unit of a school, with two needs in the school’s plan."""
    child = cast.children["ayo"]
    case = make_case(cast.area, child, PLAN, cast.people["priya"], source="2")
    Placement.objects.create(
        child=child, case=case, setting=cast.settings["larch"], starts_on=date(2025, 7, 1), in_sen_unit=True,
        residential="A", agreed_by="Priya Nair", **_priya(cast),
    )  # fmt: skip
    plan = Plan.objects.create(child=child, setting=cast.settings["hawthorn"], **_priya(cast))
    version = PlanVersion.objects.create(
        child=child, plan=plan, number=1, in_force_on=date(2025, 9, 1), **_priya(cast)
    )
    for position, code in enumerate(("NSA", "SLCN", "SLCN", "SEMH", "ASD")):
        Need.objects.create(
            child=child, version=version, strand=new_id(), position=position, census_type=code, **_priya(cast)
        )
    return case


def _written(run: Any, out: Path, *words: str | Path) -> tuple[dict[str, Any], list[Record]]:
    code, said = run("sen2", "write", "--area", "998", "--year", "2026", "--out", out, *words)
    assert code in (0, 1), said
    return said, [part for part in read_return(out) if isinstance(part, Record) and part.module is PERSON]


def test_child_with_a_plan_is_written_with_all_that_the_record_says(
    run: Any, ayo: Any, tmp_path: Path
) -> None:
    said, [person] = _written(run, tmp_path / "return.xml")
    [request] = person.inside(REQUEST)
    assessment, active = request.first(ASSESSMENT), request.first(ACTIVE_PLAN)
    assert assessment
    assert active
    plan = assessment.first(NAMED_PLAN)
    assert plan
    assert request.texts == {
        "ReceivedDate": "2025-02-03", "RequestSource": "2", "RequestOutcomeDate": "2025-03-10",
        "RequestOutcome": "Y", "RequestMediation": "0", "RequestTribunal": "0",
    }  # fmt: skip
    assert [assessment[name] for name in ("AssessmentOutcome", "AssessmentOutcomeDate", "Week20")] == [
        "Y", "2025-06-20", "0",
    ]  # fmt: skip
    assert plan.texts == {"StartDate": "2025-06-20", "PlanRes": "A", "PB": "0"}
    assert [detail.texts for detail in plan.inside(PLAN_DETAIL)] == [
        {"URN": "990003", "PlacementRank": "1", "SENunitIndicator": "1", "ResourcedProvisionIndicator": "0"}
    ]
    assert active.texts == {"ReviewMeeting": "2025-11-10", "LastReview": "2025-12-01"}
    assert [place["EntryDate"] for place in active.inside(PLACEMENT)] == ["2025-07-01"]
    assert [need.texts for need in active.inside(NEED)] == [
        {"SENtype": "SLCN", "SENtypeRank": "1"}, {"SENtype": "SEMH", "SENtypeRank": "2"},
    ]  # fmt: skip
    assert (said["persons"], said["rows"]["ActivePlans"]) == (1, 1)


def test_the_types_of_need_that_the_officer_said_come_before_those_of_the_school(
    run: Any, cast: Cast, ayo: Any, tmp_path: Path
) -> None:
    say_needs(case=ayo, primary="ASD", secondary="HI", **_priya(cast))
    _, [person] = _written(run, tmp_path / "return.xml")
    active = person.inside(REQUEST)[0].first(ACTIVE_PLAN)
    assert active
    assert [need["SENtype"] for need in active.inside(NEED)] == ["ASD", "HI"]
    assert mended_at({"rule": "651"}, str(ayo.child_id), str(ayo.id), cast.area.id) == (
        f"/cases/{ayo.id}/needs/", "Types of need",
    )  # fmt: skip


def test_a_place_of_the_plan_begins_on_its_own_day_and_not_on_that_of_the_roll(
    run: Any, cast: Cast, ayo: Any, tmp_path: Path
) -> None:
    child = cast.children["ayo"]
    Enrolment.objects.create(child=child, setting=cast.settings["larch"], starts_on=date(2023, 9, 1))
    _, [person] = _written(run, tmp_path / "return.xml")
    active = person.inside(REQUEST)[0].first(ACTIVE_PLAN)
    assert active
    assert [place["EntryDate"] for place in active.inside(PLACEMENT)] == ["2025-07-01"]


def test_every_fault_names_the_case_to_mend(run: Any, cast: Cast, ayo: Any, tmp_path: Path) -> None:
    zara = make_case(
        cast.area, cast.children["zara"], "2025-09-03 request-received", cast.people["priya"], source="1"
    )
    second = make_case(
        cast.area, cast.children["zara"], "2025-02-03 request-received; 2025-03-01 request-withdrawn",
        cast.people["priya"],
    )  # fmt: skip
    said, people = _written(run, tmp_path / "return.xml")
    assert len(people) == 2
    found = {(fault["item"], fault["case"]) for fault in said["faults"]}
    assert {("RequestSource", second.number), ("ReviewOutcome", ayo.number), ("Sex", "")} & found == {
        ("RequestSource", second.number), ("ReviewOutcome", ayo.number),
    }  # fmt: skip
    assert ("RequestSource", zara.number) not in found
    assert {("Ethnicity", ayo.number), ("Ethnicity", zara.number)} <= found
    lines = (tmp_path / "return.xml").read_text().splitlines()
    for fault in said["faults"]:
        assert 0 < fault["line"] <= len(lines)


def test_code_that_is_not_known_is_to_be_filled_until_the_council_fills_it(
    run: Any, ayo: Any, tmp_path: Path
) -> None:
    said, _ = _written(run, tmp_path / "return.xml")
    assert said["faults_by_rule"]["to be filled"] == 1
    codes = tmp_path / "codes.json"
    codes.write_text(json.dumps({"ReviewOutcome": {"X9": "maintain the plan", "X8": "amend the plan"}}))
    said, [person] = _written(run, tmp_path / "return.xml", "--codes", codes)
    active = person.inside(REQUEST)[0].first(ACTIVE_PLAN)
    assert active
    assert active["ReviewOutcome"] == "X9"
    assert "to be filled" not in said["faults_by_rule"]


@pytest.mark.parametrize("named, urn", [("Hawthorn Primary", "990001"), ("Another School", "")])
def test_without_a_placement_section_i_and_the_roll_are_taken(
    run: Any, cast: Cast, tmp_path: Path, named: str, urn: str
) -> None:
    child = cast.children["ayo"]
    case = make_case(cast.area, child, PLAN, cast.people["priya"])
    plan = EhcPlan.objects.create(child=child, case=case, number=1, **_priya(cast))
    EhcLine.objects.create(
        child=child, plan=plan, strand=new_id(), block="I", part="name", words=named, **_priya(cast)
    )
    EhcPlan.objects.filter(id=plan.id).update(state="final")
    said, [person] = _written(run, tmp_path / "return.xml")
    request = person.inside(REQUEST)[0]
    assessment, active = request.first(ASSESSMENT), request.first(ACTIVE_PLAN)
    assert assessment
    assert active
    found = [detail["URN"] for plan in assessment.inside(NAMED_PLAN) for detail in plan.inside(PLAN_DETAIL)]
    assert found == ([urn] if urn else [])
    assert [place["URN"] for place in active.inside(PLACEMENT)] == ["990001"]
    faults = {(fault["item"], fault["case"]) for fault in said["faults"]}
    assert (("URN", case.number) in faults) is not bool(urn)


def test_same_return_goes_out_as_csv_and_is_checked_alike(run: Any, ayo: Any, tmp_path: Path) -> None:
    said, _ = _written(run, tmp_path / "return.xml", "--csv", tmp_path / "csv")
    assert "person.csv" in said["csv"]
    _, checked = run("sen2", "check", tmp_path / "csv")
    assert checked["persons"] == said["persons"]
    kept = {rule: number for rule, number in said["faults_by_rule"].items() if rule != "to be filled"}
    assert checked["faults_by_rule"] == kept


def test_one_more_child_is_no_more_queries(cast: Cast, ayo: Any) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(children_of(cast.area.id, date(2026, 1, 15)))
        return len(queries)

    before = asked()
    make_case(cast.area, cast.children["zara"], PLAN, cast.people["priya"])
    assert asked() == before == 10


def test_writing_is_in_the_log_of_the_council(run: Any, ayo: Any, tmp_path: Path) -> None:
    _written(run, tmp_path / "return.xml")
    assert AuditEntry.objects.filter(what="wrote the SEN2 return", facts__year=2026).count() == 1


@pytest.mark.parametrize("year, is_draft", [("2026", False), ("2027", True)])
def test_return_before_its_census_day_says_that_it_is_a_draft(
    run: Any, ayo: Any, tmp_path: Path, year: str, is_draft: bool
) -> None:
    _, said = run("sen2", "write", "--area", "998", "--year", year, "--out", tmp_path / "return.xml")
    assert said["is_draft"] is is_draft


@pytest.mark.parametrize(
    "area, year, words",
    [("123", "2026", "no council with the code 123"), ("998", "2040", "census day of 2040 is not known")],
)
def test_what_is_not_known_is_refused_and_nothing_is_written(
    run: Any, cast: Cast, tmp_path: Path, area: str, year: str, words: str
) -> None:
    code, said = run("sen2", "write", "--area", area, "--year", year, "--out", tmp_path / "return.xml")
    assert (code, words in said["refused"], list(tmp_path.iterdir())) == (2, True, [])


def test_file_that_was_there_stays_when_writing_fails(
    run: Any, ayo: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "return.xml"
    out.write_text("last year’s")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left", str(out))

    monkeypatch.setattr("goldenthread.exchange.sen2.writing.made_child", fails)
    code, _ = run("sen2", "write", "--area", "998", "--year", "2026", "--out", out)
    assert (code, out.read_text(), len(list(tmp_path.iterdir()))) == (2, "last year’s", 1)
