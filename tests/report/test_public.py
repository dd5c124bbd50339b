"""What everybody may read, and what nobody may before it is published."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation import clock
from tests.report.made import LATER, PLAIN, TELL, Counted, counted, decided, passed, published_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Cast) -> Counted:
    return counted(cast)


@pytest.fixture
def at(settings: Settings):
    """It is now the time that a test says."""

    def stop(moment: datetime) -> None:
        settings.STOPPED_CLOCK = moment

    return stop


def test_everything(made: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    passed(made.answers[1], made.cast)
    published_one(made, {TELL: [made.answers[1].id]})
    decided(made)
    one = f"/conversation/{made.consultation.id}"
    client = Client()
    for path in (
        "report/",
        f"report/questions/{made.question.id}/",
        f"report/themes/{made.themes[PLAIN]}/",
        f"report/themes/{made.themes[TELL]}/",
        f"report/themes/{made.themes[TELL]}/words/",
        "done/",
        "done/?outcome=waiting",
        "report/fair/",
        "report/report.docx",
        "report/report.pdf",
        "report/open-data.zip",
    ):
        answer = client.get(f"{one}/{path}")
        assert answer.status_code == 200, path
        print(path, len(answer.content))
        if path.endswith("zip"):
            open("/tmp/o.zip", "wb").write(answer.content)
        if path.endswith("pdf"):
            open("/tmp/o.pdf", "wb").write(answer.content)
        if path.endswith("docx"):
            open("/tmp/o.docx", "wb").write(answer.content)
    client.post("/conversation/find/", {"code": made.code})
    answer = client.get("/conversation/receipt/")
    assert answer.status_code == 200
    print(answer.content.decode())
