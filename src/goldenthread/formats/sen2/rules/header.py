"""Rules on the header."""

from __future__ import annotations

from goldenthread.formats.sen2.collection import BEGAN, CENSUS_DAYS, Collection, day, year_of
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.rule import READER, rule, rules_of
from goldenthread.formats.sen2.structure import COLLECTION, HEADER, SOURCE


@rule(8, HEADER, "", "The header does not say which collection this is.", source=READER)
def collection_missing(header: Record, _: Collection) -> bool:
    return header.first(COLLECTION) is None


@rule(9, HEADER, "", "The header does not say who sends the return.", source=READER)
def source_missing(header: Record, _: Collection) -> bool:
    return header.first(SOURCE) is None


@rule(7, HEADER, "", "The header says twice which collection this is, or who sends it. The first was used.")
def part_twice(header: Record, _: Collection) -> bool:
    return len(header.inside(COLLECTION)) > 1 or len(header.inside(SOURCE)) > 1


@rule(5, COLLECTION, "Year", "The year of the collection is missing.", source=READER)
def year_missing(details: Record, _: Collection) -> bool:
    return not details["Year"]


@rule(
    6,
    COLLECTION,
    "ReferenceDate",
    "The census day is missing, so that no date could be held against it.",
    source=READER,
)
def census_missing(details: Record, _: Collection) -> bool:
    return not details["ReferenceDate"]


@rule(7, COLLECTION, "ReferenceDate Year", "The census day is not in the year of the collection.")
def census_in_another_year(details: Record, _: Collection) -> bool:
    census, year = day(details["ReferenceDate"]), year_of(details["Year"])
    return census is not None and year is not None and census.year != year


@rule(
    8, COLLECTION, "ReferenceDate", "This is not the census day of that year.", Severity.QUERY,
    source=READER,
    doubt="Census days are known to us from 2023, when single children were first counted, to 2027.",
)  # fmt: skip
def not_the_census_day(details: Record, _: Collection) -> bool:
    census = day(details["ReferenceDate"])
    return census is not None and (census < BEGAN or CENSUS_DAYS.get(census.year, census) != census)


@rule(8, SOURCE, "LEA", "The council is missing.")
def council_missing(source: Record, _: Collection) -> bool:
    return not source["LEA"]


@rule(9, SOURCE, "DateTime", "The header does not say when the file was made.", Severity.QUERY)
def time_missing(source: Record, _: Collection) -> bool:
    return not source["DateTime"]


RULES = rules_of(vars())
