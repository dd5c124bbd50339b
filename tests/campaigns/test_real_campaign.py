"""The campaign of a charity, as it stands on its own website, is run here: timeline, surveys, open letter.

The page is read where it lies. Nobody’s name is in this file; addresses are made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from goldenthread.campaigns.actions import campaigns, letters, surveys
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.queries.campaigns import campaign_page
from goldenthread.campaigns.queries.letters import letter_page
from goldenthread.campaigns.queries.surveys import figures_of, results_of
from goldenthread.campaigns.sheets import letter_sheet, pdf_of, word_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.formats.said_days import BadWhen, read_when
from tests.campaigns.made import answered, as_sam, public, signed, survey
from tests.cast import NOW, TODAY
from tests.formats.real_files import real_file

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
SAID_AT_THE_END = re.compile(r"\s+[–-]\s+")


@pytest.fixture
def lines() -> list[str]:
    return real_file("../seeds/002_e26e464623fdd930.txt").read_text().splitlines()


def entries(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """When, title and words of each part that ends in a time."""
    when = title = ""
    words: list[str] = []
    for line in lines:
        found = dated(line)
        if found:
            if title:
                yield when, title, "\n".join(words)
            (title, when), words = found, []
        else:
            words.append(line)
    yield when, title, "\n".join(words)


def dated(line: str) -> tuple[str, str] | None:
    """The title and the time of a heading such as “A walk – March 2022”."""
    for place in SAID_AT_THE_END.finditer(line):
        try:
            read_when(line[place.end() :])
        except BadWhen:
            continue
        return line[: place.start()], line[place.end() :]
    return None


def signers(lines: list[str]) -> list[Signer]:
    """Name, organisation, role; or an organisation alone."""
    start = lines.index("Signatories to the open letter") + 1
    found = []
    for number, line in enumerate(lines[start:]):
        if not line.startswith("- "):
            break
        name, _, rest = line[2:].partition(", ")
        organisation, _, role = rest.partition(", ")
        given = (name, organisation) if rest else ("", name)
        found.append(
            Signer(given[0], f"signatory{number}@example.org", role, given[1], for_organisation=True)
        )
    return found


def test_its_timeline_stands_here_in_order(cast: Cast, lines: list[str]) -> None:
    made = public(cast)
    told = list(entries(lines))
    for when, title, words in told:
        campaigns.add_entry(campaign=made, when=when, title=title, words=words, address="", **as_sam(cast))
    past = campaign_page(made, NOW, TODAY).past
    assert len(past) == len(told) == 16
    assert [past[0].when, past[-1].when] == ["March 2022", "February 2025"]
    assert [one.first for one in past] == sorted(one.first for one in past)
    assert {"2023", "March to December 2024", "June to July 2024"} <= {one.when for one in past}


def test_its_letter_is_signed_here_by_thirty_two(cast: Cast, lines: list[str]) -> None:
    begin = next(at for at, line in enumerate(lines) if line.startswith("In September 2022 we sent"))
    words = "\n".join(lines[begin : begin + 7])
    made = letters.make_letter(
        campaign=public(cast),
        name="Six principles",
        addressed_to="the Department",
        words=words,
        **as_sam(cast),
    )
    letters.publish_letter(letter=made, **as_sam(cast))
    made.refresh_from_db()
    for one in signers(lines):
        signed(made, one)
    page = letter_page(made)
    assert (page.total, page.organisations) == (32, 32)
    assert page.version.words.count("\n- ") == 6
    sheet = letter_sheet(page)
    assert pdf_of(sheet, NOW).startswith(b"%PDF")
    assert word_of(sheet).startswith(b"PK")


def test_its_surveys_are_answered_here_by_ninety(cast: Cast) -> None:
    campaign = public(cast)
    made = [survey(cast, campaign) for _ in range(3)]
    for number in range(90):
        answered(made[0], f"Words {number}", who="c1")
    assert (figures_of(made[0]).received, figures_of(made[1]).received) == (90, 0)
    assert abs((results_of(made[0])[1].answered or 0) - 90) < 10
    for one in made:
        surveys.move_close(survey=one, closes_at=NOW, **as_sam(cast))
