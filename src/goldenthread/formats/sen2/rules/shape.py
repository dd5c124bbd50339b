"""The rules on the shape of each item, made from the structure: one for each item that is not free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from goldenthread.formats.cells import postcode
from goldenthread.formats.faults import Unreadable
from goldenthread.formats.identifiers import check_ukprn, check_uln, check_upn, check_urn
from goldenthread.formats.sen2.codes import CodeSet
from goldenthread.formats.sen2.collection import Collection, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.rules.rule import ReturnRule
from goldenthread.formats.sen2.structure import MODULES, Item, Kind, Module

_COUNCIL = re.compile(r"[2-9][0-9]{2}")
_YEAR = re.compile(r"20[0-9]{2}")


def _passes(check: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether a text passes a check that raises Unreadable. The same numbers come again and again."""

    @lru_cache(maxsize=16_384)
    def passes(text: str) -> bool:
        try:
            check(text)
        except Unreadable:
            return False
        return True

    return passes


_SHAPES: Mapping[Kind, tuple[Callable[[str], bool], str]] = {
    Kind.DAY: (lambda text: day(text) is not None, "is not a date. Write it like 2026-01-15."),
    Kind.FLAG: (frozenset("01").__contains__, "is 1 for yes or 0 for no."),
    Kind.UPN: (_passes(check_upn), "is not a UPN: a character is wrong or missing."),
    Kind.ULN: (_passes(check_uln), "is not a ULN: a digit is wrong or missing."),
    Kind.URN: (_passes(check_urn), "is six digits."),
    Kind.UKPRN: (_passes(check_ukprn), "is eight digits and begins with 1."),
    Kind.POSTCODE: (_passes(postcode), "is not a postcode."),
    Kind.COUNCIL: (lambda text: _COUNCIL.fullmatch(text) is not None, "is a council’s code of three digits."),
    Kind.YEAR: (lambda text: _YEAR.fullmatch(text) is not None, "is a year of four digits."),
}


def _shape_rule(module: Module, item: Item) -> ReturnRule | None:
    number = f"{module.base + item.number:03}"
    if item.codes is not None:
        words = f"{item.name} is not one of the codes{_listed(item.codes)}."
        doubt = " ".join(filter(None, (item.doubt, item.codes.doubt)))
        return ReturnRule(number, module, (item.name,), words, _not_a_code(item, item.codes), doubt=doubt)
    if item.kind not in _SHAPES:
        return None
    fits, words = _SHAPES[item.kind]
    return ReturnRule(number, module, (item.name,), f"{item.name} {words}", _unfit(item.name, fits))


def _listed(codes: CodeSet) -> str:
    return f": {', '.join(codes.codes)}" if codes.is_known else " that the area has filled in"


def _not_a_code(item: Item, codes: CodeSet) -> Callable[[Record, Collection], bool]:
    name, called = item.name, codes.name

    def breaks(record: Record, collection: Collection) -> bool:
        text = record.texts.get(name)
        known = collection.codes.get(called)
        if not text or not known:
            return False
        return text not in known or any(more not in known for again, more in record.again if again == name)

    return breaks


def _unfit(name: str, fits: Callable[[str], bool]) -> Callable[[Record, Collection], bool]:
    def breaks(record: Record, _: Collection) -> bool:
        text = record.texts.get(name)
        return bool(text) and not fits(text or "")

    return breaks


RULES: tuple[ReturnRule, ...] = tuple(
    rule for module in MODULES for item in module.items if (rule := _shape_rule(module, item))
)
