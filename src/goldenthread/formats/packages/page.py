"""The reference page of the file: written from the same data that reads it."""

from __future__ import annotations

from goldenthread.formats.packages.package import Status
from goldenthread.formats.packages.rows import COLUMNS, KINDS, WANTED

_HEAD = f"""# The file of a Specialist Provision Package

One file is one version of one package. {WANTED} A spreadsheet saves it as “CSV UTF-8”. The rows
may stand in any order, but the outcomes come before the criteria and the parts.
`goldenthread packages import FILE` brings in a national package: that is for whoever runs the
installation. A casework manager brings in the council’s own version on a page that shows first what it
found. A file with a fault in it is not saved at all; each fault has its line, its heading and what to do.
A version never changes once it is in: publish another one.

A council’s own version is brought in with `--area CODE`. It has the code of the national package, a
`variant of` with the national version that it differs from, and `why it differs`. Ids of outcomes,
criteria and parts stay the same through versions and variants: what differs is found by them.

| What | It says | Cells | How often |
|---|---|---|---|"""


def packages_markdown() -> str:
    rows = [
        f"| `{kind.what}` | {kind.says}. | {', '.join(_headings(kind.cells))} | {_how_often(kind.what)} |"
        for kind in KINDS.values()
    ]
    status = f"The status is one of {', '.join(f'`{one}`' for one in Status)}. "
    after = "An example is shown as an example on every page, and is no national package."
    return "\n".join([_HEAD, *rows, "", status + after, ""])


def _headings(cells: tuple[str, ...]) -> list[str]:
    return [column.headings[0] for column in COLUMNS if column.field in cells]


def _how_often(what: str) -> str:
    kind = KINDS[what]
    if what == "part":
        return "two or more"
    if kind.once:
        return "once" if kind.needed else "once, or not"
    return "one or more" if kind.needed else "any number"
