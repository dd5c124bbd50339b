"""The codes of the thread's facts, with their words: for pages and the API, which touch no table."""

from goldenthread.plans.models import (
    CommentAnswer,
    Concern,
    ConcernAnswer,
    EnteredFor,
    FamilyContact,
    Response,
    ReviewFinding,
    View,
)

Became = CommentAnswer.Became
ConcernKind = Concern.Kind
ConcernOutcome = ConcernAnswer.Outcome
ContactKind = FamilyContact.What
EnteredHow = EnteredFor.How
FamilyAnswer = Response.Answer
Helped = ReviewFinding.Helped
ViewKind = View.Kind
WhatNext = ReviewFinding.Next
Whose = View.Whose
QUESTION = str(Concern.Kind.QUESTION)

ANSWERS = [(choice.value, str(choice.label)) for choice in ConcernAnswer.Outcome]
HELPED = [(choice.value, str(choice.label)) for choice in ReviewFinding.Helped]
WHAT_NEXT = [(choice.value, str(choice.label)) for choice in ReviewFinding.Next]
