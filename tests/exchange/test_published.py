"""Published figures are brought in by a command, and stand beside the measures that are counted here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.models import PublishedFigure
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.exchange.cases import make_case
from tests.formats.release import COUNCIL, REQUESTS, files, release, table

LATE = "2025-02-03 request-received; 2025-04-10 assessment-refused"
IN_TIME = "2025-02-03 request-received; 2025-03-01 assessment-refused"
API = "/api/returns"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Eleven cases of the council of Anita, one of them late."""
    cast = the_cast()
    names = ["ayo", *["zara"] * 10]
    for name, line in zip(names, [LATE, *[IN_TIME] * 10], strict=True):
        make_case(cast.area, cast.children[name], line, cast.people["priya"])
    return cast


@pytest.fixture
def bring(run: Any, tmp_path: Path) -> Any:
    """Write the release, and bring it in with the command."""

    def brought(content: bytes = b"") -> Any:
        path = tmp_path / "release.zip"
        path.write_bytes(content or release())
        return run("import", "published-figures", path)

    return brought


@pytest.fixture
def measures(cast: Cast) -> str:
    """The page of the measures of 2025, just counted."""
    return _measured(signed_in(cast, "anita"))


def _measured(client: Client) -> str:
    there = client.post("/returns/measures/", {"year": "2025"}).headers["Location"]
    work(once=True)
    return there


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_same_release_brought_in_twice_changes_nothing(bring: Any) -> None:
    code, said = bring()
    assert (code, said["created"], said["unchanged"], said["by_year"]) == (0, 15, 0, {"2025": 15})
    code, said = bring()
    assert (code, said["created"], said["unchanged"]) == (0, 0, 15)
    assert AuditEntry.objects.filter(what="brought in published figures").count() == 1


def test_what_is_published_is_never_changed(bring: Any) -> None:
    bring()
    with pytest.raises(DatabaseError), transaction.atomic():
        PublishedFigure.objects.update(percent=100)


def test_what_is_no_release_is_refused(bring: Any) -> None:
    code, said = bring(b"no zip")
    assert (code, sorted(said)) == (2, ["refused", "remedy"])
    assert not PublishedFigure.objects.exists()


def test_each_measure_of_the_command_has_the_published_ones_beside_it(
    cast: Cast, bring: Any, run: Any
) -> None:
    bring()
    _, said = run("measures", "--area", "998", "--year", "2025")
    found = {one["measure"]: one["published"] for one in said["measures"]}
    requests = found["requests-in-6-weeks"]
    assert [requests[whose]["percent"] for whose in ("council", "region", "england")] == [75.5, 60.0, 90.0]
    assert requests["region"]["name"] == "North East"
    assert requests["sentence"].startswith(
        "The record here gives 90.9 %, 15.4 points more than the 75.5 % that was published of Northmoor."
    )
    assert said["published"].startswith("Published figures of 2025: release.zip, brought in on")


def test_small_and_suppressed_figures_stay_hidden(cast: Cast, bring: Any, run: Any) -> None:
    bring()
    _, said = run("measures", "--area", "998", "--year", "2025")
    found = {one["measure"]: one["published"] for one in said["measures"]}
    few = found["refusals-in-16-weeks"]["council"]
    assert (few["percent"], few["in_time"], few["of"], few["says"]) == (None, None, None, "Of fewer than 10")
    assert found["refusals-in-16-weeks"]["region"]["says"] == "Not available"
    assert found["plans-in-20-weeks"]["council"]["says"] == "Suppressed"
    assert found["plans-in-20-weeks"]["sentence"] == (
        "What was published of Northmoor cannot be compared: suppressed."
    )
    assert found["reviews-in-4-weeks"]["council"] is None
    assert found["reviews-in-4-weeks"]["sentence"] == "Nothing was published of Northmoor for this year."


def test_the_page_has_a_chart_a_sentence_and_the_table(cast: Cast, bring: Any, measures: str) -> None:
    bring()
    text = _text(signed_in(cast, "anita"), measures)
    assert "Beside the published figures" in text
    assert "15.4 points more than the 75.5 %" in text
    for cell in ("90.9 %", "75.5 %", "60.0 %", "90.0 %", "Suppressed", "Of fewer than 10", "North East"):
        assert cell in text
    assert "30 of 40" in text


def test_a_page_without_figures_says_who_brings_them_in_and_which_years_are_here(
    cast: Cast, bring: Any, run: Any, measures: str
) -> None:
    anita = signed_in(cast, "anita")
    assert "No published figures of 2025 are here yet. Whoever runs this installation" in _text(
        anita, measures
    )
    parts = files() | {"data/requests.csv": table(REQUESTS, [(COUNCIL, (3, 1, 75))], year=2024)}
    bring(release({name: parts[name] for name in ("data/requests.csv",)}))
    assert "Here are figures of 2024." in _text(anita, measures)
    _, said = run("measures", "--area", "998", "--year", "2025")
    assert [one["published"] for one in said["measures"]] == [None] * 5


def test_a_later_release_takes_the_place_of_the_one_before(cast: Cast, bring: Any, measures: str) -> None:
    bring()
    mended = files() | {"data/requests.csv": table(REQUESTS, [(COUNCIL, (32, 8, 80))])}
    bring(release(mended))
    text = _text(signed_in(cast, "anita"), measures)
    assert "80.0 %" in text
    assert "75.5 %" not in text


def test_the_page_asks_as_much_of_the_database_with_a_release_as_with_ten(
    cast: Cast, bring: Any, measures: str
) -> None:
    anita = signed_in(cast, "anita")
    bring()
    queries_of(anita, measures)
    once = queries_of(anita, measures)
    for share in range(9):
        bring(release(files() | {"data/requests.csv": table(REQUESTS, [(COUNCIL, (30, 10, share))])}))
    assert queries_of(anita, measures) == once


def test_another_program_reads_the_published_figures(cast: Cast, bring: Any) -> None:
    bring()
    anita = signed_in(cast, "anita")
    said = anita.get(f"{API}/areas/{cast.area.id}/published/2025").json()
    assert (said["release"], said["years"]) == ("release.zip", [2025])
    assert {one["level"] for one in said["figures"]} == {"Local authority", "Regional", "National"}
    assert {one["code"] for one in said["figures"]} == {"998", "E12000001", "E92000001"}
    assert anita.get(f"{API}/areas/{cast.area.id}/published/2019").json()["figures"] == []
    assert signed_in(cast, "ruth").get(f"{API}/areas/{cast.area.id}/published/2025").status_code == 404
