"""A question to which some are for and some against, and a sample of which two people said so."""

from __future__ import annotations

from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import SaidOne
from goldenthread.conversation.models import Question
from goldenthread.themes.actions.coding import code_answer
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import Frame
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.population import sampled
from tests.themes.made import asked, by, framed, said_to

FOR = ("I support this and want number {} done.", "A good idea, {} above all.", "Yes, please do {} soon.")
AGAINST = ("I oppose this, {} is wrong.", "A bad idea, it costs {} too much.", "No, never do {}.")
WHO = ("parent", "parent", "school")


def stance_of(words: str) -> str:
    return "for" if any(words.startswith(one[:6]) for one in FOR) else "against"


def divided(cast: Cast, number: int = 90) -> tuple[Question, Frame]:
    """Two of three are for it."""
    question = asked(cast)
    said = [
        SaidOne(
            (AGAINST if each % 3 == 2 else FOR)[each // 3 % 3].format(each), (), WHO[each % 3], "london", True
        )
        for each in range(number)
    ]
    said_to(question, said, cast)
    return question, framed(question, cast, ["Wood"])


def judged(question: Question, frame: Frame, cast: Cast, size: int = 36, differ: int = 2) -> None:
    """Both code the sample and say where each answer stands; of the first few they say different things."""
    draw_sample(question=question, more=size, seed=11, **by(cast))
    wood = lines_of(frame)[0].theme_id
    for place, one in enumerate(sampled(question).select_related("answer__reply", "answer__question")):
        given: dict[str, Any] = {
            "answer": one.answer,
            "frame": frame,
            "given": {wood: []},
            "none_fits": False,
        }
        stance = stance_of(one.answer.words)
        code_answer(**given, note="", stance=stance, **by(cast))
        code_answer(**given, note="", stance="both" if place < differ else stance, **by(cast, "lin"))
