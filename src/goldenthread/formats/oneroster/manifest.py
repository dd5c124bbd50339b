"""manifest.csv: which version the set is of, and how each file is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.formats.bundle import Bundle
from goldenthread.formats.columns import Column, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, open_table
from goldenthread.formats.faults import Effect, Fault, WrongFile
from goldenthread.formats.given import GivenFile
from goldenthread.formats.oneroster.shapes import SHAPES, Shape
from goldenthread.formats.oneroster.words import Mode, Version

FILE_NAME = "manifest.csv"
WANTED = "Export the whole set again as OneRoster CSV, version 1.1 or 1.2, and send the zip file as it is."
_NEEDED_IN_BULK = ("orgs", "users", "classes", "enrollments")
"""Without these four there is no class list to read."""
NOT_USED = (
    *("categories", "classResources", "courseResources", "lineItemLearningObjectiveIds"),
    *("lineItems", "lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results"),
    *("resultScoreScales", "scoreScales", "userResources"),
)
"""Marks and resources: files of the standard that we have no use for."""

_COLUMNS = (
    Column("property", ("propertyName",), expected=True, needed=True),
    Column("value", ("value",), expected=True),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """`modes` holds every file that we read, by its name in the manifest."""

    version: Version
    source_name: str
    source_code: str
    modes: dict[str, Mode] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def mode(self, shape: Shape) -> Mode:
        return self.modes[shape.file]


def is_needed(shape: Shape, manifest: Manifest) -> bool:
    """Whether this file, being all there is, cannot be empty: that would empty a school."""
    return shape.file in _NEEDED_IN_BULK and manifest.mode(shape) is Mode.BULK


def read_manifest(bundle: Bundle) -> Manifest:
    """The manifest of this set, having checked that the files it promises are there.

    Raises WrongFile when there is none, for a version that is neither 1.1 nor 1.2, and when a file
    that we cannot do without is not there. In a set with any file of changes, none is needed.
    """
    file = bundle.file(FILE_NAME)
    if not bundle.names:
        raise WrongFile(bundle.name, "It is empty: there is no CSV file in it.", WANTED)
    if file is None:
        reason = f"There is no {FILE_NAME} in it, so we cannot tell what the other files mean."
        raise WrongFile(bundle.name, reason, WANTED)
    said, faults = _properties(file)
    version = _version(said.get("oneroster.version", ""))
    modes, unclear = _modes(said)
    _check_all_there(bundle, version, modes)
    unread = _unread(bundle, modes)
    name, code = said.get("source.systemname", ""), said.get("source.systemcode", "")
    return Manifest(version, name, code, modes, (*faults, *unclear, *unread))


def _properties(file: GivenFile) -> tuple[dict[str, str], list[Fault]]:
    table = open_table(file, any_heading_of(_COLUMNS), WANTED)
    layout = lay_out(table, _COLUMNS, WANTED)
    said: dict[str, str] = {}
    faults: list[Fault] = []
    for item in table.rows():
        values, wrong = layout.values(item) if isinstance(item, Row) else (None, [item])
        faults += wrong
        if values:
            said[values["property"].casefold()] = values["value"]
    return said, faults


def _version(text: str) -> Version:
    for version in Version:
        if text == version or text.startswith(f"{version}."):
            return version
    found = f"It says version {text}." if text else "It does not say which version it is of."
    raise WrongFile(FILE_NAME, found, f"We read OneRoster 1.1 and 1.2. {WANTED}")


def _modes(said: dict[str, str]) -> tuple[dict[str, Mode], list[Fault]]:
    modes: dict[str, Mode] = {}
    faults: list[Fault] = []
    for shape in SHAPES:
        text = said.get(f"file.{shape.file}".casefold(), "") or Mode.ABSENT
        known = text.casefold() in list(Mode)
        modes[shape.file] = Mode(text.casefold()) if known else Mode.ABSENT
        if not known:
            reason, remedy = "This is not bulk, delta or absent.", "Put one of these three words."
            heading = f"file.{shape.file}"
            faults.append(_left_out(FILE_NAME, heading, text, reason, remedy))
    return modes, faults


def _check_all_there(bundle: Bundle, version: Version, modes: dict[str, Mode]) -> None:
    for file, mode in modes.items():
        if mode is not Mode.ABSENT and f"{file}.csv".casefold() not in bundle.names:
            reason = f"The manifest promises {file}.csv, which is not there."
            raise WrongFile(bundle.name, reason, WANTED)
    roles = ("roles",) if version is Version.ONE_TWO else ()
    missing = [file for file in (*_NEEDED_IN_BULK, *roles) if modes[file] is Mode.ABSENT]
    if missing and Mode.DELTA not in modes.values():
        names = ", ".join(f"{file}.csv" for file in missing)
        reason = f"By its manifest the set is without {names}, which we need."
        raise WrongFile(bundle.name, reason, WANTED)


def _unread(bundle: Bundle, modes: dict[str, Mode]) -> list[Fault]:
    standard = {f"{file}.csv".casefold() for file in (*modes, *NOT_USED)} | {FILE_NAME}
    absent = {f"{file}.csv".casefold() for file, mode in modes.items() if mode is Mode.ABSENT}
    unknown = [
        _left_out(name, "", "", "This is no file of OneRoster.", "Check its name, or take it out.")
        for name in bundle.names
        if name not in standard
    ]
    reason, remedy = "The manifest says that this file is absent.", "Put right the manifest."
    return unknown + [_left_out(name, "", "", reason, remedy) for name in bundle.names if name in absent]


def _left_out(file: str, column: str, value: str, reason: str, remedy: str) -> Fault:
    return Fault(file, None, column, value, reason, remedy, Effect.FILE_LEFT_OUT)
