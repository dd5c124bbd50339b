"""Makes the house in which a report is written: a consultation that is over, and counted by two people.

Run as a program of its own, `python prepare_report.py FOLDER`, because the house is another process. The
code of an answer that was sent to it is left in the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from goldenthread.config.command import open_house

TESTS = Path(__file__).parents[1]


def prepare(folder: Path) -> None:
    open_house()
    ours = ModuleType("tests")  # another package of this name may be installed, and would be found first
    ours.__path__ = [str(TESTS)]
    sys.modules["tests"] = ours
    from goldenthread.foundation.wall import lifted
    from tests.cast import cast_with_passwords
    from tests.report.made import counted, passed

    with lifted("a journey prepares its own consultation"):
        made = counted(cast_with_passwords())
        passed(made.answers[1], made.cast)
        (folder / "code.txt").write_text(made.code)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
