"""Who may do what: the whole policy on one page.

A role is held *in* a place (it reaches the children there now) or *for* one child. What it allows is
the same in both cases. Nothing is allowed that is not written here.
"""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing a person can be allowed to do about a child, or in a place."""

    KNOW_OF = "know that this child is here, and their name and class"
    READ_PLAN = "read the plan that the family sees, and the account of it"
    READ_DRAFT = "read a plan still being written"
    WRITE_PLAN = "write a plan"
    SHARE_PLAN = "share a draft with the family"
    ANSWER_COMMENT = "say what became of a comment"
    PUT_IN_FORCE = "put a plan in force"
    COMMENT = "comment on a shared plan"
    ENTER_FOR_FAMILY = "enter what a family said on paper, by telephone or at a meeting"
    RESPOND = "agree, agree in part or disagree with a plan"
    RECORD = "record that a session happened or did not"
    CORRECT = "correct what somebody else recorded"
    OBSERVE = "add a note about the child"
    READ_NOTES = "read the notes about the child"
    RAISE_CONCERN = "raise a concern"
    ANSWER_CONCERN = "answer a concern"
    DECIDE_DUTY = "work out which duty is owed"
    SET_LAYER = "start or stop a layer of support"
    HOLD_REVIEW = "arrange and hold a review"
    HOLD_EHC_REVIEW = "arrange the yearly review of an EHC plan, and enter what it found"
    ASK_AT_REVIEW = "say what a review should talk about"
    SEE_WHO_LOOKED = "see who has looked at the record"
    LET_IN = "let a helper see the record, for a time"
    KEEP_DETAILS = "put right a child’s own details"
    KEEP_AROUND = "say who is around a child, and on what evidence"
    ASK_ASSESSMENT = "ask the council for an EHC needs assessment"
    READ_CASE = "read a child’s case with the council"
    RESPOND_TO_DRAFT = "answer a draft EHC plan for the family"
    DISAGREE = "say that the family disagrees: mediation, and an appeal"
    GIVE_ADVICE = "give the advice, or the part of a package, that was asked for"
    WORK_CASE = "work on a child’s case with the council"
    READ_PANEL_PAPERS = "read a child’s case that is before a panel"
    # in a place, not about one child
    SEE_CLASS = "open the page of a class"
    SEE_DESK = "open the SENCO's desk"
    KEEP_ROSTER = "bring in pupils, classes and staff"
    KEEP_CALENDAR = "keep the school calendar"
    KEEP_SCHOOLS = "bring in the register of schools"
    GIVE_ROLES = "give and end roles in a place"
    ANSWER_CONSULTATION = "answer a council that consults the school"
    SEE_CASELOAD = "see the council’s cases"
    MANAGE_CASES = "pass cases on, and see where they wait"
    KEEP_LETTERS = "keep the words of the council’s letters"
    MAKE_RETURNS = "make the council’s returns, see what is wrong in them, and fill their code sets"
    KEEP_PACKAGES = "bring in the council’s own variants of support packages"
    RUN_CONSULTATION = "ask the public: make, announce and extend a consultation"
    READ_ANSWERS = "read what people answered to a consultation, and bring answers in"
    CODE_ANSWERS = "find themes in what people answered, sign the frame of them, and code answers"
    WRITE_REPORT = "write what was heard in a consultation, beside the figures"
    PUBLISH_REPORT = "publish the report of a consultation, and record what was decided"
    RUN_CAMPAIGN = "run a campaign: its surveys, open letters, pledges and toolkit"


class RoleKind(StrEnum):
    """The parts people play. The value is stored; the words are in ROLE_WORDS."""

    SENCO = "senco"
    HEAD = "head"
    SCHOOL_OFFICE = "school_office"
    CLASS_TEACHER = "class_teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    AREA_DATA = "area_data"
    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    SPECIALIST = "specialist"
    KEY_ADULT = "key_adult"
    PLAN_COORDINATOR = "plan_coordinator"
    CASEWORK_MANAGER = "casework_manager"
    ADVICE_GIVER = "advice_giver"
    PANEL_MEMBER = "panel_member"
    CONSULTATION_LEAD = "consultation_lead"
    ANALYST = "analyst"
    CAMPAIGNER = "campaigner"
    HELPER = "helper"
    RELATION = "relation"


ROLE_WORDS = {
    RoleKind.SENCO: "SENCO",
    RoleKind.HEAD: "head",
    RoleKind.SCHOOL_OFFICE: "school office",
    RoleKind.CLASS_TEACHER: "class teacher",
    RoleKind.TEACHING_ASSISTANT: "teaching assistant",
    RoleKind.AREA_DATA: "area data manager",
    RoleKind.PARENT: "parent or carer",
    RoleKind.YOUNG_PERSON: "young person",
    RoleKind.SPECIALIST: "specialist",
    RoleKind.KEY_ADULT: "key adult",
    RoleKind.PLAN_COORDINATOR: "plan coordinator",
    RoleKind.CASEWORK_MANAGER: "casework manager",
    RoleKind.ADVICE_GIVER: "professional asked for advice",
    RoleKind.PANEL_MEMBER: "panel member",
    RoleKind.CONSULTATION_LEAD: "consultation lead",
    RoleKind.ANALYST: "analyst of answers",
    RoleKind.CAMPAIGNER: "campaigner",
    RoleKind.HELPER: "helper",
    RoleKind.RELATION: "family and friends",
}

P = Permission

_READER = frozenset({P.KNOW_OF, P.READ_PLAN})
_AROUND = _READER | {P.OBSERVE, P.READ_NOTES, P.RAISE_CONCERN, P.READ_DRAFT}
_FAMILY = _READER | {
    P.READ_NOTES,
    P.COMMENT,
    P.RESPOND,
    P.RAISE_CONCERN,
    P.ASK_AT_REVIEW,
    P.SEE_WHO_LOOKED,
    P.ASK_ASSESSMENT,
    P.READ_CASE,
    P.RESPOND_TO_DRAFT,
    P.DISAGREE,
}
_OFFICER = _READER | {
    P.READ_CASE,
    P.WORK_CASE,
    P.HOLD_EHC_REVIEW,
    P.DISAGREE,
    P.KEEP_DETAILS,
    P.READ_PANEL_PAPERS,
    P.SEE_CASELOAD,
}

PERMISSIONS: dict[RoleKind, frozenset[Permission]] = {
    RoleKind.SENCO: _AROUND
    | {
        P.WRITE_PLAN,
        P.SHARE_PLAN,
        P.ANSWER_COMMENT,
        P.ENTER_FOR_FAMILY,
        P.PUT_IN_FORCE,
        P.RECORD,
        P.CORRECT,
        P.ANSWER_CONCERN,
        P.DECIDE_DUTY,
        P.SET_LAYER,
        P.HOLD_REVIEW,
        P.HOLD_EHC_REVIEW,
        P.SEE_WHO_LOOKED,
        P.KEEP_AROUND,
        P.KEEP_DETAILS,
        P.SEE_CLASS,
        P.SEE_DESK,
        P.KEEP_ROSTER,
        P.KEEP_CALENDAR,
        P.ASK_ASSESSMENT,
        P.READ_CASE,
        P.GIVE_ADVICE,
        P.ANSWER_CONSULTATION,
    },
    RoleKind.HEAD: _AROUND
    | {
        P.HOLD_EHC_REVIEW,
        P.ANSWER_CONCERN,
        P.SEE_WHO_LOOKED,
        P.KEEP_AROUND,
        P.KEEP_DETAILS,
        P.SEE_CLASS,
        P.SEE_DESK,
        P.KEEP_ROSTER,
        P.KEEP_CALENDAR,
        P.GIVE_ROLES,
        P.ASK_ASSESSMENT,
        P.READ_CASE,
        P.GIVE_ADVICE,
        P.ANSWER_CONSULTATION,
    },
    RoleKind.SCHOOL_OFFICE: frozenset({P.KNOW_OF, P.KEEP_DETAILS, P.KEEP_ROSTER, P.KEEP_CALENDAR}),
    RoleKind.CLASS_TEACHER: _AROUND | {P.WRITE_PLAN, P.RECORD, P.SEE_CLASS},
    RoleKind.TEACHING_ASSISTANT: _AROUND | {P.RECORD, P.SEE_CLASS},
    RoleKind.AREA_DATA: frozenset({P.KEEP_SCHOOLS, P.MAKE_RETURNS}),
    RoleKind.PARENT: _FAMILY | {P.LET_IN},
    RoleKind.YOUNG_PERSON: _FAMILY,
    RoleKind.SPECIALIST: _AROUND | {P.WRITE_PLAN, P.RECORD, P.ANSWER_COMMENT, P.GIVE_ADVICE},
    RoleKind.KEY_ADULT: _AROUND | {P.RECORD},
    RoleKind.PLAN_COORDINATOR: _OFFICER,
    RoleKind.CASEWORK_MANAGER: _OFFICER
    | {
        P.MANAGE_CASES,
        P.KEEP_LETTERS,
        P.KEEP_PACKAGES,
        P.MAKE_RETURNS,
        P.SEE_WHO_LOOKED,
    },
    RoleKind.ADVICE_GIVER: frozenset({P.KNOW_OF, P.GIVE_ADVICE}),
    RoleKind.PANEL_MEMBER: frozenset({P.KNOW_OF, P.READ_PANEL_PAPERS}),
    RoleKind.CONSULTATION_LEAD: frozenset(
        {P.RUN_CONSULTATION, P.READ_ANSWERS, P.CODE_ANSWERS, P.WRITE_REPORT, P.PUBLISH_REPORT}
    ),
    RoleKind.ANALYST: frozenset({P.READ_ANSWERS, P.CODE_ANSWERS, P.WRITE_REPORT}),
    RoleKind.CAMPAIGNER: frozenset({P.RUN_CAMPAIGN}),
    RoleKind.HELPER: _READER,
    RoleKind.RELATION: frozenset(),
}

WHOLE_SCHOOL = frozenset({RoleKind.SENCO, RoleKind.HEAD, RoleKind.SCHOOL_OFFICE})
IN_CLASS = frozenset({RoleKind.CLASS_TEACHER, RoleKind.TEACHING_ASSISTANT})
WHOLE_AREA = frozenset({RoleKind.PLAN_COORDINATOR, RoleKind.CASEWORK_MANAGER})
FOR_A_CHILD = frozenset(
    {
        RoleKind.PARENT,
        RoleKind.YOUNG_PERSON,
        RoleKind.SPECIALIST,
        RoleKind.KEY_ADULT,
        RoleKind.PLAN_COORDINATOR,
        RoleKind.ADVICE_GIVER,
        RoleKind.PANEL_MEMBER,
        RoleKind.HELPER,
        RoleKind.RELATION,
    }
)
STAFF = (
    WHOLE_SCHOOL
    | IN_CLASS
    | WHOLE_AREA
    | {
        RoleKind.SPECIALIST,
        RoleKind.KEY_ADULT,
        RoleKind.ADVICE_GIVER,
        RoleKind.PANEL_MEMBER,
        RoleKind.AREA_DATA,
        RoleKind.CONSULTATION_LEAD,
        RoleKind.ANALYST,
    }
)


def allows(kinds: frozenset[RoleKind], permission: Permission) -> bool:
    return any(permission in PERMISSIONS[kind] for kind in kinds)
