"""The rules on the shape of each item, made from the structure: one for each item that is not free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from goldenthread.formats.cells import postcode
from goldenthread.formats.faults import Unreadable
from goldenthread.formats.identifiers import check_ukprn, check_uln, check_upn, check_urn
from goldenthread.formats.sen2.codes import CodeSet
from goldenthread.formats.sen2.collection import Collection, day, year_of
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.rules.rule import GUIDE, HOUSE, READER, SCHOOL_CENSUS, ReturnRule
from goldenthread.formats.sen2.structure import MODULES, Item, Kind, Module

_is_council = re.compile(r"[2-9][0-9]{2}").fullmatch


_Fits = Callable[[str], object]


def _as_kept(check: Callable[[str], str]) -> _Fits:
    """Whether a text is a number as it is kept, by a check that gives it so or raises Unreadable."""

    def fits(text: str) -> bool:
        try:
            return check(text) == text
        except Unreadable:
            return False

    return fits


def _is_postcode(text: str) -> bool:
    try:
        return bool(postcode(text))
    except Unreadable:
        return False


_SHAPES: Mapping[Kind, tuple[_Fits, str, str]] = {
    Kind.DAY: (day, "is not a date. Write it like 2026-01-15.", READER),
    Kind.FLAG: (frozenset("01").__contains__, "must be 1 for yes or 0 for no.", READER),
    Kind.UPN: (_as_kept(check_upn), "is not a UPN: a character is wrong or missing.", SCHOOL_CENSUS),
    Kind.ULN: (_as_kept(check_uln), "is not a ULN: a digit is wrong or missing.", SCHOOL_CENSUS),
    Kind.URN: (_as_kept(check_urn), "must be six digits, and not begin with 0.", HOUSE),
    Kind.UKPRN: (_as_kept(check_ukprn), "must be eight digits, and begin with 1.", HOUSE),
    Kind.POSTCODE: (_is_postcode, "is not a postcode.", HOUSE),
    Kind.COUNCIL: (_is_council, "must be a council’s code of three digits.", HOUSE),
    Kind.YEAR: (year_of, "must be a year, like 2026.", READER),
}


def _shape_rule(module: Module, item: Item) -> ReturnRule | None:
    number = f"{module.base + item.number:03}"
    if item.codes is not None:
        words = f"{item.name} is not one of the codes{_listed(item.codes)}."
        breaks, source = _not_a_code(item, item.codes), GUIDE if item.codes.is_known else HOUSE
        return ReturnRule(number, module, (item.name,), words, breaks, source=source, doubt=item.codes.doubt)
    if item.kind not in _SHAPES:
        return None
    fits, words, source = _SHAPES[item.kind]
    breaks = _unfit(item.name, fits)
    return ReturnRule(number, module, (item.name,), f"{item.name} {words}", breaks, source=source)


def _listed(codes: CodeSet) -> str:
    return f": {', '.join(codes.codes)}" if codes.is_known else " that the area has filled in"


def _not_a_code(item: Item, codes: CodeSet) -> Callable[[Record, Collection], bool]:
    name, called = item.name, codes.name

    def breaks(record: Record, collection: Collection) -> bool:
        known = collection.codes.get(called)
        if not record.texts.get(name) or not known:
            return False
        return not known.issuperset(record.all_of(name))

    return breaks


def _unfit(name: str, fits: _Fits) -> Callable[[Record, Collection], bool]:
    def breaks(record: Record, _: Collection) -> bool:
        text = record.texts.get(name, "")
        return text != "" and not fits(text)

    return breaks


RULES: tuple[ReturnRule, ...] = tuple(
    rule for module in MODULES for item in module.items if (rule := _shape_rule(module, item))
)
