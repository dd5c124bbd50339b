"""The department’s yearly statistics of EHC plans: the published shares in time, by year and place.

The release as it is downloaded, a zip or its unpacked folder of data files. Four of its files have what is
measured here too; of each only the rows of all children are read. A mark such as `x` stands for a figure that
was not published. It stays one: nothing is worked out that the release does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.formats.bundle import Bundle, opened_bundle
from goldenthread.formats.cells import number, one_of
from goldenthread.formats.columns import Column, Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, open_table
from goldenthread.formats.faults import Effect, Fault, Read, Unreadable, WrongFile, gathered
from goldenthread.formats.given import Source

WANTED = (
    "On the website Explore education statistics choose “Education, health and care plans”, download all "
    "data of the release, and send the zip file as it comes."
)
MARKS = frozenset({"x", "z", "c", ":", "low", "k", "u", "-"})
"""Not available, not applicable, suppressed and the like, as the statistics write them."""
ENGLAND = "E92000001"


class Level(StrEnum):
    """Whose figure it is. The value is what the files call it."""

    NATIONAL = "National"
    REGIONAL = "Regional"
    COUNCIL = "Local authority"


@dataclass(frozen=True, slots=True)
class Figure:
    """One published share. `code`: of England or a region nine characters, of a council three digits.

    `in_time` and `whole` are counts, `percent` the share as it was published; None where it was not: then
    `mark` is what stands there.
    """

    year: int
    measure: str
    level: Level
    code: str
    name: str
    region: str
    in_time: int | None
    whole: int | None
    percent: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Where one measure stands: its file, its columns, and the columns that make up the whole."""

    file: str
    measure: str
    in_time: str
    whole: tuple[str, ...]
    percent: str


KEPT = (
    Kept(
        "requests.csv", "requests-in-6-weeks", "request_outcome_six_weeks",
        ("request_outcome_six_weeks", "request_outcome_over_6_weeks"), "request_outcome_six_weeks_pc",
    ),
    Kept(
        "assessments.csv", "refusals-in-16-weeks", "outcome_decision_within_time",
        ("outcome_decision_within_time", "outcome_decision_over_time"), "outcome_decision_within_time_pc",
    ),
    Kept(
        "timeliness_20_week.csv", "plans-in-20-weeks", "plans_issued_within_20_weeks",
        ("plans_issued_den",), "pc_plans_issued_within_20_weeks",
    ),
    Kept(
        "timeliness_20_week.csv", "plans-in-20-weeks-without-exceptions", "plans_issued_20_weeks_ex",
        ("plans_issued_den_ex",), "PC_plans_issued_20_weeks_ex",
    ),
    Kept(
        "annual_reviews.csv", "reviews-in-4-weeks", "number_decsion_4weeks",
        ("number_decsion_4weeks", "number_decision_gt_4weeks"), "pc_decsion_4weeks",
    ),
)  # fmt: skip


def read_published(source: Source, name: str = "") -> Read[Figure]:
    """Every figure of all children in the release, and what is wrong in it.

    Raises WrongFile for what is no such release, or none of whose four files is there.
    """
    with opened_bundle(source, name) as bundle:
        if not any(bundle.file(kept.file) for kept in KEPT):
            raise WrongFile(bundle.name, "None of the four files is in it.", WANTED)
        return gathered(item for kept in KEPT for item in _figures(bundle, kept))


def _figures(bundle: Bundle, kept: Kept) -> Iterator[Figure | Fault]:
    file = bundle.file(kept.file)
    if file is None:
        yield Fault(
            bundle.name, None, "", "", f"There is no file {kept.file} in it.", WANTED, Effect.FILE_LEFT_OUT
        )
        return
    columns = _columns(kept)
    table = open_table(file, any_heading_of(columns), WANTED)
    layout = lay_out(table, columns, WANTED)
    yield from table.faults
    for item in table.rows():
        if isinstance(item, Fault):
            yield item
        elif _is_of_all(item, layout):
            yield from _figure(item, layout, kept)


def _columns(kept: Kept) -> tuple[Column, ...]:
    counts = dict.fromkeys((kept.in_time, *kept.whole))
    return (
        Column("year", ("time_period",), number(2000, 2100, "The year"), expected=True, needed=True),
        Column("level", ("geographic_level",), one_of(_LEVELS, "level"), expected=True, needed=True),
        Column("region_code", ("region_code",), expected=True),
        Column("region", ("region_name",), expected=True),
        Column("council_code", ("old_la_code",), expected=True),
        Column("council", ("la_name",), expected=True),
        Column("topic", ("breakdown_topic",), expected=True),
        Column("breakdown", ("breakdown",), expected=True),
        *(Column(name, (name,), _count, nothing=None, expected=True) for name in counts),
        Column("percent", (kept.percent,), _share, expected=True, needed=True),
        Column("mark", (kept.percent,), _mark),
    )


_LEVELS = {level.value.casefold(): level for level in Level}


def _is_of_all(row: Row, layout: Layout) -> bool:
    """Whether it is of all children, and not of those of one age, sex or the like."""
    breakdown = layout.place("breakdown").text(row)
    return breakdown.startswith("All ") and breakdown == layout.place("topic").text(row)


def _figure(row: Row, layout: Layout, kept: Kept) -> Iterator[Figure | Fault]:
    values, faults = layout.values(row)
    yield from faults
    if values is None:
        return
    parts = [values[name] for name in kept.whole]
    whole = None if None in parts else sum(parts)
    code, name, region = {
        Level.NATIONAL: (ENGLAND, "England", ""),
        Level.REGIONAL: (values["region_code"], values["region"], values["region_code"]),
        Level.COUNCIL: (values["council_code"], values["council"], values["region_code"]),
    }[values["level"]]
    yield Figure(
        values["year"], kept.measure, values["level"], code, name, region, values[kept.in_time], whole,
        values["percent"], values["mark"],
    )  # fmt: skip


def _count(text: str) -> int | None:
    return None if text.casefold() in MARKS else number(0, 100_000_000, "A count")(text)


def _share(text: str) -> float | None:
    if text.casefold() in MARKS:
        return None
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 100:
        raise Unreadable("A share is a number from 0 to 100.", "Check the release.")
    return found


def _mark(text: str) -> str:
    return text if text.casefold() in MARKS else ""
