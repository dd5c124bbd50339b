"""Makes the house in which a journey begins: the standing cast on one day, and a draft of Leila’s plan.

Run as a program of its own, `python prepare.py 2026-11-02`, because the house is another process.
"""

from __future__ import annotations

import sys
from datetime import date

from goldenthread.config.command import open_house

LEILAS = {"needs": [{"title": "Noise stops Leila listening"}]}


def prepare(day: date) -> None:
    open_house()
    from django.contrib.auth.hashers import make_password

    from goldenthread.config.demonstration.cast import PASSWORD, make_cast
    from goldenthread.foundation.wall import lifted
    from goldenthread.plans.actions.whole_plan import open_whole_plan

    with lifted("a journey prepares its own children"):
        cast = make_cast(day, password_hash=make_password(PASSWORD))
        leila, ruth = cast.children["leila"], cast.people["ruth"]
        open_whole_plan(child=leila, plan=LEILAS, brought_from="Larch School", by=ruth, at=cast.now)


if __name__ == "__main__":
    prepare(date.fromisoformat(sys.argv[1]))
