"""Files of a return or of lists where somebody asked for them: in a folder, or in one zip."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from goldenthread.formats.zips import zipped


def write_files(files: Mapping[str, bytes], out: Path) -> list[str]:
    """In a folder, or in one zip if the name ends so: whole or not at all. Gives the names of the files."""
    if out.suffix.casefold() != ".zip":
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
        return sorted(files)
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(zipped(files))
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
    return sorted(files)
