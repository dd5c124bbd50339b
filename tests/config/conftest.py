"""The command, as outsiders run it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.command import main

Said = tuple[int, dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command with --json; give back its exit code and the object on its last line."""

    def run_it(*words: str | Path, given: str | bytes = "") -> Said:
        content = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(SystemExit) as ended:
            main([*map(str, words), "--json"])
        code = ended.value.code
        return int(code or 0), json.loads(capsys.readouterr().out.splitlines()[-1])

    return run_it
