"""The frame of a question: its themes, its versions, who signed which words, and who changed what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenthread.conversation.models import Question
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import Account
from goldenthread.themes.models import Frame, FrameEdit, FrameLine, FrameSignature
from goldenthread.themes.queries.population import hash_of
from goldenthread.themes.states import FrameState

EDIT_WORDS = dict(FrameEdit.What.choices)
SIGNERS = 2


@dataclass(frozen=True, slots=True)
class LineRead:
    """A theme as one version has it. `came_from` are the themes of before that it was made of."""

    theme_id: UUID
    place: int
    name: str
    belongs: str
    belongs_not: str
    came_from: tuple[UUID, ...]
    revision: int

    @property
    def words(self) -> dict[str, str]:
        return {"name": self.name, "belongs": self.belongs, "belongs_not": self.belongs_not}


@dataclass(frozen=True, slots=True)
class SignatureRead:
    by: str
    by_id: UUID
    at: datetime
    stands: bool  # it was given to these very words


@dataclass(frozen=True, slots=True)
class EditRead:
    what: str
    name: str
    by: str
    at: datetime
    taken: bool


@dataclass(frozen=True, slots=True)
class FrameRead:
    """One version, whole."""

    id: UUID
    number: int
    state: FrameState
    why: str
    by: str
    at: datetime
    in_force_at: datetime | None
    words_hash: str
    lines: tuple[LineRead, ...]
    signatures: tuple[SignatureRead, ...]

    @property
    def missing(self) -> list[str]:
        """What stands in the way of signing it, a sentence each."""
        if not self.lines:
            return ["It has no theme yet."]
        return [f"Write what belongs in “{line.name}”." for line in self.lines if not line.belongs.strip()]

    def signed_by(self, account: Account) -> bool:
        return any(one.stands and one.by_id == account.id for one in self.signatures)


@dataclass(frozen=True, slots=True)
class FrameLineOf:
    """One version in a list of them."""

    id: UUID
    number: int
    state: FrameState
    why: str
    at: datetime
    in_force_at: datetime | None


def lines_of(frame: Frame) -> tuple[LineRead, ...]:
    """Its themes in their order. One query."""
    rows = FrameLine.objects.filter(frame=frame).order_by("place", "id")
    return tuple(
        LineRead(theme, place, name, belongs, belongs_not, tuple(map(UUID, came)), revision)
        for theme, place, name, belongs, belongs_not, came, revision in rows.values_list(
            "theme", "place", "name", "belongs", "belongs_not", "came_from", "revision"
        )
    )


def words_hash_of(lines: Sequence[LineRead]) -> str:
    """Of exactly what somebody signs: the themes, their order, names and limits."""
    return hash_of([[str(line.theme_id), line.words] for line in lines])


def frame_read(frame: Frame) -> FrameRead:
    """Two queries, and one for who began it."""
    lines = lines_of(frame)
    hashed = words_hash_of(lines)
    rows = FrameSignature.objects.filter(frame=frame).order_by("at")
    signed = tuple(
        SignatureRead(name, by, at, said == hashed)
        for name, by, at, said in rows.values_list("by__name", "by", "at", "words_hash")
    )
    return FrameRead(
        frame.id, frame.number, FrameState(frame.state), frame.why, frame.by.name, frame.at,
        frame.in_force_at, hashed, lines, signed,
    )  # fmt: skip


def frames_of(question: Question) -> list[FrameLineOf]:
    """All versions, the newest first."""
    rows = Frame.objects.filter(question=question).order_by("-number")
    return [
        FrameLineOf(id, number, FrameState(state), why, at, in_force_at)
        for id, number, state, why, at, in_force_at in rows.values_list(
            "id", "number", "state", "why", "at", "in_force_at"
        )
    ]


def draft_of(question: Question) -> Frame | None:
    return Frame.objects.filter(question=question, state=FrameState.DRAFT).select_related("by").first()


def in_force(question: Question) -> Frame | None:
    return Frame.objects.filter(question=question, state=FrameState.IN_FORCE).select_related("by").first()


def line_of(frame: Frame, theme_id: UUID) -> LineRead:
    found = next((line for line in lines_of(frame) if line.theme_id == theme_id), None)
    if found is None:
        raise NotVisible("theme", theme_id)
    return found


def last_edit(frame: Frame, theme_id: UUID) -> Any:
    """Who last wrote a line, and when."""
    rows = FrameEdit.objects.filter(frame=frame, theme=theme_id, taken=True).select_related("by")
    return rows.order_by("-at", "-id").first()


def edits_of(frame: Frame) -> list[EditRead]:
    """Who changed what, the newest first; what could not be taken is in it too."""
    rows = FrameEdit.objects.filter(frame=frame).order_by("-at", "-id")
    return [
        EditRead(EDIT_WORDS[what], said.get("name", ""), by, at, taken)
        for what, said, by, at, taken in rows.values_list("what", "said", "by__name", "at", "taken")
    ]
