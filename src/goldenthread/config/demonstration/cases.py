"""Cases with the council of the made-up area: told through the same actions that people use."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice, remind
from goldenthread.casework.actions.agreeing import Thing, agree
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.disagreeing import tell_of_mediation
from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, make_final, serve
from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.actions.phases import record_phase
from goldenthread.casework.actions.placements import Place, place_child
from goldenthread.casework.actions.requests import Words, ask_from_record, receive_request
from goldenthread.casework.actions.reviewing import (
    Found,
    Meeting,
    arrange,
    hold,
    invite,
    look_at_outcome,
    send_invitations,
    send_papers,
    send_report,
)
from goldenthread.casework.models import AdviceAsked, Case, Request
from goldenthread.casework.queries.reviews import outcomes_of
from goldenthread.config.demonstration.cast import Cast, school_year
from goldenthread.config.demonstration.days import school_day_by, working_day_by
from goldenthread.config.demonstration.packages import tell_packages
from goldenthread.foundation.models import Account
from goldenthread.law.appeals import Agreed
from goldenthread.law.assessment_advice import Part
from goldenthread.law.independent_help import Contact, Local
from goldenthread.law.reviews import Invited
from goldenthread.law.time_limits import EventKind
from goldenthread.places.actions.independent_help import keep_help
from goldenthread.places.queries.school_days import school_days

K = EventKind

ASKED = (
    Whom(Part.CHILD, "Tola Bello", "With Grace Adeyemi, by drawing"),
    Whom(Part.FAMILY, "Funmi Bello"),
    Whom(Part.EDUCATION, "Head of Ridgeway School", "Ridgeway School"),
    Whom(Part.PSYCHOLOGY, "Simon Achebe", "Northmoor educational psychology"),
    Whom(Part.SOCIAL_CARE, "Carol Dunn", "Northmoor Children’s Services"),
    Whom(
        Part.HEALTH, "Elaine Marsh", "Northmoor Integrated Care Board", "elaine.marsh@example.org",
        "Martin Cole", "martin.cole@example.org",
    ),
)  # fmt: skip
GIVEN = {
    Part.CHILD: (
        28,
        "I like art and my friends. I want to read the same books as my friends. Reading out loud makes my "
        "tummy hurt.",
        "",
    ),
    Part.FAMILY: (
        34,
        "Tola avoids reading at home and cries over homework. She is happiest when she draws. We want her to "
        "read well enough to enjoy school.",
        "",
    ),
    Part.EDUCATION: (
        35,
        "Tola reads at the level of a seven-year-old. She decodes slowly and loses the meaning of a "
        "paragraph. She had two terms of a reading programme, three times a week, and gained four months.",
        "A structured reading programme, taught one to one by a teacher trained in it, for 30 minutes, four "
        "times a week, from January.",
    ),
    Part.PSYCHOLOGY: (
        33,
        "Tola has a severe and persistent difficulty with reading that is out of line with her reasoning. "
        "Her memory for what she hears is weak. She needs teaching that is explicit, sequenced and repeated.",
        "A specialist teacher with a diploma in dyslexia sets the programme and sees Tola for one hour every "
        "week in term time.",
    ),
    Part.SOCIAL_CARE: (
        27,
        "The family is not known to social care, and no need of social care was found.",
        "",
    ),
}

HELP = {
    Local.MEDIATION: Contact(
        "Fairway Mediation", "01632 960 511", "hello@fairway.example.org", "www.fairway.example.org"
    ),
    Local.SENDIASS: Contact(
        "Northmoor SENDIASS", "01632 960 512", "help@sendiass.example.org", "www.sendiass.example.org"
    ),
}

COGNITION = "cognition_and_learning"
PLAN = (
    (Where("A2", "views"), "I like cooking and being outside. I want my own flat one day."),
    (
        Where(COGNITION, "need", 1),
        "Callum finds it hard to plan what has many steps, and stops when he is lost.",
    ),
    (
        Where(COGNITION, "provision", 1),
        "A tutor trained in executive function plans the week with Callum, alone, for 30 minutes "
        "every Monday.",
    ),
    (
        Where(COGNITION, "outcome", 1),
        "By July next year Callum plans his own week and keeps to it on four days.",
    ),
    (Where("I", "name"), "Northmoor College"),
)
INVITED = (
    (Invited.FAMILY, "Callum Reid", ""),
    (Invited.SETTING, "Principal of Northmoor College", "Northmoor College"),
    (Invited.OFFICER, "Priya Nair", "Northmoor Council"),
    (Invited.HEALTH, "Elaine Marsh", "Northmoor Integrated Care Board"),
)
SAID = Meeting(
    present="Callum, his tutor, Elaine Marsh and Priya Nair",
    child_words="Mondays are good. I forget by Thursday. I want it on my phone.",
    family_words="",
    adulthood="Callum works two mornings in the college kitchen, and wants to cook for a living.",
    recommends="change",
)


def tell_cases(cast: Cast) -> None:
    """One case of each kind that an officer meets: nearly due, new, in force, refused, moved in."""
    told = Cases(cast)
    told.independent_help()
    told.tola()
    tell_packages(cast)
    told.zara()
    told.callum()
    told.refused()
    told.waiting()


class Cases:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.priya = cast.people["priya"]
        self.term_days = school_days(cast.settings["college"].id)

    def ago(self, days: int) -> date:
        """About so many days ago, on a day when councils are open."""
        return working_day_by(self.cast.today - timedelta(days=days))

    def at(self, days: int) -> datetime:
        return timezone.make_aware(datetime.combine(self.ago(days), time(10, 0)))

    def independent_help(self) -> None:
        """Whom letters name, and the family’s pages."""
        for kind, contact in HELP.items():
            keep_help(
                area=self.cast.area, kind=kind, contact=contact, by=self.cast.people["anita"], at=self.at(300)
            )

    def tola(self) -> None:
        """Week 19 of 20: decided late, health has not answered, an exception in between."""
        case = self.asked(
            "tola", "funmi", 130, "Tola cannot read what her class reads, and it makes her ill."
        )
        self.decided(case, K.ASSESSMENT_AGREED, 79, "Two terms of a good programme gained four months.")
        for whom in ASKED:
            asked = ask_for_advice(case=case, whom=whom, on=self.ago(78), by=self.priya, at=self.at(78))
            if whom.part in GIVEN:
                self.given(asked, *GIVEN[whom.part])
            else:
                self.reminded(asked)
        self.happened(
            case, K.EXCEPTIONAL_CIRCUMSTANCES, 60, until=self.ago(42),
            reason="Tola was in hospital, and could be seen by nobody",
        )  # fmt: skip
        self.happened(
            case, K.DATE_PROMISED, 38, about="refuse-plan", for_day=self.cast.today + timedelta(days=3)
        )
        self.happened(
            case, K.DATE_PROMISED, 38, about="final-plan", for_day=self.cast.today + timedelta(days=28)
        )

    def zara(self) -> None:
        """Three weeks old: to be decided."""
        self.asked(
            "zara", "omar", 22, "Zara is out of class most afternoons, and nobody can say what would help."
        )

    def callum(self) -> None:
        """A plan in force, with its review held two weeks ago."""
        case = self.opened("callum", K.PLAN_TRANSFERRED_IN, 400, about="996")
        place_child(
            case=case, place=Place(self.cast.settings["college"]), starts_on=self.ago(400),
            agreed_by="Callum Reid and the college", by=self.priya, at=self.at(400),
        )  # fmt: skip
        self.happened(case, K.FAMILY_TOLD_OF_TRANSFER, 380)
        self.written_in(case)
        about: Any = {"case": case, "by": self.priya}
        meets_on = school_day_by(self.term_days, self.ago(16))  # the college is closed in the holidays
        met = (self.cast.today - meets_on).days
        arrange(
            meets_on=meets_on, where="at two o’clock, at Northmoor College", on=self.ago(met + 34),
            at=self.at(met + 34), **about,
        )  # fmt: skip
        for kind, name, where in INVITED:
            invite(kind=kind, name=name, organisation=where, at=self.at(met + 30), **about)
        send_invitations(told=Told(self.ago(met + 29)), at=self.at(met + 29), **about)
        send_papers(
            on=self.ago(met + 16), words="The tutor’s and the nurse’s.", at=self.at(met + 16), **about
        )
        hold(meeting=SAID, on=meets_on, at=self.at(met), **about)
        (outcome,) = outcomes_of(case, self.at(met + 35), self.at(met))
        found = Found("partly", "Callum plans Mondays alone, and loses the thread by Thursday.", "change")
        look_at_outcome(strand=outcome.strand, found=found, at=self.at(15), **about)
        send_report(told=Told(self.ago(6)), at=self.at(6), **about)
        september = date(school_year(self.cast.today) + 1, 9, 1)
        record_phase(
            kind=K.TRANSFER_BETWEEN_POST_16, moves_on=september, on=self.ago(5), at=self.at(5), **about
        )

    def written_in(self, case: Case) -> None:
        """The plan that came on paper, written in, and sent to Callum as the one in force."""
        came, known = self.ago(370), self.ago(350)
        plan = begin_version(case=case, by=self.priya, at=self.at(370))
        for where, words in PLAN:
            add_line(plan=plan, where=where, words=words, by=self.priya, at=self.at(370))
        serve(plan=plan, told=Told(came), by=self.priya, at=self.at(370))
        why = Why(known, "Callum asked for Mondays, and the plan names them.")
        make_final(
            plan=begin_version(case=case, by=self.priya, at=self.at(350)), signed_by="Priya Nair", why=why,
            told=Told(known), by=self.priya, at=self.at(350),
        )  # fmt: skip
        case.refresh_from_db()

    def refused(self) -> None:
        case = self.asked("rosa", None, 60, "Rosa is slow to settle in Year 1.")
        self.decided(
            case,
            K.ASSESSMENT_REFUSED,
            24,
            "Rosa’s needs are met by the school’s own support, which began in September and is helping.",
        )
        for kind, days in (
            (K.MEDIATION_ADVISER_CONTACTED, 18), (K.MEDIATION_ASKED_FOR, 17), (K.MEDIATION_HELD, 9),
        ):  # fmt: skip
            tell_of_mediation(case=case, kind=kind, on=self.ago(days), by=self.priya, at=self.at(days))
        words = "Hawthorn’s reading teacher sees Rosa, and her family gets what she finds in writing."
        thing = Thing(Agreed.OTHER, "Hawthorn’s reading teacher sees Rosa")
        agree(case=case, words=words, on=self.ago(9), things=[thing], by=self.priya, at=self.at(9))

    def waiting(self) -> None:
        """A request from the website that nobody has matched, and a case that nobody has taken."""
        words = Words(
            "Noah", "Brook", date(self.cast.today.year - 6, 5, 2), "Leah Brook",
            "Noah does not speak in school. At home he talks all day.", Request.Source.FAMILY,
            asker_is="His mother", asker_telephone="01632 960 188", child_setting="Hawthorn Primary",
        )  # fmt: skip
        receive_request(area=self.cast.area, words=words, how=Request.How.WEB, by=None, at=self.at(3))
        self.asked("isaac", None, 11, "Isaac falls asleep in lessons, and his joints hurt.", taken=False)

    def asked(self, name: str, who: str | None, days: int, why: str, *, taken: bool = True) -> Case:
        child = self.cast.children[name]
        by = self.cast.people[who or "ruth"]
        source = Request.Source.FAMILY if who else Request.Source.SETTING
        case = ask_from_record(
            child=child, area=self.cast.area, source=source, why=why, by=by, at=self.at(days)
        )
        return self.taken(case, days) if taken else case

    def opened(self, name: str, kind: EventKind, days: int, about: str = "") -> Case:
        evidence = "The file of the council that sent it"
        begins = Beginning(kind, self.ago(days), evidence=evidence, about=about)
        case = open_case(
            child=self.cast.children[name],
            area=self.cast.area,
            begins=begins,
            by=self.priya,
            at=self.at(days),
        )
        return self.taken(case, days)

    def taken(self, case: Case, days: int) -> Case:
        hand_over(
            case=case, to=self.priya, team="Assessment team", by=self.cast.people["anita"], at=self.at(days)
        )
        case.refresh_from_db()
        return case

    def decided(self, case: Case, kind: EventKind, days: int, reason: str) -> None:
        why = Why(self.ago(days), reason, ("The school’s record of support", "What the family wrote"))
        decide(case=case, kind=kind, why=why, told=Told(self.ago(days)), by=self.priya, at=self.at(days))

    def happened(self, case: Case, kind: EventKind, days: int, **facts: object) -> None:
        what = Happened(kind, self.ago(days), **facts)  # type: ignore[arg-type]  # the story names them itself
        record_event(case=case, what=what, by=self.priya, at=self.at(days))

    def given(self, asked: AdviceAsked, days_later: int, words: str, provision: str) -> None:
        days = 78 - days_later
        give_advice(
            asked=asked,
            words=words,
            provision=provision,
            on=self.ago(days),
            by=self.giver(asked),
            at=self.at(days),
        )

    def giver(self, asked: AdviceAsked) -> Account:
        return {"family": self.cast.people["funmi"], "education": self.cast.people["grace"]}.get(
            asked.part, self.priya
        )

    def reminded(self, asked: AdviceAsked) -> None:
        remind(asked=asked, manager=False, words="Six weeks are over today.", by=self.priya, at=self.at(35))
        remind(asked=asked, manager=False, words="Please answer this week.", by=self.priya, at=self.at(14))
