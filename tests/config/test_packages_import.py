"""`goldenthread packages import`: each fault by its line, and an exit code that says how it went."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.casework.models import Package
from goldenthread.config.demonstration.packages import HERE
from tests.cast import the_cast

pytestmark = pytest.mark.django_db
FIRST = HERE / "example-reading-1.csv"


def test_a_package_is_brought_in_once(run: Any) -> None:
    found = [run("packages", "import", FIRST) for _ in range(2)]
    assert [(code, said["created"], said["unchanged"]) for code, said in found] == [(0, 1, 0), (0, 0, 1)]


def test_a_fault_is_named_and_nothing_is_saved(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(FIRST.read_text().replace("status,,,example,", "status,,,secret,"))
    code, said = run("packages", "import", tmp_path / "bad.csv")
    assert (code, [(one["line"], one["column"], one["value"]) for one in said["rejected"]]) == (
        1, [(4, "Words", "secret")],
    )  # fmt: skip
    assert not Package.objects.exists()


def test_a_local_variant_needs_its_council(run: Any) -> None:
    the_cast()
    run("packages", "import", HERE / "example-reading-2.csv")
    local = HERE / "example-reading-northmoor.csv"
    assert [run("packages", "import", local, "--area", area)[0] for area in ("", "123", "998")] == [1, 2, 0]
