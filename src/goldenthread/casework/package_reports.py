"""What the file of a package did, or would do, as plain data: for the command, the page and the API."""

from __future__ import annotations

from typing import Any

from goldenthread.casework.queries.package_files import PackagePlan
from goldenthread.foundation.reports import faults_as_json


def package_report(plan: PackagePlan) -> dict[str, Any]:
    """`created` is 1 for a version that is new here, `unchanged` 1 for one that was here already."""
    package = plan.package
    return {
        "code": package.code if package else "",
        "name": package.name if package else "",
        "version": package.version if package else "",
        "status": package.status.value if package else "",
        "area": plan.area.code if plan.area else "",
        "created": int(plan.can_be_added),
        "unchanged": int(plan.here is not None),
        "sentence": _sentence(plan),
        **faults_as_json(plan.faults),
    }


def _sentence(plan: PackagePlan) -> str:
    if plan.package is None:
        return "Nothing is saved: something in the file is to be put right first."
    whose = f"{plan.area.name} Council’s own version" if plan.area else "version"
    what = f"{plan.package.name}, {whose} {plan.package.version}"
    if plan.here:
        return f"{what}: it is here already, and nothing is to be saved."
    return f"{what}: new here. Earlier versions stay as they are."
