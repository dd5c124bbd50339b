"""`goldenthread sen2 …`, `annex-a …` and `measures`: what is made of all cases of a council."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.opening import open_house
from goldenthread.config.saying import Answer, AsJson, Exit

returning = typer.Typer(no_args_is_help=True, help="The councils’ yearly return of children with plans.")
inspecting = typer.Typer(no_args_is_help=True, help="Lists of children for an area SEND inspection.")


@returning.command("check")
def sen2_check(
    file: Annotated[Path, typer.Argument(help="The return, as XML; or a folder or zip of its CSV files.")],
    codes: Annotated[Path | None, typer.Option(help="Code sets that you have filled in, as JSON.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read a SEN2 return and hold every rule against it. Exit code 1 if there is an error in it."""
    from goldenthread.config.returns import check_file, found_wrong, report_in_words

    report = check_file(file, codes)
    Answer(report, report_in_words(report)).say(as_json)
    if found_wrong(report):
        raise typer.Exit(Exit.FOUND_WRONG)


@returning.command("write")
def sen2_write(
    area: Annotated[str, typer.Option(help="The council’s three-figure code.")],
    year: Annotated[
        int, typer.Option(help="The year of the census, like 2026: it is about the year before.")
    ],
    out: Annotated[Path, typer.Option(help="Where the return is written, as XML.")],
    csv: Annotated[
        Path | None,
        typer.Option(help="A folder for the same return as CSV files, or a name that ends in .zip."),
    ] = None,
    codes: Annotated[Path | None, typer.Option(help="Code sets that you have filled in, as JSON.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a council’s SEN2 return from its cases, then hold every rule against it.

    What the record does not say is left empty and named, with the case to mend.
    Exit code 1 if there is an error in it; the file is written all the same.
    """
    from goldenthread.config.returns import filled_codes, found_wrong

    filled = filled_codes(codes) if codes else {}
    open_house()
    from goldenthread.exchange.commands import sen2_in_words, write_sen2

    report = write_sen2(area, year, out, csv, filled)
    Answer(report, sen2_in_words(report)).say(as_json)
    if found_wrong(report):
        raise typer.Exit(Exit.FOUND_WRONG)


@inspecting.command("write")
def annex_a_write(
    area: Annotated[str, typer.Option(help="The council’s three-figure code.")],
    out: Annotated[Path, typer.Option(help="A folder for the lists as CSV, or a name that ends in .zip.")],
    as_json: AsJson = False,
) -> None:
    """Write the lists of an area SEND inspection, as on today: children with EHC plans, and with SEN support.

    The published rules are held against them. Exit code 1 if there is an error: they are written all
    the same.
    """
    open_house()
    from goldenthread.exchange.commands import annex_a_in_words, write_annex_a

    report = write_annex_a(area, out)
    Answer(report, annex_a_in_words(report)).say(as_json)
    if any(fault["severity"] == "error" for fault in report["faults"]):
        raise typer.Exit(Exit.FOUND_WRONG)


def measures(
    area: Annotated[str, typer.Option(help="The council’s three-figure code.")],
    year: Annotated[int, typer.Option(help="The calendar year that is measured.")],
    as_json: AsJson = False,
) -> None:
    """Work out the national measures of timeliness from a council’s cases, at the census after the year."""
    open_house()
    from goldenthread.exchange.commands import measure_area, measures_in_words

    report = measure_area(area, year)
    Answer(report, measures_in_words(report)).say(as_json)
