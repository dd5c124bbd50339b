"""The standing cast for tests: the same people as in the demonstration, made on a fixed day."""

from __future__ import annotations

from datetime import date, datetime, time

from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from goldenthread.config.demonstration.cast import PASSWORD, Cast, make_cast
from goldenthread.foundation.access import Viewer

TODAY = date(2026, 11, 20)
NOW = timezone.make_aware(datetime.combine(TODAY, time(9, 0)))


def the_cast(today: date = TODAY) -> Cast:
    return make_cast(today)


def cast_with_passwords() -> Cast:
    return make_cast(TODAY, password_hash=make_password(PASSWORD))


def viewer(cast: Cast, who: str) -> Viewer:
    return Viewer(cast.people[who], NOW)


def signed_in(cast: Cast, who: str) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(cast.people[who])
    return client
