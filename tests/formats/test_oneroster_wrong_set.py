"""Sets of files that are refused whole, with the reason and what to do."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.oneroster.manifest import WANTED
from tests.formats.roster_sets import ONE_ONE, ONE_TWO, Files, changed, read


def without(files: Files, *names: str) -> Files:
    return {name: text for name, text in files.items() if name not in names}


def headings_only(files: Files, name: str) -> Files:
    return {**files, name: files[name].splitlines()[0] + "\n"}


@pytest.mark.parametrize(
    "files, file, reason",
    [
        (
            without(ONE_TWO, "manifest.csv"),
            "roster.zip",
            "There is no manifest.csv in it, so we cannot tell what the other files mean.",
        ),
        (
            without(ONE_TWO, "classes.csv"),
            "roster.zip",
            "The manifest promises classes.csv, which is not there.",
        ),
        (
            without(changed(ONE_TWO, "manifest.csv", "file.roles,bulk", "file.roles,absent"), "roles.csv"),
            "roster.zip",
            "By its manifest the set is without roles.csv, which we need.",
        ),
        (
            without(
                changed(ONE_ONE, "manifest.csv", "file.enrollments,bulk\nfile.orgs,bulk\n", ""),
                "enrollments.csv",
            ),
            "roster.zip",
            "By its manifest the set is without orgs.csv, enrollments.csv, which we need.",
        ),
        (
            changed(ONE_TWO, "manifest.csv", "oneroster.version,1.2", "oneroster.version,1.0"),
            "manifest.csv",
            "It says version 1.0.",
        ),
        (
            changed(ONE_TWO, "manifest.csv", "oneroster.version,1.2\n", ""),
            "manifest.csv",
            "It does not say which version it is of.",
        ),
        (
            {**ONE_TWO, "manifest.csv": "name,setting\na,b\n"},
            "manifest.csv",
            "These headings are missing: propertyName, value.",
        ),
        ({**ONE_TWO, "users.csv": ""}, "users.csv", "This file is empty."),
        ({**ONE_TWO, "demographics.csv": ""}, "demographics.csv", "This file is empty."),
        (
            headings_only(ONE_TWO, "users.csv"),
            "users.csv",
            "There is nothing under the headings.",
        ),
        (
            changed(ONE_TWO, "users.csv", "familyName,", "surname,"),
            "users.csv",
            "These headings are missing: familyName.",
        ),
        (
            changed(ONE_ONE, "users.csv", "orgSourcedIds,", "orgs,"),
            "users.csv",
            "These headings are missing: orgSourcedIds.",
        ),
        (
            changed(ONE_TWO, "users.csv", ",Sam", ',"Sam'),
            "users.csv",
            "A quotation mark on line 4 is never closed, or a cell there holds over 130,000 "
            "characters, so the rest cannot be told apart.",
        ),
    ],
)
def test_set_is_refused(files: Files, file: str, reason: str) -> None:
    with pytest.raises(WrongFile) as raised:
        read(files)
    assert (raised.value.file, raised.value.reason) == (file, reason)
    assert raised.value.remedy.endswith(WANTED)


def test_file_that_may_be_empty_is_read_with_headings_only() -> None:
    roster = read(headings_only(ONE_TWO, "demographics.csv"))
    assert (roster.demographics, roster.faults) == ((), ())


def test_older_set_called_newer_is_told_what_it_lacks() -> None:
    files = changed(ONE_ONE, "manifest.csv", "oneroster.version,1.1", "oneroster.version,1.2")
    with pytest.raises(WrongFile, match=r"the set is without roles\.csv, which we need"):
        read(files)
