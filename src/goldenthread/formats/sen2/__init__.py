"""The councils' yearly return on education, health and care plans, child by child (SEN2)."""

from goldenthread.formats.sen2.reading import read_return
from goldenthread.formats.sen2.record import Closed, Kept, Opened, Record, made
from goldenthread.formats.sen2.remarks import Remark, Severity
from goldenthread.formats.sen2.writing import whole_return, write_return, written_return

__all__ = [
    "Closed",
    "Kept",
    "Opened",
    "Record",
    "Remark",
    "Severity",
    "made",
    "read_return",
    "whole_return",
    "write_return",
    "written_return",
]
