"""Everything the checks say of a draft, as plain data for the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from goldenthread.analysis.reading import word_count
from goldenthread.plans.lines import Line
from goldenthread.plans.queries.document import PlanDocument
from goldenthread.plans.queries.whole import plan_lines, thread_remarks, wholeness_of
from goldenthread.plans.queries.wording import wording_of

Plain = dict[str, Any]


def remarks_as_json(found: PlanDocument, name: str, today: date) -> Plain:
    """The remarks on words, then those on the thread; the words and reading age of the whole."""
    text, age = plan_lines(found).words, wholeness_of(found, not_recorded=0).reading_age
    return {
        "remarks": [*_on_words(found, name), *_on_thread(found, today)],
        "words": word_count(text),
        "reading_age": age.years if age else None,
    }


def _on_words(found: PlanDocument, name: str) -> Iterator[Plain]:
    for check in wording_of(found, name).values():
        for remark in check.remarks:
            yield {
                "line": check.line.value,
                "strand": check.strand,
                "rule": remark.rule_id,
                "says": remark.reason,
                "quoted": remark.quoted,
                "better": remark.better,
            }


def _on_thread(found: PlanDocument, today: date) -> Iterator[Plain]:
    kinds = kinds_of(found)
    for remark in thread_remarks(found, today):
        kind = kinds.get(str(remark.strand))
        yield {
            "line": kind.value if kind else None,
            "strand": remark.strand,
            "rule": remark.rule_id,
            "says": remark.says,
            "quoted": "",
            "better": remark.better,
        }


def kinds_of(found: PlanDocument) -> dict[str, Line]:
    """Which kind of line each strand of the thread is."""
    return (
        {str(need.strand): Line.NEED for need in found.needs}
        | {str(outcome.strand): Line.OUTCOME for outcome in found.outcomes}
        | {str(line.strand): Line.PROVISION for line in found.provisions}
    )
