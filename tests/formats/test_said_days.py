"""Times as people say them, read and said again."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.formats.said_days import BadWhen, read_when


@pytest.mark.parametrize(
    "text, first, last, words",
    [
        ("2023", "2023-01-01", "2023-12-31", "2023"),
        ("March 2022", "2022-03-01", "2022-03-31", "March 2022"),
        ("8 January 2025", "2025-01-08", "2025-01-08", "8 January 2025"),
        ("Tuesday, 9th Apr 2024", "2024-04-09", "2024-04-09", "9 April 2024"),
        ("sept. 2022", "2022-09-01", "2022-09-30", "September 2022"),
        ("June – July 2024", "2024-06-01", "2024-07-31", "June to July 2024"),
        ("March-December 2024", "2024-03-01", "2024-12-31", "March to December 2024"),
        ("November 2023 to March 2024", "2023-11-01", "2024-03-31", "November 2023 to March 2024"),
        ("2 to 5 May 2024", "2024-05-02", "2024-05-05", "2 to 5 May 2024"),
        ("30 April to 5 May 2024", "2024-04-30", "2024-05-05", "30 April to 5 May 2024"),
        ("2019 to 2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("February 2024", "2024-02-01", "2024-02-29", "February 2024"),
    ],
)
def test_what_people_say_is_read(text: str, first: str, last: str, words: str) -> None:
    found = read_when(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.words == words


@pytest.mark.parametrize("text", ["2023", "8 January 2025", "June to July 2024", "30 April to 5 May 2024"])
def test_what_is_said_again_is_read_the_same(text: str) -> None:
    assert read_when(read_when(text).words) == read_when(text)


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "no time"),
        ("soon", "“soon” is no month"),
        ("March", "which year"),
        ("31 April 2024", "no such day"),
        ("5 2024", "which month"),
        ("July to June 2024", "ends before"),
        ("1 to 2 to 3 May 2024", "no time"),
        ("3024", "too far"),
        ("0 May 2024", "no such day"),
        ("<script>", "no time"),
    ],
)
def test_what_is_no_time_is_refused_with_what_to_write(text: str, why: str) -> None:
    with pytest.raises(BadWhen) as refused:
        read_when(text)
    assert why in refused.value.reason
    assert "like 9 April 2024" in refused.value.remedy
