"""`goldenthread packages …`: support packages as reference data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.opening import open_house
from goldenthread.config.saying import Answer, AsJson, Exit

packaging = typer.Typer(no_args_is_help=True, help="Specialist Provision Packages, as reference data.")


@packaging.command("import")
def packages_import(
    file: Annotated[Path, typer.Argument(help="The package, as a CSV file (docs/reference/packages.md).")],
    area: Annotated[
        str,
        typer.Option(help="The council’s three-figure code, if this is its own variant of a national one."),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Bring in one version of a package. A second time with the same file adds nothing.

    Exit code 1 if anything in the file is wrong: each fault is named, and nothing of it is saved.
    """
    open_house()
    from goldenthread.casework.commands import import_package, package_in_words

    report = import_package(file, area)
    Answer(report, package_in_words(report)).say(as_json)
    if report["rejected"]:
        raise typer.Exit(Exit.FOUND_WRONG)
