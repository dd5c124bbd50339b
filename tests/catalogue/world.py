"""One of everything that an address can ask for, all of it about Ayo or in his school."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile

from goldenthread.campaigns.actions import answering, campaigns, letters, pledges, surveys, toolkit
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.codes import token_for
from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice
from goldenthread.casework.actions.agreeing import Thing, agree
from goldenthread.casework.actions.answering import Reply, consult, enter_reply, say_of_draft
from goldenthread.casework.actions.budgets import ask_for_budget
from goldenthread.casework.actions.ceasing import consider_ceasing
from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    find_criterion,
)
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, serve
from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why, keep_template
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.actions.package_parts import Person, Wording, ask_for_part, sign_part, write_part
from goldenthread.casework.actions.panels import add_member, make_panel, put_before
from goldenthread.casework.actions.requests import Words, ask_from_record, receive_request
from goldenthread.casework.actions.reviewing import Meeting, arrange, hold, invite
from goldenthread.casework.actions.withholding import withhold_words
from goldenthread.casework.bundles import Purpose
from goldenthread.casework.models import (
    Advice,
    AdviceAsked,
    Case,
    CaseEvent,
    EhcPlan,
    Letter,
    Package,
    Placement,
    Transfer,
)
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.packages import HERE as EXAMPLES
from goldenthread.conversation.actions.collectors import make_collector
from goldenthread.conversation.actions.consultations import announce, bring_version, promise_version
from goldenthread.conversation.actions.mails import keep_mails
from goldenthread.conversation.actions.papers import number_paper, set_paper_rule, type_paper
from goldenthread.conversation.actions.replies import begin_draft
from goldenthread.conversation.actions.sheets import describe_sheet
from goldenthread.conversation.actions.shown import keep_shown
from goldenthread.conversation.models import Consultation, Principle
from goldenthread.conversation.models import Reply as PublicReply
from goldenthread.conversation.queries.documents import RESPONSE_FILE, VERSION_FILE
from goldenthread.conversation.queries.mails import MAIL_FILE
from goldenthread.conversation.queries.sheets import SHEET_FILE
from goldenthread.events.actions.notes import make_table, write_note
from goldenthread.events.actions.sign_ups import give_up
from goldenthread.events.models import Message
from goldenthread.exchange.actions.reports import ask_for_lists
from goldenthread.exchange.tasks import make_report
from goldenthread.formats.consultation.sheets import Column, Is
from goldenthread.foundation import files
from goldenthread.foundation.keys import make_key
from goldenthread.foundation.models import StoredFile
from goldenthread.law.appeals import Agreed
from goldenthread.law.assessment_advice import Part
from goldenthread.law.deliveries import Reason, Status
from goldenthread.law.reviews import CeasingGround, Invited
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import ChildRole
from goldenthread.places.models import Closure, Period, PlaceRole, Term
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.delivery import Entry, record_session
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.actions.duty import OwedAdjustment, answer_question, begin_walk, record_finding
from goldenthread.plans.actions.editing import remove_line
from goldenthread.plans.actions.extra_sessions import record_extra
from goldenthread.plans.actions.reviews import arrange_review
from goldenthread.plans.actions.together import comment, respond
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.lines import Line
from goldenthread.plans.models import ClassNote, DeliveryRecord, Need, PlanVersion, Provision, Response
from goldenthread.report.actions.receipts import ask_for_news
from goldenthread.report.links import token_of
from tests.campaigns import made as forum
from tests.cast import NOW, TODAY, cast_with_passwords
from tests.catalogue import of_statements
from tests.conversation import made as swings
from tests.events import made as evenings
from tests.formats.test_pictures import PNG
from tests.places.register import extract, row
from tests.plans.plan import made
from tests.report import made as reports
from tests.themes import made as listening

KINDS = {
    "letter_word_edit": "request-received",
    "local_help_edit": "mediation",
    "letter_word_versions": "request-received",
    "letter_word_put_back": "request-received",
    "case_decide_as": "plan-agreed",
    "case_event_as": "date-promised",
    "case_mediation": "mediation-asked-for",
    "case_order_as": "ordered-to-assess",
}
DISAGREEING = {
    "case_disagree", "case_mediation", "case_agreed", "case_agreed_thing", "case_appeal",
    "case_appeal_against",
    "case_tribunal_date", "case_done", "case_appeal_end", "case_order", "case_order_as",
}  # fmt: skip
REVIEWING = {
    "case_review", "case_review_arrange", "case_review_invite", "case_review_invited", "case_review_papers",
    "case_review_outcome", "case_review_held", "case_review_report", "case_cease", "case_cease_ask",
    "case_cease_answer", "case_cease_end", "case_phase", "case_reassess",
}  # fmt: skip
ROSTER, SCHOOLS, PACKAGES = "roster of a school", "register of schools", "support package"
PACKAGE_FILE = (EXAMPLES / "example-reading-northmoor.csv").read_bytes()
MAIL = b"From: a@example.org\nMessage-ID: <1@example.org>\nDate: 2 Nov 2026 09:00 +0000\n\nQ1. Of wood.\n"
SHEET = b"How could we build more?\nOf wood.\n"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000"
    "000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
PUPILS = b"Forename,Surname,Date of birth,Year group\r\nIda,Holt,2017-02-01,5\r\n"
RETURN = b"<root><Header/><Persons/></root>"
THURSDAY = TODAY - timedelta(days=1)


class World:
    """The cast, a plan in force, a version with the family, a draft, and an id for every address."""

    def __init__(self) -> None:
        self.cast: Cast = cast_with_passwords()
        self.ayo, self.ruth = self.cast.children["ayo"], self.cast.people["ruth"]
        self.in_force: PlanVersion = made.in_force(self.cast)
        self.speech = Provision.objects.get(version=self.in_force, title__startswith="Speech")
        self.shared: PlanVersion = made.next_shared(self.cast)
        self.extra: DeliveryRecord = record_extra(
            child=self.ayo, strand=self.speech.strand, on=TODAY, minutes=20, by=self.ruth, at=NOW
        )
        self.draft: PlanVersion = open_draft(child=self.ayo, by=self.ruth, at=NOW)
        self.removed: UUID = self._taken_out()
        self.before: dict[str, object] = self._a_case_before()
        self.reviewed: dict[str, object] = self._a_plan_that_ended()
        self.reported: dict[str, object] = self._in_report()
        self.place_role: UUID = PlaceRole.objects.get(account=self.ruth).id
        self.ids: dict[str, object] = {
            "child_id": self.ayo.id,
            "class_id": self.cast.classes["5H"].id,
            "setting_id": self.cast.settings["hawthorn"].id,
            "strand": self.speech.strand,
            "on": THURSDAY.isoformat(),
            "slot": 0,
            "kind": "need",
            "codes": "ReviewOutcome",
            "year": 2025,
            "matter": "concern",
            "part": "needs",
            "question": "learning",
            **self._said(),
            **self._asked(),
            **self._in_place(),
            **self._in_casework(),
            **self._in_conversation(),
            **self._at_an_event(),
            **self._in_campaigns(),
            **self._in_themes(),
            "key_id": make_key(account=self.cast.people["meera"], name="Own", days=1, by=None, at=NOW)[0].id,
            "role_id": ChildRole.objects.get(child=self.ayo, kind="parent").id,
        }

    def _taken_out(self) -> UUID:
        """A line of the draft that can be put back."""
        note = ClassNote.objects.get(version=self.draft)
        remove_line(
            child=self.ayo, version_id=self.draft.id, line=Line.CLASS_NOTE, strand=note.strand,
            revision=note.revision, by=self.ruth, at=NOW,
        )  # fmt: skip
        return note.strand

    def _said(self) -> dict[str, UUID]:
        about = {"child": self.ayo, "by": self.cast.people["funmi"], "at": NOW}
        said = comment(version_id=self.shared.id, words="He is shy in groups.", **about)
        answer = respond(
            version_id=self.shared.id, answer=Response.Answer.IN_PART, reasons="Too loud there.", **about
        )
        concern = raise_concern(child=self.ayo, words="He is late.", by=self.cast.people["dan"], at=NOW)
        return {
            "comment_id": said.id,
            "response_id": answer.id,
            "concern_id": concern.id,
            "about": concern.id,
        }

    def _asked(self) -> dict[str, UUID]:
        about = {"child": self.ayo, "by": self.ruth, "at": NOW}
        done = begin_walk(**about)
        for question, choice in (
            ("learning", "yes"), ("disability", "yes"), ("disadvantage", "yes"), ("provision", "yes"),
            ("therapy", "no"), ("assessment", "no"),
        ):  # fmt: skip
            answer_question(walk_id=done.id, question=question, choice=choice, **about)
        finding = record_finding(walk_id=done.id, adjustments=[OwedAdjustment("Wait", "Dan")], **about)
        walk = begin_walk(**about)
        review = arrange_review(
            on=TODAY + timedelta(days=7), starts_at=time(15, 30), where="at school", with_whom="Dan", **about
        )
        missed = WhatHappened(Status.MISSED, reason=Reason.STAFF_ABSENT)
        record = record_session(
            entry=Entry(self.ayo, self.speech.strand, THURSDAY, 0, missed), by=self.ruth, at=NOW
        )
        return {"walk_id": walk.id, "finding_id": finding.id, "review_id": review.id, "record_id": record.id}

    def _in_conversation(self) -> dict[str, object]:
        """A consultation that is open, with a version and two answers."""
        about = {"by": self.cast.people["lin"], "at": NOW - timedelta(days=3)}
        open_now = swings.written(self.cast, **about)
        version = promise_version(consultation=open_now, kind="easy_read", language="", **about)
        file = StoredFile.objects.get(id=self.kept(b"Swings, in easy words", VERSION_FILE, self.cast.area.id))
        bring_version(consultation=open_now, version_id=version.id, file=file, **about)
        announce(
            consultation=open_now, opens_at=NOW - timedelta(days=2), closes_at=NOW + timedelta(days=90),
            why_so_short="", **about,
        )  # fmt: skip
        open_now.refresh_from_db()
        reply, self.receipt = swings.sent(open_now, words="Of wood.", at=NOW)
        _, self.begun = begin_draft(consultation=open_now, at=NOW)
        swings.written(self.cast, name="Slides", **about)
        self.consultation = open_now
        self.open_now = open_now
        return {
            "public_id": open_now.id,
            "question_id": swings.questions(open_now)[0].id,
            "principle_id": Principle.objects.filter(consultation=open_now)[0].id,
            "edition_id": version.id,
            "reply_id": reply.id,
            "place": 1,
            **self._by_other_ways(open_now, reply),
        }

    def _at_an_event(self) -> dict[str, object]:
        """One that is full, with somebody to ring whose turn it is, two questions and a table."""
        lin = {"by": self.cast.people["lin"], "at": NOW}
        held = evenings.held(self.cast, capacity=2)
        ada, self.place_code = evenings.comes_with_code(held)
        gone, _ = evenings.comes_with_code(held, evenings.CY)
        waits, self.offered_code = evenings.comes_with_code(held, evenings.BO)
        give_up(sign_up=gone, **lin)
        self.waits, self.unread = waits.id, evenings.asked(held, "Who pays?", by=ada, at=NOW).id
        question = evenings.published(self.cast, held, by=ada, at=NOW)
        table, self.table_code = make_table(event=held, note_taker="Sam Ortiz", **lin)
        note = write_note(table=table, question_id=None, words="Rope.", at=NOW)
        self.event: dict[str, object] = {
            "event_id": held.id, "short": held.short, "sign_up_id": ada.id, "table_id": table.id,
            "panel_question_id": question.id, "note_id": note.id, "asked": "none",
            "message_id": Message.objects.get(sign_up=waits, kind="offered").id,
        }  # fmt: skip
        return {name: value for name, value in self.event.items() if name != "event_id"}

    def _in_report(self) -> dict[str, object]:
        over = reports.counted(self.cast, number=10)
        reports.passed(over.answers[1], self.cast)
        reports.published_one(over, {reports.TELL: [over.answers[1].id]})
        follow = ask_for_news(reply=over.reply, email="somebody@example.org", at=NOW)
        self.receipt_of_report, self.answer_of_report = over.code, over.answers[0].id
        return {
            "public_id": over.consultation.id, "question_id": over.question.id,
            "theme_id": over.themes[reports.PLAIN], "part": "summary", "point": "formative",
            "token": token_of(follow.id), "kind": "report.docx",
        }  # fmt: skip

    def _in_campaigns(self) -> dict[str, object]:
        """The Forum’s campaign about the consultation, with one of everything."""
        sam: dict[str, Any] = {"by": self.cast.people["sam"], "at": NOW - timedelta(days=1)}
        self.campaign = forum.public(self.cast, self.consultation)
        about = {"campaign": self.campaign, **sam}
        entry = campaigns.add_entry(when="March 2022", title="A walk", words="", address="", **about)
        asked, shown = forum.survey(self.cast, self.campaign), forum.survey(self.cast, self.campaign)
        forum.survey(self.cast, self.campaign, opened=False)
        _, self.survey_receipt = forum.answered(asked, "Wood.")
        _, self.survey_begun = answering.begin(survey=asked, at=NOW)
        surveys.move_close(survey=shown, closes_at=NOW - timedelta(hours=2), **sam)
        shown.refresh_from_db()
        surveys.show_results(survey=shown, by=sam["by"], at=NOW)
        letter = forum.letter(self.cast, self.campaign)
        self.signatory = forum.signed(letter, forum.SIGNERS[0])
        letters.write_text(letter=letter, words="We ask again.", why="Shorter.", **sam)
        forum.signed(letter, forum.SIGNERS[1])
        self.pledge = pledges.enter_pledge(
            signer=Signer("Alex Pine", ""), words="I ask.", by_when=None, said_where="Hustings", **about
        )
        text = toolkit.add_text(kind="post", title="Short", words="Swings!", **about)
        picture = toolkit.add_picture(file=ContentFile(PNG, name="a.png"), alt="A swing.", **about)
        self.shown_survey = shown.id
        return {
            "campaign_id": self.campaign.id, "entry_id": entry.id, "survey_id": asked.id,
            "survey_question_id": forum.questions(asked)[0].id, "open_letter_id": letter.id,
            "version_number": 1, "signatory_id": self.signatory.id, "pledge_id": self.pledge.id,
            "toolkit_text_id": text.id, "picture_id": picture.id, "organisation_id": self.cast.forum.id,
            "held_id": PlaceRole.objects.get(organisation=self.cast.forum).id,
            "token": token_for(self.signatory.id),
        }  # fmt: skip

    def _by_other_ways(self, asked: Consultation, reply: PublicReply) -> dict[str, object]:
        """A paper that two typed otherwise, an e-mail, a table, a picture, and somebody who collects."""
        lin, anita = self.cast.people["lin"], self.cast.people["anita"]
        about, first = {"by": lin, "at": NOW}, f"words_{swings.questions(asked)[0].id}"
        before = NOW - timedelta(hours=1)
        set_paper_rule(consultation=asked, twice_in_100=100, post_to="", by=lin, at=before)
        paper = number_paper(consultation=asked, **about)
        type_paper(paper=paper, said={first: "Of wod."}, **about)
        type_paper(paper=paper, said={first: "Of wood."}, by=anita, at=NOW)
        set_paper_rule(consultation=asked, twice_in_100=0, post_to="FREEPOST Northmoor", **about)
        kept = StoredFile.objects.get(id=self.kept(MAIL, MAIL_FILE, self.cast.area.id))
        mails = keep_mails(consultation=asked, file=kept, **about)
        table = StoredFile.objects.get(id=self.kept(SHEET, SHEET_FILE, self.cast.area.id))
        column = Column("How could we build more?", Is.WORDS, f"{swings.questions(asked)[0].id}")
        sheet = describe_sheet(consultation=asked, file=table, source="Autumn", columns=[column], **about)
        shown = keep_shown(reply=reply, content=BytesIO(PICTURE), name="swing.png", **about)
        collector = make_collector(consultation=asked, name="Leah", **about)
        self.counts_by = collector.counts_by
        return {
            "paper_id": paper.id, "mail_id": mails.kept[0], "sheet_id": sheet.id, "shown_id": shown.id,
            "collector_id": collector.id, "link": collector.hands_out,
        }  # fmt: skip

    def _in_themes(self) -> dict[str, object]:
        """Of the question that is open: a frame in force and one being written, and one of all else."""
        question = swings.questions(self.open_now)[0]
        found = listening.all_about(question, self.cast)
        self.in_force_frame, self.run_within = found.pop("in_force_id"), found.pop("within_id")
        return found | of_statements.in_world(self.open_now, question, self.cast, self.begun)

    def _a_case_before(self) -> dict[str, object]:
        """An earlier request for Ayo that was refused; mediation came to an agreement."""
        about = {"by": self.cast.people["priya"], "at": NOW}
        then = NOW - timedelta(days=60)
        case = ask_from_record(
            child=self.ayo, area=self.cast.area, source="2", why="He struggles.", by=self.ruth, at=then
        )
        told = TODAY - timedelta(days=30)
        why = Why(told, "The school can help him.")
        refusal = decide(case=case, kind=EventKind.ASSESSMENT_REFUSED, why=why, told=Told(told), **about)
        things = [Thing(Agreed.OTHER, "They meet")]
        agreed = agree(case=case, words="They meet.", on=TODAY, things=things, **about)
        owed = agreed.things.get().event_id
        return {
            "case_id": case.id, "decided_id": refusal.event_id, "owed_id": owed, "agreement_id": agreed.id,
        }  # fmt: skip

    def _a_plan_that_ended(self) -> dict[str, object]:
        """A plan that Ayo once had: reviewed, and ended after the family was asked."""
        about = {"by": self.cast.people["priya"], "at": NOW}
        begins = Beginning(EventKind.PLAN_TRANSFERRED_IN, TODAY - timedelta(days=300))
        case = open_case(child=self.ayo, area=self.cast.area, begins=begins, **about)
        plan = begin_version(case=case, **about)
        outcome = Where("cognition_and_learning", "outcome", 1)
        line = add_line(plan=plan, where=outcome, words="By July Ayo reads alone.", **about)
        EhcPlan.objects.filter(id=plan.id).update(
            state=EhcPlan.State.FINAL, final_on=TODAY - timedelta(days=290)
        )
        then = TODAY - timedelta(days=40)
        arrange(case=case, meets_on=TODAY - timedelta(days=20), where="at school", on=then, **about)
        invite(case=case, kind=Invited.SETTING, name="Ruth Palmer", **about)
        meeting = Meeting("Everybody", "I read alone.", "end")
        hold(case=case, meeting=meeting, on=TODAY - timedelta(days=20), **about)
        ground = CeasingGround.NOT_NECESSARY
        consider_ceasing(case=case, ground=ground, words="He reads alone.", told=Told(TODAY), **about)
        record_event(case=case, what=Happened(EventKind.PLAN_CEASED, TODAY), **about)
        return {"case_id": case.id, "strand": line.strand}

    def _in_casework(self) -> dict[str, object]:
        """Ayo’s case: Elaine was asked, a psychologist has answered; and a request from paper."""
        priya, area = self.cast.people["priya"], self.cast.area
        about = {"by": priya, "at": NOW}
        case = ask_from_record(
            child=self.ayo, area=area, source="2", why="He needs more.", by=self.ruth, at=NOW
        )
        agreed = Why(TODAY, "He may need a plan.")
        decide(case=case, kind=EventKind.ASSESSMENT_AGREED, why=agreed, told=Told(TODAY), **about)
        doctor = Whom(Part.HEALTH, "Elaine Marsh", email="elaine.marsh@example.org", manager="Martin Cole")
        asked = ask_for_advice(case=case, whom=doctor, on=TODAY, **about)
        other = ask_for_advice(case=case, whom=Whom(Part.PSYCHOLOGY, "Simon Achebe"), on=TODAY, **about)
        advice = give_advice(
            asked=other, words="He needs teaching in small steps.", on=TODAY,
            file=ContentFile(PICTURE, name="report.png"), **about,
        )  # fmt: skip
        sent = receive_request(
            area=area, words=Words("Noah", "Brook", date(2019, 5, 2), "Leah Brook", "He is silent.", "1"),
            how="paper", **about,
        )  # fmt: skip
        served = begin_version(case=case, **about)
        where = Where("A2", "views")
        line = add_line(plan=served, where=where, words="I like reading with Dan.", **about)
        served = serve(plan=served, told=Told(TODAY), **about)
        funmi = self.cast.people["funmi"]
        said = say_of_draft(plan=served, words="He is happier in the morning.", by=funmi, at=NOW)
        asked_setting = consult(
            case=case, plan=served, setting=self.cast.settings["ridgeway"], on=TODAY, **about
        )
        self.replied = self._replied(case, served)
        begin_version(case=case, **about)
        budget = ask_for_budget(
            case=case, words="For a tutor.", direct_payment=True, on=TODAY, by=funmi, at=NOW
        )
        self.ehc_line = line.strand
        hand_over(case=case, to=priya, **about)
        packages = self._packages(case)
        own_words = {"subject": "Thank you", "words": "Dear {family}"}
        keep_template(area=area, kind="request-received", **own_words, **about)
        panel = make_panel(area=area, name="Thursday panel", meets_on=TODAY, **about)
        seat = add_member(panel=panel, name="Ivy Stone", sits_as="health visitor", **about)
        item = put_before(panel=panel, case=case, question="Does he need a plan?", **about)
        later = make_panel(area=area, name="Later panel", meets_on=TODAY + timedelta(days=7), **about)
        self.seat, self.later = seat.id, later.id
        withheld = withhold_words(
            case=case, purpose=Purpose.TRIBUNAL, text=f"advice:{advice.id}", words="small steps",
            ground="court", reason="It said so.", **about,
        )  # fmt: skip
        return {
            "placement_id": self._moved(case), "budget_id": budget.id,
            "plan_id": served.id, "said_id": said.id, "consultation_id": asked_setting.id,
            **self._returned(), "withheld_id": withheld.id, "text_id": advice.id, "member_id": seat.id,
            "purpose": "tribunal", "block": "A2", "row": 0, "number": 0,
            **packages, "panel_id": panel.id, "item_id": item.id, "account_id": priya.id,
            "case_id": case.id, "asked_id": asked.id, "advice_id": advice.id, "event_id": other.event_id,
            "letter_id": Letter.objects.filter(case=case)[0].id, "request_id": sent.id, "area_id": area.id,
        }  # fmt: skip

    def _returned(self) -> dict[str, object]:
        """The lists of an inspection, made."""
        anita = self.cast.people["anita"]
        report = ask_for_lists(area=self.cast.area, by=anita, at=NOW)
        make_report.call(str(report.id), str(anita.id))
        return {"report_id": report.id, "what": "tables"}

    def _replied(self, case: Case, plan: EhcPlan) -> UUID:
        """A school that has answered, with a file."""
        about = {"by": self.cast.people["priya"], "at": NOW}
        asked = consult(case=case, plan=plan, setting=self.cast.settings["larch"], on=TODAY, **about)
        file = StoredFile.objects.get(id=self.kept(PUPILS, "evidence of a setting consulted", None))
        reply = Reply("can")
        enter_reply(case=case, consultation_id=asked.id, reply=reply, on=TODAY, file=file, **about)
        return asked.id

    def _moved(self, case: Case) -> UUID:
        """Where Ayo is placed, and the case of the council from which the family came, which keeps it."""
        about = {"child": self.ayo, "by": self.cast.people["neil"], "at": NOW}
        old = Case.objects.create(
            child=self.ayo, area=self.cast.other_area, number="997-2025-00001", state="moved_out",
            opened_at=NOW - timedelta(days=200),
        )  # fmt: skip
        for kind, days in (("request-received", 200), ("moved-out", 100)):
            CaseEvent.objects.create(
                case=old, kind=kind, on=TODAY - timedelta(days=days), about="998", **about
            )
        plan = EhcPlan.objects.create(
            case=old, number=1, state="final", final_on=TODAY - timedelta(days=120), **about
        )
        Transfer.objects.create(
            case=old, to_case=case, council_code="998", council="Northmoor Council", reason="They moved.",
            moved_on=TODAY - timedelta(days=100), **about,
        )  # fmt: skip
        self.moved_from: dict[str, object] = {"case_id": old.id, "plan_id": plan.id}
        self.advice_that_came = self._advised(old)
        larch = self.cast.settings["larch"]
        return Placement.objects.create(
            case=case, setting=larch, starts_on=TODAY, agreed_by="Priya Nair", **about
        ).id

    def _advised(self, old: Case) -> UUID:
        """A report that came as a file, in a case that is closed."""
        about = {"child": self.ayo, "by": self.cast.people["neil"], "at": NOW}
        day = TODAY - timedelta(days=150)
        asked_on, given_on = (
            CaseEvent.objects.create(case=old, kind=kind, on=day, about="Health: Ada Obi", **about)
            for kind in ("advice-requested", "advice-received")
        )
        asked = AdviceAsked.objects.create(case=old, event=asked_on, part="health", name="Ada Obi", **about)
        file_id = self.kept(PICTURE, "advice for an assessment", None)
        return Advice.objects.create(asked=asked, event=given_on, file_id=file_id, **about).id

    def _packages(self, case: Case) -> dict[str, object]:
        """A package that Elaine and Ruth built for Ayo, and another outcome that has none yet."""
        priya = {"case": case, "by": self.cast.people["priya"], "at": NOW}
        for name in ("example-reading-2.csv", "example-communication.csv"):
            bring_in_package(path=EXAMPLES / name, name=name, area=None, by=None, at=NOW)
        package = Package.objects.get(code="example-communication")
        for outcome in ("He joins in.", "He is understood."):
            row = begin_package(outcome=outcome, **priya)
            about = {"child_package_id": row.id, "package_id": package.id, **priya}
            for criterion in ("severe", "daily"):
                find_criterion(criterion=criterion, found=Found(met=True, words="All say so."), **about)
            if outcome == "He joins in.":
                choose_package(why="It fits.", **about)
                built = {"child_package_id": row.id, "case": case, "at": NOW}
        for role, who in (("school", self.ruth), ("speech", self.cast.people["elaine"])):
            asked = ask_for_part(
                role=role, person=Person(who.name, who.email), by=self.cast.people["priya"], **built
            )
            part = write_part(role=role, wording=Wording("Every day for ten minutes."), by=who, **built)
            sign_part(part_id=part.id, agreed=True, reason="", by=who, **built)
        self.sought, self.part_asked = row.id, asked.id
        return {
            "package_id": package.id, "child_package_id": built["child_package_id"], "part_id": part.id,
            "role": "speech", "criterion": "severe",
        }  # fmt: skip

    def _in_place(self) -> dict[str, UUID]:
        place = {"setting": self.cast.settings["hawthorn"]}
        return {
            "term_id": Term.objects.filter(**place, starts_on__gt=TODAY)[0].id,
            "closure_id": Closure.objects.filter(**place)[0].id,
            "period_id": Period.objects.filter(**place)[0].id,
        }

    @property
    def under_way(self) -> UUID:
        """The term that today is in."""
        there = Term.objects.filter(setting=self.ids["setting_id"], starts_on__lte=TODAY, ends_on__gt=TODAY)
        return there[0].id

    def arguments(self, route: str, name: str) -> dict[str, object]:
        """What this address takes: the ids of Ayo's world that its pattern names."""
        ids = self.ids | self._versions(name) | self._files(name) | self._disagreeing(name)
        ids |= self._reported(name)
        return {key: value for key, value in ids.items() if f":{key}>" in route}

    def _versions(self, name: str) -> dict[str, object]:
        if name.startswith("draft"):
            need = Need.objects.filter(version=self.draft)[0]
            return {"version_id": self.draft.id, "strand": need.strand}
        if name in ("plan_version", "plan_pdf"):
            return {"version_id": self.in_force.id}
        return {"version_id": self.shared.id}

    def _reported(self, name: str) -> dict[str, object]:
        """Another consultation: it is over, and its report is published."""
        if not name.startswith(("report", "news_link")):
            return {}
        return dict(self.reported)

    def _disagreeing(self, name: str) -> dict[str, object]:
        """What is asked for of the case that was refused."""
        if name not in DISAGREEING | REVIEWING:
            return {}
        if name in REVIEWING:
            return self.reviewed
        return self.before | {"event_id": self.before["owed_id" if name == "case_done" else "decided_id"]}

    def _files(self, name: str) -> dict[str, object]:
        if name.startswith("role_"):
            return {"role_id": self.place_role, "question": "who"}
        if name == "extra_correct":
            return {"record_id": self.extra.id}
        if name == "case_papers_withhold":
            return {"kind": "advice"}
        if name == "assessment_step":
            return {"name": "who"}
        if name == "case_plan_line":
            return {"strand": self.ehc_line}
        if name == "case_plan_new_line":
            return {"part": "views"}
        if name == "case_consult_evidence":
            return {"consultation_id": self.replied}
        if name.startswith("moved_"):
            return dict(self.moved_from)
        if name == "case_came_file":
            return {"advice_id": self.advice_that_came}
        if name == "case_came_version":
            return {"plan_id": self.moved_from["plan_id"]}
        if name.startswith("package_part"):
            return {"asked_id": self.part_asked}
        if name in ("case_package_look_at", "case_package_criterion"):
            return {"child_package_id": self.sought}
        if name == "packages_import_preview":
            return {"file_id": self.kept(PACKAGE_FILE, PACKAGES, self.cast.area.id)}
        if name == "reply_document":
            return {"file_id": self.kept(b"Q1. How?\n\nOf wood.", RESPONSE_FILE, self.cast.area.id)}
        if name == "sheet_columns":
            return {"file_id": self.kept(SHEET, SHEET_FILE, self.cast.area.id)}
        if name == "conversation_collected":
            return {"link": self.counts_by}
        if name == "themes_apart":
            return {"run_id": self.run_within}
        if name == "conversation_about":
            return {"name": "who"}
        if name in ("event_sign_up", "event_place_change"):
            return self.event | {"name": "name"}
        if name in ("room_moderate", "event_accept_for"):
            return {"panel_question_id": self.unread, "sign_up_id": self.waits}
        if name.startswith("event"):
            return self.event
        if name == "pledge":
            return {"token": token_for(self.pledge.id)}
        if name == "survey_public_results":
            return {"survey_id": self.shown_survey}
        if name in KINDS:
            return {"kind": KINDS[name]}
        if name.startswith("roster_"):
            return {"file_id": self.kept(PUPILS, ROSTER, self.cast.settings["hawthorn"].id)}
        if name.startswith("import_schools_"):
            return {"file_id": self.kept(extract(row("123456", "Hill School")), SCHOOLS, None)}
        return {}

    def kept(self, content: bytes, purpose: str, place_id: UUID | None) -> UUID:
        kept = files.keep(
            content=ContentFile(content), name="list.csv", purpose=purpose, most_bytes=10_000,
            by=self.ruth, at=NOW, place_id=place_id,
        )  # fmt: skip
        return kept.id
