"""A calendar that is changed after the day: said before, kept with its reason, shown, told, counted again."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.notices import mail_waiting
from goldenthread.places.models import Closure, Term
from goldenthread.places.queries import calendar
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.models import CalendarChange, ChildAccount, Provision, SchoolWeek
from goldenthread.plans.queries.accounts import accounts_of
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 9, 24)
WHY = "The office forgot it in September."


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def lines(cast: Cast) -> list[Provision]:
    """Fifteen minutes every Thursday, for two children."""
    return [made.promised(cast, short) for short in ("ayo", "leila")]


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def closed(cast: Cast, on: date, known_on: date, kind: str = "inset") -> Closure:
    return Closure.objects.create(
        setting=cast.settings["hawthorn"], on=on, kind=kind, reason="Snow", known_on=known_on
    )


def at(cast: Cast, name: str, **more: Any) -> str:
    return reverse(name, kwargs={"setting_id": cast.settings["hawthorn"].id, **more})


def api(cast: Cast, path: str) -> str:
    return f"/api/places/settings/{cast.settings['hawthorn'].id}/{path}"


def day_of(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def account(cast: Cast, line: Provision, who: str = "funmi", page: str = "account") -> str:
    return signed_in(cast, who).get(reverse(page, args=[line.child_id, line.strand])).content.decode()


def promised(line: Provision) -> int:
    days = school_days(line.version.plan.setting_id)
    return accounts_of(line.child_id, [line], days, TODAY)[line.strand].total.promised


def test_opening_a_past_day_says_first_what_it_changes(
    cast: Cast, lines: list[Provision], ruth: Client
) -> None:
    closure, before = closed(cast, THURSDAY, date(2026, 9, 1)), promised(lines[0])
    page = ruth.post(at(cast, "calendar_open_day", closure_id=closure.id)).content.decode()
    assert "2 sessions of 2 children are expected now, in the week of 21 September 2026." in page
    assert "Nothing is saved yet." in page
    assert Closure.objects.filter(id=closure.id).exists()
    assert (promised(lines[0]), CalendarChange.objects.count()) == (before, 0)


def test_it_needs_a_reason(cast: Cast, lines: list[Provision], ruth: Client) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    page = ruth.post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": " "}).content.decode()
    assert "Enter why the calendar is changed" in page
    assert Closure.objects.filter(id=closure.id).exists()


def test_with_a_reason_it_is_done_kept_shown_and_told(
    cast: Cast, lines: list[Provision], ruth: Client
) -> None:
    closure, before = closed(cast, THURSDAY, date(2026, 9, 1)), promised(lines[0])
    done = ruth.post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": WHY})
    assert done.headers["Location"] == at(cast, "calendar")
    assert promised(lines[0]) == before + 1
    kept = CalendarChange.objects.get(strand=lines[0].strand)
    assert (kept.how, kept.days, kept.why, kept.by) == ("new", ["2026-09-24"], WHY, cast.people["ruth"])
    says = (
        "by Ruth Palmer: Thursday 24 September 2026 was a school day after all. "
        f"1 session (24 September) is expected now, because: {WHY}"
    )
    for page in ("account", "account_sessions"):
        assert says in account(cast, lines[0], page=page)
    logged = AuditEntry.objects.get(what="changed accounts by the calendar")
    assert (logged.why, logged.facts["sessions"], len(logged.children)) == (WHY, 2, 2)


def test_each_family_and_the_other_sencos_have_one_message_and_the_mail_names_no_child(
    cast: Cast, lines: list[Provision]
) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    signed_in(cast, "helen").post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": WHY})
    to_funmi = Notice.objects.get(account=cast.people["funmi"])
    assert (to_funmi.child_id, to_funmi.what_changed) == (
        cast.children["ayo"].id,
        "The calendar of Hawthorn Primary was changed: Thursday 24 September 2026 was a school day after "
        f"all. 1 session promised to Ayo is expected now. Helen Marsh gives this reason: {WHY}",
    )
    to_ruth = Notice.objects.get(account=cast.people["ruth"])
    assert to_ruth.child_id is None
    assert "2 sessions of 2 children are expected now" in to_ruth.what_changed
    mail_waiting(NOW)
    letter = next(one for one in mail.outbox if one.to == [cast.people["funmi"].email])
    assert not re.search("Ayo|Bello, A|office", letter.subject + letter.body.split("\n", 2)[2])


CHANGES = {
    "bank holiday": "are no longer expected",
    "closed late": "count as missed on a day without school",
    "late closure taken away": "no longer count as missed on a day without school",
    "term": "are expected now",
}


def _changed(cast: Cast, client: Client, change: str, why: str = "") -> Any:
    """One change of the past, made through the API. Two Thursday sessions are touched by each."""
    if change == "bank holiday":
        Closure.objects.filter(setting=cast.settings["hawthorn"], kind="bank_holiday").delete()
        term = Term.objects.get(setting=cast.settings["hawthorn"], starts_on="2026-09-03")
        assert term.ends_on > THURSDAY
        return client.post(api(cast, "bank-holidays") + (f"?why={why}" if why else ""))
    if change == "closed late":
        sent = {"on": "2026-09-24", "kind": "closed", "reason": "Snow", "why": why}
        return client.post(api(cast, "closures"), sent, "application/json")
    if change == "late closure taken away":
        closure = Closure.objects.filter(on=THURSDAY).first() or closed(cast, THURSDAY, THURSDAY, "closed")
        return client.delete(api(cast, f"closures/{closure.id}") + (f"?why={why}" if why else ""))
    Term.objects.filter(setting=cast.settings["hawthorn"], starts_on="2026-09-03").update(
        starts_on=THURSDAY + timedelta(1)
    )
    sent = {"name": "First weeks", "starts_on": "2026-09-21", "ends_on": "2026-09-24", "why": why}
    return client.post(api(cast, "terms"), sent, "application/json")


@pytest.fixture
def holiday(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank holiday on a Thursday of the first half-term: England has none there."""
    one = calendar.BankHoliday(THURSDAY, "A day for the King")
    monkeypatch.setattr(calendar, "bank_holidays", lambda: (one,))


@pytest.mark.usefixtures("holiday", "lines")
@pytest.mark.parametrize("change", CHANGES)
def test_a_program_is_refused_with_what_it_would_change_until_it_says_why(
    cast: Cast, ruth: Client, change: str
) -> None:
    refused = _changed(cast, ruth, change)
    (fault,) = refused.json()["faults"]
    assert (refused.status_code, fault["field"]) == (422, "why")
    assert (
        f"2 sessions of 2 children {CHANGES[change]}, in the week of 21 September 2026." in fault["message"]
    )
    assert CalendarChange.objects.count() == 0
    assert _changed(cast, ruth, change, "Forgotten").status_code in (200, 201, 204)
    assert CalendarChange.objects.count() == 2


@pytest.mark.usefixtures("holiday")
@pytest.mark.parametrize("change", CHANGES)
def test_the_figures_that_are_kept_are_those_of_the_account_at_once(
    cast: Cast,
    lines: list[Provision],
    ruth: Client,
    change: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for line in lines:
        made.recorded(cast, line, date(2026, 9, 10))
    hawthorn = cast.settings["hawthorn"]
    work_out_accounts(setting_id=hawthorn.id, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        _changed(cast, ruth, change, "Forgotten")
    for line in lines:
        page = accounts_of(line.child_id, [line], school_days(hawthorn.id), TODAY)[line.strand]
        assert ChildAccount.objects.get(child=line.child_id).figures == page.total._asdict()
    kept = list(SchoolWeek.objects.order_by("week_of").values_list("week_of", "promised", "happened"))
    work_out_accounts(setting_id=hawthorn.id, at=NOW)
    assert kept == list(SchoolWeek.objects.order_by("week_of").values_list("week_of", "promised", "happened"))


def test_a_recorded_session_is_not_touched_by_a_closure(
    cast: Cast, lines: list[Provision], ruth: Client
) -> None:
    made.recorded(cast, lines[0], THURSDAY)
    sent = {"kind": "closed", "reason": "Snow", **day_of("on", THURSDAY)}
    page = ruth.post(at(cast, "calendar_close_day"), sent).content.decode()
    assert "1 session of 1 child counts as missed on a day without school" in page


@pytest.mark.parametrize("day", [TODAY, date(2026, 9, 25)])
def test_today_and_days_of_which_nothing_is_promised_are_closed_without_a_question(
    cast: Cast, lines: list[Provision], ruth: Client, day: date
) -> None:
    sent = {"kind": "closed", "reason": "Snow", **day_of("on", day)}
    assert ruth.post(at(cast, "calendar_close_day"), sent).status_code == 302
    assert CalendarChange.objects.count() == 0


def test_the_answers_are_sent_once_more_with_the_reason(
    cast: Cast, lines: list[Provision], ruth: Client
) -> None:
    sent = {"kind": "closed", "reason": "Snow", **day_of("on", THURSDAY)}
    page = ruth.post(at(cast, "calendar_close_day"), sent).content.decode()
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert ruth.post(at(cast, "calendar_close_day"), again | {"why": WHY}).status_code == 302
    assert Closure.objects.get(on=THURSDAY).reason == "Snow"
    assert "1 session (24 September) counts as missed on a day without school" in account(cast, lines[0])


def test_the_account_of_an_earlier_day_does_not_tell_it(
    cast: Cast, lines: list[Provision], ruth: Client
) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    ruth.post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": WHY})
    address = reverse("account", args=[lines[0].child_id, lines[0].strand])
    assert WHY not in ruth.get(f"{address}?until=2026-09-23").content.decode()
    assert WHY in ruth.get(f"{address}?until=2026-09-24").content.decode()


def test_a_program_reads_it_in_the_account(cast: Cast, lines: list[Provision], ruth: Client) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    ruth.post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": WHY})
    (told,) = ruth.get(f"/api/delivery/children/{lines[0].child_id}/accounts/{lines[0].strand}").json()[
        "calendar_changes"
    ]
    assert {name: told[name] for name in ("how", "days", "why", "who")} == {
        "how": "new", "days": ["2026-09-24"], "why": WHY, "who": "Ruth Palmer",
    }  # fmt: skip


def test_the_fact_is_not_changed_afterwards(cast: Cast, lines: list[Provision], ruth: Client) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    ruth.post(at(cast, "calendar_open_day", closure_id=closure.id), {"why": WHY})
    with pytest.raises(Error, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE plans_calendarchange SET why = 'other'")


def test_looking_at_the_button_s_address_leads_to_the_calendar(cast: Cast, ruth: Client) -> None:
    closure = closed(cast, THURSDAY, date(2026, 9, 1))
    looked = ruth.get(at(cast, "calendar_open_day", closure_id=closure.id))
    assert looked.headers["Location"] == at(cast, "calendar")
    assert Closure.objects.filter(id=closure.id).exists()
