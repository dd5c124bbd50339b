"""A package for a child: outcome first, chosen by criteria, built by a team, drawn into the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from goldenthread.casework.actions.advice import withhold
from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    end_package,
    find_criterion,
)
from goldenthread.casework.actions.ehc_plan import Source, Where, add_line, begin_version
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.actions.package_parts import (
    PartMoved,
    Person,
    Wording,
    WordsChanged,
    ask_for_part,
    sign_part,
    write_part,
)
from goldenthread.casework.bundles import Purpose, texts_of
from goldenthread.casework.models import (
    Case,
    ChildPackage,
    Package,
    PackageAsked,
    PackageFinding,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.package_states import NotNow, PackageState
from goldenthread.casework.queries.child_packages import ChildPackageRead, child_package
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.casework.queries.package_lines import part_sentence_of, parts_beside
from goldenthread.casework.queries.parts_asked import part_for, parts_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.packages import HERE
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.people.models import ChildRole
from tests.casework.made import asked, assessing, given
from tests.cast import NOW, TODAY, signed_in, viewer
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
SPEECH, SCHOOL = "speech", "school"
WORDS = "Joanna sees her on Tuesdays for 30 minutes. She models for the class."


class Team:
    """A package sought for Tola by Priya; the example of communication is held against her."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.case: Case = assessing(cast)
        self.advice = given(cast, asked(cast, self.case))
        file = HERE / "example-communication.csv"
        bring_in_package(path=file, name=file.name, area=None, by=None, at=NOW)
        self.package = Package.objects.get()
        self.row: ChildPackage = begin_package(
            case=self.case, outcome="Tola is understood in class by Easter.", **self.by("priya")
        )

    def by(self, who: str) -> dict[str, Any]:
        return {"by": self.cast.people[who], "at": NOW}

    def about(self, who: str = "priya") -> dict[str, Any]:
        return {"case": self.case, "child_package_id": self.row.id, **self.by(who)}

    def find(self, criterion: str, *, met: bool = True, **found: Any) -> PackageFinding:
        shown = found.pop("shown", [record_of(self.case)[0].key])
        return find_criterion(
            package_id=self.package.id, criterion=criterion, found=Found(met=met, shown=shown, **found),
            **self.about(),
        )  # fmt: skip

    def choose(self, **change: Any) -> None:
        given_why = {"why": "Both are so."} | change
        choose_package(package_id=self.package.id, **given_why, **self.about())

    def chosen(self) -> Team:
        self.find("severe")
        self.find("daily")
        self.choose()
        return self

    def ask(self, role: str, who: str) -> PackageAsked:
        account = self.cast.people[who]
        return ask_for_part(role=role, person=Person(account.name, account.email), **self.about())

    def write(self, role: str, who: str, words: str = WORDS, **wording: Any) -> PackagePart:
        last = PackagePart.objects.filter(child_package=self.row, role=role).count()
        wording = {"after": last} | wording
        return write_part(role=role, wording=Wording(words, **wording), **self.about(who))

    def sign(self, part: PackagePart, who: str, *, agreed: bool = True, reason: str = "") -> PackageSignOff:
        return sign_part(part_id=part.id, agreed=agreed, reason=reason, **self.about(who))

    def built(self) -> Team:
        self.chosen()
        for role, who in ((SPEECH, "joanna"), (SCHOOL, "grace")):
            self.ask(role, who)
            self.sign(self.write(role, who), who)
        return self

    def read(self, *, works: bool = True) -> ChildPackageRead:
        return child_package(self.case, self.row.id, works=works)

    @property
    def page(self) -> str:
        return f"/cases/{self.case.id}/packages/{self.row.id}/"


@pytest.fixture
def team(cast: Cast) -> Team:
    return Team(cast)


def told(cast: Cast, who: str) -> str:
    return Notice.objects.filter(account=cast.people[who]).latest("at", "id").what_changed


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
    nobody = "written or signed: a package is built by at least two people, never by one alone."
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
        ],
        ["The school: Grace Adeyemi does not agree. We have nobody who signs."],
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
            "So far only Grace Adeyemi has written or signed: a package is built by at least two people, "
            "never by one alone."
        ],
    )


def test_a_part_that_changes_after_it_was_signed_is_signed_again(team: Team) -> None:
    team.built()
    team.write(SCHOOL, "priya", "Everybody uses signs.")
    assert (team.read().state, team.read().open) == (
        PackageState.BUILDING,
        [
            "The school: the words changed after Grace Adeyemi signed them off, so Grace Adeyemi is asked "
            "again."
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


def test_whoever_is_asked_for_a_part_sees_that_part_alone(team: Team) -> None:
    team.built()
    mine = PackageAsked.objects.get(role=SPEECH)
    theirs = PackageAsked.objects.get(role=SCHOOL)
    team.write(SCHOOL, "grace", "What only the school says.")
    joanna = signed_in(team.cast, "joanna")
    page = joanna.get(f"/packages/parts/{mine.id}/").content.decode()
    assert "Joanna sees her on Tuesdays" in page
    assert "What only the school says" not in page
    child = team.case.child_id
    others = (
        f"/packages/parts/{theirs.id}/", f"/packages/parts/{theirs.id}/sign/", team.page,
        f"/cases/{team.case.id}/", f"/children/{child}/plan/", f"/cases/{team.case.id}/packages/",
    )  # fmt: skip
    assert [joanna.get(path).status_code for path in others] == [404, 404, 403, 403, 403, 403]


def test_a_stranger_is_told_nothing_and_is_in_the_log(team: Team) -> None:
    team.built()
    mine = PackageAsked.objects.get(role=SPEECH)
    neil = signed_in(team.cast, "neil")
    for path in (team.page, f"/packages/parts/{mine.id}/"):
        assert neil.get(path).status_code == 404
    logged = AuditEntry.objects.filter(account=team.cast.people["neil"], what="not found")
    assert set(logged.values_list("child_id", flat=True)) == {team.case.child_id}


def test_family_school_and_council_read_the_same_but_what_the_law_keeps_back(team: Team) -> None:
    team.chosen()
    pages = {who: signed_in(team.cast, who).get(team.page).content.decode() for who in ("funmi", "grace")}
    assert all("Joanna Reed" not in page and "She needs small steps." in page for page in pages.values())
    withhold(
        case=team.case, advice_id=team.advice.id, withheld=True, ground="serious_harm", reason="As ordered.",
        **team.by("priya"),
    )  # fmt: skip
    after = signed_in(team.cast, "funmi").get(team.page).content.decode()
    assert "She needs small steps." not in after
    assert "kept back by the law" in after
    assert "She needs small steps." in signed_in(team.cast, "priya").get(team.page).content.decode()


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


def test_many_parts_are_listed_with_as_many_questions_as_one(team: Team) -> None:
    team.chosen()
    team.ask(SPEECH, "joanna")
    joanna = signed_in(team.cast, "joanna")
    one = queries_of(joanna, "/advice/")
    team.ask(SCHOOL, "joanna")
    team.ask("family", "joanna")
    assert queries_of(joanna, "/advice/") == one


# The pages, as people use them


def test_an_officer_chooses_a_package_page_by_page(team: Team) -> None:
    priya, key = signed_in(team.cast, "priya"), record_of(team.case)[0].key
    begun = priya.post(f"/cases/{team.case.id}/packages/begin/", {"outcome": "She joins in."})
    page = begun.headers["Location"]
    look = f"{page}look/{team.package.id}/"
    assert look in priya.get(page).content.decode()
    first = priya.post(f"{look}severe/", {"met": "yes"})
    assert "Choose what shows it" in first.content.decode()
    onward = priya.post(f"{look}severe/", {"met": "yes", "shown": [key]}).headers["Location"]
    assert onward == f"{look}daily/"
    assert priya.post(onward, {"met": "no"}).headers["Location"] == look
    assert priya.post(look, {"why": "It fits."}).headers["Location"] == page
    assert "Why this package" in priya.get(page).content.decode()
    assert priya.get(look).status_code == 404


def test_a_part_is_written_and_signed_on_its_pages(team: Team) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    joanna = signed_in(team.cast, "joanna")
    assert f"/packages/parts/{asked.id}/" in joanna.get("/advice/").content.decode()
    write, sign = f"/packages/parts/{asked.id}/", f"/packages/parts/{asked.id}/sign/"
    assert joanna.get(sign).headers["Location"] == write
    missing = joanna.post(write, {"words": WORDS, "as_it_has": "no", "after": "0"})
    assert "Say why it differs" in missing.content.decode()
    sent = joanna.post(write, {"words": WORDS, "as_it_has": "no", "differs": "She is shy.", "after": "0"})
    assert sent.headers["Location"] == sign
    part = PackagePart.objects.get()
    assert (part.differs, part.number) == ("She is shy.", 1)
    assert joanna.post(sign, {"agreed": "yes", "part_id": part.id}).headers["Location"] == "/advice/"
    assert "Signed off by Joanna Reed" in signed_in(team.cast, "funmi").get(team.page).content.decode()


def test_two_at_once_see_both_texts_and_lose_neither(team: Team) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    team.write(SPEECH, "priya", "Drafted by Priya.")
    joanna = signed_in(team.cast, "joanna")
    answer = joanna.post(
        f"/packages/parts/{asked.id}/", {"words": "Written by Joanna.", "as_it_has": "yes", "after": "0"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Drafted by Priya." in page
    assert page.count("Written by Joanna.") == 2  # beside theirs, and in the form
    fresh = joanna.post(f"/packages/parts/{asked.id}/", {"words": "Both.", "as_it_has": "yes", "after": "1"})
    assert fresh.status_code == 302


@pytest.mark.parametrize("sent", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_forged_sign_off_signs_nothing(team: Team, sent: str) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    team.write(SPEECH, "priya")
    joanna = signed_in(team.cast, "joanna")
    answer = joanna.post(f"/packages/parts/{asked.id}/sign/", {"agreed": "yes", "part_id": sent})
    assert (answer.status_code, PackageSignOff.objects.count()) == (404, 0)


def test_an_officer_draws_a_sentence_into_the_plan_on_its_page(team: Team) -> None:
    team.built()
    begin_version(case=team.case, **team.by("priya"))
    priya = signed_in(team.cast, "priya")
    write = f"/cases/{team.case.id}/plan/write/communication_and_interaction/"
    part = PackagePart.objects.get(role=SPEECH)
    draw = f"{write}draw-part/{part.id}/0/"
    assert draw in priya.get(write).content.decode()
    sent = priya.post(draw, {"words": "On Tuesdays.", "where": "provision:1"})
    assert sent.headers["Location"] == write
    assert "Speech and language therapist" in priya.get(write).content.decode()
