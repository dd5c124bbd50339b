"""What the sections of an EHC plan owe to each other: each rule broken, and one plan near it."""

from __future__ import annotations

from uuid import UUID

import pytest

from goldenthread.law.ehc_plan_checks import EHC_RULES, SECTION, Text, Whole, check_ehc_plan

pytestmark = pytest.mark.pure

COGNITION, HEALTH, CARE = "cognition_and_learning", "health", "social_care"
VIEWS = ("A2", "views", 0, "I like drawing.")
HOPES = ("A2", "aspirations", 0, "I want to be a vet.")
NEED = (COGNITION, "need", 1, "Tola reads at the level of a seven-year-old.")
HELP = (
    COGNITION, "provision", 1,
    "A teacher trained in it teaches Tola to read, one to one, for 30 minutes on four days a week.",
)  # fmt: skip
OUTCOME = (COGNITION, "outcome", 1, "By July 2027 Tola reads a book from her class library aloud.")
WHOLE = (VIEWS, HOPES, NEED, HELP, OUTCOME)
NAMED = ("I", "name", 0, "Ridgeway School")
H_NEED = (HEALTH, "need", 1, "Tola is fed through a tube at noon.")
H_HELP = (HEALTH, "provision", 1, "A nurse sets up the pump at noon every school day.")
H_THERAPY = (HEALTH, "provision", 1, "A speech and language therapist sees her weekly.")
C_NEED = (CARE, "need", 1, "Her parents have not slept through since March.")
C_HELP = (CARE, "h1", 1, "Six hours of short breaks a month.")

# The rule; a plan that breaks it; one near it that does not; whether it is a draft; the age.
CASES = (
    ("ehc.a.views", (HOPES, NEED, HELP, OUTCOME), WHOLE, True, 12),
    ("ehc.a.aspirations", (VIEWS, NEED, HELP, OUTCOME), WHOLE, True, 12),
    ("ehc.b.none", (VIEWS, HOPES, H_NEED, H_HELP), WHOLE, True, 12),
    ("ehc.f.for_each_need", (*WHOLE, (COGNITION, "need", 2, "She counts on her fingers.")), WHOLE, True, 12),
    ("ehc.b.for_each_provision", (*WHOLE, (COGNITION, "provision", 2, HELP[3])), WHOLE, True, 12),
    ("ehc.e.for_each_provision", (VIEWS, HOPES, NEED, HELP), WHOLE, True, 12),
    ("ehc.e.without_provision", (VIEWS, HOPES, NEED, OUTCOME), WHOLE, True, 12),
    ("ehc.g.for_each_need", (*WHOLE, H_NEED), (*WHOLE, H_NEED, H_HELP), True, 12),
    ("ehc.g.educates", (*WHOLE, H_NEED, H_THERAPY), (*WHOLE, H_NEED, H_HELP), True, 12),
    ("ehc.h.for_each_need", (*WHOLE, C_NEED), (*WHOLE, C_NEED, C_HELP), True, 12),
    ("ehc.h1.adult", (*WHOLE, C_NEED, C_HELP), (*WHOLE, C_NEED, (CARE, "h2", 1, C_HELP[3])), True, 18),
    ("ehc.i.draft", (*WHOLE, NAMED), WHOLE, True, 12),
    ("ehc.i.final", WHOLE, (*WHOLE, NAMED), False, 12),
)


Given = tuple[tuple[str, str, int, str], ...]


def plan(given: Given, *, is_draft: bool = True, age: int | None = 12) -> Whole:
    texts = [
        Text(UUID(int=number), block, part, row, words)
        for number, (block, part, row, words) in enumerate(given, start=1)
    ]
    return Whole(texts, is_draft, age)


def broken(whole: Whole) -> set[str]:
    return {remark.rule_id for remark in check_ehc_plan(whole)}


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in EHC_RULES} == {case[0] for case in CASES} | {"ehc.k.unanswered"}


@pytest.mark.parametrize("rule, bad, good, is_draft, age", CASES)
def test_each_rule_finds_its_fault_and_nothing_near_it(
    rule: str, bad: Given, good: Given, is_draft: bool, age: int
) -> None:
    assert rule in broken(plan(bad, is_draft=is_draft, age=age))
    assert rule not in broken(plan(good, is_draft=is_draft, age=age))


def test_seventeen_may_have_h1() -> None:
    assert "ehc.h1.adult" not in broken(plan((*WHOLE, C_NEED, C_HELP), age=17))


def test_a_plan_that_is_whole_has_nothing_to_say_of_its_sections() -> None:
    assert not [rule for rule in broken(plan(WHOLE)) if rule.startswith("ehc.")]


def test_a_gap_in_the_advice_is_named() -> None:
    (remark,) = [one for one in check_ehc_plan(Whole((), True, 12, ["Health"])) if one.section == "K"]
    assert remark.says == "Health has not answered. The plan says so in section K."


def test_vague_provision_is_pointed_at_in_its_own_line_and_section() -> None:
    vague = (COGNITION, "provision", 1, "Regular access to support as appropriate.")
    remarks = [
        one for one in check_ehc_plan(plan((VIEWS, HOPES, NEED, vague, OUTCOME))) if one.section == "F"
    ]
    assert {one.strand for one in remarks} == {UUID(int=4)}
    assert len(remarks) >= 3
    assert all(one.good for one in remarks)


def test_words_of_only_spaces_are_no_words() -> None:
    assert "ehc.a.views" in broken(plan((("A2", "views", 0, "  \n"), HOPES, NEED, HELP, OUTCOME)))


def test_every_place_in_rows_has_its_section() -> None:
    assert SECTION["health", "provision"] == "G"
    assert SECTION[COGNITION, "provision"] == "F"
    assert SECTION["social_care", "h2"] == "H2"
