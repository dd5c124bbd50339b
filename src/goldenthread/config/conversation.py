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


@conversing.command("split")
def split_response(
    file: Annotated[Path, typer.Argument(help="A response as a Word document, a PDF or plain text.")],
    as_json: AsJson = False,
) -> None:
    """Take a long response apart: which part answers which question, and where each passage stands."""
    from goldenthread.formats.consultation import read_document, split
    from goldenthread.formats.consultation.said import response_as_json, response_in_words

    found = split(read_document(file))
    Answer(response_as_json(found), list(response_in_words(found))).say(as_json)


@conversing.command("questions")
def find_questions(
    file: Annotated[Path, typer.Argument(help="A toolkit or consultation document: Word, PDF or text.")],
    as_json: AsJson = False,
) -> None:
    """Find what a consultation asks: its principles, their questions and whom each quotes."""
    from goldenthread.formats.consultation import questions_in, read_document
    from goldenthread.formats.consultation.said import asked_as_json, asked_in_words

    found = questions_in(read_document(file))
    Answer(asked_as_json(found), list(asked_in_words(found))).say(as_json)
