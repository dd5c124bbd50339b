"""Every table: behind the wall if it carries a child, append-only unless it is said why not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from goldenthread.config.reference import ROOMS
from goldenthread.config.retention import RETENTION

# Tables whose rows change, with the reason.
CHANGES = {
    "foundation.Account": "people change their name, address and password",
    "foundation.Notice": "a notice is read and mailed",
    "foundation.StoredFile": "a file is removed when its purpose has ended",
    "foundation.ApiKey": "a key is ended",
    "places.Area": "kept in step with the register",
    "places.Setting": "kept in step with the register",
    "places.SettingLink": "kept in step with the register",
    "places.PlaceRole": "a role is ended",
    "places.Term": "a school plans its year",
    "places.Closure": "a school plans its year",
    "places.Period": "a school plans its day",
    "people.Child": "kept in step with the school's own register",
    "people.Enrolment": "an enrolment is ended",
    "people.TeachingClass": "a class is ended",
    "people.ClassMembership": "a membership is ended",
    "people.ClassRole": "a role is ended",
    "people.ChildRole": "a role is ended",
    "people.ImportedPerson": "another system's id moves with the person",
    "plans.AdjustmentOwed": "an adjustment is ended",
    "plans.Plan": "a plan is ended",
    "plans.PlanVersion": "its state repeats the last event",
    "plans.ChildAccount": "a cache, worked out again every night",
    "plans.SchoolWeek": "a cache, worked out again every night",
    "plans.View": "a line of a draft; frozen once shared",
    "plans.Need": "a line of a draft; frozen once shared",
    "plans.Outcome": "a line of a draft; frozen once shared",
    "plans.Provision": "a line of a draft; frozen once shared",
    "plans.Adjustment": "a line of a draft; frozen once shared",
    "plans.ClassNote": "a line of a draft; frozen once shared",
    "people.Responsibility": "a responsibility is ended",
    "casework.Case": "its state, officer and team repeat the last event and handover",
    "casework.KeptClock": "a cache, worked out again from the events",
    "casework.Request": "a request is settled: matched to a child, or set aside with the reason",
    "casework.EhcPlan": "its state repeats what was done with it",
    "casework.EhcLine": "a line of a plan being written; frozen once sent",
    "exchange.AreaReport": "its job says how far it is, and then what came out",
    "casework.Panel": "a meeting is moved",
    "casework.PanelMember": "a member is replaced before the meeting",
    "casework.ChildPackage": "a package is ended",
    "conversation.Consultation": "it is written until it is announced; from then on nothing of it changes",
    "conversation.Principle": "a part of what is written until it is announced",
    "conversation.Question": "a part of what is written until it is announced",
    "conversation.Version": "a promised version is brought",
    "conversation.Draft": "an answer that is still being written",
    "conversation.SetAside": "an answer is brought back",
    "conversation.StatementStanding": "a cache, worked out again from decisions and votes",
    "events.Event": "it is put right, given more places, cancelled; everybody who signed up is told",
    "events.SignUp": "its standing repeats the last step; who it is goes after the event",
    "events.Message": "it is mailed, or told by an organiser; it goes after the event",
    "events.Table": "its note-taker and code are replaced",
    "events.Note": "it is taken back, or handed in",
    "themes.Frame": "its state repeats what was done with it",
    "themes.FrameLine": "a line of a frame being written; frozen once in force",
    "themes.Run": "its job says how far it is, and then what came out",
    "themes.TextVectors": "a cache, worked out again from the texts",
    "themes.Standing": "a cache, worked out again from the codings",
    "places.IndependentHelp": "the council puts right how they are reached",
    "places.Organisation": "kept in step with the area",
    "campaigns.Campaign": "it is written, made public, ended",
    "campaigns.TimelineEntry": "a line of a page that is kept right",
    "campaigns.Survey": "it is written until it is opened; its last day may move",
    "campaigns.SurveyQuestion": "a part of what is written until it is opened",
    "campaigns.SurveyDraft": "an answer that is still being written",
    "campaigns.Letter": "it is published and closed; its words are in its versions",
    "campaigns.Signatory": "it is confirmed, moved to a changed text, taken back with its name",
    "campaigns.Pledge": "it is confirmed, looked at, taken back with its name",
    "campaigns.ToolkitText": "a text for others to use",
    "campaigns.Picture": "what it shows is put right",
    "campaigns.Constituency": "kept in step with the register",
    "campaigns.Postcode": "kept in step with the register",
    "campaigns.LettersBegun": "it counts",
    "campaigns.LetterSketch": "it goes after 90 days",
    "report.Follow": "an address is confirmed, told, and deleted when it is asked for",
    "conversation.Shown": "what is shown can be taken out until the answer is sent",
    "conversation.Collector": "a collecting link is ended",
}


def our_models() -> list[type[models.Model]]:
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def carries_a_child(model: type[models.Model]) -> bool:
    return model._meta.label == "people.Child" or any(
        field.column == "child_id" for field in model._meta.concrete_fields
    )


def guarded(prefix: str) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type='trigger' AND name LIKE %s", [prefix]
            )
        else:
            cursor.execute(
                "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name LIKE %s",
                [prefix],
            )
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db
def test_every_table_is_append_only_or_says_why_not() -> None:
    appended = guarded("%append_only_update")
    changing = {model._meta.label for model in our_models() if model._meta.db_table not in appended}
    assert changing == set(CHANGES)


@pytest.mark.django_db
def test_every_line_of_a_plan_is_frozen_once_shared() -> None:
    lines = {label for label, why in CHANGES.items() if "frozen" in why}
    frozen = guarded("%frozen_update")
    assert {model._meta.label for model in our_models() if model._meta.db_table in frozen} == lines


@pytest.mark.usefixtures("on_postgresql")
def test_every_table_that_carries_a_child_is_behind_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    carrying = {model._meta.db_table for model in our_models() if carries_a_child(model)}
    assert carrying - walled == set()


def test_every_table_says_how_long_it_is_kept_and_what_is_taken_out() -> None:
    assert set(RETENTION) == {model._meta.label for model in our_models()}
