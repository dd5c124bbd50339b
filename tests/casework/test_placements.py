"""Where a child is placed: named by the plan, recorded by an officer, ended and put right by new facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.casework.actions.placements import Place, PlacedAlready, end_placement, place_child
from goldenthread.casework.models import Case, Placement, PlacementEnd
from goldenthread.casework.queries.placements import placed_on, placements_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.foundation.failures import Conflict, Refused
from tests.casework.made import ago, now, opened
from tests.casework.moves import amended, in_force, later
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db


def placed(cast: Cast, case: Case, setting: str = "", since: date = TODAY, **how: Any) -> Placement:
    place = Place(cast.settings[setting] if setting else None, **how)
    return place_child(
        case=case, place=place, starts_on=since, agreed_by="Anita Rowe", by=cast.people["priya"], at=NOW
    )


def ended(
    cast: Cast, case: Case, placement: Any, on: date | None, reason: str = "It was so."
) -> PlacementEnd:
    return end_placement(
        case=case, placement_id=placement.id, ends_on=on, reason=reason, by=cast.people["priya"], at=NOW
    )


def test_final_plan_places_the_child_where_section_i_names(cast: Cast) -> None:
    case = in_force(cast)
    (line,) = placements_of(case.id)
    assert (line.where, line.starts_on, line.agreed_by, line.plan) == (
        "Ridgeway School",
        ago(10),
        "Priya Nair",
        2,
    )


def test_next_final_plan_ends_the_place_before_on_the_day_the_new_one_begins(cast: Cast) -> None:
    case = in_force(cast)
    amended(cast, case, "Larch School", placed_from=later(40))
    before, after = placements_of(case.id)
    assert (before.ends_on, after.where, after.starts_on) == (later(40), "Larch School", later(40))
    assert before.ended_because.endswith("names Larch School.")
    assert [line.where for line in placed_on((before, after), TODAY)] == ["Ridgeway School"]


@pytest.mark.parametrize("named", ["Ridgeway School", "A special school for children with autism"])
def test_same_school_again_or_words_alone_record_nothing_new(cast: Cast, named: str) -> None:
    case = in_force(cast)
    amended(cast, case, named)
    assert [line.where for line in placements_of(case.id)] == ["Ridgeway School"]


def test_two_at_once_are_a_first_place_and_one_beside_it(cast: Cast) -> None:
    case = in_force(cast)
    with pytest.raises(PlacedAlready, match="Ridgeway School is the first place"):
        placed(cast, case, "larch")
    placed(cast, case, "larch", rank=2, residential="A", in_sen_unit=True)
    first, second = placed_on(placements_of(case.id), TODAY)
    assert (first.rank, second.rank, second.how) == (1, 2, "SEN unit, residential, 38 to 51 weeks a year")
    with pytest.raises(PlacedAlready):
        placed(cast, case, "ridgeway", rank=2)


def test_what_is_wrong_is_put_right_by_new_facts(cast: Cast) -> None:
    case = in_force(cast)
    (wrong,) = placements_of(case.id)
    ended(cast, case, wrong, None, "It was Larch from the first day.")
    placed(cast, case, "larch", ago(10))
    old, new = sorted(placements_of(case.id), key=lambda line: line.counts)
    assert (old.counts, old.ended_because, new.where) == (
        False,
        "It was Larch from the first day.",
        "Larch School",
    )
    with pytest.raises(Conflict, match="said already"):
        ended(cast, case, old, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(id=old.id).update(starts_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlacementEnd.objects.all().delete()


def test_last_end_said_counts_and_leaves_room_for_what_came_after(cast: Cast) -> None:
    case = in_force(cast)
    (line,) = placements_of(case.id)
    ended(cast, case, line, ago(5))
    placed(cast, case, "larch", ago(5))
    with pytest.raises(PlacedAlready, match="Larch School"):
        ended(cast, case, line, TODAY)
    ended(cast, case, line, ago(7))
    assert placements_of(case.id)[0].ends_on == ago(7)


WRONG = {
    "no place": ({}, "where"),
    "two answers": ({"setting": "larch", "without": "EHE"}, "where"),
    "no such code": ({"without": "XXX"}, "where"),
    "third place": ({"setting": "larch", "rank": 3}, "rank"),
    "unit of no school": ({"without": "EHE", "in_sen_unit": True}, "where"),
    "no such stay": ({"setting": "larch", "residential": "Z"}, "residential"),
    "long ago": ({"setting": "larch", "rank": 2, "since": date(1890, 1, 1)}, "starts_on"),
}


@pytest.mark.parametrize("given, field", WRONG.values(), ids=WRONG)
def test_what_makes_no_sense_is_refused_at_its_question(
    cast: Cast, given: dict[str, Any], field: str
) -> None:
    case = in_force(cast)
    with pytest.raises(Refused) as refused:
        placed(cast, case, **given)
    assert refused.value.field == field
    assert Placement.objects.count() == 1


def test_without_a_plan_there_is_no_place(cast: Cast) -> None:
    with pytest.raises(Refused, match="deciding whether to assess"):
        placed(cast, opened(cast), "larch")


def test_pages_and_api_say_and_do_the_same(cast: Cast) -> None:
    case = in_force(cast)
    priya, funmi = signed_in(cast, "priya"), signed_in(cast, "funmi")
    base = f"/cases/{case.id}/placements/"
    sent = {
        "where": "EHE", "school": "", "part": "whole", "residential": "day", "rank": "2",
        "starts_on-day": "1", "starts_on-month": "11", "starts_on-year": "2026", "agreed_by": "Funmi Bello",
    }  # fmt: skip
    assert priya.post(f"{base}new/", sent).status_code == 302
    shown = funmi.get(base).content.decode()
    assert "Taught at home by choice" in shown
    assert "Record a place" not in shown
    api = f"/api/casework/cases/{case.id}/placements"
    said = funmi.get(api).json()
    assert [(one["where"], one["rank"]) for one in said["placements"]] == [
        ("Taught at home by choice", 2), ("Ridgeway School", 1),
    ]  # fmt: skip
    home = said["placements"][0]["id"]
    end = {"ends_on": "2026-11-15", "reason": "She came back to school."}
    assert funmi.post(f"{api}/{home}/end", end, content_type="application/json").status_code == 403
    assert priya.post(f"{api}/{home}/end", end, content_type="application/json").status_code == 201
    assert "She came back to school." in funmi.get(base).content.decode()
    assert "Ridgeway School" in funmi.get(f"/cases/{case.id}/").content.decode()


def test_form_that_is_wrong_says_so_where_it_is(cast: Cast) -> None:
    case = in_force(cast)
    priya = signed_in(cast, "priya")
    (line,) = placements_of(case.id)
    end = priya.post(f"/cases/{case.id}/placements/{line.id}/end/", {"how": "ends", "reason": "So."})
    assert "Enter the day on which it ends" in end.content.decode()
    new = priya.post(f"/cases/{case.id}/placements/new/", {"where": "setting", "school": "Nowhere"})
    assert "Enter the day from which the child is there" in new.content.decode()


def test_place_of_another_case_is_not_there(cast: Cast) -> None:
    case, other = in_force(cast), in_force(cast, "zara", "Hawthorn Primary")
    (theirs,) = placements_of(other.id)
    priya = signed_in(cast, "priya")
    assert priya.get(f"/cases/{case.id}/placements/{theirs.id}/end/").status_code == 404
    answer = priya.post(
        f"/api/casework/cases/{case.id}/placements/{theirs.id}/end", {"reason": "So."},
        content_type="application/json",
    )  # fmt: skip
    assert answer.status_code == 404


def test_return_reads_the_places_that_count(cast: Cast) -> None:
    case = in_force(cast)
    wrong = placed(cast, case, "larch", rank=2)
    ended(cast, now(case), wrong, None)
    (child,) = children_of(cast.area.id, TODAY)
    assert [(place.rank, place.urn, place.ends_on) for place in child.cases[0].places] == [
        (1, "990002", None)
    ]
