"""A made-up area with its standing cast: what the demonstration shows and the tests stand on."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import NoReturn

import typer
from django.contrib.auth.hashers import make_password
from django.db import transaction

from goldenthread.design.words import plain_date
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.wall import lifted

ADDRESS = "127.0.0.1"
FIRST_DAY = date(2026, 9, 1)


def show(*, port: int, prepare_only: bool = False) -> None:
    """Make the area if it is not there yet, say who can sign in, and serve it."""
    from goldenthread.config.demonstration.cast import PASSWORD
    from goldenthread.config.serving import require_free

    if not prepare_only:
        require_free(ADDRESS, port)
    _make_area()
    typer.echo(f"\nGolden Thread is at http://localhost:{port}/\n")
    typer.echo(f"Sign in as any of these. The password of each is: {PASSWORD}\n")
    for email, name, words in _sign_ins():
        typer.echo(f"  {email:<32} {name}, {words}")
    typer.echo("\nEveryone here is made up. Press Ctrl+C to stop.\n")
    if not prepare_only:
        _serve_instead(port)


def _serve_instead(port: int) -> NoReturn:
    """This process becomes the server. It has printed documents, and servers are its forks: the threads of
    what prints do not follow a fork, and their first document would never be done."""
    sys.stdout.flush()
    serve = [sys.executable, "-m", "goldenthread.config.command", "serve"]
    os.execv(sys.executable, [*serve, "--address", ADDRESS, "--port", str(port)])  # noqa: S606 - our own command


def _require_day(today: date) -> None:
    """Refused before the school year whose examples and packages it shows."""
    if today < FIRST_DAY:
        raise Refused(
            f"The demonstration shows what is so from {plain_date(FIRST_DAY)} on. The clock of this machine "
            f"says that today is {plain_date(today)}: put it right."
        )


def _make_area() -> None:
    """All of it or nothing, so that a demonstration stopped half-way begins afresh."""
    from goldenthread.config.demonstration.asking import hold_conversation
    from goldenthread.config.demonstration.campaigning import run_campaign
    from goldenthread.config.demonstration.cast import PASSWORD, make_cast
    from goldenthread.config.demonstration.deciding import answer_them
    from goldenthread.config.demonstration.gathering import hold_events
    from goldenthread.config.demonstration.listening import hear_them_out
    from goldenthread.config.demonstration.story import tell_story
    from goldenthread.config.demonstration.voting import put_to_people
    from goldenthread.places.models import Area

    with lifted("the demonstration makes its own children"):
        if Area.objects.filter(code="998").exists():
            return
        _require_day(clock.today())
        typer.echo("Making the area of Northmoor …")
        with transaction.atomic():
            cast = make_cast(clock.today(), password_hash=make_password(PASSWORD), latest=clock.now())
            tell_story(cast, typer.echo)
            open_now = hold_conversation(cast)
            put_to_people(cast, open_now)
            hold_events(cast, open_now)
            hear_them_out(cast)
            answer_them(cast)
            run_campaign(cast)


def _sign_ins() -> list[tuple[str, str, str]]:
    from goldenthread.config.demonstration.cast import PEOPLE, THERE_FOR

    return [
        (f"{name.lower().replace(' ', '.')}@example.org", name, THERE_FOR[short]) for short, name in PEOPLE
    ]
