"""What the answers given so far come to, where any of them may be 'we do not know yet'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from goldenthread.law.day_words import listed
from goldenthread.law.duty_questions import (
    ASSESSMENT,
    BY_ID,
    DISABILITY,
    DISADVANTAGE,
    HAS_PLAN,
    LEARNING,
    PROVISION,
    QUESTIONS,
    THERAPY,
    Choice,
    Known,
    Question,
)


class DutyAnswersError(ValueError):
    """The answers to the duty questions cannot be used."""


class UnknownQuestionError(DutyAnswersError):
    """An answer to a question that is not one of the six."""


class UnknownChoiceError(DutyAnswersError):
    """An answer that its question does not offer."""


class MissingAnswerError(DutyAnswersError):
    """A question that had to be asked has no answer. `question` is that question."""

    def __init__(self, question: Question) -> None:
        self.question = question
        super().__init__(self.about("the child"))

    def about(self, name: str) -> str:
        """The same message about a child with a name."""
        asked = self.question.named(name)
        return f"Answer question {asked.number}, “{asked.id}”: {asked.text} Choose {_offered(asked)}."


def either(one: Known, other: Known) -> Known:
    """Yes if one is yes, no if both are no, otherwise not known."""
    if one is True or other is True:
        return True
    return None if one is None or other is None else False


def both(one: Known, other: Known) -> Known:
    """Yes if both are yes, no if one is no, otherwise not known."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


@dataclass(frozen=True, slots=True)
class Facts:
    """The answers to the questions asked so far, in their order, and what follows from them."""

    chosen: tuple[tuple[Question, Choice], ...] = ()

    def answer(self, question: Question) -> Choice | None:
        return next((choice for asked, choice in self.chosen if asked is question), None)

    def value(self, question: Question) -> Known:
        """The answer as yes, no or not known. A question that was not asked counts as no."""
        choice = self.answer(question)
        return choice.value if choice else False

    def chose(self, question: Question, choice_id: str) -> bool:
        choice = self.answer(question)
        return choice is not None and choice.id == choice_id

    @property
    def adjustments(self) -> Known:
        """Is a disabled child at a disadvantage at school? (Equality Act 2010, section 20)"""
        return both(self.value(DISABILITY), self.value(DISADVANTAGE))

    @property
    def difficulty(self) -> Known:
        """A learning difficulty, or a disability that hinders? (2014 Act, section 20(2))"""
        return either(self.value(LEARNING), self.adjustments)

    @property
    def special_teaching(self) -> Known:
        """Is provision called for that section 21 of the 2014 Act calls special?"""
        return either(self.value(PROVISION), self.value(THERAPY))

    @property
    def special_provision(self) -> Known:
        """Are there special educational needs? An EHC plan has settled it: the council has decided."""
        if self.chose(ASSESSMENT, HAS_PLAN):
            return True
        return both(self.difficulty, self.special_teaching)

    @property
    def duties(self) -> tuple[Known, Known]:
        """Adjustments, then special educational provision."""
        return self.adjustments, self.special_provision

    @property
    def unknown(self) -> list[Question]:
        """The questions answered with 'we do not know yet'."""
        return [question for question, choice in self.chosen if choice.value is None]

    def settled(self, values: Mapping[str, Known]) -> Facts:
        """These facts if the answers to some questions, by id, came to be known."""
        changed = (
            (question, replace(choice, value=values.get(question.id, choice.value)))
            for question, choice in self.chosen
        )
        return Facts(tuple(changed))


def _no_need(question: Question, facts: Facts) -> str:
    """Why the finding does not depend on this question, after those before it; empty if it does."""
    if question is DISADVANTAGE and facts.value(DISABILITY) is False:
        return "{name} has no disability as the law means it"
    if question in (PROVISION, THERAPY) and facts.difficulty is False:
        return "no learning difficulty was found, and no disability that hinders at school"
    if question is THERAPY and facts.value(PROVISION) is True:
        return f"question {PROVISION.number} says already that {{name}} needs different teaching"
    if question is ASSESSMENT and facts.special_provision is False:
        return "no special educational provision is called for"
    return ""


def gather(answers: Mapping[str, str]) -> tuple[Facts, Question | None]:
    """The facts so far, and the next question to ask: None when all that matter are answered.

    Answers to questions that need not be asked are left out, whatever they say. Raises
    UnknownQuestionError or UnknownChoiceError.
    """
    check(answers)
    facts = Facts()
    for question in QUESTIONS:
        if _no_need(question, facts):
            continue
        choice = question.choice(answers.get(question.id, ""))
        if choice is None:
            return facts, question
        facts = Facts((*facts.chosen, (question, choice)))
    return facts, None


def passed_over(answers: Mapping[str, str]) -> tuple[tuple[Question, str], ...]:
    """The questions that were left out so far, each with why, with {name} where the child's name goes.

    Raises UnknownQuestionError or UnknownChoiceError.
    """
    facts, upcoming = gather(answers)
    end = upcoming.number if upcoming else len(QUESTIONS) + 1
    before = ((question, _no_need(question, facts)) for question in QUESTIONS if question.number < end)
    return tuple((question, why) for question, why in before if why)


def check(answers: Mapping[str, str]) -> None:
    """Raise UnknownQuestionError or UnknownChoiceError for an answer that cannot be used."""
    for question_id, choice_id in answers.items():
        question = BY_ID.get(question_id)
        if question is None:
            raise UnknownQuestionError(
                f"There is no question “{question_id}”. The questions are {listed([*BY_ID])}."
            )
        if question.choice(choice_id) is None:
            raise UnknownChoiceError(
                f"“{choice_id}” is not an answer to question {question.number}, “{question_id}”. "
                f"Choose {_offered(question)}."
            )


def _offered(question: Question) -> str:
    return listed([choice.id for choice in question.choices], "or")
