"""Writing a package as the file that `read_package` reads back the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from goldenthread.formats.days import written_day
from goldenthread.formats.guard import guarded
from goldenthread.formats.packages.package import ProvisionPackage
from goldenthread.formats.packages.rows import COLUMNS


def write_package(package: ProvisionPackage) -> bytes:
    """CSV in UTF-8 with its mark, safe to open in a spreadsheet: where an officer begins a local variant."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.headings[0] for column in COLUMNS)
    for row in _rows(package):
        writer.writerow(map(guarded, row))
    return out.getvalue().encode("utf-8-sig")


def _rows(package: ProvisionPackage) -> Iterator[tuple[str, str, str, str, str]]:
    yield "package", package.code, package.name, "", ""
    singles = {
        "version": package.version,
        "status": package.status.value,
        "from": written_day(package.from_day),
        "until": written_day(package.until),
        "source": package.source,
        "variant of": package.variant_of,
        "why it differs": package.variant_reason,
    }
    yield from ((what, "", "", words, "") for what, words in singles.items() if words)
    yield from (("outcome", one.id, "", one.words, "") for one in package.outcomes)
    yield from (("criterion", one.id, "", one.words, "") for one in package.criteria)
    for part in package.parts:
        yield "part", part.id, part.name, part.words, "yes" if part.required else "no"
    yield from (("example", one.id, one.name, one.words, "") for one in package.examples)
