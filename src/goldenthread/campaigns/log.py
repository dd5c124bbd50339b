"""What is done in a campaign, in a stream of its own: a flood of signatures holds nobody else up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goldenthread.campaigns.models import Campaign
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account


def log(what: str, campaign: Campaign, by: Account | None, at: datetime, **facts: Any) -> None:
    """One entry. No e-mail address and no name of somebody who signed is ever among the facts."""
    audit.record(
        what=what, by=by, at=at, stream=f"campaign:{campaign.id}", campaign=campaign.name, **facts
    )  # fmt: skip
