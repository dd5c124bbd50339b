"""`goldenthread import …`: files from other systems are brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.opening import open_house
from goldenthread.config.saying import Answer, AsJson

importing = typer.Typer(no_args_is_help=True, help="Bring in files from other systems.")


@importing.command("schools")
def import_schools(
    file: Annotated[Path, typer.Argument(help="The register’s extract of all establishments, as CSV.")],
    links: Annotated[Path | None, typer.Option(help="The register’s file of links between schools.")] = None,
    as_json: AsJson = False,
) -> None:
    """Bring in the register of schools. A second time with the same file changes nothing."""
    open_house()
    from goldenthread.places.commands import import_schools as bring_in
    from goldenthread.places.commands import schools_in_words

    report = bring_in(file, links)
    Answer(report, schools_in_words(report)).say(as_json)


@importing.command("roster")
def import_roster(
    path: Annotated[Path, typer.Argument(help="A OneRoster folder or zip, or a CSV file of pupils.")],
    setting: Annotated[str, typer.Option(help="The school’s URN, where the file does not say.")] = "",
    end_absent: Annotated[
        bool,
        typer.Option(
            "--end-absent",
            help="Take pupils who are not in the file off the roll. Never a child with a plan.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in a school's pupils, classes and staff. Updates, never duplicates, never deletes."""
    open_house()
    from goldenthread.people.commands import import_roster as bring_in
    from goldenthread.people.commands import roster_in_words

    report = bring_in(path, setting, end_absent=end_absent)
    Answer(report, roster_in_words(report)).say(as_json)


@importing.command("constituencies")
def import_constituencies(
    file: Annotated[Path, typer.Argument(help="Postcodes, constituencies and MPs, as CSV.")],
    as_json: AsJson = False,
) -> None:
    """Bring in which postcode is in which constituency, and who its MP is, for letters to MPs.

    The file may be one of postcodes (Postcode or pcds, Constituency code or pcon), one of MPs (Constituency
    code, Constituency, MP, MP email, MP address), or both in one. Nothing is removed; the same file again
    changes nothing.
    """
    open_house()
    from goldenthread.campaigns.commands import constituencies_in_words
    from goldenthread.campaigns.commands import import_constituencies as bring_in

    report = bring_in(file)
    Answer(report, constituencies_in_words(report)).say(as_json)


@importing.command("published-figures")
def import_published_figures(
    file: Annotated[
        Path, typer.Argument(help="The release of the yearly statistics of EHC plans, as the zip that it is.")
    ],
    as_json: AsJson = False,
) -> None:
    """Bring in the published figures, to stand beside a council’s own measures. Twice changes nothing."""
    open_house()
    from goldenthread.exchange.commands import figures_in_words, import_figures

    report = import_figures(file)
    Answer(report, figures_in_words(report)).say(as_json)
