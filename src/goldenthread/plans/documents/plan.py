"""The plan on paper, in print or large print, and one page about the child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from goldenthread.design.words import plain_date
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.press.printed import Printed
from goldenthread.law.account import add_up
from goldenthread.law.account_words import figures_sentence
from goldenthread.people.models import Child
from goldenthread.plans.documents.plan_sheet import PlanSheet, plan_sheet
from goldenthread.plans.documents.press import press
from goldenthread.plans.documents.profile import profile
from goldenthread.plans.queries.plan_page import PlanPage
from goldenthread.plans.states import VersionState

PRINT, LARGE_PRINT, PROFILE = 12, 18, 12
ACCOUNT_HEAD = ("Provision", "Promised", "Happened", "Missed", "Made good", "Not recorded", "Minutes")
WATERMARKS = {
    VersionState.DRAFT: "Draft",
    VersionState.SHARED: "Not in force",
    VersionState.REPLACED: "Replaced",
    VersionState.ENDED: "Ended",
    VersionState.SET_ASIDE: "Set aside",
}


def print_plan(page: PlanPage, child: Child, viewer: Viewer, *, large: bool) -> Printed:
    """One version with the account of each provision."""
    data = _plan_data(page, child, viewer, large=large)
    which = page.document.version.name.replace(",", "").replace(" ", "-")
    name = f"{child.name}-plan-{which}{'-large-print' if large else ''}"
    return Printed(press("plan", data, viewer.at), name)


def print_profile(page: PlanPage, child: Child, viewer: Viewer) -> Printed:
    """What whoever is about to work with the child must know, on one sheet."""
    sheet = plan_sheet(page, child, viewer.today, on_paper=True)
    data = _paper(page, sheet, PROFILE) | asdict(profile(page.document, sheet))
    return Printed(press("profile", data, viewer.at), f"{child.name}-one-page")


def _plan_data(page: PlanPage, child: Child, viewer: Viewer, *, large: bool) -> dict[str, Any]:
    sheet = plan_sheet(page, child, viewer.today, on_paper=True)
    rows = list(_account_rows(page))
    total = add_up(account.total for account in page.accounts.values())
    return _paper(page, sheet, LARGE_PRINT if large else PRINT) | {
        "sheet": asdict(sheet),
        "notice": "" if page.document.version.state == VersionState.IN_FORCE else sheet.state_words,
        "until": plain_date(page.until),
        "account": rows,
        "account_head": ACCOUNT_HEAD,
        "account_words": f"{figures_sentence(total)}. The school and the family see the same figures.",
    }


def _paper(page: PlanPage, sheet: PlanSheet, size: int) -> dict[str, Any]:
    version = page.document.version
    return {
        "title": sheet.title,
        "author": page.whereabouts.setting,
        "size": size,
        "watermark": WATERMARKS.get(version.state, ""),
        "footer": f"{sheet.title}, {version.name}, printed with the account to {plain_date(page.until)}",
    }


def _account_rows(page: PlanPage) -> Iterator[tuple[str, ...]]:
    for line in page.document.provisions:
        account = page.accounts.get(line.strand)
        if account is None or not account.total.promised:
            continue
        total = account.total
        counts = (total.promised, total.happened, total.missed, total.made_good, total.not_recorded)
        minutes = f"{total.minutes_had} of {total.minutes_promised}"
        yield (line.title or "No title yet", *map(str, counts), minutes)
