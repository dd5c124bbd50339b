"""Opening the house for a command: Django loaded, and a database that can be used."""

from __future__ import annotations

import os


def house() -> None:
    """Load Django and see that the database can be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    django.setup()


def open_house() -> None:
    house()
    from goldenthread.foundation.commands import prepare_database

    prepare_database()
