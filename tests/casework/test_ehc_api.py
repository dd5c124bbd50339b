"""An EHC plan through the API: the whole way from the advice to the final plan, and what is refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, serve
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.models import Case, EhcPlan
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from tests.casework.made import ago, asked, assessing, given
from tests.casework.test_api import ask, fault
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
DAY = f"{TODAY}"
COGNITION = "cognition_and_learning"
VIEWS = {"block": "A2", "part": "views"}
HELP = {"block": COGNITION, "part": "provision", "row": 1}
NO_ADVICE = {"advice_id": f"{UUID(int=7)}", "number": 0}
FINAL = {
    "on": DAY, "reason": "It now says how much.", "signed_by": "Priya Nair", "early": "Funmi asks for it now."
}  # fmt: skip


def lines_of(version: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for section in version["sections"] for line in section["lines"]]


def the_line(version: dict[str, Any], part: str) -> dict[str, Any]:
    (found,) = [line for line in lines_of(version) if line["part"] == part]
    return found


def begun(cast: Cast) -> tuple[Case, EhcPlan]:
    case = assessing(cast)
    return case, begin_version(case=case, by=cast.people["priya"], at=NOW)


def written(cast: Cast) -> tuple[Case, str]:
    """A case with one line of its plan: the address of the plan, and the strand of the line."""
    case, plan = begun(cast)
    where = Where(COGNITION, "provision", 1)
    line = add_line(plan=plan, where=where, words="Regular help.", by=cast.people["priya"], at=NOW)
    return case, f"{line.strand}"


def served(cast: Cast) -> tuple[Case, str, str]:
    case, strand = written(cast)
    plan = serve(plan=EhcPlan.objects.get(case=case), told=Told(ago(3)), by=cast.people["priya"], at=NOW)
    return case, f"{plan.id}", strand


def test_the_whole_way_of_a_plan(cast: Cast) -> None:
    priya, funmi = signed_in(cast, "priya"), signed_in(cast, "funmi")
    case = assessing(cast)
    given(cast, asked(cast, case))
    at = f"/cases/{case.id}/plan"
    assert ask(priya, "GET", f"{at}/versions") == (200, [])
    status, version = ask(priya, "POST", f"{at}/versions")
    assert (status, version["number"], version["state"]) == (201, 1, "written")
    section = next(one for one in version["sections"] if one["block"] == COGNITION)
    places = [place["part"] for place in section["places"] if place["in_rows"]]
    assert places == ["need", "provision", "outcome"]

    (piece,) = ask(priya, "GET", f"{at}/advice")[1]
    assert [(one["words"], one["used_in"]) for one in piece["sentences"]] == [("She needs small steps.", [])]
    drawn = {"where": HELP, "words": "Regular help.", "source": {"advice_id": piece["id"], "number": 0}}
    status, version = ask(priya, "POST", f"{at}/lines", drawn)
    line = the_line(version, "provision")
    assert (status, line["section"], line["source"]) == (201, "F", "Health, Elaine Marsh")
    assert (line["quoted"], line["advice_id"]) == ("She needs small steps.", piece["id"])
    assert line["strand"] in {one["strand"] for one in version["remarks"]}  # “regular” is no amount
    assert ask(priya, "GET", f"{at}/advice")[1][0]["sentences"][0]["used_in"] == ["F"]
    extra = the_line(ask(priya, "POST", f"{at}/lines", {"where": VIEWS, "words": "x"})[1], "views")
    assert priya.delete(f"/api/casework{at}/lines/{extra['strand']}").status_code == 204

    assert ask(funmi, "GET", f"{at}/versions") == (200, [])
    assert ask(funmi, "GET", f"{at}/versions/{version['id']}")[0] == 404
    status, now = ask(priya, "POST", f"{at}/serve", {"on": f"{ago(3)}", "how": "post"})
    assert (status, now["state"]) == (201, "drafted")

    first = f"{at}/versions/{version['id']}"
    status, read = ask(funmi, "GET", first)
    mine = the_line(read, "provision")
    assert (status, read["state"], read["remarks"]) == (200, "served", [])
    assert (mine["words"], mine["source"]) == ("Regular help.", line["source"])
    assert (mine["quoted"], mine["advice_id"]) == ("", None)
    said = {"words": "How much help?", "strand": line["strand"]}
    status, read = ask(funmi, "POST", f"{first}/words", said)
    assert (status, [one["words"] for one in read["said"]]) == (201, ["How much help?"])
    wish = {"school": cast.settings["larch"].urn, "personal_budget": True}
    status, read = ask(funmi, "POST", f"{first}/preferences", wish)
    assert (status, [one["setting"] for one in read["preferred"]]) == (201, ["Larch School"])

    status, answers = ask(priya, "GET", f"{at}/answers")
    assert (status, answers["answer_until"] > DAY) == (200, True)
    (words,) = answers["said"]
    assert (words["strand"], words["outcome"]) == (line["strand"], "")
    became = {"outcome": "taken", "reason": "It now says four days."}
    status, answers = ask(priya, "POST", f"{at}/answers/{words['id']}", became)
    assert (status, answers["said"][0]["outcome_words"]) == (201, "Taken up")
    assert ask(priya, "POST", f"{at}/answers/{words['id']}", became)[0] == 409
    status, answers = ask(priya, "POST", f"{at}/consultations", {"school": "Larch School", "on": DAY})
    (consulted,) = answers["consulted"]
    assert (status, consulted["setting"], consulted["replied_on"]) == (201, "Larch School", None)
    to_reply = f"{at}/consultations/{consulted['id']}/reply"
    status, answers = ask(priya, "POST", to_reply, {"answer": "can", "on": DAY})
    assert (status, answers["consulted"][0]["answer"]) == (201, "It can meet the needs")

    status, second = ask(priya, "POST", f"{at}/versions")
    assert (status, second["number"], second["based_on"]) == (201, 2, version["id"])
    better = {"words": "Alone with a teacher, 30 minutes on four days a week.", "revision": 1}
    assert ask(priya, "PUT", f"{at}/lines/{line['strand']}", better)[0] == 200
    school = {"where": {"block": "I", "part": "name"}, "words": "Larch School"}
    assert ask(priya, "POST", f"{at}/lines", school)[0] == 201
    status, wrong = ask(priya, "POST", f"{at}/final", FINAL | {"early": ""})
    assert (status, [one["field"] for one in wrong["faults"]]) == (422, ["early"])
    status, now = ask(priya, "POST", f"{at}/final", FINAL)
    assert (status, now["state"]) == (201, "in_force")

    status, final = ask(funmi, "GET", f"{at}/versions/{second['id']}")
    assert (status, final["state"], final["changed_since"]) == (200, "final", 1)
    assert [(one["section"], one["before"], one["after"]) for one in final["changes"]] == [
        ("F", "Regular help.", better["words"]),
        ("I", "", "Larch School"),
    ]
    assert the_line(final, "provision")["delivered"].startswith("Not in the school’s plan in force yet")
    assert the_line(final, "name")["delivered"] == ""
    assert [one["state"] for one in ask(funmi, "GET", f"{at}/versions")[1]] == ["final", "replaced"]


def test_files_are_taken_away_and_logged(cast: Cast) -> None:
    case, plan_id, _ = served(cast)
    funmi, at = signed_in(cast, "funmi"), f"/api/casework/cases/{case.id}"
    word = funmi.get(f"{at}/plan/versions/{plan_id}/plan.docx")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(word.content)).namelist()
    for path, name in (
        (f"plan/versions/{plan_id}/plan.pdf", "version-1.pdf"),
        (f"plan/versions/{plan_id}/plan.pdf?size=large", "version-1-large-print.pdf"),
        ("papers/complaint", f"complaint-{DAY}.pdf"),
    ):
        answer = funmi.get(f"{at}/{path}")
        assert answer.content.startswith(b"%PDF"), path
        assert name in answer["Content-Disposition"]
    logged = AuditEntry.objects.filter(child_id=case.child_id, account=cast.people["funmi"])
    whats = [what for what in logged.order_by("number").values_list("what", flat=True) if "took" in what]
    assert whats == [
        "took the EHC plan away as a Word file",
        "took the EHC plan away as a PDF",
        "took the EHC plan away as a PDF",
        "took the papers of the case away",
    ]


@pytest.mark.parametrize(
    "path, body, status, field",
    [
        ("lines", {"where": {"block": "nowhere", "part": "need", "row": 1}, "words": "x"}, 422, "where"),
        ("lines", {"where": {"block": "A2", "part": "views", "row": 1}, "words": "x"}, 422, "where"),
        ("lines", {"where": {"block": COGNITION, "part": "need"}, "words": "x"}, 422, "where"),
        ("lines", {"where": {"block": "K", "part": "received", "row": 1}, "words": "x"}, 422, "where"),
        ("lines", {"where": HELP | {"row": 501}, "words": "x"}, 422, "where.row"),
        ("lines", {"where": VIEWS, "words": " "}, 422, "words"),
        ("lines", {"where": VIEWS, "words": "x", "source": NO_ADVICE}, 404, ""),
        ("serve", {"on": "2027-01-01"}, 422, "on"),
        ("serve", {"on": DAY, "how": "fax"}, 422, "how"),
        ("final", FINAL | {"signed_by": " "}, 422, "signed_by"),
        ("final", FINAL | {"reason": " "}, 422, "reason"),
        ("final", FINAL, 422, "setting"),
        ("consultations", {"school": "Larch School", "on": DAY}, 422, ""),
        (f"answers/{UUID(int=7)}", {"outcome": "not", "reason": "x"}, 404, ""),
        (f"consultations/{UUID(int=7)}/reply", {"answer": "can", "on": DAY}, 404, ""),
    ],
)  # fmt: skip
def test_a_refusal_says_which_answer_to_change(
    cast: Cast, path: str, body: dict[str, Any], status: int, field: str
) -> None:
    case, _ = written(cast)
    answer = ask(signed_in(cast, "priya"), "POST", f"/cases/{case.id}/plan/{path}", body)
    assert fault(answer) == (status, field)


def test_a_sentence_that_the_advice_does_not_have_is_not_there(cast: Cast) -> None:
    case, _ = begun(cast)
    advice = given(cast, asked(cast, case))
    drawn = {"where": VIEWS, "words": "x", "source": {"advice_id": f"{advice.id}", "number": 1}}
    assert ask(signed_in(cast, "priya"), "POST", f"/cases/{case.id}/plan/lines", drawn)[0] == 404


def test_the_second_of_two_officers_gets_both_texts(cast: Cast) -> None:
    case, strand = written(cast)
    priya, anita, line = signed_in(cast, "priya"), signed_in(cast, "anita"), f"plan/lines/{strand}"
    path = f"/cases/{case.id}/{line}"
    status, version = ask(anita, "PUT", path, {"words": "Anita’s words.", "revision": 1})
    assert (status, the_line(version, "provision")["revision"]) == (200, 2)
    status, both = ask(priya, "PUT", path, {"words": "Priya’s words.", "revision": 1})
    assert (status, both["mine"], both["theirs"]) == (409, "Priya’s words.", "Anita’s words.")
    assert (both["by"], both["revision"]) == ("Anita Rowe", 2)
    assert "Both texts are kept" in both["faults"][0]["message"]
    status, version = ask(priya, "PUT", path, {"words": "A third.", "revision": both["revision"]})
    assert (status, the_line(version, "provision")["words"]) == (200, "A third.")


def test_a_draft_that_names_a_school_is_not_served(cast: Cast) -> None:
    case, _ = written(cast)
    priya, at = signed_in(cast, "priya"), f"/cases/{case.id}/plan"
    school = {"where": {"block": "I", "part": "name"}, "words": "Larch School"}
    strand = the_line(ask(priya, "POST", f"{at}/lines", school)[1], "name")["strand"]
    status, refused = ask(priya, "POST", f"{at}/serve", {"on": DAY})
    assert (status, "names no school" in refused["faults"][0]["message"]) == (422, True)
    assert ask(priya, "GET", f"{at}/versions")[1][0]["state"] == "written"
    assert priya.delete(f"/api/casework{at}/lines/{strand}").status_code == 204
    assert ask(priya, "POST", f"{at}/serve", {"on": DAY})[0] == 201


def test_what_was_sent_never_changes(cast: Cast) -> None:
    case, _, strand = served(cast)
    priya, at = signed_in(cast, "priya"), f"/cases/{case.id}/plan"
    for method, path, body in (
        ("PUT", f"lines/{strand}", {"words": "x", "revision": 1}),
        ("DELETE", f"lines/{strand}", None),
        ("POST", "lines", {"where": VIEWS, "words": "x"}),
        ("POST", "serve", {"on": DAY}),
        ("POST", "final", FINAL),
    ):
        status, said = ask(priya, method, f"{at}/{path}", body)
        assert (status, said["faults"][0]["message"]) == (
            409, "No version is being written. Begin one to change the plan.",
        ), path  # fmt: skip


def test_the_version_being_written_is_given_up_once(cast: Cast) -> None:
    (case, _), priya = written(cast), signed_in(cast, "priya")
    address = f"/cases/{case.id}/plan/drop"
    assert fault(ask(priya, "POST", address, {"reason": " "})) == (422, "reason")
    status, head = ask(priya, "POST", address, {"reason": "It began too early."})
    assert (status, head["state"], head["dropped"]["reason"]) == (200, "dropped", "It began too early.")
    assert ask(priya, "POST", address, {"reason": "Again."})[0] == 409


def test_ids_of_another_case_are_not_there(cast: Cast) -> None:
    _, plan_id, strand = served(cast)
    other = assessing(cast, "zara")
    priya, at = signed_in(cast, "priya"), f"/cases/{other.id}/plan"
    begin_version(case=other, by=cast.people["priya"], at=NOW)
    line = {"words": "x", "revision": 1}
    assert ask(priya, "GET", f"{at}/versions/{plan_id}")[0] == 404
    assert ask(priya, "PUT", f"{at}/lines/{strand}", line)[0] == 404
    assert ask(priya, "DELETE", f"{at}/lines/{strand}")[0] == 404
    assert ask(priya, "GET", f"{at}/versions/{plan_id}/plan.pdf")[0] == 404


@pytest.mark.parametrize("path", ["words", "preferences"])
def test_the_family_alone_answers_and_only_what_it_was_sent(cast: Cast, path: str) -> None:
    case, plan_id, _ = served(cast)
    body = {"words": "A small school."}
    first = f"/cases/{case.id}/plan/versions/{plan_id}/{path}"
    assert ask(signed_in(cast, "priya"), "POST", first, body)[0] == 403
    newer = begin_version(case=case, by=cast.people["priya"], at=NOW)
    funmi = signed_in(cast, "funmi")
    assert ask(funmi, "POST", f"/cases/{case.id}/plan/versions/{newer.id}/{path}", body)[0] == 404
    assert fault(ask(funmi, "POST", first, {"words": " "})) == (422, "words")
    assert ask(funmi, "POST", first, body)[0] == 201


def test_nobody_reads_a_plan_without_signing_in(cast: Cast) -> None:
    case, plan_id, _ = served(cast)
    assert Client().get(f"/api/casework/cases/{case.id}/plan/versions/{plan_id}").status_code == 401
