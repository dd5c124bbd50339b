"""A package for a child, built by a team: asked, written, signed off, drawn into the plan, ended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldenthread.casework.actions.child_packages import (
    begin_package,
    end_package,
)
from goldenthread.casework.actions.ehc_plan import Source, Where, add_line, begin_version
from goldenthread.casework.actions.package_parts import (
    PartMoved,
    Person,
    WordsChanged,
    ask_for_part,
    leave_part_out,
)
from goldenthread.casework.bundles import Purpose, texts_of
from goldenthread.casework.models import (
    PackageAsked,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.package_states import NotNow, PackageState
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.casework.queries.package_lines import part_sentence_of, parts_beside
from goldenthread.casework.queries.parts_asked import part_for, parts_of
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.people.models import ChildRole
from tests.casework.team import SCHOOL, SPEECH, WORDS, Team, told
from tests.cast import NOW, TODAY, signed_in, viewer

pytestmark = pytest.mark.django_db


def test_a_package_stands_open_until_each_required_role_has_signed(team: Team) -> None:
    team.chosen()
    steps = [team.read().open]
    team.ask(SPEECH, "joanna")
    team.ask(SCHOOL, "grace")
    steps.append(team.read().open)
    speech, school = team.write(SPEECH, "joanna"), team.write(SCHOOL, "priya")
    steps.append(team.read().open)
    team.sign(speech, "joanna")
    team.sign(school, "grace", agreed=False, reason="We have nobody who signs.")
    steps.append(team.read().open)
    nobody = "signed: a package is built by at least two people, each with their own part."
    assert steps == [
        [
            "Speech and language therapist: nobody has been asked yet.",
            "The school: nobody has been asked yet.",
            f"So far nobody has {nobody}",
        ],
        [
            "Speech and language therapist: Joanna Reed has not written yet.",
            "The school: Grace Adeyemi has not written yet.",
            f"So far nobody has {nobody}",
        ],
        [
            "Speech and language therapist: written, and Joanna Reed has not signed it off yet.",
            "The school: written, and Grace Adeyemi has not signed it off yet.",
            f"So far nobody has {nobody}",
        ],
        [
            "The school: Grace Adeyemi does not agree. We have nobody who signs.",
            f"So far only Joanna Reed has {nobody}",
        ],
    ]
    team.sign(school, "grace")
    assert (team.read().open, team.read().state) == ([], PackageState.BUILT)
    assert told(team.cast, "funmi").startswith("Tola: A package is built")


def test_one_person_in_every_role_builds_nothing(team: Team) -> None:
    team.chosen()
    for role in (SPEECH, SCHOOL):
        team.ask(role, "grace")
        team.sign(team.write(role, "grace"), "grace")
    assert (team.read().state, team.read().open) == (
        PackageState.BUILDING,
        [
            "So far only Grace Adeyemi has signed: a package is built by at least two people, each with "
            "their own part."
        ],
    )


def test_an_officer_who_drafts_for_one_person_makes_no_team_of_two(team: Team) -> None:
    team.chosen()
    for role in (SPEECH, SCHOOL):
        team.ask(role, "grace")
        team.sign(team.write(role, "priya"), "grace")
    assert (team.read().state, team.read().people) == (PackageState.BUILDING, ["Grace Adeyemi"])


def test_whoever_is_named_for_a_part_that_is_not_always_needed_signs_it_too(team: Team) -> None:
    team.built()
    team.ask("family", "meera")
    assert (team.read().state, team.read().open) == (
        PackageState.BUILDING, ["Family: Meera Shah has not written yet."],
    )  # fmt: skip
    team.sign(team.write("family", "meera"), "meera")
    assert (team.read().state, team.read().people) == (
        PackageState.BUILT, ["Grace Adeyemi", "Joanna Reed", "Meera Shah"],
    )  # fmt: skip


def test_a_part_that_is_not_always_needed_is_left_out_with_the_reason(team: Team) -> None:
    team.built()
    team.ask("family", "meera")
    leave_part_out(role="family", reason="Her mother prefers to be rung.", **team.about())
    read = team.read()
    part = read.part("family")
    assert part is not None
    assert (read.state, part.person, part.left_out) == (
        PackageState.BUILT, "", "Her mother prefers to be rung.",
    )  # fmt: skip
    assert parts_of(viewer(team.cast, "meera")) == ()
    assert "no longer needed" in told(team.cast, "meera")
    assert told(team.cast, "funmi").startswith("Tola: A package is built")
    page = signed_in(team.cast, "funmi").get(team.page).content.decode()
    assert "Not needed: Her mother prefers to be rung." in page


@pytest.mark.parametrize(
    "role, asked, reason, says",
    [
        ("school", False, "x", "always part of this package"),
        ("family", False, "x", "Nobody is asked"),
        ("family", True, " ", "Say why it is not needed"),
    ],
)
def test_a_part_is_not_left_out_for_nothing(
    team: Team, role: str, asked: bool, reason: str, says: str
) -> None:
    team.built()
    if asked:
        team.ask(role, "meera")
    before = PackageAsked.objects.count()
    with pytest.raises(Refused, match=says):
        leave_part_out(role=role, reason=reason, **team.about())
    assert PackageAsked.objects.count() == before


def test_a_part_that_changes_after_it_was_signed_is_signed_again(team: Team) -> None:
    team.built()
    team.write(SCHOOL, "priya", "Everybody uses signs.")
    assert (team.read().state, team.read().open) == (
        PackageState.BUILDING,
        [
            "The school: the words changed after Grace Adeyemi signed them off, so Grace Adeyemi is asked "
            "again.",
            "So far only Joanna Reed has signed: a package is built by at least two people, each with their "
            "own part.",
        ],
    )
    assert told(team.cast, "grace").startswith("Priya Nair wrote your part")
    assert "is being built again" in told(team.cast, "funmi")


def test_a_sign_off_is_of_the_words_that_were_read(team: Team) -> None:
    team.chosen()
    team.ask(SCHOOL, "grace")
    first = team.write(SCHOOL, "grace")
    team.write(SCHOOL, "priya", "Other words.")
    with pytest.raises(WordsChanged, match="Priya Nair changed the words"):
        team.sign(first, "grace")
    assert PackageSignOff.objects.count() == 0


def test_of_two_who_write_at_once_the_second_reads_the_first(team: Team) -> None:
    team.chosen()
    team.ask(SCHOOL, "grace")
    team.write(SCHOOL, "grace", "Every lesson.")
    with pytest.raises(PartMoved) as moved:
        team.write(SCHOOL, "priya", "Some lessons.", after=0)
    assert (moved.value.theirs, moved.value.who, moved.value.number) == ("Every lesson.", "Grace Adeyemi", 1)
    assert [part.words for part in PackagePart.objects.all()] == ["Every lesson."]


@pytest.mark.parametrize("who", ["joanna", "priya", "grace"])
def test_nobody_signs_the_part_of_another(team: Team, who: str) -> None:
    """Joanna writes speech and Grace the school: neither signs for the other, and no officer for either."""
    team.chosen()
    team.ask(SPEECH, "joanna")
    team.ask(SCHOOL, "grace")
    parts = {"grace": team.write(SPEECH, "joanna"), "joanna": team.write(SCHOOL, "grace")}
    with pytest.raises(NotVisible):
        team.sign(parts.get(who, parts["grace"]), who)
    assert PackageSignOff.objects.count() == 0


def test_disagreeing_says_what_would_have_to_change(team: Team) -> None:
    team.chosen()
    team.ask(SCHOOL, "grace")
    with pytest.raises(Refused, match="what would have to change") as refused:
        team.sign(team.write(SCHOOL, "priya"), "grace", agreed=False)
    assert refused.value.field == "reason"


def test_whoever_is_asked_instead_has_the_part_and_the_one_before_has_the_child_no_more(team: Team) -> None:
    team.chosen()
    before, now = team.ask(SPEECH, "dan"), team.ask(SPEECH, "joanna")
    assert part_for(viewer(team.cast, "joanna"), now.id).part.person == "Joanna Reed"
    assert parts_of(viewer(team.cast, "dan")) == ()
    with pytest.raises(NotVisible):
        part_for(viewer(team.cast, "dan"), before.id)
    roles = ChildRole.objects.filter(child=team.case.child_id, kind="advice_giver")
    assert roles.get(account=team.cast.people["dan"]).ends_on == TODAY
    assert roles.get(account=team.cast.people["joanna"]).ends_on is None


def test_whoever_gave_advice_too_keeps_the_way_to_that(team: Team) -> None:
    team.chosen()
    team.ask(SPEECH, "elaine")
    team.ask(SPEECH, "joanna")
    role = ChildRole.objects.get(child=team.case.child_id, account=team.cast.people["elaine"])
    assert role.ends_on is None


def test_a_part_is_asked_of_a_person_with_an_address(team: Team) -> None:
    team.chosen()
    for person, field in ((Person("", "a@example.org"), "name"), (Person("Ada", " "), "email")):
        with pytest.raises(Refused) as refused:
            ask_for_part(role=SPEECH, person=person, **team.about())
        assert refused.value.field == field
    team.ask(SPEECH, "joanna")
    with pytest.raises(Refused, match="asked for this part already"):
        team.ask(SPEECH, "joanna")


def test_a_signed_part_of_a_built_package_is_drawn_into_section_f_with_its_source(team: Team) -> None:
    team.built()
    plan = begin_version(case=team.case, **team.by("priya"))
    first = next(one for one in parts_beside(team.case, plan) if one.name == "Joanna Reed")
    assert [one.words for one in first.sentences] == [
        "Joanna sees her on Tuesdays for 30 minutes.", "She models for the class.",
    ]  # fmt: skip
    where = Where("communication_and_interaction", "provision", 1)
    quoted = part_sentence_of(team.case, first.id, 0)
    add_line(plan=plan, where=where, words=quoted, source=Source(None, quoted, first.id), **team.by("priya"))
    (line,) = read_ehc_plan(plan).lines
    assert (line.section, line.source, line.quoted) == (
        "F",
        "Example package: speech, language and communication, version example 1: "
        "Speech and language therapist",
        quoted,
    )
    again = next(one for one in parts_beside(team.case, plan) if one.id == first.id)
    assert [one.used_in for one in again.sentences] == [("F",), ()]


def test_nothing_is_drawn_from_a_package_that_is_not_built(team: Team) -> None:
    team.built()
    part = PackagePart.objects.get(role=SPEECH)
    team.write(SCHOOL, "grace", "Changed.")
    plan = begin_version(case=team.case, **team.by("priya"))
    assert parts_beside(team.case, plan) == ()
    with pytest.raises(NotVisible):
        part_sentence_of(team.case, part.id, 0)
    source = Source(None, WORDS, part.id)
    with pytest.raises(NotVisible):
        add_line(plan=plan, where=Where("A2", "views"), words="x", source=source, **team.by("priya"))


def test_a_package_ends_on_a_day_and_for_a_reason_and_nobody_is_asked_any_more(team: Team) -> None:
    team.built()
    for change, field in (
        ({"reason": " "}, "reason"), ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"on": TODAY - timedelta(days=1)}, "on"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            end_package(**{"on": TODAY, "reason": "She is understood."} | change, **team.about())
        assert refused.value.field == field
    end_package(on=TODAY, reason="She is understood.", **team.about())
    read = team.read()
    assert (read.state, read.ended_on, read.ended_reason) == (PackageState.ENDED, TODAY, "She is understood.")
    assert parts_of(viewer(team.cast, "joanna")) == ()
    with pytest.raises(NotNow):
        team.write(SCHOOL, "grace")
    assert not ChildRole.objects.filter(
        child=team.case.child_id, account=team.cast.people["joanna"], ends_on__isnull=True
    ).exists()


def test_a_child_may_draw_on_more_than_one_package(team: Team) -> None:
    team.built()
    begin_package(case=team.case, outcome="She reads what her class reads.", **team.by("priya"))
    page = signed_in(team.cast, "funmi").get(f"/cases/{team.case.id}/packages/").content.decode()
    assert "Tola is understood in class by Easter." in page
    assert "She reads what her class reads." in page


def test_the_papers_of_the_case_say_what_was_built_and_by_whom(team: Team) -> None:
    team.built()
    texts = texts_of(team.case, Purpose.TRIBUNAL, NOW)
    part = PackagePart.objects.get(role=SPEECH)
    assert texts[f"package:{team.row.id}"].title == "Tola is understood in class by Easter."
    assert texts[f"part:{part.id}"].small == "Signed off by Joanna Reed, 20 November 2026."
    withheld = f"/cases/{team.case.id}/papers/tribunal/withheld/"
    assert "Parts of packages" in signed_in(team.cast, "priya").get(withheld).content.decode()
