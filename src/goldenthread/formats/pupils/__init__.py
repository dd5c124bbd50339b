"""A plain list of pupils, as a school office exports it, and as we write it."""

from goldenthread.formats.pupils.codes import SenStatus, Sex
from goldenthread.formats.pupils.pupil import Pupil
from goldenthread.formats.pupils.reading import read_pupils
from goldenthread.formats.pupils.writing import write_pupils

__all__ = ["Pupil", "SenStatus", "Sex", "read_pupils", "write_pupils"]
