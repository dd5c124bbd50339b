"""A plan taken apart into its places and put together again, and as lines that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

from goldenthread.formats.ehc_plan.labels import contact_key
from goldenthread.formats.ehc_plan.layout import AREAS, BLOCKS, CONTACT_FIELDS, DETAILS, SECTIONS, Block
from goldenthread.formats.ehc_plan.plan import (
    Advice,
    AreaOfNeed,
    Contact,
    DirectPayments,
    EhcPlan,
    Health,
    NeedRow,
    OtherText,
    PersonalDetails,
    Placement,
    Services,
    SignOff,
    SocialCare,
    SocialCareRow,
    Views,
)

Texts = Mapping[tuple[str, str], str]
"""Single texts by the key of the block and the key of the field."""
Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by the key of the block, each of them texts by the key of the column."""
_Record = TypeVar("_Record", bound=Any)


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a plan. `section` is a key of SECTIONS, such as “F” or “H1”.

    `area` is one of AREAS, “health” or “social_care”, else empty. `row` counts from 1 among the rows of its
    block, and is 0 for a text that stands alone. `part` says what the text is, such as “provision”.
    """

    section: str
    area: str
    row: int
    part: str
    text: str


def lines_of(plan: EhcPlan) -> tuple[Line, ...]:
    """Every text of the plan that has a place of its own, section by section, in the order of the layout."""
    texts, rows = texts_of(plan), rows_of(plan)
    lines = [line for block in BLOCKS for line in _lines_in(block, texts, rows.get(block.key, ()))]
    order = list(SECTIONS)
    return tuple(sorted(lines, key=lambda line: order.index(line.section)))


def texts_of(plan: EhcPlan) -> dict[tuple[str, str], str]:
    """Every single text, the empty ones too."""
    singles = {
        "details": {**plan.details.texts(), **_contact_texts(plan.contacts)},
        "services": plan.services.texts(),
        "A1": {"history": plan.history},
        "A2": plan.views.texts(),
        **{area.area: {"strengths": area.strengths} for area in plan.areas},
        "health": {"strengths": plan.health.strengths},
        "social_care": {"strengths": plan.social_care.strengths},
        "I": plan.placement.texts(),
        "J": plan.payments.texts(),
    }
    return {(block, key): text for block, texts in singles.items() for key, text in texts.items()}


def rows_of(plan: EhcPlan) -> dict[str, list[dict[str, str]]]:
    """Every row of every block that has rows."""
    return {
        **{area.area: [row.texts() for row in area.rows] for area in plan.areas},
        "health": [row.texts() for row in plan.health.rows],
        "social_care": [row.texts() for row in plan.social_care.rows],
        "K": [row.texts() for row in plan.advice],
        "sign_off": [row.texts() for row in plan.sign_offs],
    }


def plan_of(texts: Texts, rows: Rows, other: Sequence[OtherText] = ()) -> EhcPlan:
    """The plan with these texts and rows. What is missing is empty."""
    return EhcPlan(
        details=_record(PersonalDetails, _in_block(texts, "details")),
        contacts=tuple(_contacts(texts)),
        services=_record(Services, _in_block(texts, "services")),
        history=texts.get(("A1", "history"), ""),
        views=_record(Views, _in_block(texts, "A2")),
        areas=tuple(
            AreaOfNeed(area, texts.get((area, "strengths"), ""), _records(NeedRow, rows, area))
            for area in AREAS
        ),
        health=Health(texts.get(("health", "strengths"), ""), _records(NeedRow, rows, "health")),
        social_care=SocialCare(
            texts.get(("social_care", "strengths"), ""), _records(SocialCareRow, rows, "social_care")
        ),
        placement=_record(Placement, _in_block(texts, "I")),
        payments=_record(DirectPayments, _in_block(texts, "J")),
        advice=_records(Advice, rows, "K"),
        sign_offs=_records(SignOff, rows, "sign_off"),
        other=tuple(other),
    )


def _lines_in(block: Block, texts: Texts, rows: Sequence[Mapping[str, str]]) -> Iterator[Line]:
    for (key, part), text in texts.items():
        if key == block.key and text:
            yield Line(block.section, block.area, 0, part, text)
    for number, row in enumerate(rows, start=1):
        for column in block.columns:
            if text := row.get(column.key, ""):
                yield Line(column.section, block.area, number, column.key, text)


def _contact_texts(contacts: Sequence[Contact]) -> dict[str, str]:
    return {
        contact_key(number, key): text
        for number, contact in enumerate(contacts, start=1)
        for key, text in contact.texts().items()
    }


def _contacts(texts: Texts) -> Iterator[Contact]:
    inside = _in_block(texts, DETAILS.key)
    numbers = [int(key.split()[0]) for key in inside if key[0].isdigit()]
    for number in range(1, max(numbers, default=0) + 1):
        yield Contact(**{each.key: inside.get(contact_key(number, each.key), "") for each in CONTACT_FIELDS})


def _in_block(texts: Texts, block: str) -> dict[str, str]:
    return {key: text for (own, key), text in texts.items() if own == block}


def _record(kind: type[_Record], texts: Mapping[str, str]) -> _Record:
    return cast(_Record, kind(**{field.name: texts.get(field.name, "") for field in fields(kind)}))


def _records(kind: type[_Record], rows: Rows, block: str) -> tuple[_Record, ...]:
    return tuple(_record(kind, row) for row in rows.get(block, ()))
