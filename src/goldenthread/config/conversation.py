"""`goldenthread conversation …`: what people said to a consultation, read and counted at a terminal.

Pure files and analysis, so it starts without Django.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.saying import Answer, AsJson

conversing = typer.Typer(no_args_is_help=True, help="What people said to a consultation.")


@conversing.callback()
def conversation() -> None:
    """What people said to a consultation: read, sorted and counted."""


@conversing.command()
def campaigns(
    file: Annotated[Path, typer.Argument(help="Answers as CSV, the headings in the first line.")],
    text: Annotated[str, typer.Option(help="The column that has the texts.")],
    fewest: Annotated[int, typer.Option(min=2, help="How many letters make a campaign.")] = 5,
    asked: Annotated[
        Path | None, typer.Option(help="A text file of the questions, which anybody may repeat.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find letters that share a common text, however it was changed, and what each sender added."""
    from goldenthread.config.opinions import campaigns_in_file, campaigns_in_words

    report = campaigns_in_file(file, text, fewest, asked)
    Answer(report, list(campaigns_in_words(report))).say(as_json)


@conversing.command()
def groups(
    votes: Annotated[
        Path, typer.Argument(help="Votes as CSV: voter-id, comment-id, vote; or a person a row.")
    ],
    seed: Annotated[int, typer.Option(help="Where chance begins. The same seed, the same groups.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Find who votes alike on statements, what sets each group apart, and what all of them agree on."""
    from goldenthread.config.opinions import groups_in_file, groups_in_words

    report = groups_in_file(votes, seed)
    Answer(report, list(groups_in_words(report))).say(as_json)


@conversing.command("key-points")
def key_points(
    arguments: Annotated[Path, typer.Argument(help="Arguments on one side of one question, as CSV.")],
    points: Annotated[Path, typer.Argument(help="The key points to match them to, as CSV.")],
    text: Annotated[str, typer.Option(help="The column of the arguments.")] = "argument",
    point: Annotated[str, typer.Option(help="The column of the key points.")] = "key_point",
    as_json: AsJson = False,
) -> None:
    """Say which of the given key points each argument makes."""
    from goldenthread.config.opinions import key_points_in_file, key_points_in_words

    report = key_points_in_file(arguments, text, points, point)
    Answer(report, key_points_in_words(report)).say(as_json)
