"""`goldenthread conversation …`: what people said to a consultation, read and counted at a terminal.

Pure files and analysis, so it starts without Django.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.config.saying import Answer, AsJson

conversing = typer.Typer(no_args_is_help=True, help="What people said to a consultation.")

Text = Annotated[str, typer.Option(help="The heading of the column that holds what people wrote.")]


class Layers(StrEnum):
    """As analysis.vectors.Depth has them."""

    WORDS = "0"
    HALF = "3"
    WHOLE = "6"


Seed = Annotated[int, typer.Option(min=0, max=2**32 - 1, help="The same seed and data give the same answer.")]


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


@conversing.command("code")
def code(
    data: Annotated[Path, typer.Option(help="Answers that people coded, as CSV: a row each.")],
    text: Text,
    labels: Annotated[
        str, typer.Option(help="The headings of the themes, with commas between: 1 or 0 in each cell.")
    ],
    coded: Annotated[
        int | None,
        typer.Option(min=10, help="Learn from so many, drawn at random. All (5,000 at most), if left out."),
    ] = None,
    test: Annotated[
        Path | None, typer.Option(help="More coded answers, same headings: only judged, never learnt from.")
    ] = None,
    seed: Seed = 0,
    out: Annotated[
        Path | None, typer.Option(help="Where each answer’s themes and scores are written, as CSV.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Learn themes from a random sample of coded answers, code the others, and say how far to trust it.

    Prints F1 (averaged over answers), the share of each theme with its 95 % interval, which answers are for
    people, and what it cost. Without --test, F1 is judged on the coded answers, each left out in turn.
    The shares are of all answers in --data; share_in_test is of those in --test.
    """
    from goldenthread.config.theme_coding import Asked, code_file, coding_in_words

    report = code_file(Asked(data, text, labels, coded, test, seed, out))
    Answer(report, coding_in_words(report)).say(as_json)


@conversing.command("themes")
def themes(
    file: Annotated[Path, typer.Argument(help="Answers to one question, as CSV: a row each.")],
    text: Text,
    number: Annotated[
        int | None, typer.Option(min=2, max=200, help="How many groups to look for. By size, if left out.")
    ] = None,
    seed: Seed = 0,
    as_json: AsJson = False,
) -> None:
    """Put answers that say much the same together, for people to read and name. Nothing is named here.

    Each group has its size, the words that set it apart, and the answers nearest its middle as they were
    written. Answers that are near no others are left over.
    """
    from goldenthread.config.theme_coding import candidate_themes, candidates_in_words

    report = candidate_themes(file, text, number, seed)
    Answer(report, candidates_in_words(report)).say(as_json)


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


@conversing.command("at-scale")
def at_scale(
    data: Annotated[
        Path, typer.Argument(help="Answers as CSV of any size, with headings in the first line.")
    ],
    text: Text,
    out: Annotated[
        Path, typer.Option(help="A folder for what comes of it. Say the same again to go on after a stop.")
    ],
    coded: Annotated[
        Path | None,
        typer.Option(
            help="Answers of this file, drawn at random and coded: the to-code.csv of --draw, filled in."
        ),
    ] = None,
    labels: Annotated[str, typer.Option(help="The headings of the themes, with commas between.")] = "",
    draw: Annotated[
        int, typer.Option(min=0, help="Draw so many answers at random for people to code. Keeps the work.")
    ] = 0,
    fewest: Annotated[int, typer.Option(min=2, help="How many letters make a campaign.")] = 5,
    asked: Annotated[
        Path | None, typer.Option(help="A text file of the questions, which anybody may repeat.")
    ] = None,
    layers: Annotated[
        Layers | None, typer.Option(help="How deep texts are read. By how much there is, if left out.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes work.")] = 1,
    engine: Annotated[
        str, typer.Option(help="“local” for Dask on this machine, or the address of its scheduler.")
    ] = "",
    seed: Seed = 0,
    as_json: AsJson = False,
) -> None:
    """Analyse any number of answers: language, reading age, personal data, campaign letters, themes, shares.

    The folder gets answers.csv (a row each, without the words) and report.json. It is done in pieces: say
    the same again after a stop or a kill, and what is done is not done again. The same data, settings and
    seed give the same result and the same hash of it, with any number of workers, with or without an engine.
    Shares are of the answers that are no campaign letters. Until all is done, and after --draw, the folder
    “work” in it holds what people wrote; delete it if you do not go on. Workers of an engine on other
    machines must see the folder under the same path.
    """
    from goldenthread.config.at_scale.analysing import Asked, analyse, in_words

    deep = None if layers is None else int(layers)
    report = analyse(Asked(data, text, out, coded, labels, draw, fewest, asked, deep, seed, workers, engine))
    Answer(report, in_words(report)).say(as_json)


@conversing.command("stance")
def infer_stance(
    data: Annotated[Path, typer.Argument(help="Answers as CSV, with headings in the first line.")],
    text: Text,
    stance: Annotated[
        str, typer.Option(help="The column where people judged some answers: for, against or neither, say.")
    ],
    coded: Annotated[
        int | None, typer.Option(min=10, help="Learn from so many; the others that were judged are a test.")
    ] = None,
    seed: Seed = 0,
    out: Annotated[Path | None, typer.Option(help="Where what is inferred is written, as CSV.")] = None,
    as_json: AsJson = False,
) -> None:
    """Infer where answers stand, learnt from those that people judged; said with how often it is right.

    What people chose in a closed question needs none of this, and always goes before it.
    """
    from goldenthread.config.stances import stances_in_file, stances_in_words

    report = stances_in_file(data, text, stance, coded, seed, out)
    Answer(report, stances_in_words(report)).say(as_json)
