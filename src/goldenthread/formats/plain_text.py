"""Text given to a command, whole: however its letters were written, or the reason why it is not text."""

from __future__ import annotations

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import Source, check_sizes, given
from goldenthread.formats.lettering import UNREADABLE, TextFile

_SAVE_AGAIN = "Save it as UTF-8, and send it again."


def text_of(source: Source, wanted: str, name: str = "") -> str:
    """Raises WrongFile: empty, no text, a line out of measure. `wanted` ends the remedy."""
    return "".join(lines_of(source, wanted, name))


def lines_of(source: Source, wanted: str, name: str = "") -> list[str]:
    """The lines as an editor counts them, with their ends. Raises WrongFile."""
    file = given(source, name)
    check_sizes(file, wanted)
    lines = list(TextFile(file).lines())
    for number, line in enumerate(lines, start=1):
        if "\0" in line:
            raise WrongFile(file.name, f"Line {number} is not text.", wanted)
        if UNREADABLE in line:
            reason = f"Line {number} has a letter that is neither UTF-8 nor Windows-1252."
            raise WrongFile(file.name, reason, f"{_SAVE_AGAIN} {wanted}")
    if not any(line.strip() for line in lines):
        raise WrongFile(file.name, "There is nothing in it.", wanted)
    return lines
