"""What a fault says."""

from __future__ import annotations

from goldenthread.formats.faults import Effect, Fault, Read, WrongFile, gathered

FAULT = Fault("pupils.csv", 12, "Date of birth", "31/02/2015", "There is no such day.", "Check it.")


def test_fault_says_where_what_why_and_what_to_do() -> None:
    assert str(FAULT) == (
        "pupils.csv, line 12, Date of birth: There is no such day. Found “31/02/2015”. Check it. "
        "This row was not read."
    )


def test_fault_of_a_whole_file_names_no_line() -> None:
    fault = Fault("orgs.csv", None, "", "", "It is not named.", "Name it.", Effect.FILE_LEFT_OUT)
    assert str(fault) == "orgs.csv: It is not named. Name it. The file was read without this."


def test_fault_shows_a_long_value_cut_and_tame() -> None:
    fault = Fault("a.csv", 2, "Name", "x\x00" + "y" * 500, "Too long.", "Shorten it.")
    assert fault.value == "x�" + "y" * 78 + "…"


def test_wrong_file_says_why_and_what_to_do() -> None:
    wrong = WrongFile("a.csv", "It is empty.", "Download it again.")
    assert str(wrong) == "a.csv: It is empty. Download it again."


def test_records_and_faults_are_gathered_in_order() -> None:
    assert gathered(["one", FAULT, "two"]) == Read(("one", "two"), (FAULT,))
