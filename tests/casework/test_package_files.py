"""Bringing packages in: once, whole, with a local variant that says of what, and why it differs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.commands import import_package
from goldenthread.casework.models import Package
from goldenthread.casework.queries.package_files import PURPOSE, NoSuchArea
from goldenthread.casework.queries.packages import package_read, packages_for, packages_listed
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.packages import HERE
from goldenthread.formats.faults import WrongFile
from goldenthread.foundation import files as stored_files
from goldenthread.foundation.models import Account, AuditEntry, StoredFile
from goldenthread.places.models import Area
from tests.cast import NOW, TODAY, signed_in
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
FIRST, SECOND, LOCAL = (f"example-reading-{which}.csv" for which in ("1", "2", "northmoor"))


def brought(*names: str, area: Area | None = None) -> None:
    for name in names:
        bring_in_package(path=HERE / name, name=name, area=area, by=None, at=NOW)


def changed(tmp_path: Path, name: str, before: str, after: str) -> Path:
    path = tmp_path / "changed.csv"
    path.write_text((HERE / name).read_text().replace(before, after))
    return path


def test_the_same_file_again_adds_nothing(cast: Cast) -> None:
    first = import_package(HERE / FIRST, "")
    again = import_package(HERE / FIRST, "")
    assert (first["created"], first["unchanged"], first["rejected"]) == (1, 0, [])
    assert (again["created"], again["unchanged"], again["rejected"]) == (0, 1, [])
    assert Package.objects.count() == 1
    assert AuditEntry.objects.filter(what="brought in a support package").count() == 1


def test_a_second_version_adds_and_the_first_stays_as_it_was(cast: Cast) -> None:
    brought(FIRST)
    before = Package.objects.values().get()
    brought(SECOND)
    assert Package.objects.values().get(version="example 1") == before
    listed = packages_listed(TODAY)
    assert [one.version for one in listed.in_force] == ["example 2"]
    assert [one.version for one in listed.earlier] == ["example 1"]
    before_it = packages_listed(date(2025, 8, 31))
    assert [one.version for one in before_it.in_force] == ["example 1"]
    assert [one.version for one in before_it.coming] == ["example 2"]


def test_a_version_never_changes(cast: Cast, tmp_path: Path) -> None:
    brought(FIRST)
    report = import_package(changed(tmp_path, FIRST, "severe", "mild"), "")
    assert (report["created"], Package.objects.count()) == (0, 1)
    assert [one["reason"] for one in report["rejected"]] == [
        "This version is here already, and says something else."
    ]


def test_of_a_file_with_a_fault_nothing_is_saved(cast: Cast, tmp_path: Path) -> None:
    report = import_package(changed(tmp_path, FIRST, "01/09/2024", "31/02/2025"), "")
    (fault,) = report["rejected"]
    assert (fault["line"], fault["column"], fault["value"]) == (5, "Words", "31/02/2025")
    assert Package.objects.count() == 0


@pytest.mark.parametrize(
    "name, area, known, reason",
    [
        (LOCAL, "", True, "This is a council’s own variant."),
        (FIRST, "998", True, "A council’s own version is a variant of a national one, with its reason."),
        (LOCAL, "998", False, "The national version that it varies is not here."),
    ],
)
def test_a_variant_says_whose_of_what_and_why(
    cast: Cast, name: str, area: str, known: bool, reason: str
) -> None:
    if known:
        brought(SECOND)
    report = import_package(HERE / name, area)
    assert [one["reason"] for one in report["rejected"]] == [reason]
    assert not Package.objects.filter(version="example 2.1").exists()


def test_a_council_that_is_not_here_and_a_file_that_is_none_are_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NoSuchArea, match="no council with the code 123"):
        import_package(HERE / LOCAL, "123")
    (tmp_path / "page.csv").write_text("<html>Sign in</html>")
    with pytest.raises(WrongFile):
        import_package(tmp_path / "page.csv", "")


def test_a_variant_says_what_it_says_otherwise(cast: Cast) -> None:
    brought(SECOND)
    assert import_package(HERE / LOCAL, "998")["created"] == 1
    read = package_read(Package.objects.get(area=cast.area).id, TODAY)
    assert read.variant_of is not None
    assert (read.variant_of.version, read.variant_reason[:11]) == ("example 2", "Our village")
    assert [one.what for one in read.differs] == ["Part", "Part"] + ["Worked example"] * 3
    ours = {(one.version, one.area) for one in packages_for(cast.area.id, TODAY)}
    assert ours == {("example 2", ""), ("example 2.1", "Northmoor")}
    assert {one.area for one in packages_for(cast.other_area.id, TODAY)} == {""}


def test_a_variant_of_an_earlier_national_version_says_that_it_has_moved_on(
    cast: Cast, tmp_path: Path
) -> None:
    brought(SECOND)
    brought(LOCAL, area=cast.area)
    local = Package.objects.get(area=cast.area)
    assert package_read(local.id, TODAY).national_now is None
    third = changed(tmp_path, SECOND, "example 2", "example 3")
    bring_in_package(path=third, name="third.csv", area=None, by=None, at=NOW)
    now = package_read(local.id, TODAY).national_now
    assert now is not None
    assert now.version == "example 3"
    assert "The national package has moved on" in Client().get(f"/packages/{local.id}/").content.decode()


# The pages


def send(client: Client, name: str, content: bytes = b"") -> Any:
    file = SimpleUploadedFile(name, content or (HERE / name).read_bytes(), "text/csv")
    return client.post("/packages/import/", {"file": file})


@pytest.fixture
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("files")
def test_a_manager_sees_what_a_file_says_before_it_is_saved(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    brought(SECOND)
    preview = send(anita, LOCAL).headers["Location"]
    page = anita.get(preview).content.decode()
    assert "Save this version" in page
    assert "What every teacher changes in lessons" in page
    assert Package.objects.count() == 1
    assert anita.post(preview).headers["Location"] == "/packages/"
    anita.post(preview)
    assert [one.area for one in Package.objects.order_by("at")] == [None, cast.area]
    assert "There is nothing" not in page
    assert "it is here already" in anita.get(preview).content.decode()


@pytest.mark.usefixtures("files")
def test_a_file_with_faults_has_no_button_and_each_fault_its_place(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    brought(SECOND)
    content = (HERE / LOCAL).read_bytes().replace(b"example,\n", b"secret,\n", 1)
    preview = send(anita, "bad.csv", content=content).headers["Location"]
    page = anita.get(preview).content.decode()
    assert "Save this version" not in page
    assert "bad.csv, line 4, Words" in page
    assert anita.post(preview).status_code == 409
    assert Package.objects.count() == 1


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("content", [b"%PDF-1.7", b"a,b\n1,2\n", b"\0\0\0"])
def test_what_is_no_such_file_is_refused_beside_the_field(cast: Cast, content: bytes) -> None:
    page = send(signed_in(cast, "anita"), "odd.csv", content=content)
    assert "There is a problem" in page.content.decode()


@pytest.mark.usefixtures("files")
def test_the_file_of_another_council_is_not_there(cast: Cast) -> None:
    brought(SECOND)
    preview = send(signed_in(cast, "anita"), LOCAL).headers["Location"]
    assert [signed_in(cast, who).get(preview).status_code for who in ("priya", "neil", "funmi")] == [403] * 3
    assert signed_in(cast, "anita").post(preview).status_code == 302
    assert Package.objects.get(version="example 2.1").area == cast.area


@pytest.mark.usefixtures("files")
def test_a_national_package_is_brought_in_by_whoever_runs_the_installation_and_by_no_council(
    cast: Cast, tmp_path: Path
) -> None:
    anita = signed_in(cast, "anita")
    page = anita.get(send(anita, SECOND).headers["Location"]).content.decode()
    assert "is brought in by whoever runs this installation" in page
    assert "Save this version" not in page
    stored = keep_file(ContentFile((HERE / SECOND).read_bytes()), cast.people["anita"])
    there = f"/packages/import/{stored.id}/"
    assert [anita.get(there).status_code, anita.post(there).status_code] == [404, 404]
    api = "/api/casework/package-files"
    assert anita.post(f"{api}/{stored.id}/confirm").status_code == 404
    sent = SimpleUploadedFile(SECOND, (HERE / SECOND).read_bytes(), "text/csv")
    assert anita.post(api, {"file": sent}).status_code == 422
    assert Package.objects.count() == 0


def keep_file(content: ContentFile[bytes], by: Account) -> StoredFile:
    """A file kept without a council, as one could be from before."""
    return stored_files.keep(content=content, name=SECOND, purpose=PURPOSE, most_bytes=10_000, by=by, at=NOW)


def test_anybody_reads_the_packages_and_takes_one_away_as_its_file(cast: Cast) -> None:
    brought(FIRST, SECOND)
    brought(LOCAL, area=cast.area)
    client, local = Client(), Package.objects.get(area=cast.area)
    page = client.get(f"/packages/{local.id}/").content.decode()
    assert "Why Northmoor has its own version" in page
    assert "Our villages have no specialist teacher" in page
    assert "Only an example, not a real package" in page
    file = client.get(f"/packages/{local.id}/package.csv")
    assert (
        file.headers["Content-Disposition"]
        == 'attachment; filename="example-reading-example-21-northmoor.csv"'
    )
    assert file.content.decode("utf-8-sig").splitlines() == (HERE / LOCAL).read_text().splitlines()
    assert client.get("/packages/0192f0c1-2d3e-7abc-8def-0123456789ab/").status_code == 404


def test_the_list_takes_as_many_questions_for_one_as_for_three(cast: Cast) -> None:
    client = Client()
    brought(FIRST)
    one = queries_of(client, "/packages/")
    brought(SECOND)
    brought(LOCAL, area=cast.area)
    assert queries_of(client, "/packages/") == one
