"""A campaign from its first page to a name that is taken off again: by people with no account, on a phone."""

from __future__ import annotations

import pytest

from tests.journeys import campaigning
from tests.journeys.conftest import DESKTOP, PHONE, Comes
from tests.journeys.house import House


@pytest.mark.parametrize("with_script", [True, False], ids=["with script", "without script"])
def test_a_campaign_is_run_and_people_take_part(comes: Comes, house: House, with_script: bool) -> None:
    sam = comes("sam", DESKTOP, with_script=with_script)
    campaign = campaigning.makes_a_campaign(sam, f"Swings for all, {with_script}")
    campaigning.opens_a_survey(sam, house)
    campaigning.publishes_a_letter(sam)

    pat = comes("omar", PHONE, with_script=with_script, signs_in=False)
    email = f"pat{with_script}@example.org"
    campaigning.answers_the_survey(pat, campaign)
    signature = campaigning.signs_the_letter(pat, campaign, house, email)
    campaigning.pledges(pat, campaign, house, email)
    campaigning.writes_to_an_mp(pat, campaign)

    campaigning.looks_at_what_came(sam, campaign)
    campaigning.takes_the_name_off(pat, signature)
