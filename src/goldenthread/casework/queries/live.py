"""Which cases must still be looked at: those that are open, and those closed in which a duty still runs."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.casework.states import LIVE_STAGES, OPEN

# After a refusal there can be a mediation agreement to keep within days: a closed case with something due
# stays on the lists until it is done.
# All stages first: an index finds those, and does not find either of two.
LIVE = Q(state__in=sorted(LIVE_STAGES)) & (Q(state__in=sorted(OPEN)) | Q(due__isnull=False))
