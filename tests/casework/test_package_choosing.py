"""Choosing a package for a child: the outcome first, then each criterion with what shows it."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    find_criterion,
)
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.models import (
    Case,
    Package,
    PackageFinding,
)
from goldenthread.casework.package_states import NotNow, PackageState
from goldenthread.config.demonstration.packages import HERE
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from tests.casework.team import Team, told
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_outcome_is_asked_first_and_cannot_be_left_out(team: Team) -> None:
    with pytest.raises(Refused, match="what should be different") as refused:
        begin_package(case=team.case, outcome=" ", **team.by("priya"))
    assert refused.value.field == "outcome"
    assert (team.read().state, team.read().package, team.read().parts) == (PackageState.SOUGHT, None, ())


def test_a_package_is_not_begun_in_a_case_that_is_over(team: Team) -> None:
    Case.objects.filter(id=team.case.id).update(state="no_plan")
    with pytest.raises(Refused, match="The case is over"):
        begin_package(case=team.case, outcome="She is understood.", **team.by("priya"))


def test_a_criterion_is_found_with_the_words_that_show_it(team: Team) -> None:
    team.find("severe")
    (row,) = PackageFinding.objects.all()
    assert row.evidence == [
        {
            "key": f"advice:{team.advice.id}:0", "source": "Health, Elaine Marsh",
            "words": "She needs small steps.", "advice_id": str(team.advice.id),
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change, error, says",
    [
        ({"shown": []}, Refused, "Choose what shows it"),
        ({"shown": ["advice:0:0"]}, Refused, "Choose from what the record shows"),
        ({"criterion": "made-up"}, NotVisible, "could not find"),
    ],
)
def test_a_finding_without_ground_is_refused(
    team: Team, change: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        team.find(**{"criterion": "severe"} | change)
    assert PackageFinding.objects.count() == 0


def test_no_package_is_chosen_before_every_criterion_was_looked_at(team: Team) -> None:
    team.find("severe")
    with pytest.raises(Refused, match="Say first of each criterion"):
        team.choose()
    team.find("daily", met=False)
    with pytest.raises(Refused, match="why this package"):
        team.choose(why=" ")
    team.choose()
    assert [one.finding.met for one in team.read().criteria if one.finding] == [True, False]
    assert told(team.cast, "funmi").startswith("Tola: A package is being built")


def test_a_package_of_which_nothing_is_so_is_not_chosen(team: Team) -> None:
    team.find("severe", met=False)
    team.find("daily", met=False)
    with pytest.raises(Refused, match="Nothing that this package asks for"):
        team.choose()


def test_the_last_finding_on_a_criterion_counts(team: Team) -> None:
    team.find("severe", met=False)
    team.find("severe", words="The therapist saw her again.")
    team.find("daily")
    team.choose()
    finding = team.read().criteria[0].finding
    assert finding is not None
    assert (finding.met, finding.words) == (True, "The therapist saw her again.")


def test_a_package_that_is_over_or_of_another_council_is_not_there_to_choose(team: Team) -> None:
    file = HERE / "example-reading-2.csv"
    bring_in_package(path=file, name=file.name, area=None, by=None, at=NOW)
    local = HERE / "example-reading-northmoor.csv"
    plan = bring_in_package(path=local, name=local.name, area=team.cast.other_area, by=None, at=NOW)
    assert plan.faults == ()
    other = Package.objects.get(area=team.cast.other_area)
    found = Found(met=True, words="Yes.")
    with pytest.raises(NotVisible):
        find_criterion(package_id=other.id, criterion="reach", found=found, **team.about())


def test_of_two_who_choose_the_second_is_refused(team: Team) -> None:
    team.chosen()
    with pytest.raises(NotNow, match="Nobody can choose the package now"):
        team.choose(why="The other one.")
    assert team.read().why == "Both are so."
