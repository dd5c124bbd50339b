"""Casework from a terminal: EHC plans in and out as Word files, packages in, clocks worked out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from goldenthread.casework.actions import clocks
from goldenthread.casework.actions.importing import bring_in_plan
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.documents import word_of
from goldenthread.casework.models import Case, EhcPlan
from goldenthread.casework.package_reports import package_report
from goldenthread.casework.queries.package_files import area_called
from goldenthread.casework.queries.requests import all_areas
from goldenthread.formats.ehc_plan import read_plan
from goldenthread.foundation import audit, clock
from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.reports import fault_in_words
from goldenthread.foundation.wall import lifted


class NoSuchPlan(Refused):
    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"There is no EHC plan {wanted}. Give the number of a case, like 998-2026-00001, or the id of a "
            "version.",
            "id",
        )


class NoSuchCase(Refused):
    def __init__(self, number: str) -> None:
        super().__init__(f"There is no case {number}.", "case")


class NobodyThere(Refused):
    def __init__(self, email: str) -> None:
        super().__init__(f"There is no account for {email}. Say with --by who brings the plan in.", "by")


def export_plan(wanted: str, path: Path) -> dict[str, Any]:
    """Write a version as a Word file: the one with this id, or the newest of the case with this number."""
    with lifted("whoever runs the installation takes a plan out as a file"):
        plan = _plan(wanted)
        content = word_of(plan, plan.case)
        audit.record(
            what="took the EHC plan away as a Word file", by=None, at=clock.now(), child_id=plan.child_id,
            case=plan.case.number, version=plan.number,
        )  # fmt: skip
    path.write_bytes(content)
    return {
        "file": str(path), "bytes": len(content), "plan": str(plan.id), "case": plan.case.number,
        "version": plan.number, "state": plan.state,
    }  # fmt: skip


def import_plan(path: Path, number: str, email: str) -> dict[str, Any]:
    """Put the plan of this file into the version being written of a case. Raises WrongFile and Refused."""
    read = read_plan(path)
    with lifted("whoever runs the installation brings in a plan that came as a file"):
        case = Case.objects.select_related("area", "child", "coordinator").filter(number=number).first()
        if case is None:
            raise NoSuchCase(number)
        by = account_by_email(email) if email else case.coordinator
        if by is None:
            raise NobodyThere(email or "this case’s officer")
        plan = bring_in_plan(case=case, read=read, file=path.name, by=by, at=clock.now())
        lines = plan.lines.count()
    return {"case": number, "plan": str(plan.id), "version": plan.number, "lines_saved": lines}


def _plan(wanted: str) -> EhcPlan:
    plans = EhcPlan.objects.select_related("case__area", "case__child").order_by("-number")
    try:
        found = plans.filter(id=UUID(wanted)).first()
    except ValueError:
        found = plans.filter(case__number=wanted).exclude(state=EhcPlan.State.DROPPED).first()
    if found is None:
        raise NoSuchPlan(wanted)
    return found


def import_package(path: Path, area: str) -> dict[str, Any]:
    """Add the version in this file. `rejected` says why nothing was saved. Raises WrongFile, NoSuchArea."""
    with lifted("packages belong to nobody: a command brings them in"):
        plan = bring_in_package(path=path, name=path.name, area=area_called(area), by=None, at=clock.now())
    return package_report(plan)


def package_in_words(report: dict[str, Any]) -> list[str]:
    """What was added, or each reason why nothing was."""
    return [report["sentence"], *map(fault_in_words, [*report["rejected"], *report["noted"]])]


class NoSuchCouncil(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(f"There is no council with the code {code} here.", "area")


def rebuild_clocks(area: str) -> dict[str, Any]:
    """Work out every open clock again, of one council or of all. `cases`: how many."""
    areas = [one for one in all_areas() if area in ("", one.code)]
    if area and not areas:
        raise NoSuchCouncil(area)
    with lifted("the clocks of all cases are worked out by the installation"):
        cases = sum(clocks.rebuild_clocks(clock.today(), one.id) for one in areas)
    return {"councils": len(areas), "cases": cases}
