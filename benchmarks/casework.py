"""A council's casework: pages of an officer, all clocks anew, the return and the measures from the record.

`python -m benchmarks.casework` prints the rows of this alone. Without the file of the statistics
(REAL_DATA_DIR) there is no council to draw, and nothing is measured.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

CLOCKS, OPEN_CASES = 5.0, 20_000
SHARE = 1 / 3
LIMITS = {"caseload": "a third", "case": "a third, 25 ms", "where cases wait": "100 ms"}
MOST_MS = {"case": 25.0, "where cases wait": 100.0}


def measure_casework(folder: Path) -> tuple[list[str], bool]:
    """The tables of the page of performance, and whether every limit was held."""
    from benchmarks.council import FOUR_DEVIATIONS, OFFICERS, STATISTICS, deviations, make_council, published
    from benchmarks.pages import measure
    from goldenthread.foundation.wall import lifted

    if not (folder / STATISTICS).is_file():
        return [f"Not measured: `{STATISTICS}` is not under REAL_DATA_DIR."], True
    of = published(folder)
    with lifted("a council made only to be measured"):
        council = make_council(of)
        work = _work(council)
        pages = measure(list(_pages(council)))
    figures = {one["measure"]: one for one in work.pop("report")}
    apart = {
        name: deviations(of.shares[name], one["in_time"] / one["of"], one["of"])
        for name, one in figures.items()
    }
    (clocks, processor), number = work.pop("clocks"), work.pop("open")
    held = [processor < CLOCKS * number / OPEN_CASES, max(apart.values()) < FOUR_DEVIATIONS]
    held += map(_is_held, pages)
    return [
        f"Made up: {council.cases:,} cases, {number:,} of them open, {council.events:,} events, drawn from "
        f"what {of.name} published of 2024. An officer has {number // OFFICERS:,}.",
        "",
        *_page_rows(pages),
        "",
        "| What | By the clock | Processor | Limit |",
        "|---|---:|---:|---:|",
        f"| All clocks of {number:,} open cases anew | {clocks:.1f} s | {processor:.1f} s "
        f"| {CLOCKS:.0f} s of the processor for {OPEN_CASES:,} |",
        *[f"| {what} | {seconds:.1f} s | {own:.1f} s | |" for what, (seconds, own) in work.items()],
        "",
        "| National measure | Published | From the made-up cases | Of | Deviations apart (limit 4) |",
        "|---|---:|---:|---:|---:|",
        *[
            f"| {name} | {of.shares[name]:.1%} | {one['percent']} % | {one['of']:,} | {apart[name]:.1f} |"
            for name, one in figures.items()
        ],
    ], all(held)


def _page_rows(pages: list[Any]) -> list[str]:
    from benchmarks.report import page_row

    return [
        "| Page | Queries | Median ms | 95 % ms | Plain ms | Share of plain throughput | kB | Limit |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
        *[f"{page_row(page)} {LIMITS[page.name]} |" for page in pages],
    ]


def _is_held(page: Any) -> bool:
    is_quick = page.median < MOST_MS.get(page.name, page.median + 1)
    return is_quick and ("third" not in LIMITS[page.name] or page.share >= SHARE)


def _pages(council: Any) -> Iterator[Any]:
    from django.urls import reverse

    from benchmarks.pages import Page

    yield Page("caseload", reverse("caseload"), council.officer)
    yield Page("case", reverse("case", kwargs={"case_id": council.case_id}), council.officer)
    yield Page("where cases wait", reverse("managing"), council.manager)


def _work(council: Any) -> dict[str, Any]:
    """What is done for a whole council: seconds by the clock and of the processor, and what came out."""
    from benchmarks.council import CENSUS, YEAR
    from goldenthread.casework.actions.clocks import rebuild_clocks
    from goldenthread.exchange.commands import measure_area, write_sen2

    done: dict[str, Any] = {}
    done["open"], done["clocks"] = _timed(lambda: rebuild_clocks(CENSUS - timedelta(days=1)))
    report, done["The national measures"] = _timed(lambda: measure_area(council.area.code, YEAR))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "return.xml"
        said, cost = _timed(lambda: write_sen2(council.area.code, YEAR + 1, out, None, {}))
    done[f"The SEN2 return of {said['persons']:,} children, checked"] = cost
    done["report"] = report["measures"]
    return done


def _timed(work: Callable[[], Any]) -> tuple[Any, tuple[float, float]]:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, (time.perf_counter() - clock, time.process_time() - processor)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLDENTHREAD_VAR"] = folder
        os.environ["GOLDENTHREAD_SECOND_FACTOR"] = "no"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        lines, held = measure_casework(settings.REAL_DATA_DIR)
    print("\n".join(lines))
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
