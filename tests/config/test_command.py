"""The command as outsiders run it: one JSON object last, plain words, an exit code that says how it went."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goldenthread.casework.models import KeptClock
from goldenthread.config.command import describe
from goldenthread.config.serving import require_free
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, ApiKey, AuditEntry
from goldenthread.law.duty import QUESTIONS
from goldenthread.places.models import PlaceRole, Setting
from tests.casework.made import opened
from tests.cast import the_cast
from tests.people.roster.made import oneroster, pupil, school, write_csv
from tests.places.register import extract, links, row


@pytest.mark.django_db
def test_schools_and_links_are_brought_in(run: Any, tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_bytes(extract(row("999001", "Beech Primary"), row("1", "Bad")))
    (tmp_path / "links.csv").write_bytes(
        links("999001,999002,Oak,Successor,", "888001,999002,Oak,Successor,")
    )
    code, said = run("import", "schools", tmp_path / "schools.csv", "--links", tmp_path / "links.csv")
    figures = {key: said[key] for key in ("read", "created", "updated", "unchanged", "rejected_rows")}
    assert (code, figures) == (
        0,
        {"read": 2, "created": 1, "updated": 0, "unchanged": 0, "rejected_rows": 1},
    )
    assert [(one["line"], one["column"], one["value"]) for one in said["rejected"]] == [(3, "URN", "1")]
    assert (said["links"]["created"], said["links"]["unknown"]) == (1, 1)


@pytest.mark.django_db
def test_wrong_links_leave_the_schools_out_too(run: Any, tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_bytes(extract(row("999001", "Beech Primary")))
    (tmp_path / "links.csv").write_text("a,b\n1,2\n")
    code, said = run("import", "schools", tmp_path / "schools.csv", "--links", tmp_path / "links.csv")
    assert (code, sorted(said)) == (2, ["refused", "remedy"])
    assert not Setting.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("import", "schools"), ("import", "roster")])
def test_file_that_is_not_there_is_refused_in_plain_words(run: Any, words: tuple[str, str]) -> None:
    code, said = run(
        *words, "/nowhere/at-all.csv", *(["--setting", "999001"] if words[1] == "roster" else [])
    )
    assert code == 2
    assert "Traceback" not in said["refused"]


@pytest.mark.django_db
def test_oneroster_folder_is_brought_in(run: Any, tmp_path: Path) -> None:
    school()
    code, said = run("import", "roster", oneroster(tmp_path / "set"))
    assert (code, said["created"], said["pupils"], said["relatives_left_out"]) == (
        0,
        5,
        {"created": 2, "updated": 0, "unchanged": 0},
        1,
    )


@pytest.mark.django_db
def test_list_needs_to_know_its_school(run: Any, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "pupils.csv", [pupil("Ada", 1)])
    assert run("import", "roster", path) == (
        2,
        {
            "refused": "pupils.csv: A list of pupils does not say which school it is of.",
            "remedy": "Say the school’s URN: --setting 123456",
        },
    )
    school()
    code, said = run("import", "roster", path, "--setting", "999001")
    assert (code, said["pupils"]["created"]) == (0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("setting", [(), ("--setting", "999001")])
@pytest.mark.parametrize(
    "text, refused",
    [
        ("", "pupils.csv: This file is empty."),
        (" \n\n", "pupils.csv: This file is empty."),
        ("First name,Last name,Date of birth\n", "pupils.csv: There is nothing under the headings."),
    ],
)
def test_an_empty_list_is_said_to_be_empty_before_its_school_is_asked_for(
    run: Any, tmp_path: Path, text: str, refused: str, setting: tuple[str, ...]
) -> None:
    (tmp_path / "pupils.csv").write_text(text)
    code, said = run("import", "roster", tmp_path / "pupils.csv", *setting)
    assert (code, said["refused"]) == (2, refused)


@pytest.mark.django_db
@pytest.mark.parametrize("setting", [(), ("--setting", "999001")])
def test_an_empty_folder_is_said_to_be_empty(run: Any, tmp_path: Path, setting: tuple[str, ...]) -> None:
    (tmp_path / "set").mkdir()
    code, said = run("import", "roster", tmp_path / "set", *setting)
    assert (code, said["refused"]) == (2, "set: It is empty: there is no CSV file in it.")


@pytest.mark.django_db
def test_constituencies_are_brought_in(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "pcon.csv"
    path.write_text("pcds,pcon\nNM1 1AA,E1\nBAD,E1\n")
    code, said = run("import", "constituencies", path)
    assert (code, said["read"], said["rejected_rows"], said["postcodes"]["created"]) == (0, 2, 1, 1)
    assert [(one["line"], one["value"]) for one in said["rejected"]] == [(3, "BAD")]
    path.write_text("a,b\n1,2\n")
    assert run("import", "constituencies", path)[0] == 2


def test_wording_says_what_is_vague(run: Any) -> None:
    code, said = run(
        "wording",
        given="Regular help as appropriate\n\nMs Shah reads with Tom for 20 minutes every Tuesday\n",
    )
    assert (code, [(line["line"], line["clean"]) for line in said["lines"]]) == (0, [(1, False), (3, True)])
    assert {"rule", "reason"} <= set(said["lines"][0]["remarks"][0])


def test_duty_says_which_and_why(run: Any) -> None:
    answers = {question.id: question.choices[0].id for question in QUESTIONS}
    code, said = run("duty", given=json.dumps({"answers": answers, "on": "2026-11-20", "name": "Tom"}))
    assert (code, said["on"], said["plan_needed"]) == (0, "2026-11-20", True)
    assert said["duties"] == {"reasonable_adjustments": "owed", "special_educational_provision": "owed"}
    assert said["sentences"][0] == "Tom has a disability."


@pytest.mark.parametrize("given", ["", "{", "[]", '{"learning": 3}', '{"nonsense": "yes"}'])
def test_answers_that_cannot_be_read_are_refused(run: Any, given: str) -> None:
    code, said = run("duty", given=given)
    assert (code, sorted(said)) == (2, ["refused", "remedy"])


@pytest.mark.django_db
def test_audit_log_is_whole(run: Any, tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_bytes(extract(row("999001", "Beech Primary")))
    run("import", "schools", tmp_path / "schools.csv")
    assert run("audit", "verify") == (0, {"entries": 1, "whole": True, "broken": []})


@pytest.mark.django_db
def test_log_that_was_written_to_by_hand_is_found_out(run: Any) -> None:
    AuditEntry.objects.create(
        stream="installation", number=2, at="2026-11-20T09:00:00Z", who="", what="", before="0", hash="0"
    )
    code, said = run("audit", "verify")
    assert (code, said["broken"]) == (
        1,
        [{"stream": "installation", "number": 2, "says": "entry 1 is missing"}],
    )


@pytest.mark.django_db
def test_account_and_role_are_made(run: Any) -> None:
    school()
    code, said = run("account", "make", "Hea@Example.org", "--name", "Hea Marsh")
    account = Account.objects.get(email="hea@example.org")
    assert (code, account.check_password(said["password"])) == (0, True)
    code, said = run(
        "account", "role", "hea@example.org", "head", "--setting", "999001", "--evidence", "Letter"
    )
    assert (code, said["role"], said["place"]) == (0, "head", "Beech Primary")
    assert PlaceRole.objects.get().evidence == "Letter"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words, says",
    [
        (("make", "nobody", "--name", "No"), "“nobody” is not an e-mail address"),
        (("role", "no@example.org", "head", "--setting", "1", "--evidence", "x"), "There is no account for"),
    ],
)
def test_account_that_cannot_be_made_says_why(run: Any, words: tuple[str, ...], says: str) -> None:
    code, said = run("account", *words)
    assert code == 2
    assert said["refused"].startswith(says)


@pytest.mark.django_db
def test_a_key_is_made_for_a_program_shown_once_and_ended(run: Any, client: Client) -> None:
    run("account", "make", "hea@example.org", "--name", "Hea Marsh")
    code, said = run("account", "key", "hea@example.org", "--name", "Timetable")
    with_key = {"Authorization": f"Bearer {said['key']}"}
    assert (code, client.get("/api/concerns", headers=with_key).status_code) == (0, 200)
    assert said["key"] not in str(AuditEntry.objects.values())
    assert run("account", "key", "hea@example.org", "--name", "Timetable")[0] == 2
    assert run("account", "end-key", "hea@example.org", "--name", "Timetable")[0] == 0
    assert client.get("/api/concerns", headers=with_key).status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words, says",
    [
        (("key", "no@example.org", "--name", "x"), "There is no account for no@example.org."),
        (("key", "hea@example.org", "--name", " "), "Say what the key is for"),
        (("key", "hea@example.org", "--name", "x", "--days", "367"), "A key lasts from 1 to 366 days."),
        (("key", "hea@example.org", "--name", "x", "--days", "0"), "A key lasts from 1 to 366 days."),
        (("end-key", "hea@example.org", "--name", "x"), "There is no key “x” that has not ended."),
    ],
)
def test_a_key_that_cannot_be_made_or_ended_says_why(run: Any, words: tuple[str, ...], says: str) -> None:
    run("account", "make", "hea@example.org", "--name", "Hea Marsh")
    code, said = run("account", *words)
    assert (code, said["refused"].startswith(says)) == (2, True)
    assert not ApiKey.objects.exists()


@pytest.mark.django_db
def test_weak_password_is_refused(run: Any) -> None:
    words = ("account", "make", "a@example.org", "--name", "A", "--password-stdin")
    code, said = run(*words, given="short\n")
    assert code == 2
    assert "12 characters" in said["refused"]
    assert not Account.objects.exists()


def test_clock_says_what_is_due_on_a_day(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text('{"events": [{"event": "request-received", "on": "2026-01-05"}]}')
    code, said = run("clock", file, "--on", "2026-02-20")
    assert (code, said["on"]) == (0, "2026-02-20")
    assert [(limit["rule"], limit["due"], limit["state"]) for limit in said["limits"]] == [
        ("decide-to-assess", "2026-02-16", "late"),
        ("refuse-plan", "2026-04-27", "running"),
        ("final-plan", "2026-05-25", "running"),
    ]
    _, earlier = run("clock", file, "--on", "2026-02-20", "--receipt-is-first-day")
    assert [limit["due"] for limit in earlier["limits"]] == ["2026-02-15", "2026-04-26", "2026-05-24"]


@pytest.mark.parametrize(
    "content, on, says",
    [
        ('[{"event": "asked"}]', "2026-02-20", "Event 1: there is no event “asked”."),
        ("[]", "soon", "Write the day asked about as a date like 2026-03-01."),
    ],
)
def test_clock_that_cannot_be_worked_out_says_why(
    run: Any, tmp_path: Path, content: str, on: str, says: str
) -> None:
    file = tmp_path / "events.json"
    file.write_text(content)
    code, said = run("clock", file, "--on", on)
    assert (code, said["refused"].startswith(says)) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("words", [["wording"], ["duty"], ["clock", os.devnull]])
def test_pure_law_starts_without_django(words: list[str]) -> None:
    code = (
        "import sys; from goldenthread.config.command import main\n"
        f"try: main({words!r})\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], input="{}", capture_output=True, text=True)  # noqa: S603 - our own interpreter and our own words
    assert done.returncode == 0, done.stderr


def test_a_port_on_which_somebody_listens_is_refused_and_another_named() -> None:
    """Two servers on one port would share its visitors, each with a database of its own."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as our own server does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"on port {port} already.*choose another port"):
            require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)


@pytest.mark.parametrize("words", [["import", "schools"], ["nonsense"], ["duty", "--nonsense"]])
def test_a_command_that_is_not_understood_says_so_to_a_program_too(run: Any, words: list[str]) -> None:
    assert run(*words) == (
        2, {"refused": "The command cannot be understood.", "remedy": "Run it with --help."},
    )  # fmt: skip


def test_every_command_is_described() -> None:
    page = describe()
    for command in (
        "import schools",
        "import roster",
        "wording",
        "duty",
        "clock",
        "audit verify",
        "serve",
        "jobs",
    ):
        assert f"## `goldenthread {command}`" in page


@pytest.mark.django_db
def test_clocks_of_open_cases_are_rebuilt_of_one_council_or_of_all(run: Any) -> None:
    cast = the_cast()
    opened(cast)
    opened(cast, "zara", area=cast.other_area)
    right = sorted(KeptClock.objects.values_list("case", "limit", "due"))
    KeptClock.objects.all().delete()
    assert run("clocks", "rebuild", "--area", "998") == (0, {"councils": 1, "cases": 1})
    assert run("clocks", "rebuild") == (0, {"councils": 2, "cases": 2})
    assert sorted(KeptClock.objects.values_list("case", "limit", "due")) == right
    code, said = run("clocks", "rebuild", "--area", "123")
    assert (code, said["refused"]) == (2, "There is no council with the code 123 here.")
