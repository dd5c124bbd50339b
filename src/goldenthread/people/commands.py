"""What the command line does about people: reports as plain data, words for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goldenthread.design.words import and_list
from goldenthread.foundation.clock import now, today
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.reports import in_words
from goldenthread.foundation.wall import lifted
from goldenthread.people.actions.roster import bring_in_roster
from goldenthread.people.queries.roster.reading import check_is_roster, said_by
from goldenthread.people.reports import LEFT_OUT_RELATIVES, report_of
from goldenthread.places.models import Setting


class NoSuchSetting(Refused):
    def __init__(self, urn: str) -> None:
        super().__init__(f"There is no school {urn} here. Bring in the register of schools first.", "setting")


def import_roster(path: Path, urn: str, *, end_absent: bool) -> dict[str, Any]:
    """Bring in a roster. Raises WrongFile and NoSuchSetting."""
    with lifted("a command brings in the roster of a school"):
        setting = Setting.objects.filter(urn=urn).first() if urn else None
        if urn and setting is None:
            check_is_roster(path, path.name, today())
            raise NoSuchSetting(urn)
        done = bring_in_roster(
            said=said_by(path, path.name, setting, today()),
            file=path.name,
            sha256=sha256_of(path),
            end_absent=end_absent,
            by=None,
            at=now(),
        )
    return report_of(done)


def _figures(part: dict[str, int], kind: str) -> str:
    new, changed, unchanged = part["created"], part["updated"], part["unchanged"]
    return f"{kind.capitalize()}: {new} new, {changed} changed, {unchanged} unchanged."


def undecided_in_words(rows: list[dict[str, Any]]) -> list[str]:
    """What waits for a person, in a sentence; which rows and what to do stand with the faults above it."""
    if not rows:
        return []
    lines = and_list([f"line {row['line']}" for row in rows])
    return [
        f"Undecided: {lines}. Each may be a child who is here already. Nothing was made or changed for them."
    ]


def roster_in_words(report: dict[str, Any]) -> list[str]:
    words = [_figures(report[kind], kind) for kind in ("pupils", "classes", "staff")]
    words += in_words(report, "records")[1:]
    for absent in report["absent"]:
        what = "taken off the roll" if absent["taken_off_roll"] else "still on roll"
        why = ", because they have a plan" if absent["has_a_plan"] else ""
        words.append(f"  {absent['pupil']} is not in the file: {what}{why}.")
    for one in report["also_on_roll_elsewhere"]:
        words.append(f"  {one['pupil']} is also on roll at {one['school']}: ask them whether they have left.")
    words += undecided_in_words(report["undecided"])
    if report["not_taken_off_because"]:
        words.append(report["not_taken_off_because"])
    if report["relatives_left_out"]:
        words.append(LEFT_OUT_RELATIVES)
    return words
