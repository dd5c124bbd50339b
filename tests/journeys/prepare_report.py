"""Makes the house in which a report is written: a consultation that is over, and counted by two people.

Run as a program of its own, `python -m tests.journeys.prepare_report FOLDER`, because the house is another
process. The code of an answer that was sent to it is left in the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from goldenthread.config.command import open_house


def prepare(folder: Path) -> None:
    open_house()
    from goldenthread.foundation.wall import lifted
    from tests.cast import cast_with_passwords
    from tests.report.made import counted, passed

    with lifted("a journey prepares its own consultation"):
        made = counted(cast_with_passwords())
        passed(made.answers[1], made.cast)
        (folder / "code.txt").write_text(made.code)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
