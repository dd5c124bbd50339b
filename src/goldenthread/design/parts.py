"""What presenters hand to templates: small frozen pieces with the names the components read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class NavLink:
    """One entry of the main menu."""

    text: str
    href: str
    current: bool = False
    new: int = 0  # how much there is behind it that nobody has read


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as the header says it: "Ruth Palmer, SENCO" and "Hawthorn Primary"."""

    name: str
    role: str = ""
    place: str = ""
    account: str = ""  # an opaque id; keeps one person's unsent words from the next at this device


@dataclass(frozen=True)
class Choice:
    """One radio, checkbox or option. `reveal` is HTML shown only while it is chosen."""

    value: str
    text: str
    hint: str = ""
    reveal: str = ""
    divider: str = ""  # a word such as "or" standing before this one
    exclusive: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Fact:
    """A label, what is so, and a quieter line under it."""

    label: str
    value: str
    small: str = ""
    wide: bool = False


@dataclass(frozen=True)
class MarkGroup:
    """Session marks of one half-term, oldest first: "done", "part", "miss", "good" or "none"."""

    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str
    about: str = ""
    role: str = ""


@dataclass(frozen=True)
class Count:
    """A large number that is a link to its list."""

    number: int
    words: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class ClockStep:
    """A step of the statutory clock. The legal limit never moves; an excuse stands beside it."""

    title: str
    kind: str  # the icon on the line: "done", "late", "excused", "ahead" or "due"
    limit: str = ""  # "24 August"
    citation: str = ""  # "6 weeks, reg 5(1)"
    limit_label: str = "Legal limit"
    happened: str = ""  # "Decided 2 September."
    state: str = ""  # "9 days late"
    excuse: str = ""  # "By reg 10(4)(c). 18 days past the limit."
    own_date: str = ""  # the council's own promised date
    now: bool = False
    own_label: str = "Council’s own date"


@dataclass(frozen=True)
class Answer:
    """What became of a comment. Their words come first, then ours, then who and when."""

    kind: str
    state: str
    said: str
    answer: str
    by: str = ""


@dataclass(frozen=True)
class Work:
    """One row of a list of work: who, what, why, and what to do next (a verb)."""

    key: str
    who: str
    who_href: str
    where: str
    kind: str
    what: str
    why: str
    do: str
    do_href: str
    selected: bool = False
    given: str = ""  # who has it now, and from whom
    give_href: str = ""  # where it is given to a colleague


@dataclass(frozen=True)
class Bar:
    """A stacked bar: its name, what a sentence says of it, and an amount for each kind."""

    label: str
    words: str
    amounts: Mapping[str, float]


@dataclass(frozen=True)
class Week:
    """One column of a chart by week."""

    label: str
    promised: int
    happened: int


@dataclass(frozen=True)
class Version:
    """One of two texts that two people wrote at once."""

    by: str
    text: str
    when: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """A row of a summary list, with at most one thing to do."""

    key: str
    value: str
    action: str = ""
    href: str = ""
    hidden: str = field(default="")


@dataclass(frozen=True)
class Task:
    """A row of a task list."""

    title: str
    href: str = ""
    hint: str = ""
    status: str = ""
    kind: str = ""  # a state kind draws a tag with its icon; empty is plain words


Given = Choice | Mapping[str, object] | tuple[str, str] | tuple[str, str, str]


def choices(given: Iterable[Given]) -> list[Choice]:
    """Choices from Choice, {"value": …, "text": …}, (value, text) or (value, text, hint)."""
    return [_choice(item) for item in given]


def _choice(item: Given) -> Choice:
    if isinstance(item, Choice):
        return item
    if isinstance(item, Mapping):
        return Choice(**item)  # type: ignore[arg-type]  # a template's dict: a wrong key is an error there and then
    return Choice(*item)
