"""Who may not: every address, every person of the cast, and the answer each of them gets.

Everything asked for is about Ayo or in his school. The columns are, in order: Funmi (his mother), Callum
(a young person elsewhere), Dan (teacher), Meera (teaching assistant), Ruth (SENCO), Helen (head), Joanna
(therapist), Priya (plan coordinator), Sam (advocate), Neil (of another council), Grace (SENCO elsewhere),
Omar (another child's father), Lin (council's data), and nobody.

2 the page (200)   > sent on to another page (302)   s sent to sign in (302)
3 may not (403)    4 not there for them (404)        5 only for forms that are sent (405)
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import PEOPLE
from goldenthread.config.reference import routes
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in
from tests.catalogue.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

WHO = [short for short, _ in PEOPLE]
WHO_MAY = {
    "home": ">>>>>>>>>>>>>s",
    "styleguide": "22222222222222",
    "notices": "2222222222222s",
    "keys": "2222222222222s",
    "key_make": "2222222222222s",
    "key_end": "4442444444444s",
    "help": "22222222222222",
    "accessibility": "22222222222222",
    "your_information": "22222222222222",
    "calendars": "3333>>3333>33s",
    "calendar": "4444224444444s",
    "calendar_add_term": "4444224444444s",
    "calendar_remove_term": "4444554444444s",
    "calendar_close_day": "4444224444444s",
    "calendar_open_day": "4444554444444s",
    "calendar_bank_holidays": "4444554444444s",
    "calendar_add_period": "4444224444444s",
    "calendar_remove_period": "4444554444444s",
    "roles": "33333>3333333s",
    "school_roles": "4444324444444s",
    "role_give": "44443>4444444s",
    "role_question": "4444324444444s",
    "role_check": "44443>4444444s",
    "role_given": "4444324444444s",
    "role_end": "4444324444444s",
    "import_schools": "3333333333332s",
    "import_schools_preview": "3333333333332s",
    "import_schools_result": "3333333333332s",
    "import_schools_faults": "3333333333332s",
    "import_roster": "3333>>3333>33s",
    "roster": "4444224444444s",
    "roster_preview": "4444224444444s",
    "roster_result": "4444224444444s",
    "roster_faults": "4444224444444s",
    "desk": "3333223333233s",
    "desk_give": "3433223334444s",
    "desk_remind": "3333553333533s",
    "plans": "3333223333233s",
    "concerns": "2222222222222s",
    "raise_concern_for": "2222222222222s",
    "concern": "4424224444444s",
    "concern_answer": "4434224444444s",
    "raise_concern": "2422222334444s",
    "ask_about_account": "2422222334444s",
    "duty": "2422222224444s",
    "duty_begin": "3433>33334444s",
    "duty_walk": "3433>33334444s",
    "duty_answer": "3433>33334444s",
    "duty_question": "3433233334444s",
    "duty_finding": "2422222224444s",
    "layers": "3433233334444s",
    "family_home": "2>222222>22>2s",
    "family": "2422222224444s",
    "looks": "2433223334444s",
    "let_in": "2433333334444s",
    "people_around": "3433223334444s",
    "people_around_add": "3433223334444s",
    "people_around_end": "3433223334444s",
    "let_in_end": "2433333334444s",
    "plan": "2422222224444s",
    "plan_versions": "2422222224444s",
    "plan_version": "2422222224444s",
    "plan_compare": "2422222224444s",
    "plan_write": "34>3>3>334444s",
    "draft": "3422222334444s",
    "draft_part": "3423232334444s",
    "draft_set_aside": "3423232334444s",
    "draft_removed": "3423232334444s",
    "draft_put_back": "34>3>3>334444s",
    "draft_line_new": "34>3>3>334444s",
    "draft_line": "3423232334444s",
    "draft_line_remove": "3423232334444s",
    "draft_line_move": "34>3>3>334444s",
    "draft_wording_keep": "34>3>3>334444s",
    "plan_shared": "2422222224444s",
    "plan_comment": "2433333334444s",
    "plan_comment_line": "2433333334444s",
    "plan_respond": "2433333334444s",
    "plan_contact": "3433233334444s",
    "plan_force": "3433233334444s",
    "plan_share": "3433233334444s",
    "plan_comments": "3422222334444s",
    "plan_comment_answer": "3433232334444s",
    "plan_response_answer": "3433232334444s",
    "plan_enter_answer": "3433233334444s",
    "plan_enter_comment": "3433233334444s",
    "plan_comment_correct": "2433333334444s",
    "reviews": "2422222224444s",
    "review_arrange": "3433233334444s",
    "review": "2422222224444s",
    "review_topic": "2433333334444s",
    "review_hold": "3433233334444s",
    "plan_documents": "2422222224444s",
    "plan_pdf": "2422222224444s",
    "plan_profile": "2422222224444s",
    "plan_profile_pdf": "2422222224444s",
    "account": "2422222224444s",
    "account_sessions": "2422222224444s",
    "account_until": "2422222224444s",
    "account_csv": "2422222224444s",
    "today": "2222222222222s",
    "classes": "2222222222222s",
    "class_page": "4422224444444s",
    "class_day": "4422224444444s",
    "class_sheet": "4422224444444s",
    "add_note": "3422222334444s",
    "tap_session": "44>>>34444444s",
    "why_session": "44>>>34444444s",
    "each_session": "44>>>34444444s",
    "session": "3422232334444s",
    "tap_childs_session": "34>>>3>334444s",
    "why_childs_session": "34>>>3>334444s",
    "make_good": "3422232334444s",
    "extra_session": "3422232334444s",
    "extra_correct": "3422232334444s",
}
MARKS = {200: "2", 403: "3", 404: "4", 405: "5"}
WRITES = ("INSERT", "UPDATE", "DELETE")
LOG = ("foundation_auditentry", "foundation_auditsubject")


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False
    return World()


def mark(answer: HttpResponse) -> str:
    if answer.status_code == 302:
        return "s" if answer.headers["Location"].startswith("/accounts/login/") else ">"
    return MARKS.get(answer.status_code, f"[{answer.status_code}]")


def address(world: World, name: str) -> str:
    route = next(route for route, found, _ in routes() if found == name)
    return reverse(name, kwargs=world.arguments(route, name))


def test_table_has_every_address_once() -> None:
    assert sorted(name for _, name, _ in routes()) == sorted(WHO_MAY)


@pytest.mark.slow
def test_each_person_gets_the_answer_of_the_table(world: World) -> None:
    everyone = [*(signed_in(world.cast, who) for who in WHO), Client()]
    found = {}
    for name in WHO_MAY:
        wanted = address(world, name)
        found[name] = "".join(mark(client.get(wanted)) for client in everyone)
    assert found == WHO_MAY


@pytest.mark.slow
def test_a_form_sent_by_nobody_leads_to_signing_in(world: World) -> None:
    public = {name for name, answers in WHO_MAY.items() if answers[-1] == "2"}
    found = {name: mark(Client().post(address(world, name))) for name in WHO_MAY if name not in public}
    assert set(found.values()) == {"s"}, {name: answer for name, answer in found.items() if answer != "s"}


@pytest.mark.slow
def test_reading_writes_nothing_but_the_log(world: World) -> None:
    ruth, funmi = signed_in(world.cast, "ruth"), signed_in(world.cast, "funmi")
    wrote = []
    for name in WHO_MAY:
        wanted = address(world, name)
        for client in (ruth, funmi):
            with CaptureQueriesContext(connection) as captured:
                client.get(wanted)
            statements = (query["sql"] for query in captured.captured_queries)
            wrote += [
                (name, sql[:80])
                for sql in statements
                if sql.startswith(WRITES) and not any(table in sql for table in LOG)
            ]
    assert wrote == []


@pytest.mark.parametrize("who", ["neil", "grace", "omar"])
def test_a_guess_of_an_id_is_answered_alike_whether_the_child_exists(world: World, who: str) -> None:
    stranger = signed_in(world.cast, who)
    real = stranger.get(reverse("plan", kwargs={"child_id": world.ayo.id}))
    made_up = stranger.get(reverse("plan", kwargs={"child_id": uuid4()}))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert without_token(real) == without_token(made_up)


def test_each_guess_is_in_the_log(world: World) -> None:
    neil, guessed = world.cast.people["neil"], uuid4()
    client = signed_in(world.cast, "neil")
    for child_id in (world.ayo.id, guessed):
        client.get(reverse("plan", kwargs={"child_id": child_id}))
    logged = AuditEntry.objects.filter(account=neil).order_by("at", "id")
    assert [(one.what, one.child_id, one.facts) for one in logged] == [
        ("not found", child, {"looked_for": f"child {wanted}", "path": f"/children/{wanted}/plan/"})
        for child, wanted in ((world.ayo.id, world.ayo.id), (guessed, guessed))
    ]


def test_what_may_not_be_done_is_in_the_log_of_the_child(world: World) -> None:
    signed_in(world.cast, "sam").get(reverse("let_in", kwargs={"child_id": world.ayo.id}))
    last = AuditEntry.objects.filter(account=world.cast.people["sam"]).latest("at")
    assert (last.what, last.child_id) == ("not permitted", world.ayo.id)


def without_token(answer: HttpResponse) -> list[str]:
    """The page without the one line that is different each time it is sent."""
    return [line for line in answer.content.decode().splitlines() if "csrfmiddlewaretoken" not in line]
