"""A plan in force, made through the actions, and a second council to which the family moves."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice, withhold
from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, make_final, serve
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.moving import Council, learn_of_move, transfer_case
from goldenthread.casework.models import Advice, Case, EhcPlan, Transfer
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.assessment_advice import GROUNDS, Part
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, assessing, decided, now
from tests.cast import NOW, TODAY

SOUTHVALE = Council("997", "Southvale Council")
COGNITION = "cognition_and_learning"
SENTENCE = "She needs teaching that is explicit and repeated."
HELP = "A trained teacher teaches Tola to read, alone, for 30 minutes on four days a week."
SECRET = "Somebody at home frightens her."


def advised(cast: Cast, case: Case, whom: Whom, words: str) -> Advice:
    by = {"by": cast.people["priya"], "at": NOW}
    asked = ask_for_advice(case=case, whom=whom, on=ago(60), **by)
    return give_advice(asked=asked, words=words, on=ago(40), **by)


def in_force(cast: Cast, name: str = "tola", setting: str = "Ridgeway School") -> Case:
    """Tola’s plan: advised by two people, one piece withheld; served; final ten days ago."""
    by = {"by": cast.people["priya"], "at": NOW}
    case = assessing(cast, name, 100)
    advised(cast, case, Whom(Part.PSYCHOLOGY, "Simon Achebe"), SENTENCE)
    kept = advised(cast, case, Whom(Part.SOCIAL_CARE, "Carol Dunn"), SECRET)
    ground = next(iter(GROUNDS))
    withhold(case=case, advice_id=kept.id, withheld=True, ground=ground, reason="She would be hurt.", **by)
    decided(cast, now(case), EventKind.PLAN_AGREED, 35)
    plan = begin_version(case=now(case), **by)
    for part, words in (("need", "Tola needs teaching."), ("provision", HELP), ("outcome", "She reads.")):
        add_line(plan=plan, where=Where(COGNITION, part, 1), words=words, **by)
    serve(plan=plan, told=Told(ago(30)), **by)
    final(cast, now(case), setting, 10)
    return now(case)


def final(cast: Cast, case: Case, setting: str, days: int, placed_from: date | None = None) -> EhcPlan:
    by = {"by": cast.people["priya"], "at": NOW}
    plan = begin_version(case=case, **by)
    plan.lines.filter(block="I").delete()
    add_line(plan=plan, where=Where("I", "name"), words=setting, **by)
    return make_final(
        plan=plan, signed_by="Priya Nair", why=Why(ago(days), "As the family asked."),
        told=Told(ago(days)), placed_from=placed_from,
        early="The family has answered, and asks for it now.", **by,
    )  # fmt: skip


def amended(cast: Cast, case: Case, setting: str, days: int = 0, **told: date) -> EhcPlan:
    """Another version: its changes sent and then made final."""
    by = {"by": cast.people["priya"], "at": NOW}
    plan = begin_version(case=case, **by)
    plan.lines.filter(block="I").delete()
    serve(plan=plan, told=Told(ago(days)), **by)
    return final(cast, now(case), setting, days, **told)


def moving(cast: Cast, case: Case, *, days: int = 0, learned: int = 5, to: Council = SOUTHVALE) -> Case:
    learn_of_move(
        case=case, to=to, moves_on=ago(days), learned_on=ago(learned), evidence="Funmi Bello rang.",
        by=cast.people["priya"], at=NOW,
    )  # fmt: skip
    return now(case)


def transferred(
    cast: Cast, case: Case, *, whole: bool = False, learned: int = 5, to: Council = SOUTHVALE
) -> Transfer:
    moving(cast, case, learned=learned, to=to)
    return transfer_case(
        case=now(case), on=TODAY, whole=whole, reason="What the new council needs.",
        by=cast.people["priya"], at=NOW,
    )  # fmt: skip


def later(days: int) -> date:
    return TODAY + timedelta(days=days)
