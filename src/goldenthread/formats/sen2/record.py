"""What is read from a return and written to one: records of modules, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.formats.sen2.structure import Item, Module


@dataclass(slots=True)
class Kept:
    """An element as it stands in the file. Text between elements is one without a name."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    nodes: list[Kept] = field(default_factory=list)
    line: int = field(default=0, compare=False)


@dataclass(slots=True)
class Opened:
    """The element around everything, or the one around the children, as it was opened."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)


@dataclass(slots=True)
class Closed:
    """The end of what was opened last."""

    name: str


@dataclass(slots=True)
class Record:
    """One module of one child (or the header), as written: texts by the item's name.

    `again` holds the second and later values of an item, `attributes` those of an item by its name and
    of the record itself by "", `records` the modules inside it in their order. `kept` is what was not
    understood. Lines, the file (in a set of CSV files) and the record around it are no part of what it
    says, so they are not compared.
    """

    module: Module
    texts: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    again: list[tuple[str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    around: Record | None = field(default=None, compare=False, repr=False)

    def __getitem__(self, item: str) -> str:
        """The text of the item, empty when it is not given."""
        return self.texts.get(item, "")

    def all_of(self, item: str) -> list[str]:
        """Every text of the item, in the order of the file."""
        return [self[item], *(text for name, text in self.again if name == item)]

    def inside(self, module: Module) -> list[Record]:
        """The records of this module that stand directly in this one."""
        return [record for record in self.records if record.module is module]

    def first(self, module: Module) -> Record | None:
        for record in self.records:
            if record.module is module:
                return record
        return None

    def line_of(self, item: str) -> int:
        return self.lines.get(item, self.line)


class UnknownItemError(ValueError):
    """A value was given for an item that the module does not have."""


def made(
    module: Module, values: Mapping[str, str | date | bool | None], records: Iterable[Record] = ()
) -> Record:
    """A record to be written: dates, yes and no become text; None is left out.

    Raises UnknownItemError for an item that the module does not have.
    """
    record = Record(module, records=list(records))
    for name, value in values.items():
        if _item(module, name) and value is not None:
            record.texts[name] = _text(value)
    for each in record.records:
        each.around = record
    return record


def _item(module: Module, name: str) -> Item:
    item = module.by_name.get(name)
    if item is None or item.name != name:
        raise UnknownItemError(f"{module.name} has no item called {name}.")
    return item


def _text(value: str | date | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else value
