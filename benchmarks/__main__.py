"""`make bench`: measures, prints a table and keeps it in docs/reference/performance.md."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path("docs/reference/performance.md")
A_DAY_AT_SCHOOL = datetime(2026, 7, 20, 11, tzinfo=UTC)  # the end of the year that the school has records of


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLDENTHREAD_VAR"] = folder
        os.environ["GOLDENTHREAD_SECOND_FACTOR"] = "no"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
        import django

        django.setup()
        text, held = _report()
    PAGE.write_text(text)
    print(text)
    return 0 if held else 1


def _report() -> tuple[str, bool]:
    from django.conf import settings
    from django.core.management import call_command

    from benchmarks.api import measure_api
    from benchmarks.casework import measure_casework
    from benchmarks.conversation import rows as conversation_rows
    from benchmarks.letters_and_votes import measure_letters_and_votes
    from benchmarks.pages import measure, pages_of
    from benchmarks.report import render
    from benchmarks.scale import measure_scale
    from benchmarks.school import ENDED, make_school
    from benchmarks.sen2 import rows
    from benchmarks.themes import rows as themes_rows
    from goldenthread.foundation.clock import now
    from goldenthread.foundation.wall import lifted
    from goldenthread.plans.actions.accounts import work_out_accounts

    settings.STOPPED_CLOCK = A_DAY_AT_SCHOOL
    call_command("migrate", verbosity=0)
    with lifted("a school made only to be measured"):
        began = time.perf_counter()
        school = make_school()
        print(
            f"School made in {time.perf_counter() - began:.0f} s: {school.records:,} records", file=sys.stderr
        )
        began = time.perf_counter()
        provisions = work_out_accounts(setting_id=school.setting.id, at=now(), until=ENDED)
        nightly = time.perf_counter() - began
        pages = measure(pages_of(school))
    data = settings.REAL_DATA_DIR
    casework, conversation, whole = measure_casework(data), conversation_rows(data), themes_rows(data)
    conversation = ([*conversation[0], "", *whole[0]], conversation[1] and whole[1])
    heard = measure_letters_and_votes(data)
    scale = measure_scale(data)
    return render(
        school, provisions, nightly, pages, measure_api(), rows(), casework, conversation, heard, scale
    )


if __name__ == "__main__":
    raise SystemExit(main())
