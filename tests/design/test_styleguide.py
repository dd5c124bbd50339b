"""The styleguide is a page like any other: it reads what the house gives every page."""

from __future__ import annotations

from django.test import RequestFactory

from goldenthread.design.pages import styleguide


def test_styleguide_is_drawn_for_anybody(rf: RequestFactory) -> None:
    answer = styleguide(rf.get("/design/"))
    printed = answer.content.decode()
    assert (answer.status_code, printed.count('class="knot knot--major')) == (200, 3)
    # one token in the sign-out form and one in the form that records a session
    assert printed.count('name="csrfmiddlewaretoken"') == 2
