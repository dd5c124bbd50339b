"""A row that may be a child who is here: a person decides, one by one, before anything is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.commands import roster_in_words
from goldenthread.people.models import Child, Enrolment
from goldenthread.people.reports import report_of
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.people.roster.made import bring_in_list, pupil, school, upn, write_csv

pytestmark = pytest.mark.django_db
QUESTION = "Line 2: Ada Marlow, born 1 February 2016"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


@pytest.fixture
def ada(cast: Cast) -> Child:
    return at(cast, "hawthorn", upn=upn(1))


def at(cast: Cast, place: str, **more: str) -> Child:
    child = Child.objects.create(first_name="Ada", last_name="Marlow", born_on="2016-02-01", **more)
    Enrolment.objects.create(
        child=child, setting=cast.settings[place], starts_on="2026-09-01", year_group="5"
    )
    return child


def send(client: Client, cast: Cast, folder: Path, *rows: dict[str, str]) -> str:
    content = write_csv(folder / "list.csv", rows).read_bytes()
    address = reverse("roster", kwargs={"setting_id": cast.settings["hawthorn"].id})
    answer = client.post(address, {"file": SimpleUploadedFile("pupils.csv", content)})
    return str(answer.headers["Location"])


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def namesakes() -> int:
    return Child.objects.filter(first_name="Ada", last_name="Marlow").count()


@pytest.mark.parametrize("number", [None, 2], ids=["without a UPN", "with another UPN"])
def test_a_namesake_of_this_school_is_asked_about(
    cast: Cast, ruth: Client, ada: Child, tmp_path: Path, number: int | None
) -> None:
    preview = send(ruth, cast, tmp_path, pupil("Ada", number))
    shown = page(ruth, preview)
    assert [QUESTION in shown, f'value="{ada.id}"' in shown, f"UPN {ada.upn}, year 5" in shown] == [True] * 3
    assert namesakes() == 1


def test_the_same_child_is_changed_and_no_second_one_is_made(
    cast: Cast, ruth: Client, ada: Child, tmp_path: Path
) -> None:
    ruth.post(send(ruth, cast, tmp_path, pupil("Ada", **{"Year group": "6"})), {"row_2": f"{ada.id}"})
    work(once=True)
    assert namesakes() == 1
    assert Enrolment.objects.get(child=ada).year_group == "6"
    entry = AuditEntry.objects.get(what="brought in roster")
    assert (entry.facts["decided"], entry.facts["undecided"]) == ({"line 2": f"{ada.id}"}, 0)
    assert str(ada.id) in entry.children


def test_another_child_is_made_beside_the_first(cast: Cast, ruth: Client, ada: Child, tmp_path: Path) -> None:
    ruth.post(send(ruth, cast, tmp_path, pupil("Ada", **{"Year group": "6"})), {"row_2": "another"})
    work(once=True)
    assert namesakes() == 2
    assert Enrolment.objects.get(child=ada).year_group == "5"


def test_who_was_decided_is_not_asked_again(cast: Cast, ruth: Client, ada: Child, tmp_path: Path) -> None:
    ruth.post(send(ruth, cast, tmp_path, pupil("Ada")), {"row_2": "another"})
    work(once=True)
    assert QUESTION not in page(ruth, send(ruth, cast, tmp_path, pupil("Ada")))


def test_what_is_not_decided_is_left_out(cast: Cast, ruth: Client, ada: Child, tmp_path: Path) -> None:
    answer = ruth.post(send(ruth, cast, tmp_path, pupil("Ada"), pupil("Ben", 3)), {"row_2": "later"})
    work(once=True)
    assert (namesakes(), Child.objects.filter(upn=upn(3)).count()) == (1, 1)
    assert "Left undecided: 1 row that may be a child" in page(ruth, answer.headers["Location"])


def test_each_row_is_decided_by_itself(cast: Cast, ruth: Client, ada: Child, tmp_path: Path) -> None:
    ben = Child.objects.create(first_name="Ben", last_name="Marlow", born_on="2016-02-01", upn=upn(5))
    Enrolment.objects.create(child=ben, setting=cast.settings["hawthorn"], starts_on="2026-09-01")
    preview = send(ruth, cast, tmp_path, pupil("Ada"), pupil("Ben"))
    ruth.post(preview, {"row_2": f"{ada.id}", "row_3": "another"})
    work(once=True)
    assert (namesakes(), Child.objects.filter(first_name="Ben", last_name="Marlow").count()) == (1, 2)


def test_a_child_of_another_school_cannot_be_taken_by_a_name(
    cast: Cast, ruth: Client, tmp_path: Path
) -> None:
    other = at(cast, "ridgeway", upn=upn(1), called="Adelaide")
    preview = send(ruth, cast, tmp_path, pupil("Ada"))
    shown = page(ruth, preview)
    assert "ask that school for the UPN" in shown
    assert [word in shown for word in (f"{other.id}", upn(1), "Adelaide", "Ridgeway")] == [False] * 4
    again = ruth.post(preview, {"row_2": f"{other.id}"}).content.decode()
    assert "Choose one of these answers" in again
    assert Enrolment.objects.filter(child=other).count() == 1


def test_full_upns_tell_a_child_of_another_school_apart(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    at(cast, "ridgeway", upn=upn(1))
    ruth.post(send(ruth, cast, tmp_path, pupil("Ada", 2)))
    work(once=True)
    assert namesakes() == 2


def test_two_rows_of_one_file_may_be_one_child(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    preview = send(ruth, cast, tmp_path, pupil("Ada", 1), pupil("Ada"))
    assert 'value="line-2"' in page(ruth, preview)
    ruth.post(preview, {"row_3": "line-2"})
    work(once=True)
    assert namesakes() == 1


def test_two_upns_of_one_file_are_never_put_on_one_record(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada")])
    bring_in_list(tmp_path, beech, [pupil("Ada", 1), pupil("Ada", 2)])
    assert set(Child.objects.values_list("upn", flat=True)) == {upn(1), upn(2)}


def test_the_command_says_what_is_undecided_and_what_to_do(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada", 1)])
    report = report_of(bring_in_list(tmp_path, beech, [pupil("Ada")]))
    assert [(row["line"], row["answers"][-1]) for row in report["undecided"]] == [(2, "another")]
    words = roster_in_words(report)
    assert "Undecided: line 2. Each may be a child who is here already." in " ".join(words)
    assert "send the file in the browser under “Pupils”" in " ".join(words)


def test_the_api_says_what_is_undecided_and_takes_decisions(
    cast: Cast, ruth: Client, ada: Child, tmp_path: Path
) -> None:
    base = f"/api/people/settings/{cast.settings['hawthorn'].id}/roster"
    content = write_csv(tmp_path / "list.csv", [pupil("Ada")]).read_bytes()
    kept = ruth.post(base, {"file": SimpleUploadedFile("pupils.csv", content)}).json()
    assert [row["answers"] for row in kept["undecided"]] == [[f"{ada.id}", "another"]]
    decide = f"{base}/{kept['file_id']}/decide"
    wrong = _decide(ruth, decide, 2, "nobody")
    assert (wrong.status_code, wrong.json()["faults"][0]["field"]) == (422, "decisions")
    assert _decide(ruth, decide, 7, "another").status_code == 422
    assert _decide(ruth, decide, 2, "another").status_code == 202
    work(once=True)
    assert namesakes() == 2


def _decide(client: Client, address: str, line: int, answer: str):  # type: ignore[no-untyped-def]  # the test client's answer has no type
    sent = json.dumps({"decisions": [{"line": line, "answer": answer}]})
    return client.post(address, sent, content_type="application/json")


def test_the_preview_takes_as_many_queries_for_two_namesakes_as_for_one(
    cast: Cast, ruth: Client, ada: Child, tmp_path: Path
) -> None:
    one = send(ruth, cast, tmp_path, pupil("Ada", 9))
    at(cast, "hawthorn")
    two = send(ruth, cast, tmp_path, pupil("Ada"), pupil("Ada", 9))
    assert [queries_of(ruth, one), queries_of(ruth, two)] == [18, 18]


def test_who_a_waiting_row_may_mean_is_not_missing_from_the_file(
    cast: Cast, ruth: Client, ada: Child, tmp_path: Path
) -> None:
    shown = page(ruth, send(ruth, cast, tmp_path, pupil("Ada")))
    missing = shown.split("On roll here, and not in the file")[1].split("</table>")[0]
    assert ["Ada Marlow" in missing, "Ayo Bello" in missing] == [False, True]
