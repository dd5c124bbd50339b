"""An EHC plan: written beside the advice, served, answered, made final, and accounted for in the school."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice
from goldenthread.casework.actions.answering import (
    Reply,
    answer_words,
    consult,
    enter_reply,
    prefer,
    say_of_draft,
)
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.ehc_plan import (
    LineMoved,
    NotWritten,
    Source,
    Where,
    add_line,
    begin_version,
    drop_version,
    make_final,
    serve,
    take_out_line,
    write_ehc_line,
)
from goldenthread.casework.actions.importing import AnotherChild, WrittenAlready, bring_in_plan
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.requests import ask_from_record
from goldenthread.casework.documents import pdf_of, word_of
from goldenthread.casework.models import Advice, Case, EhcLine, EhcLineEdit, EhcPlan
from goldenthread.casework.queries.carried import withheld_of
from goldenthread.casework.queries.ehc_plan import (
    advice_beside,
    changes_between,
    read_ehc_plan,
    remarks_on,
    sentences_of,
)
from goldenthread.casework.queries.section_f import NOT_IN_FORCE, delivered_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.formats.ehc_plan import read_plan
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from goldenthread.plans.models import Provision
from goldenthread.plans.queries.document import document, draft_of
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db

ASKED = "Funmi has answered, and asks for it now."
COGNITION = "cognition_and_learning"
NEED, HELP, OUTCOME = (Where(COGNITION, part, 1) for part in ("need", "provision", "outcome"))
SENTENCE = "She needs teaching that is explicit and repeated."


class Told40DaysAgo:
    """A case on its way, as Priya works on it: asked, agreed, advised, to be written."""

    def __init__(self) -> None:
        self.cast: Cast = the_cast()
        self.priya, self.funmi = self.cast.people["priya"], self.cast.people["funmi"]
        self.by = {"by": self.priya, "at": NOW}
        began = TODAY - timedelta(days=40)
        self.case: Case = ask_from_record(
            child=self.cast.children["tola"], area=self.cast.area, source="1", why="She cannot read.",
            by=self.funmi, at=NOW - timedelta(days=40),
        )  # fmt: skip
        self.decided(EventKind.ASSESSMENT_AGREED, began)
        whom = Whom(Part.PSYCHOLOGY, "Simon Achebe")
        asked = ask_for_advice(case=self.case, whom=whom, on=began, **self.by)
        words = f"Tola has a severe difficulty with reading. {SENTENCE}"
        self.advice: Advice = give_advice(asked=asked, words=words, on=TODAY - timedelta(days=9), **self.by)
        self.decided(EventKind.PLAN_AGREED, TODAY - timedelta(days=8))

    def decided(self, kind: EventKind, on: object) -> None:
        told = Told(on)  # type: ignore[arg-type]  # a day
        decide(case=self.case, kind=kind, why=Why(told.on, "It is needed."), told=told, **self.by)

    def written(self) -> EhcPlan:
        plan = begin_version(case=self.case, **self.by)
        add_line(
            plan=plan, where=NEED, words="Tola needs explicit teaching.",
            source=Source(self.advice.id, SENTENCE), **self.by,
        )  # fmt: skip
        add_line(plan=plan, where=HELP, words="Regular help with reading.", **self.by)
        add_line(plan=plan, where=OUTCOME, words="By July 2027 Tola reads a class book.", **self.by)
        return plan

    def served(self) -> EhcPlan:
        return serve(plan=self.written(), told=Told(TODAY - timedelta(days=3)), **self.by)

    def final(self) -> EhcPlan:
        self.served()
        plan = begin_version(case=self.case, **self.by)
        strand = EhcLine.objects.get(plan=plan, part="provision").strand
        words = "A trained teacher teaches Tola to read, alone, for 30 minutes on four days a week."
        write_ehc_line(plan=plan, strand=strand, words=words, revision=1, **self.by)
        add_line(plan=plan, where=Where("I", "name"), words="Ridgeway School", **self.by)
        return make_final(
            plan=plan, signed_by="Priya Nair", why=Why(TODAY, "Section F says how much."), told=Told(TODAY),
            early=ASKED, **self.by,
        )  # fmt: skip


@pytest.fixture
def way() -> Told40DaysAgo:
    return Told40DaysAgo()


def test_a_sentence_drawn_into_a_section_keeps_its_source(way: Told40DaysAgo) -> None:
    plan = way.written()
    (line,) = [one for one in read_ehc_plan(plan).lines if one.part == "need"]
    assert (line.source, line.quoted) == ("Educational psychology, Simon Achebe", SENTENCE)
    (piece,) = advice_beside(way.case, plan)
    assert [one.used_in for one in piece.sentences] == [(), ("B",)]


def test_advice_is_read_sentence_by_sentence_with_the_provision_it_advises() -> None:
    advice = Advice(
        words="He tires. Rest helps (10 min. a day).\nHe is kind.", amount_words="An hour a week."
    )
    assert sentences_of(advice) == [
        "He tires.", "Rest helps (10 min. a day).", "He is kind.", "An hour a week.",
    ]  # fmt: skip


def test_a_source_of_another_case_is_not_there(way: Told40DaysAgo) -> None:
    other = ask_from_record(
        child=way.cast.children["ayo"], area=way.cast.area, source="1", why="Help.", by=way.funmi, at=NOW
    )
    decide(case=other, kind=EventKind.ASSESSMENT_AGREED, why=Why(TODAY, "Yes."), told=Told(TODAY), **way.by)
    plan = begin_version(case=other, **way.by)
    with pytest.raises(NotVisible):
        add_line(plan=plan, where=NEED, words="x", source=Source(way.advice.id, SENTENCE), **way.by)


def test_the_second_of_two_officers_sees_the_first_ones_words(way: Told40DaysAgo) -> None:
    plan = way.written()
    strand = EhcLine.objects.get(plan=plan, part="need").strand
    write_ehc_line(
        plan=plan, strand=strand, words="Anita wrote this.", revision=1, by=way.cast.people["anita"], at=NOW
    )
    with pytest.raises(LineMoved, match="Both texts are kept") as refusal:
        write_ehc_line(plan=plan, strand=strand, words="Priya wrote that.", revision=1, **way.by)
    assert (refusal.value.theirs, refusal.value.revision) == ("Anita wrote this.", 2)
    kept = EhcLineEdit.objects.filter(strand=strand).order_by("at", "id").values_list("words", "taken")
    assert list(kept)[-2:] == [("Anita wrote this.", True), ("Priya wrote that.", False)]


@pytest.mark.parametrize(
    "where",
    [
        Where("K", "received", 1),
        Where(COGNITION, "need", 0),
        Where("A2", "views", 1),
        Where("nowhere", "need", 1),
    ],
)
def test_a_line_stands_only_in_a_place_of_the_layout(way: Told40DaysAgo, where: Where) -> None:
    plan = begin_version(case=way.case, **way.by)
    with pytest.raises(Refused, match="Choose a place in the plan"):
        add_line(plan=plan, where=where, words="x", **way.by)


def test_a_draft_names_no_school(way: Told40DaysAgo) -> None:
    plan = way.written()
    line = add_line(plan=plan, where=Where("I", "name"), words="Ridgeway School", **way.by)
    with pytest.raises(Refused, match="A draft names no school"):
        serve(plan=plan, told=Told(TODAY), **way.by)
    take_out_line(plan=plan, strand=line.strand, **way.by)
    assert serve(plan=plan, told=Told(TODAY), **way.by).state == "served"


def test_an_empty_draft_is_not_sent(way: Told40DaysAgo) -> None:
    with pytest.raises(Refused, match="The plan is empty"):
        serve(plan=begin_version(case=way.case, **way.by), told=Told(TODAY), **way.by)


def test_what_was_sent_never_changes(way: Told40DaysAgo) -> None:
    plan = way.served()
    strand = EhcLine.objects.filter(plan=plan)[0].strand
    with pytest.raises(NotWritten):
        write_ehc_line(plan=plan, strand=strand, words="x", revision=1, **way.by)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        EhcLine.objects.filter(plan=plan).update(words="behind everybody’s back")


def test_serving_starts_the_fifteen_days_and_tells_the_family(way: Told40DaysAgo) -> None:
    way.served()
    way.case.refresh_from_db()
    assert way.case.state == "drafted"
    letter = way.case.letters.get(kind="draft-served")
    # Served on 17 November, which is the first of the 15 days.
    assert "by 1 December 2026, or later if you need longer" in letter.words
    assert letter.to == "Funmi Bello"


def test_the_next_version_goes_on_from_the_last_with_each_line_the_same(way: Told40DaysAgo) -> None:
    first = way.served()
    second = begin_version(case=way.case, **way.by)
    assert (second.number, second.based_on) == (2, first)
    strands = {line.strand for line in read_ehc_plan(first).lines}
    assert {line.strand for line in read_ehc_plan(second).lines} == strands
    assert changes_between(read_ehc_plan(first), read_ehc_plan(second)) == []
    assert begin_version(case=way.case, **way.by) == second


def test_a_plan_is_final_only_with_a_school_and_an_answer_and_a_name(way: Told40DaysAgo) -> None:
    way.served()
    plan = begin_version(case=way.case, **way.by)
    asked = {"plan": plan, "told": Told(TODAY), **way.by}
    why = Why(TODAY, "Taken up.")
    with pytest.raises(Refused, match="the officer who signs"):
        make_final(signed_by=" ", why=why, **asked)
    with pytest.raises(Refused, match="how the family’s answer was taken up"):
        make_final(signed_by="Priya Nair", why=Why(TODAY, " "), **asked)
    with pytest.raises(Refused, match="Name the school"):
        make_final(signed_by="Priya Nair", why=why, **asked)


def test_no_plan_is_final_while_the_family_has_time_to_answer(way: Told40DaysAgo) -> None:
    way.served()  # on 13 November: its fifteenth day is the 27th
    plan = begin_version(case=way.case, **way.by)
    add_line(plan=plan, where=Where("I", "name"), words="Ridgeway School", **way.by)
    signed = {"plan": plan, "signed_by": "Priya Nair", "why": Why(TODAY, "Taken up.")}
    later = {"by": way.priya, "at": NOW + timedelta(days=20)}
    for days, early in ((0, ""), (11, " ")):
        with pytest.raises(Refused, match="time to answer runs to") as wrong:
            make_final(told=Told(TODAY + timedelta(days=days)), early=early, **signed, **later)
        assert wrong.value.field == "early"
    make_final(told=Told(TODAY + timedelta(days=12)), **signed, **later)
    assert "before your time to answer" not in way.case.letters.get(kind="plan-finalised").words


def test_a_plan_that_is_final_early_says_why_to_the_family(way: Told40DaysAgo) -> None:
    way.final()
    letter = way.case.letters.get(kind="plan-finalised")
    assert f"final before your time to answer is over, because: {ASKED}" in letter.words


def test_the_case_does_not_offer_the_final_plan_while_the_family_answers(
    way: Told40DaysAgo, client: Client
) -> None:
    way.served()
    begin_version(case=way.case, **way.by)
    client.force_login(way.priya)
    page = client.get(f"/cases/{way.case.id}/").content.decode()
    assert ("Next: go on with the draft plan" in page, "See what the family says" in page) == (True, True)
    assert "Make the plan final" not in page
    page = client.get(f"/cases/{way.case.id}/plan/").content.decode()
    assert "Make it final sooner, with the reason" in page
    assert "Make it final<" not in page.replace("\n", "")
    page = client.get(f"/cases/{way.case.id}/plan/final/").content.decode()
    assert "Why is the plan made final before" in page


def test_no_plan_is_final_that_was_not_served_first(way: Told40DaysAgo) -> None:
    plan = way.written()
    add_line(plan=plan, where=Where("I", "type"), words="A mainstream school", **way.by)
    with pytest.raises(Refused, match="Serve it first"):
        make_final(plan=plan, signed_by="P", why=Why(TODAY, "Yes."), told=Told(TODAY), **way.by)


def test_the_final_plan_replaces_the_draft_and_shows_what_changed(way: Told40DaysAgo) -> None:
    final = way.final()
    assert [plan.state for plan in EhcPlan.objects.order_by("number")] == ["replaced", "final"]
    way.case.refresh_from_db()
    assert way.case.state == "in_force"
    changed = changes_between(read_ehc_plan(final.based_on), read_ehc_plan(final))
    assert [(one.section, one.before[:12], one.after[:9]) for one in changed] == [
        ("F", "Regular help", "A trained"),
        ("I", "", "Ridgeway "),
    ]


def test_section_f_comes_to_the_school_and_keeps_its_identity(way: Told40DaysAgo) -> None:
    final = way.final()
    strand = EhcLine.objects.get(plan=final, part="provision").strand
    draft = draft_of(way.case.child_id)
    assert draft is not None
    provision = Provision.objects.get(version=draft.id, strand=strand)
    assert provision.what.startswith("A trained teacher teaches Tola")
    need = next(one for one in document(draft.id).needs if one.description == "Tola needs explicit teaching.")
    assert [one.title for one in need.outcomes] == ["By July 2027 Tola reads a class book."]
    assert delivered_of(way.case.child, frozenset({strand}), NOW) == {strand: NOT_IN_FORCE}


def test_an_amended_plan_changes_the_schools_line_and_does_not_double_it(way: Told40DaysAgo) -> None:
    way.final()
    amended = begin_version(case=way.case, **way.by)
    line = EhcLine.objects.get(plan=amended, part="provision")
    words = "A trained teacher teaches Tola to read, alone, for 45 minutes on five days a week."
    write_ehc_line(plan=amended, strand=line.strand, words=words, revision=line.revision, **way.by)
    EhcLine.objects.filter(plan=amended, block="I").delete()
    served = serve(plan=amended, told=Told(TODAY), **way.by)
    way.case.refresh_from_db()
    assert (served.state, way.case.state) == ("served", "amending")
    last = begin_version(case=way.case, **way.by)
    add_line(plan=last, where=Where("I", "name"), words="Ridgeway School", **way.by)
    agreed = {"why": Why(TODAY, "Agreed."), "told": Told(TODAY), "early": ASKED}
    make_final(plan=last, signed_by="Priya Nair", **agreed, **way.by)
    draft = draft_of(way.case.child_id)
    assert draft is not None
    (row,) = Provision.objects.filter(version=draft.id, strand=line.strand)
    assert row.what == words


def test_what_the_family_says_gets_an_answer_with_a_reason(way: Told40DaysAgo) -> None:
    plan = way.served()
    strand = EhcLine.objects.get(plan=plan, part="provision").strand
    said = say_of_draft(plan=plan, words="How much help?", strand=strand, by=way.funmi, at=NOW)
    with pytest.raises(Refused, match="Give the reason"):
        answer_words(case=way.case, said_id=said.id, outcome="taken", reason="", **way.by)
    answer_words(case=way.case, said_id=said.id, outcome="taken", reason="It now says.", **way.by)
    with pytest.raises(Conflict, match="answered this already"):
        answer_words(case=way.case, said_id=said.id, outcome="not", reason="No.", **way.by)


def test_only_a_version_with_the_family_can_be_answered(way: Told40DaysAgo) -> None:
    plan = way.written()
    with pytest.raises(Refused, match="not with the family"):
        say_of_draft(plan=plan, words="x", by=way.funmi, at=NOW)
    with pytest.raises(Refused, match="not with the family"):
        prefer(plan=plan, setting=None, words="A small school", personal_budget=False, by=way.funmi, at=NOW)


def test_a_setting_is_asked_once_until_it_replies(way: Told40DaysAgo) -> None:
    plan, larch = way.served(), way.cast.settings["larch"]
    asked = consult(case=way.case, plan=plan, setting=larch, on=TODAY, **way.by)
    with pytest.raises(Conflict, match="has been asked"):
        consult(case=way.case, plan=plan, setting=larch, on=TODAY, **way.by)
    reply = {"case": way.case, "consultation_id": asked.id, "on": TODAY, **way.by}
    with pytest.raises(Refused, match="Choose what the setting answered"):
        enter_reply(reply=Reply("perhaps"), **reply)
    enter_reply(reply=Reply("cannot", "Too many already."), **reply)
    consult(case=way.case, plan=plan, setting=larch, on=TODAY, **way.by)


def test_the_word_file_reads_back_as_the_plan(way: Told40DaysAgo, tmp_path: Path) -> None:
    final = way.final()
    content = word_of(final, way.case)
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    read = read_plan(path)
    (row,) = read.plan.areas[1].rows
    assert row.need == "Tola needs explicit teaching."
    assert row.provision.startswith("A trained teacher")
    assert read.plan.placement.name == "Ridgeway School"
    assert read.plan.sign_offs[0].name == "Priya Nair"
    assert [one.appended for one in read.plan.advice] == ["Yes"]


def test_a_word_file_comes_into_a_case_whole_or_not_at_all(way: Told40DaysAgo, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_of(way.served(), way.case))
    other = ask_from_record(
        child=way.cast.children["ayo"], area=way.cast.area, source="1", why="Help.", by=way.funmi, at=NOW
    )
    decide(case=other, kind=EventKind.ASSESSMENT_AGREED, why=Why(TODAY, "Yes."), told=Told(TODAY), **way.by)
    read = read_plan(path)
    with pytest.raises(AnotherChild, match="is the plan of Tola Bello, and the case is of Ayo Bello"):
        bring_in_plan(case=other, read=read, file="plan.docx", **way.by)
    assert not EhcPlan.objects.filter(case=other).exists()
    ayo = replace(read.plan.details, name="Bello, Ayo", date_of_birth="")
    read = replace(read, plan=replace(read.plan, details=ayo))
    plan = bring_in_plan(case=other, read=read, file="plan.docx", **way.by)
    assert sorted((one.block, one.part, one.row) for one in read_ehc_plan(plan).lines) == [
        (COGNITION, "need", 1), (COGNITION, "outcome", 1), (COGNITION, "provision", 1),
    ]  # fmt: skip
    with pytest.raises(WrittenAlready):
        bring_in_plan(case=other, read=read, file="plan.docx", **way.by)


def test_the_pdf_is_tagged_and_says_the_gap_in_the_advice(way: Told40DaysAgo) -> None:
    ask_for_advice(case=way.case, whom=Whom(Part.HEALTH, "Elaine Marsh"), on=TODAY, **way.by)
    printed = pdf_of(way.served(), way.case, NOW, large=True)
    import pikepdf

    with pikepdf.open(io.BytesIO(printed.content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
    assert printed.name.endswith("large print")


def test_the_family_reads_drafts_that_were_sent_and_none_being_written(way: Told40DaysAgo) -> None:
    served = way.served()
    written = begin_version(case=way.case, **way.by)
    funmi = signed_in(way.cast, "funmi")
    base = f"/cases/{way.case.id}/plan/"
    assert funmi.get(f"{base}{served.id}/").status_code == 200
    for path in (f"{base}{written.id}/", f"{base}{written.id}/word/", f"{base}{written.id}/pdf/"):
        assert funmi.get(path).status_code == 404
    page = funmi.get(base).content.decode()
    assert "Version 1" in page
    assert "Version 2" not in page


def test_the_checks_stand_beside_the_line_on_the_officers_page(way: Told40DaysAgo) -> None:
    way.written()
    page = signed_in(way.cast, "priya").get(f"/cases/{way.case.id}/plan/write/{COGNITION}/").content.decode()
    assert "“Regular” does not say how often." in page
    assert "From Educational psychology, Simon Achebe" in page


def test_two_officers_at_one_line_through_the_page(way: Told40DaysAgo) -> None:
    plan = way.written()
    line = EhcLine.objects.get(plan=plan, part="need")
    path = f"/cases/{way.case.id}/plan/line/{line.strand}/"
    priya, anita = signed_in(way.cast, "priya"), signed_in(way.cast, "anita")
    assert anita.post(path, {"words": "Anita’s words.", "revision": "1"}).status_code == 302
    answer = priya.post(path, {"words": "Priya’s words.", "revision": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Anita’s words." in page
    assert "Priya’s words." in page


def test_a_version_is_given_up_with_its_reason_and_the_next_goes_on_from_what_was_sent(
    way: Told40DaysAgo,
) -> None:
    sent, priya = way.served(), signed_in(way.cast, "priya")
    begun = begin_version(case=way.case, **way.by)
    add_line(plan=begun, where=Where("A2", "views"), words="I like maps.", **way.by)
    address = f"/cases/{way.case.id}/plan/drop/"
    assert "Say why this version is not gone on with" in priya.post(address, {"reason": " "}).content.decode()
    assert priya.post(address, {"reason": "It began too early."}).status_code == 302
    page = priya.get(f"/cases/{way.case.id}/plan/").content.decode()
    assert "Given up by Priya Nair on 20 November 2026, because: It began too early." in page
    assert [one.words for one in EhcLine.objects.filter(plan=begun, block="A2")] == ["I like maps."]
    assert EhcPlan.objects.get(id=sent.id).state == "served"
    after = begin_version(case=way.case, **way.by)
    assert (after.number, after.based_on_id) == (3, sent.id)
    assert not EhcLine.objects.filter(plan=after, block="A2").exists()
    family = signed_in(way.cast, "funmi").get(f"/cases/{way.case.id}/plan/").content.decode()
    assert "too early" not in family
    entry = AuditEntry.objects.get(what="gave up a version of the EHC plan")
    assert (entry.why, entry.facts["version"]) == ("It began too early.", 2)


def test_only_a_version_being_written_is_given_up(way: Told40DaysAgo) -> None:
    sent = way.served()
    with pytest.raises(NotWritten):
        drop_version(plan=sent, reason="No.", **way.by)
    assert signed_in(way.cast, "priya").get(f"/cases/{way.case.id}/plan/drop/").status_code == 404


def test_withheld_is_what_was_said_last(way: Told40DaysAgo) -> None:
    assert withheld_of(way.case.id) == frozenset()


def test_what_stops_a_plan_is_said_before_it_stops(way: Told40DaysAgo, client: Client) -> None:
    client.force_login(way.priya)
    page = f"/cases/{way.case.id}/plan/"
    way.served()
    begin_version(case=way.case, **way.by)
    EhcLine.objects.filter(plan__case=way.case, plan__state="written", block="I").delete()
    text = client.get(page).content.decode()
    assert ("Section I is empty." in text, "Nothing else stops you." in text) == (True, True)
    assert "No check stops you" not in text


def test_what_good_looks_like_names_this_child_and_nobody_else(way: Told40DaysAgo) -> None:
    plan = way.written()
    vague = ("Tola would benefit from support.", "A teaching assistant sits with Tola as appropriate.")
    for words in vague:
        add_line(plan=plan, where=HELP, words=words, **way.by)
    goods = [one.good for one in remarks_on(read_ehc_plan(plan), way.case, TODAY)]
    assert not [good for good in goods if any(name in good for name in ("Ayo", "Meera", "Joanna"))]
    assert [good for good in goods if "Tola" in good]
