"""Codes of the thread with the words that people read, for pages that may not touch the tables."""

from goldenthread.plans.models import Concern, ConcernAnswer, ReviewFinding

HELPED = [(choice.value, str(choice.label)) for choice in ReviewFinding.Helped]
WHAT_NEXT = [(choice.value, str(choice.label)) for choice in ReviewFinding.Next]
ANSWERS = [(choice.value, str(choice.label)) for choice in ConcernAnswer.Outcome]
QUESTION = str(Concern.Kind.QUESTION)
