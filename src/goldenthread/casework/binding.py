"""Where several limits run for one thing: which of them binds."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.casework.queries.case_page import CasePage
from goldenthread.law.time_limits import Clock, EventKind, State

K = EventKind
AMENDED = ("amended-plan", "amended-plan-after-review")
"""8 weeks from the notice of the changes and 12 from the review: both hold, so that the earlier binds."""
_WENT_ON = (K.PLAN_AGREED, K.DRAFT_SERVED, K.AMENDMENTS_SENT)


def needless(clock: Clock) -> bool:
    """Whether something made it needless, other than the step that it waited for."""
    stop = clock.stopped_by
    return clock.state is State.ENDED and stop is not None and stop.kind not in _WENT_ON


def first_of(page: CasePage, *limits: str) -> Clock | None:
    """The first due of these limits that still holds or was kept; if none is, the first due of all.

    Of a limit that was begun twice before it was kept, as by a second notice, the first counts too.
    """
    last = {(_name(one), one.stopped_by) for one in map(page.clock, limits) if one}
    found = [one for one in page.clocks if (_name(one), one.stopped_by) in last]
    return min([one for one in found if not needless(one)] or found, key=lambda one: one.due, default=None)


def one_date_each(clocks: Sequence[Clock]) -> list[Clock]:
    """Without what a family need not read beside another: of the limits of one amended plan the later ones,
    and, while it is due, the limit for saying that it will not come."""
    amended = [one for one in clocks if _name(one) in AMENDED]
    due = any(one.is_open for one in amended)
    binding = {one.stopped_by: one for one in sorted(amended, key=lambda one: one.due, reverse=True)}
    return [
        one
        for one in clocks
        if (one not in amended or binding[one.stopped_by] is one)
        and not (due and one.is_open and _name(one) == "drop-amendments")
    ]


def _name(clock: Clock) -> str:
    return clock.limit.id.removeprefix("limit.")
