"""`goldenthread annex-a write` as outsiders run it."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.plans.models import Need, Plan, PlanVersion
from tests.cast import NOW, the_cast
from tests.exchange.cases import make_case

PLAN = (
    "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-20 draft-served; "
    "2025-06-20 plan-finalised; 2026-05-10 review-held; 2026-06-01 amend-decided; "
    "2026-06-01 amendments-sent; 2026-07-01 amended-plan-finalised"
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Ayo has an EHC plan and a plan at school, Zara a plan at school alone, Tola a plan that has ended."""
    cast = the_cast()
    about = {"by": cast.people["priya"], "at": NOW}
    make_case(cast.area, cast.children["ayo"], PLAN, about["by"])  # type: ignore[arg-type]  # an account
    make_case(cast.area, cast.children["tola"], f"{PLAN}; 2026-08-01 plan-ceased:2", about["by"])  # type: ignore[arg-type]  # an account
    for name in ("ayo", "zara"):
        child = cast.children[name]
        plan = Plan.objects.create(child=child, setting=child.enrolments.get().setting, **about)
        version = PlanVersion.objects.create(
            child=child, plan=plan, number=1, in_force_on=date(2026, 9, 1), **about
        )
        Need.objects.create(child=child, version=version, strand=new_id(), census_type="SEMH", **about)
    return cast


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_child_with_a_plan_is_in_one_list_and_child_with_support_in_the_other(
    run: Any, cast: Cast, tmp_path: Path
) -> None:
    code, said = run("annex-a", "write", "--area", "998", "--out", tmp_path / "lists")
    assert (code, said["rows"]) == (1, {"list_1": 1, "list_2": 1})
    [ayo] = _rows((tmp_path / "lists" / "list_1.csv").read_bytes())
    [zara] = _rows((tmp_path / "lists" / "list_2.csv").read_bytes())
    assert [ayo["Unique ID"], zara["Unique ID"]] == [str(cast.children[name].id) for name in ("ayo", "zara")]
    shown = "Date initial EHC plan issued", "Date updated EHC plan issued", "Date EHC plan last reviewed"
    assert [ayo[column] for column in shown] == ["20/06/2025", "01/07/2026", "10/05/2026"]
    assert (zara["SEN primary need"], zara["Main education establishment – URN"]) == ("SEMH", "990001")
    missing = {(fault["rule"], fault["child"]) for fault in said["faults"]}
    assert {("101c", ayo["Unique ID"]), ("201c", zara["Unique ID"])} <= missing


def test_lists_go_out_in_one_zip(run: Any, cast: Cast, tmp_path: Path) -> None:
    run("annex-a", "write", "--area", "998", "--out", tmp_path / "lists.zip")
    with zipfile.ZipFile(tmp_path / "lists.zip") as archive:
        assert [len(_rows(archive.read(f"list_{of}.csv"))) for of in (1, 2)] == [1, 1]
