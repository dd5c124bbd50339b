"""The rows of a package's file, as data: what each says, which cells it needs, how often it may stand."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.formats.cells import BadCell
from goldenthread.formats.columns import Column

MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class RowKind:
    """One kind of row. `cells` must be filled; `once`: it may stand once; `needed`: it must stand."""

    what: str
    says: str
    cells: tuple[str, ...] = ("words",)
    once: bool = True
    needed: bool = True


KINDS = {
    kind.what: kind
    for kind in (
        RowKind("package", "Id: its code, the same in every version. Name: its name", ("id", "name")),
        RowKind("version", "Words: the version, like 2027.1"),
        RowKind("status", "Words: draft, final or example"),
        RowKind("from", "Words: the first day on which it is in force"),
        RowKind("until", "Words: the last day, if there is one", needed=False),
        RowKind("source", "Words: who published it, and where"),
        RowKind("variant of", "Words: the national version that a council’s own differs from", needed=False),
        RowKind("why it differs", "Words: why the council’s own version differs", needed=False),
        RowKind("outcome", "What should become different for the child", ("id", "words"), once=False),
        RowKind("criterion", "What must be so for the package to fit", ("id", "words"), once=False),
        RowKind(
            "part", "Id and Name: a role. Words: what its part should say. Required: yes or no",
            ("id", "name", "words", "required"), once=False,
        ),
        RowKind(
            "example", "Name: its title. Words: how it was done for a made-up child", ("id", "name", "words"),
            once=False, needed=False,
        ),
    )
}  # fmt: skip
MANY = ("outcome", "criterion", "part", "example")


def text(words: str) -> str:
    """Text with its paragraphs, single spaces within each. At most 4,000 characters."""
    lines = (" ".join(line.split()) for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    plain = "\n".join(line for line in lines if line)
    if len(plain) > MOST_WORDS:
        raise BadCell(f"This is longer than {MOST_WORDS} characters.", "Shorten it, or make two rows of it.")
    return plain


def kind(words: str) -> str:
    found = " ".join(words.casefold().split())
    if found not in KINDS:
        raise BadCell("We do not know this kind of row.", f"Write one of: {', '.join(KINDS)}.")
    return found


def identity(words: str) -> str:
    if len(words) > 40 or not all(char.isascii() and (char.isalnum() or char in "-_.") for char in words):
        raise BadCell(
            "An id has letters, figures, full stops and hyphens, and at most 40 of them.",
            "Write it like speech-1, without spaces.",
        )
    return words


def title(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) > 200:
        raise BadCell("A name has at most 200 characters.", "Shorten it, and put the rest in Words.")
    return plain


def yes_or_no(words: str) -> bool:
    if words.casefold() not in ("yes", "no"):
        raise BadCell(
            "This is neither yes nor no.", "Write yes if the package is not built without it, or no."
        )
    return words.casefold() == "yes"


COLUMNS = (
    Column("what", ("What",), kind, expected=True, needed=True),
    Column("id", ("Id",), identity, expected=True, decisive=True),
    Column("name", ("Name",), title, expected=True, decisive=True),
    Column("words", ("Words",), text, expected=True, decisive=True),
    Column("required", ("Required",), yes_or_no, nothing=None, decisive=True),
)
WANTED = (
    "Send a CSV file with the headings What, Id, Name, Words and Required, a row for each thing that the "
    "package says."
)
