"""Every session of an account as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from goldenthread.law.account import STATE_WORDS
from goldenthread.law.account_words import chosen_words, what_was_done
from goldenthread.plans.queries.account_page import ProvisionRead

HEADINGS = (
    "Day", "Time", "Minutes promised", "What happened", "Minutes delivered", "Minutes lost", "Reason",
    "In their own words", "Minutes made good", "What we did",
)  # fmt: skip


def account_table(read: ProvisionRead, name: str) -> HttpResponse:
    """The file to take away. `name`: how the child is called in the reasons."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="account-to-{read.account.until}.csv"'
    answer.write("\ufeff")  # so that Excel reads the letters as they are
    writer = csv.writer(answer)
    writer.writerow(HEADINGS)
    writer.writerows(_rows(read, name))
    return answer


def _rows(read: ProvisionRead, name: str) -> Iterable[list[object]]:
    for line in read.account.lines:
        session, lost = line.session, line.delivery if line.minutes_lost else None
        yield [
            session.on, f"{session.at:%H:%M}" if session.at else "", session.minutes,
            STATE_WORDS[line.state], line.minutes_delivered, line.minutes_lost,
            chosen_words(lost.reason, name) if lost else "", _as_text(lost.note) if lost else "",
            line.minutes_made_good, what_was_done(line),
        ]  # fmt: skip


def _as_text(words: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; what somebody wrote is never one."""
    return f"'{words}" if words[:1] in "=+-@\t\r" and words else words
