"""The two lists of children that an area hands over for a SEND inspection (Annex A), and their rules."""

from goldenthread.formats.annex_a.columns import LISTS, ListRow, Value
from goldenthread.formats.annex_a.rules import RULES, AnnexRemark, broken_rules
from goldenthread.formats.annex_a.writing import list_as_csv

__all__ = ["LISTS", "RULES", "AnnexRemark", "ListRow", "Value", "broken_rules", "list_as_csv"]
