"""Tables of the report: what was written, what was published, what was decided, who wants to know."""

from goldenthread.report.models.receipts import Follow, Seen, TakeOutAsked
from goldenthread.report.models.reports import Decision, Edition, Passage, PointAnswer, Population

__all__ = ["Decision", "Edition", "Follow", "Passage", "PointAnswer", "Population", "Seen", "TakeOutAsked"]
