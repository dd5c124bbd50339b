"""The measurements as a page, each beside its limit."""

from __future__ import annotations

from benchmarks.api import Written
from benchmarks.pages import Measured
from benchmarks.school import PLANS, PUPILS, School

SHARE, PLAN_MEDIAN, NIGHTLY, API = 1 / 3, 25.0, 5.0, 40.0


def render(
    school: School,
    provisions: int,
    nightly: float,
    pages: list[Measured],
    written: Written,
    returns: tuple[list[str], bool],
    casework: tuple[list[str], bool],
    conversation: tuple[list[str], bool],
    heard: tuple[list[str], bool],
    scale: tuple[list[str], bool],
) -> tuple[str, bool]:
    """The page, and whether every limit was held."""
    held = [page.share >= SHARE for page in pages if page.name != "plan page, first opened"]
    held.append(all(page.median < PLAN_MEDIAN for page in pages if page.name == "plan page"))
    held += [nightly < NIGHTLY, written.seconds < API, returns[1], casework[1]]
    held += [conversation[1], heard[1], scale[1]]
    lines = [
        "# Performance",
        "",
        "Made by `make bench`. Machines differ and are shared, so read the ratios: each page was asked for",
        "in turn with a plain signed-in Django page (session, account, one query for 25 rows, Jinja) on the",
        "same database.",
        "A page is asked for again and again: a child's accounts are kept while no record is added, so the",
        "plan page is measured a second time with its accounts worked out anew from the records each time.",
        "",
        f"The school: {PUPILS:,} pupils, {PLANS} plans in force, {school.records:,} records of a year.",
        "On SQLite.",
        "",
        "| Page | Queries | Median ms | 95 % ms | Plain ms | Share of plain throughput (limit 33 %) | kB |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *[page_row(page) for page in pages],
        "",
        "| What | Measured | Limit |",
        "|---|---:|---:|",
        f"| All {provisions:,} accounts of the school, as every night | {nightly:.1f} s | {NIGHTLY:.0f} s |",
        f"| {written.plans} plans and {written.records:,} records through the API | {written.seconds:.1f} s "
        f"| {API:.0f} s |",
        "",
        "## A council’s return of children with plans (SEN2)",
        "",
        "Files that are made up, with a fault in every fiftieth child, read and checked by",
        "`goldenthread sen2 check`. In brackets: how many times as long a child takes as in the first file.",
        "",
        *returns[0],
        "",
        "## A council’s casework",
        "",
        *casework[0],
        "",
        "## What people said to a consultation",
        "",
        "Comments of patients that people coded; 40 % held out by each split. The baseline of F1 is logistic",
        "regression on MiniLM and TF-IDF with the best threshold.",
        "",
        *conversation[0],
        "",
        "Letters, votes and key points; those measured are not those on which anything was chosen.",
        "",
        *heard[0],
        "",
        "A great many answers, made from real ones, in pieces (`python -m benchmarks.scale`; with",
        "`--answers 1000000` a million).",
        "",
        *scale[0],
        "",
        "Every limit was held." if all(held) else "**A limit was not held.**",
        "",
    ]
    return "\n".join(lines), all(held)


def page_row(page: Measured) -> str:
    return (
        f"| {page.name} | {page.queries} | {page.median:.1f} | {page.p95:.1f} | {page.plain_median:.1f} "
        f"| {page.share:.0%} | {page.kilobytes:.0f} |"
    )
