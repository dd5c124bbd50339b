"""What the command line does about places: reports as plain data, words for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from goldenthread.foundation.clock import now
from goldenthread.foundation.permissions import ROLE_WORDS, RoleKind
from goldenthread.foundation.reports import in_words
from goldenthread.foundation.wall import lifted
from goldenthread.places.actions import roles
from goldenthread.places.actions.roles import give_place_role
from goldenthread.places.actions.schools import bring_in_links, bring_in_schools
from goldenthread.places.reports import links_report, schools_report


def import_schools(file: Path, links: Path | None) -> dict[str, Any]:
    """Bring in the register and, if it is given, its links. Raises WrongFile for either."""
    with lifted("the register belongs to nobody: a command brings it in"), transaction.atomic():
        schools = bring_in_schools(path=file, name=file.name, by=None, at=now())
        report = schools_report(schools)
        if links:
            report["links"] = links_report(bring_in_links(path=links, name=links.name, by=None, at=now()))
    return report


def schools_in_words(report: dict[str, Any]) -> list[str]:
    words = in_words(report, "schools")
    if links := report.get("links"):
        words += in_words(links, "links")
        words.append(
            f"{links['unknown']} links are of {links['unknown_schools']} schools that are not here, "
            "and were passed over."
        )
    return words


def give_role(
    email: str, kind: str, evidence: str, *, setting: str, area: str, organisation: str = ""
) -> dict[str, Any]:
    """A role in one place, from today."""
    with lifted("the first roles are given before anybody holds one"):
        role = give_place_role(
            account=roles.account(email),
            kind=roles.kind(kind),
            place=roles.place(setting, area, organisation),
            evidence=evidence,
            by=None,
            at=now(),
        )
    return {
        "id": str(role.id),
        "name": role.account.name,
        "role": ROLE_WORDS[RoleKind(role.kind)],
        "place": str(role.setting or role.area or role.organisation),
    }
