"""A council’s own measures beside the published ones, with the difference in a sentence. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.design.words import plain_date
from goldenthread.exchange.models import PublishedFigure
from goldenthread.exchange.queries.published import Published
from goldenthread.formats.published_figures import Level
from goldenthread.law.measures import MEASURES

FEWEST = 10
"""A share of fewer says little of a council, and could be somebody: it is not compared."""
_RULES = {measure.id: measure.rule for measure in MEASURES}
_MARKS = {"x": "not available", "z": "not applicable", "c": "suppressed", "u": "of low reliability"}


@dataclass(frozen=True, slots=True)
class Share:
    """One share in time. `words` is what a table shows; `percent` is None where none is shown."""

    whose: str
    percent: float | None
    in_time: int | None
    of: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One measure: the council’s own share, and the published ones of the council, its region and England."""

    measure: str
    own: Share
    council: Share | None
    region: Share | None
    england: Share | None
    sentence: str

    @property
    def shares(self) -> tuple[Share, ...]:
        """All that there are, the council’s own first."""
        return tuple(one for one in (self.own, self.council, self.region, self.england) if one)


def beside(measured: Sequence[Mapping[str, Any]], published: Published, name: str) -> list[Beside]:
    """Each measure of a council, in their order."""
    return [_beside(one, published, name) for one in measured]


def _beside(one: Mapping[str, Any], published: Published, name: str) -> Beside:
    measure = one["measure"]
    own = _own(one)
    council, region, england = (
        _share(published.of(measure, level)) for level in (Level.COUNCIL, Level.REGIONAL, Level.NATIONAL)
    )
    said = _difference(own, council, name)
    why = _RULES[measure].doubt
    sentence = f"{said} {why}".strip() if council and council.percent is not None else said
    return Beside(measure, own, council, region, england, sentence)


def _own(one: Mapping[str, Any]) -> Share:
    words = f"{one['percent']} %" if one["of"] else "None to count"
    return Share("Counted here", one["percent"], one["in_time"], one["of"], words)


def _share(row: PublishedFigure | None) -> Share | None:
    if row is None:
        return None
    if row.percent is None:
        mark = _MARKS.get(row.mark, "not published")
        return Share(row.name, None, None, None, mark[0].upper() + mark[1:])
    if row.whole is not None and row.whole < FEWEST:
        return Share(row.name, None, None, None, f"Of fewer than {FEWEST}")
    return Share(row.name, row.percent, row.in_time, row.whole, f"{row.percent} %")


def _difference(own: Share, council: Share | None, name: str) -> str:
    if council is None:
        return f"Nothing was published of {name} for this year."
    if council.percent is None:
        return (
            f"What was published of {name} cannot be compared: {council.words[0].lower()}{council.words[1:]}."
        )
    if not own.of or own.percent is None:
        return f"{council.percent} % was published of {name}, and the record here has none to count."
    if own.of < FEWEST:
        return (
            f"{council.percent} % was published of {name}. The record here has only {own.of} to count: too "
            "few to compare."
        )
    points = round(own.percent - council.percent, 1)
    if not points:
        return f"The record here gives the same share as was published of {name}."
    more = "more" if points > 0 else "less"
    return (
        f"The record here gives {own.percent} %, {abs(points)} points {more} than the {council.percent} % "
        f"that was published of {name}."
    )


def missing_words(published: Published, name: str, year: int) -> str:
    """What to say where there is nothing to put beside the council’s own figures."""
    if published.figures:
        when = plain_date(published.brought_in) if published.brought_in else ""
        return f"Published figures of {year}: {published.release}, brought in on {when}."
    years = ", ".join(map(str, published.years))
    have = f" Here are figures of {years}." if years else ""
    return (
        f"No published figures of {year} are here yet.{have} Whoever runs this installation brings them in, "
        "with the command goldenthread import published-figures FILE."
    )


def as_json(one: Beside) -> dict[str, Any]:
    """One measure’s published shares as plain data, with the sentence."""
    shares = {"council": one.council, "region": one.region, "england": one.england}
    return {
        **{
            whose: {"name": share.whose, "percent": share.percent, "in_time": share.in_time, "of": share.of,
                    "says": share.words} if share else None
            for whose, share in shares.items()
        },
        "sentence": one.sentence,
    }  # fmt: skip
