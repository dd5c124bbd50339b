"""Ways to write down the answers to the six duty questions, and to make any."""

from __future__ import annotations

from hypothesis import strategies as st

from goldenthread.law.duty import QUESTIONS

SHORT_FOR = {
    "Y": "yes",
    "N": "no",
    "?": "not_known",
    "lang": "home_language",
    "short": "short",
    "slight": "slight",
    "bldg": "building",
    "<2": "under_two",
    "may": "maybe",
    "has": "has_plan",
}


def answers(written: str) -> dict[str, str]:
    """'N Y Y N N -' in the order of the questions; '-' where one is not answered."""
    words = written.split()
    pairs = zip(QUESTIONS, words, strict=True)
    return {question.id: SHORT_FOR[word] for question, word in pairs if word != "-"}


complete = st.fixed_dictionaries(
    {question.id: st.sampled_from([c.id for c in question.choices]) for question in QUESTIONS}
)
partial = st.fixed_dictionaries(
    {},
    optional={question.id: st.sampled_from([c.id for c in question.choices]) for question in QUESTIONS},
)
