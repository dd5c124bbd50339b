"""A wide table becomes blocks on a phone, and stays a table to those who hear it."""

from __future__ import annotations

import pytest

from tests.design.markup import ours, tree

SOURCE = """{{ gov.table("Minutes", ["Term", "Promised"], [["June", 210]], numeric=(1,),
    foot=["All", 210], phone=phone) }}"""


@pytest.mark.parametrize("phone", ["stack", "compact"])
def test_table_keeps_its_roles_and_labels_each_cell(phone: str) -> None:
    assert tree(ours(SOURCE, phone=phone)) == [
        f'table class="govuk-table stack stack--{phone}" role="table"',
        '  caption class="govuk-table__caption govuk-table__caption--m"',
        "    Minutes",
        '  thead class="govuk-table__head" role="rowgroup"',
        '    tr class="govuk-table__row" role="row"',
        '      th class="govuk-table__header" role="columnheader" scope="col"',
        "        Term",
        '      th class="govuk-table__header govuk-table__header--numeric" role="columnheader" scope="col"',
        "        Promised",
        '  tbody class="govuk-table__body" role="rowgroup"',
        *_row("June", 210),
        '  tfoot class="govuk-table__foot" role="rowgroup"',
        *_row("All", 210),
    ]


def _row(head: str, figure: int) -> list[str]:
    cell = "govuk-table__cell govuk-table__cell--numeric"
    return [
        '    tr class="govuk-table__row" role="row"',
        '      th class="govuk-table__header" role="rowheader" scope="row"',
        f"        {head}",
        f'      td class="{cell}" data-label="Promised" role="cell"',
        f"        {figure}",
    ]
