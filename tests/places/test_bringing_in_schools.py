"""The register comes in: new, changed, unchanged, left out; a school is never removed."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from goldenthread.formats.faults import WrongFile
from goldenthread.foundation.models import AuditEntry
from goldenthread.places.actions.schools import bring_in_schools
from goldenthread.places.models import Area, Setting
from tests.places.register import bring_in, counts, extract, row

pytestmark = pytest.mark.django_db


def test_first_extract_makes_areas_and_schools(tmp_path: Path) -> None:
    done = bring_in(tmp_path, row("999001", "Beech Primary"), row("999002", "Café School"))
    assert counts(done) == (2, 2, 0, 0, 0)
    assert list(Area.objects.values_list("code", "name")) == [("996", "Eastmere")]
    school = Setting.objects.get(urn="999002")
    assert (school.name, school.phase, school.status, school.opened_on, school.pupils, school.area.code) == (
        "Café School",
        "Primary",
        "Open",
        date(1990, 9, 1),
        210,
        "996",
    )


def test_second_time_writes_no_school(tmp_path: Path) -> None:
    rows = [row("999001", "Beech Primary"), row("999002", "Oak Primary")]
    bring_in(tmp_path, *rows)
    before = list(Setting.objects.order_by("urn").values())
    assert counts(bring_in(tmp_path, *rows)) == (2, 0, 0, 2, 0)
    assert list(Setting.objects.order_by("urn").values()) == before


def test_only_what_differs_is_changed(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"), row("999002", "Oak Primary"))
    done = bring_in(tmp_path, row("999001", "Beech Academy", pupils="190"), row("999002", "Oak Primary"))
    assert counts(done) == (2, 0, 1, 1, 0)
    assert Setting.objects.values_list("name", "pupils").get(urn="999001") == ("Beech Academy", 190)


def test_closed_school_stays_and_says_so(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    closed = row("999001", "Beech Primary", status="2", status_name="Closed", closed="31/08/2026")
    bring_in(tmp_path, closed)
    assert Setting.objects.values_list("status", "closed_on").get() == ("Closed", date(2026, 8, 31))


def test_school_that_is_not_in_the_file_stays(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"), row("999002", "Oak Primary"))
    assert counts(bring_in(tmp_path, row("999001", "Beech Primary"))) == (1, 0, 0, 1, 0)
    assert Setting.objects.count() == 2


def test_school_moves_to_the_area_the_register_says(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    bring_in(tmp_path, row("999001", "Beech Primary", la="995", la_name="Westmere"))
    assert Setting.objects.get().area.name == "Westmere"


def test_renamed_area_takes_its_new_name(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    bring_in(tmp_path, row("999001", "Beech Primary", la_name="Eastmere and Coast"))
    assert Area.objects.get().name == "Eastmere and Coast"


def test_school_without_authority_is_kept_apart(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary", la="", la_name=""))
    assert Setting.objects.get().area.name == "Authority not recorded"


def test_bad_row_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    done = bring_in(tmp_path, row("12", "Nowhere"), row("999002", "Oak Primary"))
    assert counts(done) == (2, 1, 0, 0, 1)
    assert [(fault.line, fault.column, fault.value) for fault in done.faults if fault.line] == [
        (2, "URN", "12")
    ]


def test_column_an_older_extract_lacks_is_not_emptied(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    older = tmp_path / "older.csv"
    whole = extract(row("999001", "Beech Primary")).decode().splitlines()
    older.write_text("\n".join(line.rpartition(",")[0] for line in whole))
    done = bring_in_schools(path=older, name="older.csv", by=None, at=AuditEntry.objects.get().at)
    assert counts(done) == (1, 0, 0, 1, 0)
    assert Setting.objects.get().pupils == 210


def test_wrong_file_changes_nothing(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    with pytest.raises(WrongFile):
        bring_in_schools(path=wrong, name="wrong.csv", by=None, at=AuditEntry.objects.get().at)
    assert (Setting.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_log_has_the_hash_of_the_file(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    entry = AuditEntry.objects.get()
    sha256 = hashlib.sha256(extract(row("999001", "Beech Primary"))).hexdigest()
    assert (entry.stream, entry.what, entry.facts) == (
        "installation",
        "brought in schools",
        {"file": "schools.csv", "sha256": sha256, "read": 1, "created": 1, "updated": 0, "rejected": 0},
    )


def test_bad_cell_leaves_what_is_here_and_is_named(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    before = Setting.objects.values().get()
    bad = {"pupils": "eleven", "status": "9", "status_name": "Exploded", "closed": "31/02/2019"}
    done = bring_in(tmp_path, row("999001", "Beech Primary", **bad))
    assert Setting.objects.values().get() == before
    assert counts(done) == (1, 0, 0, 1, 0)
    assert {fault.column for fault in done.faults if fault.line} == {
        "EstablishmentStatus (code)", "EstablishmentStatus (name)", "CloseDate", "NumberOfPupils",
    }  # fmt: skip


def test_cells_that_contradict_each_other_leave_what_is_here(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    done = bring_in(tmp_path, row("999001", "Beech Primary", closed="01/01/1980"))
    school = Setting.objects.get()
    assert (school.opened_on, school.closed_on) == (date(1990, 9, 1), None)
    assert [fault.reason for fault in done.faults if fault.line] == ["It closed before it opened."]


def test_empty_cell_empties_what_is_here(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"))
    bring_in(tmp_path, row("999001", "Beech Primary", pupils=""))
    assert Setting.objects.get().pupils is None


def test_text_that_is_too_long_is_never_cut(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary", town="Eastmere"))
    long = row("999001", "Beech " * 60, town="E" * 101)
    done = bring_in(tmp_path, long, row("999002", "Oak Primary", town="E" * 101))
    assert counts(done) == (2, 1, 0, 0, 1)
    assert Setting.objects.get(urn="999001").name == "Beech Primary"
    assert Setting.objects.get(urn="999002").town == ""
    assert [fault.line for fault in done.faults if fault.column == "EstablishmentName"] == [2]
