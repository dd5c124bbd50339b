"""Makes the house in which a journey begins: the cast on one day, Leila’s draft, and Tola’s plan to read.

Run as a program of its own, `python prepare.py 2026-11-02`, because the house is another process.
"""

from __future__ import annotations

import sys
from datetime import date

from goldenthread.config.command import open_house

LEILAS = {"needs": [{"title": "Noise stops Leila listening"}]}
TOLAS = {"needs": [{"title": "Tola is frightened of stairs"}]}


def prepare(day: date) -> None:
    open_house()
    from django.contrib.auth.hashers import make_password

    from goldenthread.config.demonstration.cast import PASSWORD, make_cast
    from goldenthread.foundation.wall import lifted
    from goldenthread.plans.actions.sharing import share
    from goldenthread.plans.actions.whole_plan import open_whole_plan

    with lifted("a journey prepares its own children"):
        cast = make_cast(day, password_hash=make_password(PASSWORD))
        leila, tola = cast.children["leila"], cast.children["tola"]
        ruth, grace = cast.people["ruth"], cast.people["grace"]
        open_whole_plan(child=leila, plan=LEILAS, brought_from="Larch School", by=ruth, at=cast.now)
        tolas = open_whole_plan(child=tola, plan=TOLAS, brought_from="Larch School", by=grace, at=cast.now)
        share(child=tola, version_id=tolas.id, by=grace, at=cast.now)


if __name__ == "__main__":
    prepare(date.fromisoformat(sys.argv[1]))
