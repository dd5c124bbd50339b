"""Writing to one’s own MP: the register brought in, the letter compared with others and never kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from goldenthread.campaigns.actions.mps import begin_letter, bring_in_constituencies
from goldenthread.campaigns.models import Constituency, LettersBegun, LetterSketch, Postcode
from goldenthread.campaigns.queries.mps import letters_begun, mp_for, mp_of
from goldenthread.campaigns.states import NotOpen
from goldenthread.config.demonstration.cast import Cast
from goldenthread.formats.faults import WrongFile
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from tests.campaigns.made import public, written
from tests.cast import NOW

pytestmark = pytest.mark.django_db
POSTCODES = "pcds,pcon\nNM1 1AA,E1\nNM1 1AB,E1\nNM2 2AA,E2\nBAD,E2\n"
MEMBERS = (
    "Constituency code,Constituency,MP,MP email,MP address\n"
    'E1,Northmoor East,Alex Pine,alex.pine@example.org,"House of Commons, London"\n'
    "E2,Northmoor West,,,\n"
)
OWN = (
    "My daughter is seven and has never been on a swing, because none in our town holds a child like her. "
    "We drive forty miles twice a year so that she can fly. Come with us one day, and see her face."
)


def brought(tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "it.csv"
    path.write_text(text)
    return bring_in_constituencies(path=path, name="it.csv", by=None, at=NOW).report()


def test_postcodes_and_members_come_from_two_files(tmp_path: Path) -> None:
    report = brought(tmp_path, POSTCODES)
    assert (report["read"], report["rejected_rows"]) == (4, 1)
    assert report["postcodes"] == {"created": 3, "updated": 0, "unchanged": 0}
    assert [one["value"] for one in report["rejected"]] == ["BAD"]
    report = brought(tmp_path, MEMBERS)
    assert report["constituencies"] == {"created": 0, "updated": 2, "unchanged": 0}
    found = mp_of("nm11ab")
    assert found is not None
    assert (found.constituency, found.name, found.email) == (
        "Northmoor East", "Alex Pine", "alex.pine@example.org",
    )  # fmt: skip
    west = mp_of("NM2 2AA")
    assert west is not None
    assert (west.constituency, west.name) == ("Northmoor West", "")


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    for text in (POSTCODES, MEMBERS):
        brought(tmp_path, text)
    assert brought(tmp_path, POSTCODES)["postcodes"] == {"created": 0, "updated": 0, "unchanged": 3}
    assert brought(tmp_path, MEMBERS)["constituencies"]["updated"] == 0
    assert brought(tmp_path, MEMBERS)["constituencies"]["unchanged"] == 2


def test_a_boundary_that_moved_and_a_member_who_changed_are_put_right(tmp_path: Path) -> None:
    for text in (POSTCODES, MEMBERS):
        brought(tmp_path, text)
    assert brought(tmp_path, "pcds,pcon\nNM1 1AA,E2\n")["postcodes"]["updated"] == 1
    brought(tmp_path, "Constituency code,MP\nE1,Sam Birch\n")
    one = Constituency.objects.get(code="E1")
    assert (one.mp, one.email, one.name) == ("Sam Birch", "alex.pine@example.org", "Northmoor East")


def test_another_file_is_refused_and_nothing_is_brought_in(tmp_path: Path) -> None:
    with pytest.raises(WrongFile):
        brought(tmp_path, "Name,Town\nA,B\n")
    assert not Postcode.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_postcode_nobody_knows_has_no_member_and_another_text_is_refused() -> None:
    assert mp_of("NM9 9ZZ") is None
    with pytest.raises(Refused) as refused:
        mp_of("my house")
    assert refused.value.field == "postcode"


def test_a_letter_is_counted_and_not_kept(cast: Cast, tmp_path: Path) -> None:
    campaign = public(cast)
    brought(tmp_path, POSTCODES)
    one = Constituency.objects.get(code="E1")
    for _ in range(2):
        begin_letter(campaign=campaign, constituency=one, words=OWN, again=False, at=NOW)
    begin_letter(campaign=campaign, constituency=None, words=OWN, again=False, at=NOW)
    begin_letter(campaign=campaign, constituency=None, words=OWN, again=True, at=NOW)
    assert sorted(LettersBegun.objects.values_list("number", flat=True)) == [1, 2]
    kept = b"".join(bytes(row.numbers) for row in LetterSketch.objects.all())
    assert (LetterSketch.objects.count(), b"swing" in kept) == (3, False)


def test_how_many_were_begun_is_rounded_and_small_numbers_are_not_said(cast: Cast) -> None:
    campaign = public(cast)
    for _ in range(9):
        begin_letter(campaign=campaign, constituency=None, words="Please help us.", again=False, at=NOW)
    assert letters_begun(campaign) is None
    for _ in range(4):
        begin_letter(campaign=campaign, constituency=None, words="Please help us.", again=False, at=NOW)
    assert letters_begun(campaign) == 15


def test_letters_that_say_the_same_are_noticed_and_own_words_are_not(cast: Cast) -> None:
    campaign = public(cast)
    copied = OWN.replace("seven", "eight").replace("daughter", "son")
    found = [
        begin_letter(campaign=campaign, constituency=None, words=words, again=False, at=NOW)
        for words in (OWN, copied, OWN, copied)
    ]
    assert [one.is_much_the_same for one in found] == [False, False, False, True]
    other = "I teach thirty children. " + " ".join(f"word{number}" for number in range(40))
    mine = begin_letter(campaign=campaign, constituency=None, words=other, again=False, at=NOW)
    assert (mine.is_much_the_same, mine.is_mostly_given) == (False, False)


def test_points_that_are_only_copied_are_noticed(cast: Cast) -> None:
    campaign = public(cast)
    found = begin_letter(campaign=campaign, constituency=None, words=campaign.points, again=False, at=NOW)
    assert found.is_mostly_given


def test_no_letter_is_begun_where_none_is_offered(cast: Cast) -> None:
    with pytest.raises(NotOpen):
        begin_letter(campaign=written(cast), constituency=None, words=OWN, again=False, at=NOW)
    with pytest.raises(Refused):
        begin_letter(campaign=public(cast), constituency=None, words=" ", again=False, at=NOW)


def test_an_id_of_no_constituency_is_nobody() -> None:
    assert mp_for(UUID(int=7)) is None
