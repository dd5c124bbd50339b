"""What has happened in the made-up area up to today: told through the same actions that people use."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldenthread.config.demonstration import plans
from goldenthread.config.demonstration.cases import tell_cases
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.days import first_school_day, school_day_before
from goldenthread.foundation.models import Account, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.deliveries import Reason, Status
from goldenthread.people.models import Child, ChildRole
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.corrections import make_good
from goldenthread.plans.actions.delivery import Entry, record_group, sessions_of_day
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.actions.duty import OwedAdjustment, answer_question, begin_walk, record_finding
from goldenthread.plans.actions.entering import Came, enter_response
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.actions.layers import change_layer
from goldenthread.plans.actions.observations import add_observation
from goldenthread.plans.actions.reviews import arrange_review
from goldenthread.plans.actions.sharing import share
from goldenthread.plans.actions.together import answer_comment, comment, respond
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.actions.whole_plan import open_whole_plan
from goldenthread.plans.models import (
    CommentAnswer,
    DeliveryRecord,
    EnteredFor,
    OutcomeStep,
    PlanVersion,
    Response,
)
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.sessions import promises_of

TOMS_ANSWERS = {
    "learning": "no", "disability": "yes", "disadvantage": "yes", "provision": "no", "therapy": "no",
    "assessment": "no",
}  # fmt: skip
TOMS_ADJUSTMENTS = ("Laptop for anything over three lines.", "Let him rest his wrists when he asks.")
AYOS_ANSWERS = TOMS_ANSWERS | {"learning": "yes", "provision": "yes"}
AYOS_ADJUSTMENTS = ("Wait 10 seconds before helping with a word.",)
IN_FORCE_FOR = timedelta(days=75)


class Story:
    """Tells what happened, day by day, as the people who did it."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.days = school_days(cast.settings["hawthorn"].id)
        self.chance = random.Random(20_261_120)  # noqa: S311 - the same story every time, not a secret
        self.parents = cycle(("Maria", "Paul", "Amina", "Susan", "Piotr", "Leah", "Ray"))
        self.began = first_school_day(self.days, cast.today - IN_FORCE_FOR)

    def before(self, count: int, at: time = time(9, 0)) -> datetime:
        """So many school days before the plans began."""
        return moment(school_day_before(self.days, self.began, count), at)

    def ago(self, count: int, at: time = time(9, 0)) -> datetime:
        """So many school days before today: nobody records anything on a Sunday or in the holidays."""
        return moment(school_day_before(self.days, self.cast.today, count), at)

    def who(self, name: str) -> Account:
        return self.cast.people[name]

    def child(self, name: str) -> Child:
        return self.cast.children[name]

    def tell(self) -> None:
        """The whole story. Whoever follows the demonstration finds each part of it on a page."""
        self.ayo()
        for name, (layer, plan) in plans.SMALL_PLANS.items():
            self.planned(name, plan, layer, by="ruth")
        self.planned("tola", plans.TOLA, "targeted", by="grace")
        self.tom()
        self.zara()
        self.mia()
        self.sessions()
        self.seen()
        tell_cases(self.cast)
        for setting in ("hawthorn", "ridgeway"):
            work_out_accounts(setting_id=self.cast.settings[setting].id, at=self.cast.now)
        Notice.objects.filter(mailed_at__isnull=True).update(mailed_at=self.cast.now)

    def planned(self, name: str, plan: dict[str, Any], layer: str, *, by: str) -> PlanVersion:
        """A plan written, shared, answered and put in force when the story begins."""
        child, writer = self.child(name), self.who(by)
        draft = open_whole_plan(
            child=child, plan=plan, brought_from="the school’s paper plan", by=writer, at=self.before(14)
        )
        version = share(child=child, version_id=draft.id, by=writer, at=self.before(13))
        self.answered(child, version)
        change_layer(
            child=child, layer=layer, starts=True, on=self.began, reason="Agreed with the plan", by=writer,
            at=moment(self.began),
        )  # fmt: skip
        return put_in_force(child=child, version_id=version.id, by=writer, at=moment(self.began))

    def answered(self, child: Child, version: PlanVersion) -> None:
        """The family’s answer: their own if they have an account, else from paper, typed in by the SENCO."""
        family = {"ayo": "funmi", "tola": "funmi"}
        by = next((who for name, who in family.items() if self.child(name).id == child.id), None)
        later = self.before(3)
        said: dict[str, Any] = {
            "child": child, "version_id": version.id, "answer": Response.Answer.AGREE, "at": later,
        }  # fmt: skip
        if by:
            respond(**said, by=self.who(by))
            return
        paper = Came(self.parent_of(child, later).id, EnteredFor.How.PAPER, timezone.localdate(later))
        enter_response(**said, came=paper, by=self.who("ruth"))

    def parent_of(self, child: Child, at: datetime) -> ChildRole:
        """A mother or father without an account: known by name, and answers on paper."""
        return ChildRole.objects.create(
            child=child, kind=RoleKind.PARENT, name=f"{next(self.parents)} {child.last_name}",
            described_as="Parent", evidence="School admission form",
            starts_on=timezone.localdate(at) - timedelta(days=365), given_at=at,
        )  # fmt: skip

    def ayo(self) -> None:
        """Ayo’s plan, with three comments answered, a review arranged and a draft of the next version."""
        child, ruth, joanna, funmi = (
            self.child("ayo"),
            self.who("ruth"),
            self.who("joanna"),
            self.who("funmi"),
        )
        self.which_duty(child, AYOS_ANSWERS, AYOS_ADJUSTMENTS, self.before(16))
        draft = open_whole_plan(
            child=child, plan=plans.AYO, brought_from="the school’s paper plan", by=ruth, at=self.before(14)
        )
        version = share(child=child, version_id=draft.id, by=ruth, at=self.before(13))
        line = document(version.id).provisions[0].strand
        for words, became, reason, who in (
            ("Ask him with pictures, not just words.", "taken_up",
             "Meera now asks Ayo with pictures, and his own words open the plan.", ruth),
            ("He needs two talking sessions a week.", "partly",
             "Joanna offers one a week, and added the word map twice a week.", joanna),
            ("Can he eat lunch in class every day?", "not",
             "Ayo told Meera he wants to eat with his friends. He leaves 3 minutes early.", ruth),
        ):  # fmt: skip
            said = comment(
                child=child,
                version_id=version.id,
                words=words,
                strand=line,
                by=funmi,
                at=self.before(10),
            )
            answer_comment(
                child=child,
                comment_id=said.id,
                became=CommentAnswer.Became(became),
                reason=reason,
                by=who,
                at=self.before(6),
            )
        self.answered(child, version)
        change_layer(
            child=child, layer="targeted_plus", starts=True, on=self.began,
            reason="A therapist joined school staff", by=ruth, at=moment(self.began),
        )  # fmt: skip
        put_in_force(child=child, version_id=version.id, by=ruth, at=moment(self.began))
        self.ayo_now(child, version, ruth)

    def ayo_now(self, child: Child, version: PlanVersion, ruth: Account) -> None:
        for outcome, step, words in zip(
            document(version.id).outcomes,
            (3, 4),
            ("He told Meera who scored, then who won.", "Back in time on 3 days of 5."),
            strict=True,
        ):
            OutcomeStep.objects.create(
                child=child, outcome_strand=outcome.strand, step=step, on=self.ago(3).date(), evidence=words,
                by=ruth, at=self.ago(3),
            )  # fmt: skip
        arrange_review(
            child=child, on=first_school_day(self.days, self.cast.today + timedelta(days=20)),
            starts_at=time(15, 30), where="at Hawthorn Primary or by video",
            with_whom="Ruth Palmer, Dan Okafor and Joanna Reed",
            by=ruth, at=self.ago(1),
        )  # fmt: skip
        open_draft(child=child, by=ruth, at=self.ago(1, time(16, 10)))

    def tom(self) -> None:
        """Adjustments are owed; a plan is not needed."""
        self.which_duty(self.child("tom"), TOMS_ANSWERS, TOMS_ADJUSTMENTS, moment(self.began))

    def which_duty(self, child: Child, answers: Mapping[str, str], owed: Sequence[str], at: datetime) -> None:
        """The SENCO walks through the questions, and what the law says of the answers is kept."""
        about: dict[str, Any] = {"child": child, "by": self.who("ruth"), "at": at}
        walk = begin_walk(**about)
        for question, choice in answers.items():
            answer_question(**about, walk_id=walk.id, question=question, choice=choice)
        adjustments = [OwedAdjustment(words, "Dan Okafor") for words in owed]
        record_finding(**about, walk_id=walk.id, adjustments=adjustments)

    def zara(self) -> None:
        """A draft is with the family, who agree in part. Nobody has answered them yet."""
        child, ruth, omar = self.child("zara"), self.who("ruth"), self.who("omar")
        draft = open_whole_plan(
            child=child, plan=plans.ZARA, brought_from="her nursery’s plan", by=ruth, at=self.ago(6)
        )
        version = share(child=child, version_id=draft.id, by=ruth, at=self.ago(6, time(9, 30)))
        comment(
            child=child, version_id=version.id, words="She wants a quiet place at lunch, not only at break.",
            by=omar, at=self.ago(5, time(18, 20)),
        )  # fmt: skip
        respond(
            child=child, version_id=version.id, answer=Response.Answer.IN_PART, by=omar,
            at=self.ago(4, time(18, 20)),
            reasons="We want a quiet place at lunch, not only at break.",
        )  # fmt: skip

    def mia(self) -> None:
        """A concern that should have been answered by now, and one that is new."""
        dan = self.who("dan")
        raise_concern(
            child=self.child("mia"), words="She guesses words from the pictures and will not read aloud.",
            tried="Two weeks of reading with me. It did not help.", by=dan,
            at=self.ago(14),
        )  # fmt: skip
        raise_concern(
            child=self.child("ibrahim"), words="He turns his head to hear me.", by=dan,
            at=self.ago(2),
        )  # fmt: skip

    def seen(self) -> None:
        """Notes from the class: about a promise, and about nothing in the plan."""
        ayo = self.child("ayo")
        talk = next(one for one in promises_of([ayo.id]) if one.who == "Joanna Reed")
        for ago, who, words, strand in (
            (11, "meera", "Told the kitchen staff what he wanted, in two sentences, and waited.", None),
            (6, "joanna", "Told me about the match in three parts without a prompt.", talk.strand),
            (1, "dan", "Read out the register in a radio voice. The class clapped.", None),
        ):
            add_observation(
                child=ayo, words=words, provision_strand=strand, by=self.who(who),
                at=self.ago(ago, time(14, 10)),
            )  # fmt: skip

    def sessions(self) -> None:
        """In each school, by whoever is with the children there."""
        for names, who in (["ayo", *plans.SMALL_PLANS], "meera"), (["tola"], "grace"):
            children = {self.child(name).id: self.child(name) for name in names}
            self.recorded(children, self.who(who))
            self.some_made_good(children, self.who(who))

    def recorded(self, children: Mapping[UUID, Child], by: Account) -> None:
        """Every school day since: most happened, some were missed, a few nobody recorded."""
        promises = promises_of(list(children))
        for day in self.days.between(self.began, self.cast.today - timedelta(days=1)):
            sessions = [
                (promise, session) for promise in promises for session in sessions_of_day([promise], day, {})
            ]
            entries = [
                Entry(children[promise.child_id], promise.strand, day, session.slot, what)
                for promise, session in sessions
                if (what := self.chosen()) is not None
            ]
            if entries:
                record_group(entries=entries, by=by, at=moment(day, time(15, 20)))

    def chosen(self) -> WhatHappened | None:
        luck = self.chance.random()
        if luck < 0.03:
            return None
        if luck < 0.08:
            reason = self.chance.choice([Reason.STAFF_ABSENT, Reason.CHILD_ABSENT, Reason.TIMETABLE])
            return WhatHappened(Status.MISSED, reason=reason)
        return WhatHappened(Status.HAPPENED)

    def some_made_good(self, children: Mapping[UUID, Child], by: Account) -> None:
        """Every third missed session was made good on the next school day but one, or soon after."""
        missed = (
            DeliveryRecord.objects.filter(status=Status.MISSED, child__in=children)
            .select_related("child")
            .order_by("on", "id")
        )
        minutes = {
            promise.strand: promise.pattern.minutes
            for promise in promises_of([row.child_id for row in missed])
            if promise.pattern
        }
        for record in list(missed)[::3]:
            on = first_school_day(self.days, record.on + timedelta(days=2))
            if on < self.cast.today:
                make_good(
                    child=record.child, record_id=record.id, on=on, minutes=minutes[record.strand],
                    by=by, at=moment(on, time(15, 30)),
                )  # fmt: skip


def moment(day: date, at: time = time(9, 0)) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def tell_story(cast: Cast, report: Callable[[str], None] = lambda words: None) -> None:
    report("Writing plans, and recording what happened since …")
    Story(cast).tell()
