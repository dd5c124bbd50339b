"""From an element as it stands to a record of its module, keeping and naming whatever is not understood."""

from __future__ import annotations

from goldenthread.formats.sen2.record import Kept, Record
from goldenthread.formats.sen2.remarks import (
    ATTRIBUTE,
    LOOSE_TEXT,
    SPELLING,
    TWICE,
    UNKNOWN,
    Remark,
    remark_on,
)
from goldenthread.formats.sen2.structure import Item, Module


def recognised(node: Kept, module: Module, remarks: list[Remark]) -> Record:
    """The record that this element is. What is wrong is added to `remarks`, with no child’s name yet."""
    record = Record(module, line=node.line)
    if node.attributes:
        record.attributes[""] = node.attributes
        remarks.append(remark_on(ATTRIBUTE, node.line, node.name, ", ".join(node.attributes)))
    if node.text:
        _keep(record, Kept("", node.text, line=node.line), remarks)
    by_name, modules = module.by_name, module.inside
    for child in node.nodes:
        item = by_name.get(child.name)
        if item is not None and not child.nodes:
            _take(record, item, child, remarks)
        elif (deeper := modules.get(child.name)) is not None:
            inner = recognised(child, deeper, remarks)
            inner.around = record
            record.records.append(inner)
        else:
            _keep(record, child, remarks)
    return record


def _take(record: Record, item: Item, node: Kept, remarks: list[Remark]) -> None:
    name = item.name
    if name in record.texts and node.attributes:
        _keep(record, node, remarks)
        return
    if name in record.texts:
        record.again.append((name, node.text))
        if not item.repeats:
            remarks.append(remark_on(TWICE, node.line, name, node.text))
        return
    record.texts[name] = node.text
    record.lines[name] = node.line
    if node.attributes:
        record.attributes[name] = node.attributes
        remarks.append(remark_on(ATTRIBUTE, node.line, name, ", ".join(node.attributes)))
    if node.name != name:
        remarks.append(remark_on(SPELLING, node.line, name, node.name))


def _keep(record: Record, node: Kept, remarks: list[Remark]) -> None:
    record.kept.append(node)
    rule = UNKNOWN if node.name else LOOSE_TEXT
    remarks.append(remark_on(rule, node.line, node.name, node.text))
