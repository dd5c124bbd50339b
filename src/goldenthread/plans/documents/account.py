"""The account of one provision on paper: the same figures as its page, then every session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from goldenthread.design.words import plain_date
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.press.printed import Printed
from goldenthread.people.models import Child
from goldenthread.plans.calendar_words import changed_words
from goldenthread.plans.documents import account_words as said
from goldenthread.plans.documents.plan import LARGE_PRINT, PRINT
from goldenthread.plans.documents.press import press
from goldenthread.plans.queries.account_page import ProvisionRead
from goldenthread.plans.queries.calendar_changes import CalendarChanged
from goldenthread.plans.session_words import why

BY_HALF_TERM = {
    "minutes": ("Half-term", "Promised", "Delivered", "Made good", "Not delivered", "Not accounted for"),
    "sessions": ("Half-term", "Promised", "Happened", "Missed", "Of those, made good", "Not recorded"),
}
REASONS = ("Reason", "When", "Minutes lost", "What we did")
SESSIONS = ("Day", "What happened", "Minutes", "Why")


def print_account(
    read: ProvisionRead, changes: Iterable[CalendarChanged], child: Child, viewer: Viewer, *, large: bool
) -> Printed:
    """A tagged PDF, in print or large print."""
    account, title = read.account, f"{read.now.title}: promised and delivered"
    until = plain_date(account.until)
    rows = said.rows(account)
    data = {
        "title": f"{title}. {child.name}",
        "author": "Golden Thread",
        "size": LARGE_PRINT if large else PRINT,
        "watermark": "",
        "footer": f"{read.now.title}, {child.name}, account to {until}",
        "heading": title,
        "caption": f"{child.name}. {said.until_words(read.starts_on, account.until)}",
        "lead": said.lead(account, child.spoken),
        "facts": [asdict(fact) for fact in said.facts(read)],
        "heads": BY_HALF_TERM,
        "minutes": [*rows["minutes"], said.minutes_row("All", account.total)],
        "sessions": [*rows["sessions"], said.sessions_row("All", account.total)],
        "lost_head": REASONS,
        "lost": said.lost_rows(account, child.spoken),
        "notes": [words for words in (said.nobody(account), said.extra_sentence(account)) if words],
        "changes": [changed_words(one) for one in changes],
        "each_head": SESSIONS,
        "each": _each(read, child),
        "promised": account.total.promised,
    }
    name = f"{child.name}-{read.now.title}-account-to-{account.until}{'-large-print' if large else ''}"
    return Printed(press("account", data, viewer.at), name)


def _each(read: ProvisionRead, child: Child) -> list[list[str]]:
    """Every session, the oldest first."""
    return [
        [
            plain_date(line.session.on),
            said.line_state(line)[1],
            f"{line.minutes_delivered} of {line.session.minutes}",
            why(line.delivery, child.spoken) if line.delivery and line.minutes_lost else "",
        ]
        for line in read.account.lines
    ]
