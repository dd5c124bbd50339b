"""The thread from a terminal: the nightly accounts."""

from __future__ import annotations

from typing import Any

from goldenthread.foundation import clock
from goldenthread.foundation.wall import lifted
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.queries.school_deliveries import settings_with_plans


def compute_accounts() -> dict[str, Any]:
    """Work out the accounts of every school that has plans. `accounts` and `children`: how many."""
    at = clock.now()
    with lifted("the accounts of all schools are worked out by the installation"):
        schools = settings_with_plans()
        accounts = sum(work_out_accounts(setting_id=setting_id, at=at) for setting_id, _ in schools)
    return {"accounts": accounts, "children": sum(children for _, children in schools)}
