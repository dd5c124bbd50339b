"""Django's `migrate`, which makes the tables of an empty database at once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from goldenthread.foundation.fresh import is_empty, make_tables


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--step-by-step", action="store_true", help="Take every step, in an empty database too."
        )

    def handle(self, *labels: Any, **options: Any) -> Any:
        database = connections[options["database"]]
        whole = not any(options[name] for name in ("app_label", "fake", "plan", "check_unapplied"))
        if whole and not options["step_by_step"] and is_empty(database):
            steps = make_tables(database)
            if options["verbosity"]:
                self.stdout.write(f"  Made the tables of {steps} steps at once.")
        return super().handle(*labels, **options)
