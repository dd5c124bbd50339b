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
    data, written, returned = settings.REAL_DATA_DIR, measure_api(), rows()
    casework = _told(measure_casework(data))
    answers, whole = _told(conversation_rows(data)), _told(themes_rows(data))
    conversation = ([*answers[0], "", *whole[0]], answers[1] and whole[1])
    heard = _told(measure_letters_and_votes(data))
    scale = _told(measure_scale(data))
    return render(school, provisions, nightly, pages, written, returned, casework, conversation, heard, scale)


def _told(measured: tuple[list[str], bool]) -> tuple[list[str], bool]:
    """Says at once what was measured: all of it takes half an hour, and a later part may fail."""
    print("\n".join(measured[0]), file=sys.stderr, flush=True)
    return measured


if __name__ == "__main__":
    raise SystemExit(main())
