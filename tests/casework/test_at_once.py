"""Two officers at the same moment: the second waits, sees what the first did, and is told so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from goldenthread.casework.actions.agreeing import Thing, agree
from goldenthread.casework.actions.clocks import rebuild_clocks
from goldenthread.casework.actions.disagreeing import record_done
from goldenthread.casework.actions.events import OpenAlready, set_event_aside
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.actions.requests import match_request
from goldenthread.casework.models import (
    AgreedThing,
    Appeal,
    Case,
    Decision,
    EventSetAside,
    KeptClock,
    Letter,
    Package,
    PackagePart,
    ReviewOutcome,
)
from goldenthread.casework.package_states import PackageState
from goldenthread.casework.queries.events import events_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.packages import HERE
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.wall import lifted
from goldenthread.law.appeals import Agreed
from goldenthread.law.time_limits import EventKind
from tests.casework.made import NOAH, ago, asked, assessing, decided, given, happened, now, opened, sent
from tests.casework.test_clocks import kept, worked_out
from tests.casework.test_disagreeing import appealed, refused
from tests.casework.test_packages import SCHOOL, Team
from tests.casework.test_reviewing import arranged, in_force, looked
from tests.cast import NOW, TODAY

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_postgresql"),
    pytest.mark.slow,
]
K = EventKind


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Each act at the same moment on a connection of its own: what it came to, in order of its name."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> str:
        try:
            with lifted("a test acts for two officers"):
                start.wait(timeout=30)
                act()
        except Conflict as error:
            return type(error).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as officers:
        return sorted(officers.map(one, acts))


@pytest.mark.parametrize("second", [K.ASSESSMENT_AGREED, K.ASSESSMENT_REFUSED])
def test_of_two_decisions_the_second_is_refused(cast: Cast, second: EventKind) -> None:
    case = opened(cast)
    found = at_once(
        lambda: decided(cast, case, K.ASSESSMENT_AGREED), lambda: decided(cast, case, second, who="anita")
    )
    assert found[-1:] == ["done"]
    assert found[0] in {"DecidedAlready", "DecidedSince", "StepNotAllowed"}
    assert (Decision.objects.count(), Letter.objects.count()) == (1, 1)


def test_of_two_who_open_a_case_about_one_child_one_does(cast: Cast) -> None:
    found = at_once(lambda: opened(cast, days=4), lambda: opened(cast, days=3))
    assert found == [OpenAlready.__name__, "done"]
    assert Case.objects.count() == 1


def test_cases_opened_at_once_have_numbers_of_their_own(cast: Cast) -> None:
    names = ("tola", "zara", "rosa", "isaac")
    assert at_once(*[lambda name=name: opened(cast, name, 5) for name in names]) == ["done"] * 4
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert numbers == [f"998-2026-0000{one}" for one in (1, 2, 3, 4)]


def test_a_request_is_matched_by_one_of_two(cast: Cast) -> None:
    request = sent(cast, NOAH)
    match = {"request": request, "child_id": None, "by": cast.people["priya"], "at": NOW}
    assert at_once(lambda: match_request(**match), lambda: match_request(**match)) == ["Settled", "done"]
    assert Case.objects.count() == 1


def test_an_event_is_set_aside_by_one_of_two(cast: Cast) -> None:
    event = happened(cast, opened(cast), K.ASSESSMENT_AGREED, 30)
    aside = {"case": event.case, "event_id": event.id, "by": cast.people["priya"], "at": NOW}
    found = at_once(*[lambda why=why: set_event_aside(reason=why, **aside) for why in ("a", "b")])
    assert found == ["AsideAlready", "done"]
    assert EventSetAside.objects.count() == 1


def test_advice_is_given_by_one_of_two(cast: Cast) -> None:
    of = asked(cast, assessing(cast))
    assert at_once(lambda: given(cast, of), lambda: given(cast, of)) == ["GivenAlready", "done"]


def test_clocks_rebuilt_while_an_officer_acts_are_those_of_all_that_happened(cast: Cast) -> None:
    case = opened(cast)
    for days, kind in ((30, K.ASSESSMENT_AGREED), (20, K.PLAN_AGREED), (10, K.DRAFT_SERVED)):
        at_once(lambda kind=kind, days=days: happened(cast, case, kind, days), lambda: rebuild_clocks(TODAY))
        assert kept(now(case)) == worked_out(events_of(case.id))
    assert KeptClock.objects.filter(case=case).exists()


def test_of_two_who_record_the_appeal_the_second_is_told_of_the_first(cast: Cast) -> None:
    case = refused(cast)
    found = at_once(lambda: appealed(cast, case, who="funmi"), lambda: appealed(cast, case, who="priya"))
    assert found == ["AppealOpen", "done"]
    assert Appeal.objects.count() == 1


def test_what_was_agreed_is_done_once(cast: Cast) -> None:
    case = refused(cast)
    things = [Thing(Agreed.OTHER, "They meet.")]
    agree(case=case, on=ago(3), words="They meet.", things=things, by=cast.people["priya"], at=NOW)
    owed = AgreedThing.objects.get(agreement__case=case).event

    def done(who: str) -> None:
        record_done(case=case, event_id=owed.id, on=TODAY, by=cast.people[who], at=NOW)

    assert at_once(lambda: done("priya"), lambda: done("anita")) == ["DoneAlready", "done"]


def test_of_two_findings_on_an_outcome_neither_is_written_over_unread(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    found = at_once(lambda: looked(cast, case, who="priya"), lambda: looked(cast, case, who="anita"))
    assert found == ["FoundAlready", "done"]
    assert ReviewOutcome.objects.count() == 1


def test_of_two_who_write_a_part_at_once_the_second_is_shown_the_first(cast: Cast) -> None:
    team = Team(cast).chosen()
    team.ask(SCHOOL, "grace")
    found = at_once(
        lambda: team.write(SCHOOL, "grace", "Every lesson.", after=0),
        lambda: team.write(SCHOOL, "priya", "Some lessons.", after=0),
    )
    assert found == ["PartMoved", "done"]
    assert PackagePart.objects.count() == 1


def test_words_that_change_while_they_are_signed_are_not_signed(cast: Cast) -> None:
    team = Team(cast).chosen()
    team.ask(SCHOOL, "grace")
    part = team.write(SCHOOL, "grace")
    found = at_once(
        lambda: team.sign(part, "grace"), lambda: team.write(SCHOOL, "priya", "Other words.", after=1)
    )
    assert found in (["WordsChanged", "done"], ["done", "done"])
    assert team.read().state is PackageState.BUILDING


def test_of_two_who_choose_a_package_one_does(cast: Cast) -> None:
    team = Team(cast)
    team.find("severe")
    team.find("daily")
    assert at_once(lambda: team.choose(why="One."), lambda: team.choose(why="Two.")) == ["NotNow", "done"]


def test_a_package_brought_in_twice_at_once_is_there_once(cast: Cast) -> None:
    file = HERE / "example-reading-1.csv"

    def bring_in() -> None:
        bring_in_package(path=file, name=file.name, area=None, by=None, at=NOW)

    assert at_once(bring_in, bring_in) in (["AtOnce", "done"], ["done", "done"])
    assert Package.objects.count() == 1
