"""What a command says: words for people, one JSON object for programs, a code for scripts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object as the last line.")]


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FOUND_WRONG = 1
    REFUSED = 2
    NOT_READY = 3
    OUR_FAULT = 4


EXIT_WORDS = {
    Exit.DONE: "done; rows that could not be read are named, and the rest went in",
    Exit.FOUND_WRONG: "looked, and found something wrong",
    Exit.REFUSED: "what was given cannot be used; nothing was changed",
    Exit.NOT_READY: "the database cannot be reached, or was not prepared",
    Exit.OUR_FAULT: "a fault of Golden Thread itself; set GOLDENTHREAD_DEBUG=yes to see where",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One report, both ways."""

    report: dict[str, Any]
    words: Sequence[str]

    def say(self, as_json: bool) -> None:
        """As JSON it is one line, the last of standard output, and nothing else."""
        if as_json:
            typer.echo(json.dumps(self.report, ensure_ascii=False))
            return
        for line in self.words:
            typer.echo(line)


def plain_failure(error: Exception, *, as_json: bool) -> Exit | None:
    """Say what went wrong and give the exit code; None means: show the traceback, it was asked for."""
    code, refused, remedy = _reading(error)
    if code is Exit.OUR_FAULT and os.environ.get("GOLDENTHREAD_DEBUG", "no").lower() in {"1", "yes", "true"}:
        return None
    if as_json:
        typer.echo(json.dumps({"refused": refused, "remedy": remedy}, ensure_ascii=False))
    print(f"{refused} {remedy}".strip(), file=sys.stderr)
    return code


_REFUSALS = {
    "Refused",
    "DutyAnswersError",
    "UnknownKindOfLineError",
    "UnreadableEventsError",
    "NotInForceError",
    "CannotLearn",
    "TooFewAnswers",
    "NoEngine",
    "WorkerLost",
}


def _reading(error: Exception) -> tuple[Exit, str, str]:
    from goldenthread.formats.faults import WrongFile

    if isinstance(error, WrongFile):
        return Exit.REFUSED, f"{error.file}: {error.reason}", error.remedy
    if isinstance(error, OSError) and error.filename:
        return Exit.REFUSED, f"{error.filename} cannot be read: {error.strerror}.", "Check the path."
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _REFUSALS:
        return Exit.REFUSED, str(error), ""
    if "IntegrityError" in names:
        return Exit.REFUSED, "Somebody else changed the same records meanwhile.", "Run it again."
    if "DatabaseError" in names:
        remedy = "Check GOLDENTHREAD_DATABASE_URL, then run: goldenthread manage migrate"
        return Exit.NOT_READY, f"The database cannot be used: {str(error).splitlines()[0]}.", remedy
    return (
        Exit.OUR_FAULT,
        f"Something went wrong in Golden Thread itself ({type(error).__name__}).",
        ("Nothing was half-saved. Set GOLDENTHREAD_DEBUG=yes and run it again to see where."),
    )


def described(command: Any) -> str:
    """A command of typer's, and all under it, as a Markdown page."""
    codes = [f"| {code.value} | {words} |" for code, words in EXIT_WORDS.items()]
    parts = [
        "# Commands",
        "Written from the code by `make generate`.",
        "\n".join(["| Exit code | Means |", "|---|---|", *codes]),
        *_sections(command, "goldenthread"),
    ]
    return "\n\n".join(parts) + "\n"


def _sections(command: Any, called: str) -> Iterator[str]:
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _sections(inner, f"{called} {name}")
    if hasattr(command, "commands"):
        return
    yield f"## `{called}`"
    yield (command.help or "").strip()
    if rows := [_row(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]:
        yield "\n".join(["| Given | What |", "|---|---|", *rows])


def _row(parameter: Any) -> str:
    words = getattr(parameter, "help", None) or ""
    if parameter.param_type_name == "option":
        return f"| `{'`, `'.join([*parameter.opts, *parameter.secondary_opts])}` | {words} |"
    return f"| {parameter.name.upper()} | {words} |"


def wording_in_words(report: dict[str, Any]) -> list[str]:
    """Each sentence, and below it what is too vague in it."""
    words: list[str] = []
    for line in report["lines"]:
        words.append(line["text"])
        words += [
            f"  “{remark['quoted']}”: {remark['reason']} [{remark['rule']}]" for remark in line["remarks"]
        ]
        words += [] if line["remarks"] else ["  Clear."]
    return words
