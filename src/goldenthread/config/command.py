"""The `goldenthread` command: every way into the house from a terminal.

`wording`, `duty`, `clock` and `plan` are pure law and files and must start at once, so Django is loaded only
by those that need it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.conversation import conversing
from goldenthread.config.importing import importing
from goldenthread.config.opening import house, open_house
from goldenthread.config.packaging import packaging
from goldenthread.config.returning import inspecting, measures, returning
from goldenthread.config.saying import Answer, AsJson, Exit, plain_failure, wording_in_words

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Golden Thread: from a first concern to support that is seen to be delivered.",
)
auditing = typer.Typer(no_args_is_help=True, help="The audit log.")
accounting = typer.Typer(no_args_is_help=True, help="People who can sign in.")
planning = typer.Typer(no_args_is_help=True, help="Education, Health and Care plans as Word files.")
clocks = typer.Typer(no_args_is_help=True, help="The legal dates of open cases, as lists of cases read them.")
app.add_typer(importing, name="import")
app.add_typer(auditing, name="audit")
app.add_typer(accounting, name="account")
app.add_typer(returning, name="sen2")
app.add_typer(inspecting, name="annex-a")
app.add_typer(planning, name="plan")
app.add_typer(packaging, name="packages")
app.add_typer(clocks, name="clocks")
app.add_typer(conversing, name="conversation")
app.command()(measures)

PORT = 8000


def main(arguments: list[str] | None = None) -> None:
    """Run the command. A failure is said in plain words and by the exit code, never as a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in given
    try:
        app(given)
    except SystemExit as ended:
        if as_json and ended.code == Exit.REFUSED:  # only a command that was not understood ends like this
            refusal = {"refused": "The command cannot be understood.", "remedy": "Run it with --help."}
            typer.echo(json.dumps(refusal))
        raise
    except Exception as error:
        code = plain_failure(error, as_json=as_json)
        if code is None:
            raise
        raise SystemExit(code) from None


def _say_where(port: int) -> None:
    """The address that e-mails have, unless one is set. The worker beside the server inherits it."""
    os.environ.setdefault("GOLDENTHREAD_ADDRESS", f"http://localhost:{port}")


@app.command()
def wording(
    kind: Annotated[str, typer.Option(help="What the lines are: provision, outcome or need.")] = "provision",
    as_json: AsJson = False,
) -> None:
    """Check sentences on standard input, a line each: what is too vague to hold anybody to."""
    from goldenthread.config.given import given_lines
    from goldenthread.law.wording import wording_as_json

    said = enumerate(given_lines("Send sentences as text, a line each."), start=1)
    lines = {number: line.strip() for number, line in said if line.strip()}
    report = wording_as_json(list(lines.values()), kind)
    for number, line in zip(lines, report["lines"], strict=True):
        line["line"] = number  # blank lines are left out, so each says where it stood
    Answer(report, wording_in_words(report)).say(as_json)


@app.command()
def duty(as_json: AsJson = False) -> None:
    """Answer the which-duty questions as JSON on standard input: which duty is owed, and why.

    Like {"answers": {"learning": "no", "disability": "yes"}, "on": "2026-11-20", "name": "Tom"}.
    “on” and “name” may be left out. An answer that is missing is asked for, with what may be chosen.
    """
    from datetime import date

    from goldenthread.config.given import given_text
    from goldenthread.law.duty import decide
    from goldenthread.law.duty_io import answers_from_json, finding_as_json

    answers = answers_from_json(given_text('Send JSON like {"answers": {"learning": "no"}}.'))
    day = answers.on or date.today()  # noqa: DTZ011 - the day where the command is run
    finding = decide(answers.given, on=day).named(answers.name or "The child")
    Answer(finding_as_json(finding), [finding.title, *finding.sentences]).say(as_json)


@app.command()
def clock(
    events: Annotated[
        Path,
        typer.Argument(
            help="The dated events of one case, as JSON: a list with an “event” and its day, “on”, in each. "
            "Their names are in docs/reference/time-limits.md."
        ),
    ],
    on: Annotated[str, typer.Option(help="The day asked about, like 2026-03-01. Today if left out.")] = "",
    receipt_is_first_day: Annotated[
        bool,
        typer.Option("--receipt-is-first-day", help="Count the day of receipt as the first of the weeks."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is due in one case on a day, what is late and by how much, what is excused and why."""
    from datetime import date

    from goldenthread.formats.plain_text import text_of
    from goldenthread.law.time_limits.reading import clocks_as_json, day_asked, events_from_json

    day = day_asked(on) if on else date.today()  # noqa: DTZ011 - the day where the command is run
    known = events_from_json(text_of(events, 'Send JSON like {"events": [{"event": …, "on": …}]}.'))
    report = clocks_as_json(known, day, receipt_is_first_day=receipt_is_first_day)
    Answer(report, [each["sentence"] for each in report["limits"]]).say(as_json)


@planning.command("import")
def plan_import(
    file: Annotated[
        Path, typer.Argument(help="The plan, as a Word document (.docx) in the national layout.")
    ],
    case: Annotated[str, typer.Option(help="Put it into this case. Without it nothing is saved.")] = "",
    by: Annotated[str, typer.Option(help="Whose e-mail address it is brought in under.")] = "",
    as_json: AsJson = False,
) -> None:
    """Read an EHC plan: its lines by section, what is wrong in the file, which provision is too vague.

    With --case it is put, whole, into the version being written of that case. Exit code 2 if refused.
    """
    from goldenthread.config.ehc_plans import plan_in_file, plan_in_words

    report = plan_in_file(file)
    if case:
        open_house()
        from goldenthread.casework.commands import import_plan

        report |= {"saved": True, **import_plan(file, case, by)}
    Answer(report, plan_in_words(report)).say(as_json)


@planning.command("export")
def plan_export(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="A case’s number, or a version’s id.")],
    docx: Annotated[Path, typer.Option("--docx", help="Where the Word file goes.")],
    as_json: AsJson = False,
) -> None:
    """Write an EHC plan as a Word file in the national layout."""
    open_house()
    from goldenthread.casework.commands import export_plan

    report = export_plan(wanted, docx)
    words = f"{report['case']}, version {report['version']} ({report['state']}): {report['file']}"
    Answer(report, [words]).say(as_json)


@auditing.command("verify")
def audit_verify(as_json: AsJson = False) -> None:
    """Read the whole audit log and name every place where it was altered. Exit code 1 if there is one."""
    house()
    from goldenthread.foundation.commands import verify_audit
    from goldenthread.law.day_words import counted

    report = verify_audit()
    words = [f"{broken['stream']}, entry {broken['number']}: {broken['says']}" for broken in report["broken"]]
    whole = (
        "The log is whole."
        if report["whole"]
        else f"The log is broken in {counted(len(words), 'place', 'places')}."
    )
    Answer(report, [*words, f"{report['entries']} entries read. {whole}"]).say(as_json)
    if not report["whole"]:
        raise typer.Exit(Exit.FOUND_WRONG)


@accounting.command("make")
def account_make(
    email: Annotated[str, typer.Argument(help="What they sign in with.")],
    name: Annotated[str, typer.Option(help="Their name, as others see it.")],
    password_stdin: Annotated[bool, typer.Option(help="Read the password from standard input.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make an account. Without a password given, one is made up and shown once."""
    open_house()
    from goldenthread.config.given import given_lines
    from goldenthread.foundation.commands import make_account

    password = given_lines("Send the password as one line.")[0].rstrip("\r\n") if password_stdin else None
    report = make_account(email, name, password)
    words = f"{report['email']} can sign in"
    words += f" with the password {report['password']}" if "password" in report else ""
    Answer(report, [words + "."]).say(as_json)


@accounting.command("role")
def account_role(
    email: Annotated[str, typer.Argument(help="Whose role it is.")],
    kind: Annotated[str, typer.Argument(help="Such as senco, head, area_data or campaigner.")],
    evidence: Annotated[str, typer.Option(help="On what evidence: a letter, a contract, who told you.")],
    setting: Annotated[str, typer.Option(help="The school’s URN.")] = "",
    area: Annotated[str, typer.Option(help="The area’s three-figure code.")] = "",
    organisation: Annotated[str, typer.Option(help="The organisation’s name.")] = "",
    as_json: AsJson = False,
) -> None:
    """Give somebody a role in a school, an area or an organisation, from today."""
    open_house()
    from goldenthread.places.commands import give_role

    report = give_role(email, kind, evidence, setting=setting, area=area, organisation=organisation)
    Answer(report, [f"{report['name']} is now {report['role']} in {report['place']}."]).say(as_json)


@accounting.command("key")
def account_key(
    email: Annotated[str, typer.Argument(help="As whom the program acts.")],
    name: Annotated[str, typer.Option(help="What the key is for.")],
    days: Annotated[int, typer.Option(help="How many days it lasts, up to 366.")] = 90,
    as_json: AsJson = False,
) -> None:
    """Make a key for a program that uses the API. It is shown once."""
    open_house()
    from goldenthread.foundation.commands import make_key

    report = make_key(email, name, days)
    said = f"Send it as “Authorization: Bearer {report['key']}”. It ends on {report['ends_at'][:10]}."
    Answer(report, [said]).say(as_json)


@accounting.command("end-key")
def account_end_key(
    email: Annotated[str, typer.Argument(help="Whose key it is.")],
    name: Annotated[str, typer.Option(help="What the key is for.")],
    as_json: AsJson = False,
) -> None:
    """End a key. From now on it opens nothing."""
    open_house()
    from goldenthread.foundation.commands import end_key

    report = end_key(email, name)
    Answer(report, [f"The key “{report['name']}” of {report['email']} has ended."]).say(as_json)


@app.command()
def accounts(as_json: AsJson = False) -> None:
    """Work out the account of every provision in force again, as every night."""
    open_house()
    from goldenthread.plans.commands import compute_accounts

    report = compute_accounts()
    Answer(report, [f"{report['accounts']} accounts of {report['children']} children."]).say(as_json)


@clocks.command("rebuild")
def clocks_rebuild(
    area: Annotated[
        str, typer.Option(help="The council’s three-figure code. All councils if left out.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Work out the legal dates of every open case again from its events, as every night."""
    open_house()
    from goldenthread.casework.commands import rebuild_clocks

    report = rebuild_clocks(area)
    Answer(report, [f"{report['cases']} cases of {report['councils']} councils."]).say(as_json)


@app.command()
def jobs(
    once: Annotated[bool, typer.Option(help="Do what waits now, then stop.")] = False,
    under: Annotated[int, typer.Option(hidden=True, help="Stop when this process is gone.")] = 0,
) -> None:
    """Do background jobs as they come. Jobs of a worker that was killed are done again."""
    open_house()
    from goldenthread.foundation.jobs import work

    work(once=once, under=under)


@app.command()
def serve(
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = PORT,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Server processes.")] = 2,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Requests at once in each process.")] = 2,
    with_jobs: Annotated[bool, typer.Option("--jobs/--no-jobs", help="Do background jobs as well.")] = True,
) -> None:
    """Serve the pages and the API, and do background jobs beside them."""
    _say_where(port)
    open_house()
    from goldenthread.config.serving import serve as serve_pages

    serve_pages(address=address, port=port, workers=workers, threads=threads, with_jobs=with_jobs)


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535)] = PORT,
    prepare_only: Annotated[bool, typer.Option(help="Make the area, then stop.")] = False,
) -> None:
    """Make the demonstration's area and serve it. Prints the address and one sign-in per person."""
    os.environ.setdefault("GOLDENTHREAD_DEMO", "yes")
    _say_where(port)
    open_house()
    from goldenthread.config.demonstration import show

    show(port=port, prepare_only=prepare_only)


@app.command()
def reference(
    folder: Annotated[Path, typer.Argument(help="Where the reference pages are kept.")],
    check: Annotated[bool, typer.Option(help="Write nothing; exit code 1 if a page is out of date.")] = False,
) -> None:
    """Write the reference pages from the code."""
    house()
    from goldenthread.config.reference import stale, write

    paths = stale(folder) if check else write(folder)
    for path in paths:
        typer.echo(f"{'Out of date' if check else 'Written'}: {path}")
    if check and paths:
        raise typer.Exit(Exit.FOUND_WRONG)


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,
)
def manage(context: typer.Context) -> None:
    """Django's own commands: `goldenthread manage migrate`, and so on."""
    house()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goldenthread manage", *context.args])


def describe() -> str:
    """Every command as a reference page."""
    from goldenthread.config.saying import described

    return described(typer.main.get_command(app))


if __name__ == "__main__":
    main()
