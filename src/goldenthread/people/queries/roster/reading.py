"""Which kind of roster a file is, and reading it: a OneRoster folder or zip, or a plain list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.oneroster import read_roster
from goldenthread.formats.pupils import read_pupils
from goldenthread.people.queries.roster.from_list import said_by_list
from goldenthread.people.queries.roster.from_oneroster import said_by_oneroster
from goldenthread.people.queries.roster.said import Said
from goldenthread.places.models import Setting

_ZIP = b"PK\x03\x04"


def said_by(path: Path, name: str, setting: Setting | None, on: date) -> Said:
    """What the file at `path`, called `name` by its sender, says. Raises WrongFile."""
    if _is_set(path):
        return said_by_oneroster(path, name, setting, on)
    if setting is None:
        check_is_roster(path, name, on)
        reason = "A list of pupils does not say which school it is of."
        raise WrongFile(name, reason, "Say the school’s URN: --setting 123456")
    return said_by_list(path, name, setting, on)


def check_is_roster(path: Path, name: str, on: date) -> None:
    """WrongFile for an empty file, or one that is no roster: said before its school is asked for."""
    if _is_set(path):
        read_roster(path, name)
    else:
        read_pupils(path, name, on=on)


def _is_set(path: Path) -> bool:
    """A zip by its first bytes: a workbook is one too, and the reader of OneRoster says so kindly."""
    if path.is_dir():
        return True
    with path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP and not path.suffix.lower().startswith(".xls")
