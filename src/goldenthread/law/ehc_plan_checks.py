"""Is an EHC plan lawful in form and one thread, section by section? Checks that explain, and stop nobody.

What each line says is checked by `law.wording`; here is what the sections owe to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from goldenthread.law.rules import Citation
from goldenthread.law.thread_checks.rule import CODE_ON_OUTCOMES, CODE_ON_PLANS, CODE_ON_SECTIONS, named
from goldenthread.law.time_limits.sources import FAMILIES_ACT, NOT_READ, REGULATIONS
from goldenthread.law.wording import LineKind, check_wording

AREA_BLOCKS = (
    "communication_and_interaction",
    "cognition_and_learning",
    "social_emotional_and_mental_health",
    "sensory_and_or_physical",
)
_ROWS = (*AREA_BLOCKS, "health", "social_care")
_PROVISION = ("provision", "h1", "h2")
_KINDS = {"need": LineKind.NEED, "outcome": LineKind.OUTCOME} | dict.fromkeys(_PROVISION, LineKind.PROVISION)
_EDUCATES = re.compile(r"\b(speech and language therap|occupational therap|teach|train)", re.IGNORECASE)
_CONTENTS = Citation(REGULATIONS, "regulation 12(1)")
_EDUCATIONAL = Citation(FAMILIES_ACT, "section 21(5)")
_DRAFT = Citation(FAMILIES_ACT, "section 38(5)")
_NAMES = Citation(FAMILIES_ACT, "section 40")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a plan, in the place that the national layout gives it. `row` 0 stands alone."""

    strand: UUID
    block: str
    part: str
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan as the checks see it. `is_draft`: not yet to be made final. `age` in whole years, if known.

    `unanswered`: the parts of the advice, by name, that were asked for and have not come.
    """

    texts: Sequence[Text]
    is_draft: bool
    age: int | None = None
    unanswered: Sequence[str] = ()

    def of(self, block: str, part: str) -> list[Text]:
        return [one for one in self.texts if (one.block, one.part) == (block, part) and one.words.strip()]

    def rows(self, block: str) -> dict[int, dict[str, list[Text]]]:
        """The texts of each row of a block, by their part."""
        found: dict[int, dict[str, list[Text]]] = {}
        for one in self.texts:
            if one.block == block and one.row and one.words.strip():
                found.setdefault(one.row, {}).setdefault(one.part, []).append(one)
        return found


Finding = tuple[UUID | None, str]


@dataclass(frozen=True, slots=True)
class EhcRule:
    """One check. `section` is the letter it speaks about; `good` what it looks like when it is right."""

    id: str
    section: str
    reason: str
    good: str
    citations: tuple[Citation, ...]
    find: Callable[[Whole], Iterator[Finding]]
    doubt: str = NOT_READ


@dataclass(frozen=True, slots=True)
class EhcRemark:
    """What is so, at which text (None: the section as a whole), why it matters, and what good looks like."""

    rule_id: str
    section: str
    strand: UUID | None
    says: str
    reason: str
    good: str


def check_ehc_plan(plan: Whole) -> list[EhcRemark]:
    """What the sections of a plan owe to each other, then the wording of each line, in the rules’ order.

    The same plan always gives the same remarks. Sources: each rule’s own citations.
    """
    found = [
        EhcRemark(rule.id, rule.section, strand, says, rule.reason, rule.good)
        for rule in EHC_RULES
        for strand, says in rule.find(plan)
    ]
    return [*found, *_wording(plan)]


def _wording(plan: Whole) -> Iterator[EhcRemark]:
    for one in plan.texts:
        kind = _KINDS.get(one.part)
        if kind is None or not one.words.strip():
            continue
        for remark in check_wording(one.words, kind):
            section = SECTION[one.block, one.part]
            yield EhcRemark(remark.rule_id, section, one.strand, remark.reason, "", remark.better)


SECTION: dict[tuple[str, str], str] = {
    **{
        (block, part): letter for block in AREA_BLOCKS for part, letter in (("need", "B"), ("provision", "F"))
    },
    ("health", "need"): "C",
    ("health", "provision"): "G",
    ("social_care", "need"): "D",
    ("social_care", "h1"): "H1",
    ("social_care", "h2"): "H2",
    **{(block, "outcome"): "E" for block in _ROWS},
}


def _no_views(plan: Whole) -> Iterator[Finding]:
    if not plan.of("A2", "views"):
        yield None, "Section A does not say what the child or young person thinks."


def _no_aspirations(plan: Whole) -> Iterator[Finding]:
    if not plan.of("A2", "aspirations"):
        yield None, "Section A does not say what the child or young person wants for the future."


def _no_needs(plan: Whole) -> Iterator[Finding]:
    if not any(plan.of(block, "need") for block in AREA_BLOCKS):
        yield None, "Section B names no special educational need."


def _without(
    part: str, partners: tuple[str, ...], says: str, blocks: tuple[str, ...]
) -> Callable[[Whole], Iterator[Finding]]:
    """Each row of these blocks that has this part and none of its partners."""

    def find(plan: Whole) -> Iterator[Finding]:
        for block in blocks:
            for row in plan.rows(block).values():
                if part in row and not any(partner in row for partner in partners):
                    first = row[part][0]
                    yield first.strand, says.format(named(first.words))

    return find


def _therapy_in_health(plan: Whole) -> Iterator[Finding]:
    for one in plan.of("health", "provision"):
        if _EDUCATES.search(one.words):
            yield one.strand, f"{named(one.words)} stands in section G, and may educate or train."


def _h1_for_adult(plan: Whole) -> Iterator[Finding]:
    if plan.age is not None and plan.age >= 18:
        for one in plan.of("social_care", "h1"):
            yield one.strand, f"{named(one.words)} stands in section H1, which is for those under 18."


def _named_in_draft(plan: Whole) -> Iterator[Finding]:
    if plan.is_draft:
        for one in (*plan.of("I", "name"), *plan.of("I", "type")):
            yield one.strand, "Section I is filled in, and this is a draft."


def _not_named(plan: Whole) -> Iterator[Finding]:
    if not plan.is_draft and not (plan.of("I", "name") or plan.of("I", "type")):
        yield None, "Section I names neither a school or other setting nor its type."


def _unanswered(plan: Whole) -> Iterator[Finding]:
    for part in plan.unanswered:
        yield None, f"{part} has not answered. The plan says so in section K."


EHC_RULES: tuple[EhcRule, ...] = (
    EhcRule(
        "ehc.a.views", "A", "A plan that does not begin with the child is not theirs.",
        "“I like being with Sam. I do not like it when everybody talks.” Said with pictures, to Ms Owusu.",
        (_CONTENTS, Citation(FAMILIES_ACT, "section 19")), _no_views,
    ),
    EhcRule(
        "ehc.a.aspirations", "A", "Outcomes grow out of what the child wants.",
        "I want to go to the swimming club on my own.", (_CONTENTS,), _no_aspirations,
    ),
    EhcRule(
        "ehc.b.none", "B", "Provision can only be lawful for a need that is named.",
        "Mia understands sentences of three key words. A longer one loses her.", (_CONTENTS,), _no_needs,
    ),
    EhcRule(
        "ehc.f.for_each_need", "F", "Provision is owed for each and every need in section B.",
        "A speech and language therapist sees Mia alone for 30 minutes every week in term time.",
        (CODE_ON_SECTIONS, _CONTENTS),
        _without("need", ("provision",), "The need {} has no provision beside it.", AREA_BLOCKS),
    ),
    EhcRule(
        "ehc.b.for_each_provision", "B", "What meets no named need can be taken away, and nobody would know.",
        "Name in section B, in the same row, what this help is for.", (CODE_ON_SECTIONS,),
        _without("provision", ("need",), "The provision {} stands beside no need.", AREA_BLOCKS),
    ),
    EhcRule(
        "ehc.e.for_each_provision", "E", "Without an outcome nobody can say whether the help works.",
        "By July 2027 Mia follows a story read to the class, and tells a friend how it ends.",
        (CODE_ON_OUTCOMES,),
        _without("provision", ("outcome",), "The provision {} has no outcome beside it.", _ROWS),
    ),
    EhcRule(
        "ehc.e.without_provision", "E", "An outcome that nothing is done for is a hope.",
        "Say in section F, in the same row, what is done for it.", (CODE_ON_OUTCOMES, CODE_ON_PLANS),
        _without("outcome", _PROVISION, "Nothing is done for the outcome {}.", _ROWS),
    ),
    EhcRule(
        "ehc.g.for_each_need", "G", "A health need that relates to SEN has its provision in section G.",
        "A community nurse trains two named adults in school to use the feeding pump, before 1 March.",
        (_CONTENTS,), _without("need", ("provision",), "The health need {} has no provision.", ("health",)),
    ),
    EhcRule(
        "ehc.g.educates", "G",
        "Provision by health or social care that educates or trains belongs in section F.",
        "Move it to section F, where the council itself must secure it.", (_EDUCATIONAL,), _therapy_in_health,
    ),
    EhcRule(
        "ehc.h.for_each_need", "H", "A social care need has its provision in section H1 or H2.",
        "Six hours of short breaks a month, with a worker who signs.", (_CONTENTS,),
        _without("need", ("h1", "h2"), "The social care need {} has no provision.", ("social_care",)),
    ),
    EhcRule(
        "ehc.h1.adult", "H1",
        "Section H1 is for those under 18, under the Chronically Sick and Disabled Persons Act 1970.",
        "From 18, say it in section H2.", (_CONTENTS,), _h1_for_adult,
    ),
    EhcRule(
        "ehc.i.draft", "I", "A draft names no school or other setting: the family asks for one first.",
        "Leave section I empty until the family has answered.", (_DRAFT,), _named_in_draft,
    ),
    EhcRule(
        "ehc.i.final", "I", "A final plan names the setting, or its type.",
        "Ridgeway School, a mainstream secondary school.", (_NAMES,), _not_named,
    ),
    EhcRule(
        "ehc.k.unanswered", "K", "A gap in the advice is shown, not hidden.",
        "Health: asked on 3 September. Nothing has come.", (_CONTENTS,), _unanswered,
    ),
)  # fmt: skip
"""In the order of the sections they protect. No rule stops anybody."""


def ehc_checks_markdown() -> str:
    """The checks as a reference page."""
    lines = [
        "# Checks of an EHC plan",
        "",
        "Made from `law/ehc_plan_checks.py`. None of them stops anybody.",
        "",
    ]
    for rule in EHC_RULES:
        lines += [
            f"## {rule.id}", "",
            f"Section {rule.section}. {rule.reason}", "",
            f"What good looks like: {rule.good}", "",
            f"Written in: {'; '.join(map(str, rule.citations))}. {rule.doubt}", "",
        ]  # fmt: skip
    lines += [
        "The wording of each line of sections B to H is checked as in [thread checks](thread-checks.md).",
        "",
    ]
    return "\n".join(lines)
