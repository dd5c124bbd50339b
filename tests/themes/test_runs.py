"""The machine proposes, the same for the same answers and seed, and goes on when it was killed."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.themes.models import Code, Coding, Run, Standing
from goldenthread.themes.states import RunState
from tests.themes.made import answered, coded_sample, framed, ran

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_from_answers_to_figures(cast: Cast) -> None:
    question, truth = answered(cast, 80)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast)
    coding = ran(question, cast, Run.Kind.CODING)
    assert coding.state == RunState.DONE, coding.refused
    assert coding.result["learnt_from"] == 40
    assert Coding.objects.filter(run=coding).count() == 80
    assert Standing.objects.filter(frame=frame).count() == 80
    counting = ran(question, cast, Run.Kind.COUNTING)
    assert counting.state == RunState.DONE, counting.refused
    print(counting.result)
    print(Code.objects.filter(coding__run=coding).values_list("score", "passages")[:10])
    assert 0
