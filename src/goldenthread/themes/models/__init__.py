"""Tables of the themes: what people said, found, named and counted."""

from goldenthread.themes.models.coding import Code, Coding, Sample, SampleAnswer, Standing
from goldenthread.themes.models.frames import Frame, FrameEdit, FrameLine, FrameSignature, Theme
from goldenthread.themes.models.letters import LetterGroup, LetterMember, LetterNaming
from goldenthread.themes.models.runs import Candidate, CandidateAnswer, CandidateTaken, Run, TextVectors
from goldenthread.themes.models.stances import StanceGiven, StanceInferred
from goldenthread.themes.models.words import Objection, ObjectionAnswer, WordsFound, WordsReviewed

__all__ = [
    "Candidate",
    "CandidateAnswer",
    "CandidateTaken",
    "Code",
    "Coding",
    "Frame",
    "FrameEdit",
    "FrameLine",
    "FrameSignature",
    "LetterGroup",
    "LetterMember",
    "LetterNaming",
    "Objection",
    "ObjectionAnswer",
    "Run",
    "Sample",
    "SampleAnswer",
    "StanceGiven",
    "StanceInferred",
    "Standing",
    "TextVectors",
    "Theme",
    "WordsFound",
    "WordsReviewed",
]
