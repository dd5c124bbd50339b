"""A frame is begun, written by several people at once, and in force once two have signed its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.conversation.models import Question
from goldenthread.design.words import moment
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.actions.carrying import carry_over
from goldenthread.themes.logged import log
from goldenthread.themes.models import (
    Candidate,
    CandidateTaken,
    Frame,
    FrameEdit,
    FrameLine,
    FrameSignature,
    Theme,
)
from goldenthread.themes.queries.frames import (
    SIGNERS,
    LineRead,
    draft_of,
    frame_read,
    in_force,
    last_edit,
    line_of,
    lines_of,
)
from goldenthread.themes.states import FrameState, NotADraft

MOST_THEMES = 60
What = FrameEdit.What


class LineConflict(Conflict):
    """Somebody else wrote the theme first. Holds both texts, and who wrote the other and when."""

    def __init__(self, mine: dict[str, str], theirs: LineRead, by: str, at: datetime) -> None:
        self.mine, self.theirs, self.by, self.at = mine, theirs, by, at
        super().__init__(
            f"{by} changed this theme at {moment(at)}, after this page was opened. Both texts are kept. "
            "Choose one, or write a third from the two."
        )


@transaction.atomic
def begin_frame(*, question: Question, why: str, by: Account, at: datetime) -> Frame:
    """A new version, with the themes of the one in force. The first needs no reason."""
    before = in_force(question)
    if before and not why.strip():
        raise Refused("Say why the frame is changed: it stands in its history.", "why")
    last = Frame.objects.filter(question=question).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            frame = Frame.objects.create(question=question, number=last + 1, why=why.strip(), by=by, at=at)
    except IntegrityError as error:
        raise Conflict("A version of this frame is being written already.") from error
    FrameLine.objects.bulk_create(
        FrameLine(frame=frame, theme_id=line.theme_id, place=line.place, **line.words)
        for line in (lines_of(before) if before else ())
    )
    log("began a frame of themes", question, by, at, version=frame.number, why=why.strip())
    return frame


@transaction.atomic
def begin_draft(*, question: Question, why: str, by: Account, at: datetime) -> Frame:
    """The version that is being written; begun, for this reason, if there is none."""
    draft = draft_of(question)
    return draft or begin_frame(question=question, why=why, by=by, at=at)


@transaction.atomic
def add_theme(
    *, frame: Frame, name: str, belongs: str, belongs_not: str, by: Account, at: datetime,
    candidate: Candidate | None = None,
) -> Theme:  # fmt: skip
    """A theme that people named, of a candidate or of their own."""
    now = _draft(frame)
    words = _words({"name": name, "belongs": belongs, "belongs_not": belongs_not})
    _check_free(now, words["name"])
    theme = _new_line(now, words, _last_place(now) + 1, (), by, at)
    if candidate:
        CandidateTaken.objects.create(candidate=candidate, frame=now, theme=theme, by=by, at=at)
    _log("added a theme", now, theme, words["name"], by, at, what=What.ADDED, said=words)
    return theme


@transaction.atomic
def take_into(*, frame: Frame, candidate: Candidate, theme_id: UUID, by: Account, at: datetime) -> None:
    """A candidate is part of a theme that is there already."""
    now = _draft(frame)
    line = line_of(now, theme_id)
    CandidateTaken.objects.create(candidate=candidate, frame=now, theme_id=theme_id, by=by, at=at)
    log("put a candidate into a theme", now.question, by, at, version=now.number, theme=line.name)


@transaction.atomic
def put_by(*, frame: Frame, candidate: Candidate, why: str, by: Account, at: datetime) -> None:
    """A candidate is no theme, for a reason."""
    now = _draft(frame)
    if not why.strip():
        raise Refused("Say why this is no theme.", "why")
    CandidateTaken.objects.create(candidate=candidate, frame=now, why=why.strip(), by=by, at=at)
    log("put a candidate by", now.question, by, at, version=now.number, why=why.strip())


def write_theme(
    *, frame: Frame, theme_id: UUID, words: Mapping[str, str], revision: int, by: Account, at: datetime
) -> int:
    """Change the name and limits of a theme. `revision` is the one that was read; the new one comes back.

    Raises LineConflict if somebody was first: what was sent is kept then too.
    """
    given = _words(words)
    with transaction.atomic():
        now = _draft(frame)
        line = line_of(now, theme_id)
        _check_free(now, given["name"], but=theme_id)
        changed = FrameLine.objects.filter(frame=now, theme=theme_id, revision=revision).update(
            **given, revision=revision + 1
        )
        theirs = None if changed else last_edit(now, theme_id)
        FrameEdit.objects.create(
            frame=now, theme_id=theme_id, what=What.WROTE, said=given, taken=bool(changed), by=by, at=at
        )
        if changed:
            log("wrote a theme", now.question, by, at, version=now.number, theme=given["name"])
    if not changed:
        by_whom, when = (theirs.by.name, theirs.at) if theirs else (now.by.name, now.at)
        raise LineConflict(given, line, by_whom, when)
    return revision + 1


@transaction.atomic
def remove_theme(*, frame: Frame, theme_id: UUID, by: Account, at: datetime) -> None:
    """Take a theme out of a version that is being written. Its words are kept in the history."""
    now = _draft(frame)
    line = line_of(now, theme_id)
    FrameLine.objects.filter(frame=now, theme=theme_id).delete()
    _log("took a theme out", now, theme_id, line.name, by, at, what=What.REMOVED, said=line.words)


@transaction.atomic
def move_theme(*, frame: Frame, theme_id: UUID, up: bool, by: Account, at: datetime) -> None:
    now = _draft(frame)
    order = [line.theme_id for line in lines_of(now)]
    line = line_of(now, theme_id)
    here = order.index(theme_id)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, theme in enumerate(order, 1):
        FrameLine.objects.filter(frame=now, theme=theme).exclude(place=place).update(place=place)
    _log("moved a theme", now, theme_id, line.name, by, at, what=What.MOVED, said=line.words)


@transaction.atomic
def merge_themes(*, frame: Frame, theme_ids: Sequence[UUID], name: str, by: Account, at: datetime) -> Theme:
    """Two themes or more become one, which remembers where it came from."""
    now = _draft(frame)
    lines = [line for line in lines_of(now) if line.theme_id in set(theme_ids)]
    if len(lines) < 2:
        raise Refused("Choose at least two themes to merge.", "themes")
    words = _words({
        "name": name,
        "belongs": "\n".join(line.belongs for line in lines if line.belongs),
        "belongs_not": "\n".join(line.belongs_not for line in lines if line.belongs_not),
    })  # fmt: skip
    _check_free(now, words["name"], but=[line.theme_id for line in lines])
    FrameLine.objects.filter(frame=now, theme__in=[line.theme_id for line in lines]).delete()
    came = [line.theme_id for line in lines]
    theme = _new_line(now, words, lines[0].place, came, by, at)
    _candidates_follow(now, came, theme, by, at)
    said = words | {"of": [line.name for line in lines]}
    _log("merged themes", now, theme, words["name"], by, at, what=What.MERGED, said=said)
    return theme


@transaction.atomic
def split_theme(
    *, frame: Frame, theme_id: UUID, names: Sequence[str], by: Account, at: datetime
) -> list[Theme]:
    """One theme becomes several. What belongs in each is theirs to write before anybody signs."""
    now = _draft(frame)
    line = line_of(now, theme_id)
    wanted = [name.strip() for name in names if name.strip()]
    if len(wanted) < 2 or len({name.casefold() for name in wanted}) < len(wanted):
        raise Refused("Enter the names of at least two themes, each different, a line each.", "names")
    for name in wanted:
        _check_free(now, name, but=theme_id)
    FrameLine.objects.filter(frame=now, theme=theme_id).delete()
    made = [
        _new_line(now, _words({"name": name, "belongs": "", "belongs_not": line.belongs_not}), line.place,
                  (theme_id,), by, at)
        for name in wanted
    ]  # fmt: skip
    said = line.words | {"into": wanted}
    _log("split a theme", now, theme_id, line.name, by, at, what=What.SPLIT, said=said)
    return made


@transaction.atomic
def drop_frame(*, frame: Frame, by: Account, at: datetime) -> None:
    """Give up a version that is being written. It is kept."""
    now = _draft(frame)
    Frame.objects.filter(id=now.id).update(state=FrameState.DROPPED)
    log("gave up a frame of themes", now.question, by, at, version=now.number)


@transaction.atomic
def sign_frame(*, frame: Frame, words_hash: str, by: Account, at: datetime) -> bool:
    """Stand for the frame in the words that were read. Whether it is in force now: with the second person."""
    now = _draft(frame)
    read = frame_read(now)
    if read.missing:
        raise Refused(f"It cannot be signed yet. {' '.join(read.missing)}")
    if words_hash != read.words_hash:
        raise Conflict("The frame was changed after you read it. Read it again, then sign it.")
    if read.signed_by(by):
        raise Conflict("You have signed these words already. A second person signs next.")
    FrameSignature.objects.create(frame=now, words_hash=words_hash, by=by, at=at)
    log("signed a frame of themes", now.question, by, at, version=now.number, words_hash=words_hash)
    standing = FrameSignature.objects.filter(frame=now, words_hash=words_hash)
    if standing.values("by").distinct().count() < SIGNERS:
        return False
    before = in_force(now.question)
    if before:
        Frame.objects.filter(id=before.id).update(state=FrameState.REPLACED)
    Frame.objects.filter(id=now.id).update(state=FrameState.IN_FORCE, in_force_at=at)
    carried = carry_over(before=before, to=now, at=at) if before else 0
    log("put a frame of themes in force", now.question, by, at, version=now.number, carried=carried)
    return True


def _draft(frame: Frame) -> Frame:
    """As it stands now, ours until the end of the transaction."""
    now = Frame.objects.select_for_update(of=("self",)).select_related(
        "question__principle__consultation", "by"
    ).get(id=frame.id)  # fmt: skip
    if now.state != FrameState.DRAFT:
        raise NotADraft(FrameState(now.state))
    return now


def _words(given: Mapping[str, str]) -> dict[str, str]:
    words = {name: given.get(name, "").strip() for name in ("name", "belongs", "belongs_not")}
    if not words["name"]:
        raise Refused("Give the theme a name.", "name")
    if len(words["name"]) > 200:
        raise Refused("Use 200 characters or fewer for the name.", "name")
    return words


def _check_free(frame: Frame, name: str, but: UUID | Sequence[UUID] = ()) -> None:
    lines = lines_of(frame)
    leave = {but} if isinstance(but, UUID) else set(but)
    if any(line.name.casefold() == name.casefold() for line in lines if line.theme_id not in leave):
        raise Refused("Another theme of this frame has this name.", "name")
    if not leave and len(lines) >= MOST_THEMES:
        raise Refused(
            f"A frame of more than {MOST_THEMES} themes is kept in mind by nobody. Merge some.", "name"
        )


def _last_place(frame: Frame) -> int:
    return FrameLine.objects.filter(frame=frame).aggregate(last=Max("place"))["last"] or 0


def _new_line(
    frame: Frame, words: Mapping[str, str], place: int, came_from: Sequence[UUID], by: Account, at: datetime
) -> Theme:
    theme = Theme.objects.create(question=frame.question, by=by, at=at)
    FrameLine.objects.create(
        frame=frame, theme=theme, place=place, came_from=[str(one) for one in came_from], **words
    )
    return theme


def _candidates_follow(
    frame: Frame, came_from: Sequence[UUID], theme: Theme, by: Account, at: datetime
) -> None:
    taken = CandidateTaken.objects.filter(frame=frame, theme__in=came_from)
    for candidate in taken.order_by().values_list("candidate", flat=True).distinct():
        CandidateTaken.objects.create(candidate_id=candidate, frame=frame, theme=theme, by=by, at=at)


def _log(
    words: str, frame: Frame, theme: Theme | UUID, name: str, by: Account, at: datetime, **edit: Any
) -> None:
    identity = theme.id if isinstance(theme, Theme) else theme
    FrameEdit.objects.create(frame=frame, theme_id=identity, by=by, at=at, **edit)
    log(words, frame.question, by, at, version=frame.number, theme=name)
