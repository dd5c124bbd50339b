"""What can be wrong with the file itself: an element too many, a spelling, a break."""

from __future__ import annotations

import pytest

from goldenthread.formats.sen2.remarks import READING_RULES
from goldenthread.formats.sen2.rules.whole import TWO_LISTS
from tests.formats.sen2.altering import checked, small_return, written
from tests.formats.sen2.test_csv import CASES as CSV_CASES

WHOLE = written(small_return()).decode()
ATTRIBUTED = "<Surname>Bello", '<Surname xml:lang="yo">Bello'
CASES = [
    # rule, what is replaced and by what, the line that the fault is on, the child
    ("001", "<Forename>", "<Forename", "Forename", ""),
    ("001", "</Forename>", "</Surname>", "Forename", ""),
    ("001", "Ayo", "Ayo & Co", "Forename", ""),
    ("002", "<Sex>1</Sex>", "<Sex>1</Sex><Height>120</Height>", "Height", "B801200005001"),
    ("002", "<Sex>1</Sex>", "<Sex>1</Sex><Person/>", "Person/", "B801200005001"),
    ("002", "<RYA>0</RYA>", "<RYA>0<Person/></RYA>", "RYA", "B801200005001"),
    ("002", "</Persons>", "<Header/></Persons>", "Header/", ""),
    ("002", "<Persons>", "<Strange/><Persons>", "Strange/", ""),
    ("003", "<Sex>1</Sex>", "<Sex>1</Sex><Sex>2</Sex>", "Sex", "B801200005001"),
    ("004", "<Sex>1</Sex>", "<Sex>1</Sex>one", "Sex", "B801200005001"),
    ("004", "<Persons>", "<Persons>these", "Persons", ""),
    ("005", "<SENtype>SLCN</SENtype>", "<SENType>SLCN</SENType>", "SENType", "B801200005001"),
    ("006", *ATTRIBUTED, "Surname", "B801200005001"),
    ("906", "</Persons>", "</Persons>\n<Persons></Persons>", "Persons></Persons", ""),
]
NEAR = [
    ("<Persons>", "<!-- a note --><Persons>"),
    ("<Persons>", "<LA><DMO>1</DMO><DCO>0</DCO><DSCO>3</DSCO></LA><Persons>"),
    ("<Surname>Bello", "<Surname><![CDATA[Bello]]>"),
    ("<Forename>Ayo", "<Forename>Ayo &amp; Co &#233;"),
    ("<Persons>", "\t <Persons>  \n"),
    ("root>", "SEN2>"),
]


@pytest.mark.parametrize("rule, old, new, line, person", CASES)
def test_fault_of_the_file_is_named_with_its_line(
    rule: str, old: str, new: str, line: str, person: str
) -> None:
    source = WHOLE.replace(old, new)
    found = [remark for remark in checked(source.encode()).remarks if remark.rule == rule]
    assert [remark.person for remark in found] == [person]
    assert f"<{line}" in source.splitlines()[(found[0].line or 0) - 1]


@pytest.mark.parametrize("old, new", NEAR)
def test_what_is_only_written_in_another_way_is_no_fault(old: str, new: str) -> None:
    assert old in WHOLE
    assert checked(WHOLE.replace(old, new).encode()).remarks == []


def test_every_rule_on_files_has_its_case() -> None:
    tried = {rule for rule, *_ in CASES} | {rule for rule, *_ in CSV_CASES}
    assert tried == {rule.number for rule in (*READING_RULES, TWO_LISTS)}
