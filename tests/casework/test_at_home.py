"""A family’s first page says where the child’s case with the council stands."""

from __future__ import annotations

import lxml.html
import pytest
from pytest_django import DjangoAssertNumQueries

from goldenthread.casework.pages.at_home import case_at_home
from goldenthread.casework.queries.at_home import cases_at_home
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.casework.made import assessing, decided, happened, now, opened
from tests.cast import signed_in, viewer

pytestmark = pytest.mark.django_db
K = EventKind


def read(cast: Cast, who: str, path: str) -> str:
    page = lxml.html.fromstring(signed_in(cast, who).get(path).content)
    return " ".join(page.text_content().split())


def test_the_page_of_a_child_says_the_step_the_legal_day_and_how_late(cast: Cast) -> None:
    case = opened(cast, days=150)
    decided(cast, case, K.ASSESSMENT_AGREED, 110)
    path = f"/children/{cast.children['tola'].id}/family/"
    page = read(cast, "funmi", path)
    assert "The case with Northmoor Council" in page
    assert "Being assessed" in page
    assert "We had to send you the final plan by 10 November 2026. We are 10 days late. We are sorry." in page
    html = signed_in(cast, "funmi").get(path).content.decode()
    assert f'href="/cases/{case.id}/"' in html


def test_each_child_of_several_says_it(cast: Cast) -> None:
    case = assessing(cast)
    page = read(cast, "funmi", "/family/")
    assert "Being assessed. We must tell you whether Tola will have a plan by" in page
    assert page.count("The case with Northmoor Council") == 1
    happened(cast, now(case), K.REQUEST_WITHDRAWN)
    assert "The case with Northmoor Council" not in read(cast, "funmi", "/family/")


def test_a_refusal_says_until_when_to_appeal(cast: Cast) -> None:
    decided(cast, opened(cast, days=30), K.ASSESSMENT_REFUSED, 10)
    page = read(cast, "funmi", "/family/")
    assert "Not assessed." in page
    assert "You may appeal to the tribunal until" in page


def test_who_may_not_read_the_case_reads_nothing_of_it(cast: Cast) -> None:
    child = assessing(cast).child_id
    assert list(case_at_home(viewer(cast, "funmi"), [child])) == [child]
    assert case_at_home(viewer(cast, "omar"), [child]) == {}


def test_cases_of_two_children_take_the_queries_of_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    children = [cast.children[name].id for name in ("tola", "ayo")]
    for name in ("tola", "ayo"):
        assessing(cast, name)
        with django_assert_num_queries(2):
            cases_at_home(viewer(cast, "funmi"), children)
