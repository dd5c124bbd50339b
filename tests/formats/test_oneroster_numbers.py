"""Where a roster may carry a pupil's UPN and ULN."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import Effect, Fault
from goldenthread.formats.oneroster import Roster
from tests.formats.roster_sets import ONE_TWO, Files, read

UPN, OTHER_UPN, ULN = "B801200005001", "P207000016049", "9276308686"
HEADINGS = "sourcedId,givenName,familyName,userIds,identifier,metadata.upn,metadata.ULN"
REST = "A1,Ben,Cole,,,,\nG1,Sam,Khan,,,,\n"
CHECK = "A character of this UPN is wrong. With these others it would begin with B."


def roster_with(ids: str = "", identifier: str = "", upn: str = "", uln: str = "") -> Roster:
    row = f'P1,Asha,Khan,"{ids}",{identifier},{upn},{uln}\n'
    files: Files = {**ONE_TWO, "users.csv": f"{HEADINGS}\n{row}{REST}"}
    return read(files)


@pytest.mark.parametrize(
    "given, upn, uln",
    [
        ({"ids": f"{{UPN:{UPN}}}"}, UPN, ""),
        ({"ids": f"{{Fed:9}},{{ upn : b801 2000 05001 }},{{ULN:{ULN}}}"}, UPN, ULN),
        ({"upn": UPN, "uln": ULN}, UPN, ULN),
        ({"ids": f"{{UPN:{UPN}}}", "upn": UPN.lower()}, UPN, ""),
        ({"identifier": UPN}, UPN, ""),
        ({"identifier": OTHER_UPN, "upn": UPN}, UPN, ""),
        ({"identifier": "A801200005001"}, "", ""),
        ({"identifier": ULN}, "", ""),
        ({"ids": "{UPN:}"}, "", ""),
    ],
)
def test_numbers_are_found(given: dict[str, str], upn: str, uln: str) -> None:
    roster = roster_with(**given)
    assert (roster.users[0].upn, roster.users[0].uln, roster.faults) == (upn, uln, ())


@pytest.mark.parametrize(
    "given, fault",
    [
        (
            {"ids": "{UPN:A801200005001}", "identifier": UPN},
            Fault(
                *("users.csv", 2, "userIds", "A801200005001", CHECK),
                *("Check the UPN and give it again.", Effect.CELL_LEFT_OUT),
            ),
        ),
        (
            {"upn": "A801200005001"},
            Fault(
                *("users.csv", 2, "metadata.upn", "A801200005001", CHECK),
                *("Check the UPN and give it again.", Effect.CELL_LEFT_OUT),
            ),
        ),
        (
            {"ids": f"{{UPN:{UPN}}}", "upn": OTHER_UPN},
            Fault(
                *("users.csv", 2, "userIds", f"{UPN} and {OTHER_UPN}"),
                "This user has two different numbers as UPN.",
                *("Keep the right one.", Effect.CELL_LEFT_OUT),
            ),
        ),
        (
            {"ids": f"UPN={UPN}"},
            Fault(
                *("users.csv", 2, "userIds", f"UPN={UPN}", "This is not a list of identifiers."),
                *("Write it like {UPN:B801200005001}.", Effect.CELL_LEFT_OUT),
            ),
        ),
    ],
)
def test_bad_or_doubtful_number_is_left_out(given: dict[str, str], fault: Fault) -> None:
    roster = roster_with(**given)
    assert (roster.users[0].upn, roster.faults) == ("", (fault,))


def test_number_of_two_users_stays_with_the_first() -> None:
    text = f"{HEADINGS}\nP1,Asha,Khan,,,{UPN},\nP2,Dee,Fox,{{UPN:{UPN}}},,,\n{REST}"
    roster = read({**ONE_TWO, "users.csv": text})
    assert [user.upn for user in roster.users] == [UPN, "", "", ""]
    assert roster.faults == (
        Fault(
            *("users.csv", 3, "metadata.upn", UPN, "The user on line 2 has the same UPN."),
            *("Put the right one.", Effect.CELL_LEFT_OUT),
        ),
    )
