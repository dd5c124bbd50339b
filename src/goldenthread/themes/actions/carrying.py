"""When a later version of a frame comes into force: codings that mean the same are carried over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from goldenthread.themes.actions.standing import stand_again
from goldenthread.themes.models import Code, Coding, Frame
from goldenthread.themes.queries.codings import coded_by_people, newest_of_each, settled_in
from goldenthread.themes.queries.frames import LineRead, lines_of


def followed_by(before: Sequence[LineRead], now: Sequence[LineRead]) -> dict[UUID, UUID | None]:
    """What each theme of the version before is now; None if it was split, or is gone."""
    kept = {line.theme_id for line in now}
    came = Counter(origin for line in now for origin in line.came_from)
    into = {origin: line.theme_id for line in now for origin in line.came_from}
    return {
        line.theme_id: line.theme_id
        if line.theme_id in kept
        else into[line.theme_id]
        if came[line.theme_id] == 1
        else None
        for line in before
    }


def is_new(line: LineRead, before: Sequence[LineRead]) -> bool:
    """A theme that nobody has looked for yet."""
    known = {one.theme_id for one in before}
    return line.theme_id not in known and not set(line.came_from) & known


def carry_over(*, before: Frame, to: Frame, at: datetime) -> int:
    """Codings of people whose themes are all still there, or were renamed or merged. How many.

    With a theme that nobody has looked for, every answer goes back to people, with what they gave before
    filled in; so does an answer with a theme that was split or is gone.
    """
    old, new = lines_of(before), lines_of(to)
    if any(is_new(line, old) for line in new):
        return 0
    follows = followed_by(old, new)
    rows: list[Coding] = []
    codes: list[Code] = []
    for given in coded_by_people(before).values():
        settled = settled_in(given)
        for one in [*newest_of_each(given), *([settled] if settled else [])]:
            now = [(follows.get(theme), places) for theme, places in one.themes.items()]
            if any(theme is None for theme, _ in now):
                continue
            row = Coding(
                frame=to, answer_id=one.answer_id, by_id=one.by_id, settles=one.settles,
                none_fits=one.none_fits, note=one.note, carried_from_id=one.id, at=at,
            )  # fmt: skip
            rows.append(row)
            codes += [
                Code(coding=row, theme_id=theme, passages=list(places))
                for theme, places in dict(now).items()
                if theme
            ]
    Coding.objects.bulk_create(rows, batch_size=1000)
    Code.objects.bulk_create(codes, batch_size=1000)
    stand_again(to)
    return len(rows)
