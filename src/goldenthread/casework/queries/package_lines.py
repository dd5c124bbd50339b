"""The parts of built packages, sentence by sentence, to draw section F from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldenthread.casework.models import Case, EhcLine, EhcPlan
from goldenthread.casework.package_states import PackageState
from goldenthread.casework.queries.child_packages import PartRead, child_packages_of
from goldenthread.casework.queries.ehc_plan import Sentence, sentences_in
from goldenthread.casework.sections import PLACES
from goldenthread.foundation.access import NotVisible


@dataclass(frozen=True, slots=True)
class PartBeside:
    """One part of a built package, with where each sentence is used already."""

    id: UUID
    package: str
    title: str
    name: str
    sentences: tuple[Sentence, ...]


def parts_beside(case: Case, plan: EhcPlan | None) -> tuple[PartBeside, ...]:
    """Every part that is signed off, of every package of the case that is built now."""
    used: dict[tuple[UUID, str], list[str]] = {}
    for line in EhcLine.objects.filter(plan=plan, package_part__isnull=False) if plan else ():
        letter = PLACES[line.block, line.part].section
        used.setdefault((line.package_part_id, line.quoted), []).append(letter)  # type: ignore[arg-type]  # filtered
    return tuple(
        PartBeside(
            id, package, part.name, part.sign_off.by if part.sign_off else "",
            tuple(
                Sentence(number, words, tuple(dict.fromkeys(used.get((id, words), ()))))
                for number, words in enumerate(sentences_in(part.words))
            ),
        )
        for package, id, part in _signed(case)
    )  # fmt: skip


def part_sentence_of(case: Case, part_id: UUID, number: int) -> str:
    """One sentence of a part that may be drawn from: signed off, in a package that is built."""
    for _, id, part in _signed(case):
        sentences = sentences_in(part.words)
        if id == part_id and 0 <= number < len(sentences):
            return sentences[number]
    raise NotVisible("part", part_id, case.child_id)


def _signed(case: Case) -> list[tuple[str, UUID, PartRead]]:
    return [
        (read.package.name, part.part_id, part)
        for read in child_packages_of(case, works=True)
        if read.package and read.state is PackageState.BUILT
        for part in read.parts
        if part.part_id and part.is_signed
    ]
