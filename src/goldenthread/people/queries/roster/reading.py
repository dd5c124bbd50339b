"""Which kind of roster a file is, and reading it: a OneRoster folder or zip, or a plain list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goldenthread.formats.faults import WrongFile
from goldenthread.people.queries.roster.from_list import said_by_list
from goldenthread.people.queries.roster.from_oneroster import said_by_oneroster
from goldenthread.people.queries.roster.said import Said
from goldenthread.places.models import Setting

_ZIP = b"PK\x03\x04"


def said_by(path: Path, name: str, setting: Setting | None, on: date) -> Said:
    """What the file at `path`, called `name` by its sender, says. Raises WrongFile."""
    if path.is_dir() or _is_zip(path):
        return said_by_oneroster(path, name, setting, on)
    if setting is None:
        reason = "A list of pupils does not say which school it is of."
        raise WrongFile(name, reason, "Say the school’s URN: --setting 123456")
    return said_by_list(path, name, setting, on)


def _is_zip(path: Path) -> bool:
    """By its first bytes: a workbook is a zip too, and the reader of OneRoster says so kindly."""
    with path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP and not path.suffix.lower().startswith(".xls")
