"""The one-page profile: what whoever is about to work with the child must know, and no more than fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plans.codes import ViewKind
from goldenthread.plans.documents.plan_sheet import PlanSheet, Said
from goldenthread.plans.queries.document import PlanDocument

ENDS_OF_SENTENCE = ".!?"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items. `kind` is "said" for quotations, else "list"; `more`: what did not fit."""

    title: str
    kind: str
    items: tuple[Said, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Two columns of one sheet."""

    title: str
    caption: str
    left: tuple[Section, ...]
    right: tuple[Section, ...]


def profile(document: PlanDocument, sheet: PlanSheet) -> Profile:
    """From the plan in force: the child's own words first."""
    name = sheet.name
    strong = {str(view.strand) for view in document.views_of(ViewKind.STRENGTH, ViewKind.INTEREST)}
    good_at = [one for one in sheet.thinks if one.strand in strong]
    thinks = [one for one in sheet.thinks if one.strand not in strong]
    needs = [Said(need.strand, need.title, "") for need in sheet.needs]
    people = [Said("", f"{person.name}: {person.about}", "") for person in sheet.people]
    return Profile(
        title=f"{name}: one page",
        caption=sheet.caption,
        left=_written(
            _section(f"What {name} wants", "said", sheet.wants, most=2, longest=280),
            _section(f"What is good about {name}, and what {name} loves", "list", good_at, 4, 140),
            _section(f"How {name} sees it", "said", thinks, 1, 200),
            _section(f"Who knows {name}", "list", people, 6, 90),
        ),
        right=_written(
            _section(f"What is hard for {name}", "list", needs, 4, 160),
            _section("What everyone does", "list", sheet.adjustments, 8, 120),
            _section("In the lesson", "list", sheet.class_notes, 6, 120),
        ),
    )


def _section(title: str, kind: str, found: Sequence[Said], most: int, longest: int) -> Section:
    shown = tuple(Said(one.strand, cut(one.words, longest), one.who) for one in found[:most])
    left_out = len(found) - len(shown)
    return Section(title, kind, shown, f"{left_out} more in the plan." if left_out > 0 else "")


def _written(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.items)


def cut(words: str, longest: int) -> str:
    """The words, or their first whole sentences, or at worst their first words with an ellipsis."""
    plain = " ".join(words.split())
    if len(plain) <= longest:
        return plain
    kept = plain[: longest + 1]
    end = max(kept.rfind(mark + " ") for mark in ENDS_OF_SENTENCE)
    if end > 0:
        return kept[: end + 1]
    return kept[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
