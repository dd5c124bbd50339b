"""The words in which inferred stances are told, the same to analysts and in a report: never as if said."""

from __future__ import annotations

from goldenthread.analysis.limits import FEWEST_EXAMPLES
from goldenthread.themes.queries.stances import StancesFound

INFERRED = (
    "Inferred: a machine read this out of people’s words. Nobody was asked to choose, and nobody said it in "
    "so many words."
)
READ = "People read every answer and agreed on where it stands. Nobody was asked to choose."


def kind_words(found: StancesFound) -> str:
    """What kind of number this is, before any number."""
    return READ if found.all_read else INFERRED


def trust_words(found: StancesFound) -> list[str]:
    """From how many it was learnt, how often it is right, and what that is worth."""
    learnt = f"Two people agreed on where {found.judged:,} answers of the random sample stand."
    if found.all_read:
        return [learnt]
    right = (
        f"{learnt} The machine learnt from those. Judged on each of them as if it had not learnt from that "
        f"one, it is right in {found.accuracy:.0%} (F1 {found.f1:.2f}, the mean over the stances)."
    )
    plain = (
        f"Always saying the commonest stance would be right in about {found.commonest:.0%}."
        if found.commonest is not None
        else "No stance is common enough to say how often a plain guess would be right."
    )
    few = [one.words for one in found.stances if not one.learnt]
    left = [
        f"Too few were read to learn it, so it is never inferred of a single answer (fewer than "
        f"{FEWEST_EXAMPLES}): {'; '.join(few)}."
    ] if few else []  # fmt: skip
    return [f"{right} {plain}", *left]
