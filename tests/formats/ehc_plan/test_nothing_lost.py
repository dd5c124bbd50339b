"""Whatever a document is made of, each text of it is in the plan, or in what was kept beside it."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.formats.ehc_plan import EhcPlan, lines_of, read_plan
from goldenthread.formats.ehc_plan.layout import BLOCKS, SEN_HEADING
from tests.formats.ehc_plan.word_files import BFE, p, tbl, tc, tr, word

_KNOWN = [
    *(block.heading for block in BLOCKS),
    *(field.label for block in BLOCKS for field in block.fields),
    *(SEN_HEADING, "Main contact details", "Parent or carer 1", "Parent or carer 2", "Email", "Views:", ""),
]
_kinds = st.integers(-len(_KNOWN), len(_KNOWN) - 1)
_cells = st.recursive(
    st.tuples(
        st.lists(_kinds, min_size=1, max_size=2), st.integers(1, 3), st.sampled_from(["", "restart", "on"])
    ),
    lambda inner: st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=2),
    max_leaves=6,
)
_rows = st.lists(
    st.one_of(st.lists(_cells, min_size=1, max_size=4), st.sampled_from(["heads", "heads with words"])),
    min_size=1,
    max_size=5,
)
_pieces = st.lists(
    st.one_of(st.tuples(_kinds, st.sampled_from(["", "Heading2"])), _rows), min_size=1, max_size=8
)


class _Maker:
    """Makes a document of what was drawn, and remembers the words that are its own."""

    def __init__(self) -> None:
        self.numbers = count()
        self.own: list[str] = []

    def text(self, kind: int) -> str:
        if kind >= 0:
            return _KNOWN[kind]
        self.own.append(f"word{next(self.numbers)}x")
        return self.own[-1]

    def piece(self, piece: object) -> str:
        if isinstance(piece, tuple):
            kind, style = piece
            return p(self.text(kind), style)
        return self.table(piece)

    def table(self, rows: object) -> str:
        assert isinstance(rows, list)
        return tbl(*map(self.row, rows))

    def row(self, row: object) -> str:
        if row == "heads":
            return BFE
        if row == "heads with words":
            own = f"B – Special educational needs\n{self.text(-1)}"
            return tr(
                own, "F – Special educational provision", f"E – Outcomes {self.text(-1)}", self.text(-1)
            )
        assert isinstance(row, list)
        return tr(*map(self.cell, row))

    def cell(self, cell: object) -> str:
        if isinstance(cell, list):
            return tc(self.table(cell) + p())
        assert isinstance(cell, tuple)
        kinds, span, merge = cell
        value = ' w:val="restart"' if merge == "restart" else ""
        return tc("".join(p(self.text(kind)) for kind in kinds), span, f"<w:vMerge{value}/>" if merge else "")


def _all_texts(plan: EhcPlan) -> str:
    return "\n".join([*(line.text for line in lines_of(plan)), *(other.text for other in plan.other)])


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(_pieces)
def test_each_text_of_any_document_is_kept(pieces: list[object]) -> None:
    maker = _Maker()
    body = [maker.piece(piece) for piece in pieces]
    read = read_plan(word(p("Sign-off"), *body))
    kept = _all_texts(read.plan)
    assert [own for own in maker.own if own not in kept] == []
