"""The register of schools, “Get information about schools”: its extract of all establishments.

Read as published (Windows-1252, or UTF-8 with its mark), with today's headings or those of 2017.
`headings.COLUMNS` is the whole mapping. What leaves a row out: a URN that is none, no name, a URN
that stood in the file before, too many or too few cells, a NUL, broken quotation marks. What leaves
one cell out: anything else that cannot be right, and cells that contradict each other.
"""

from goldenthread.formats.gias.codes import SCHOOL_TYPES, Phase, SchoolType, Status
from goldenthread.formats.gias.reading import read_schools
from goldenthread.formats.gias.school import School

__all__ = ["SCHOOL_TYPES", "Phase", "School", "SchoolType", "Status", "read_schools"]
