"""`goldenthread conversation …`: what people said to a consultation, read and counted at a terminal.

Pure files and analysis, so it starts without Django.
"""

from __future__ import annotations

import typer

conversing = typer.Typer(no_args_is_help=True, help="What people said to a consultation.")


@conversing.callback()
def conversation() -> None:
    """What people said to a consultation: read, sorted and counted."""
