"""How long each table is kept, and what is taken out before anything is published.

A child's record is kept until the young person is 25 and then for as long as the law on limitation lets a
claim be made; the periods are an installation's to set and its data protection officer's to answer for.
What is decided here is which rule each table follows, so that none is forgotten.
"""

from __future__ import annotations

from enum import StrEnum


class Kept(StrEnum):
    WITH_CHILD = "with the child's record: to the 25th birthday and 6 years"
    WITH_LOG = "with the log: as long as the record it tells of"
    WITH_ACCOUNT = "while the account is open and a year after"
    WITH_PLACE = "while the place is in the register"
    WITH_RESPONSE = "until 6 years after the response to the consultation is published"
    WITH_CAMPAIGN = "until 2 years after the campaign has ended"
    SHORT = "90 days"
    AFTER_EVENT = "until 90 days after the event; then names, how people are reached and what they need go"


class TakenOut(StrEnum):
    """What leaves a row before it may be published or shared beyond those it is about."""

    ALL = "the row is never published; only counts, suppressed when small"
    NAMES = "names, addresses and identifiers are taken out"
    NOTHING = "nothing: it is public already"


RETENTION: dict[str, tuple[Kept, TakenOut]] = {
    "foundation.Account": (Kept.WITH_ACCOUNT, TakenOut.ALL),
    "foundation.AuditEntry": (Kept.WITH_LOG, TakenOut.ALL),
    "foundation.AuditSubject": (Kept.WITH_LOG, TakenOut.ALL),
    "foundation.Notice": (Kept.WITH_ACCOUNT, TakenOut.ALL),
    "foundation.StoredFile": (Kept.SHORT, TakenOut.ALL),
    "foundation.ApiKey": (Kept.WITH_ACCOUNT, TakenOut.ALL),
    "places.Area": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.Setting": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.SettingLink": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.PlaceRole": (Kept.WITH_LOG, TakenOut.NAMES),
    "places.Term": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.Closure": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.Period": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "plans.SchoolWeek": (Kept.WITH_PLACE, TakenOut.ALL),
    "people.TeachingClass": (Kept.WITH_PLACE, TakenOut.NAMES),
    "people.ClassRole": (Kept.WITH_LOG, TakenOut.NAMES),
    **{
        f"people.{name}": (Kept.WITH_CHILD, TakenOut.ALL)
        for name in (
            "Child", "Enrolment", "ClassMembership", "ChildRole", "ImportedPerson", "Responsibility",
        )
    },
    **{
        f"conversation.{name}": (Kept.WITH_RESPONSE, TakenOut.NOTHING)
        for name in (
            "Consultation", "Extension", "Principle", "Question", "StatementDecision", "StatementStanding",
            "Version",
        )
    },
    **{
        f"conversation.{name}": (Kept.WITH_RESPONSE, TakenOut.NAMES)
        for name in ("Answer", "Reply", "SetAside", "Statement")
    },
    "conversation.Draft": (Kept.SHORT, TakenOut.ALL),
    "events.SignUp": (Kept.AFTER_EVENT, TakenOut.ALL),
    "events.Message": (Kept.AFTER_EVENT, TakenOut.ALL),
    **{
        f"events.{name}": (Kept.WITH_RESPONSE, TakenOut.NAMES)
        for name in ("Note", "PanelQuestion", "Table")
    },
    **{
        f"events.{name}": (Kept.WITH_RESPONSE, TakenOut.ALL)
        for name in ("Arrival", "SignUpStep", "Support")
    },
    **{
        f"events.{name}": (Kept.WITH_RESPONSE, TakenOut.NOTHING)
        for name in ("Event", "Moderation", "PanelAnswer", "PanelTaken")
    },
    **{
        f"themes.{name}": (Kept.WITH_RESPONSE, TakenOut.NAMES)
        for name in (
            "Candidate", "Frame", "FrameEdit", "FrameLine", "FrameSignature", "LetterGroup", "LetterNaming",
            "ObjectionAnswer", "Run", "Sample", "Theme", "WordsReviewed",
        )
    },
    **{
        f"themes.{name}": (Kept.WITH_RESPONSE, TakenOut.ALL)
        for name in (
            "CandidateAnswer", "CandidateTaken", "Code", "Coding", "LetterMember", "Objection",
            "SampleAnswer", "StanceGiven", "StanceInferred", "Standing", "TextVectors", "WordsFound",
        )
    },
    "places.IndependentHelp": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "places.Organisation": (Kept.WITH_PLACE, TakenOut.NOTHING),
    **{
        f"campaigns.{name}": (Kept.WITH_CAMPAIGN, TakenOut.NOTHING)
        for name in (
            "Campaign", "Letter", "LetterVersion", "Picture", "Survey", "SurveyQuestion", "TimelineEntry",
            "ToolkitText",
        )
    },
    **{
        f"campaigns.{name}": (Kept.WITH_CAMPAIGN, TakenOut.NAMES)
        for name in ("Pledge", "PledgeNews", "Signatory", "SurveyAnswer", "SurveyReply", "SurveyWithdrawal")
    },
    "campaigns.HandedIn": (Kept.WITH_RESPONSE, TakenOut.NOTHING),
    "campaigns.SurveyDraft": (Kept.SHORT, TakenOut.ALL),
    "campaigns.LetterSketch": (Kept.SHORT, TakenOut.ALL),
    "campaigns.LettersBegun": (Kept.WITH_CAMPAIGN, TakenOut.ALL),
    "campaigns.Constituency": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "campaigns.Postcode": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "report.Decision": (Kept.WITH_RESPONSE, TakenOut.NOTHING),
    "report.Population": (Kept.WITH_RESPONSE, TakenOut.NOTHING),
    **{
        f"report.{name}": (Kept.WITH_RESPONSE, TakenOut.NAMES)
        for name in ("Edition", "Passage", "PointAnswer")
    },
    **{
        f"report.{name}": (Kept.WITH_RESPONSE, TakenOut.ALL)
        for name in ("Follow", "Seen", "TakeOutAsked")
    },
    "conversation.PaperRule": (Kept.WITH_RESPONSE, TakenOut.NOTHING),
    **{
        f"conversation.{name}": (Kept.WITH_RESPONSE, TakenOut.ALL)
        for name in (
            "Collected", "Collector", "ConnectionJudged", "Mail", "MailRead", "Paper", "PaperSettled",
            "Sheet", "SheetRow", "Shown", "Typing", "Vote", "Voter",
        )
    },
    "conversation.WrittenDown": (Kept.WITH_RESPONSE, TakenOut.NAMES),
    "casework.Request": (Kept.WITH_CHILD, TakenOut.ALL),
    "casework.LetterTemplate": (Kept.WITH_PLACE, TakenOut.NAMES),
    "casework.Panel": (Kept.WITH_PLACE, TakenOut.NAMES),
    "casework.PanelMember": (Kept.WITH_PLACE, TakenOut.NAMES),
    "exchange.AreaReport": (Kept.WITH_LOG, TakenOut.NAMES),
    "exchange.CodeSetVersion": (Kept.WITH_PLACE, TakenOut.NAMES),
    "exchange.PublishedFigure": (Kept.WITH_PLACE, TakenOut.NOTHING),
    "casework.Package": (Kept.WITH_PLACE, TakenOut.NOTHING),
    **{
        f"casework.{name}": (Kept.WITH_CHILD, TakenOut.ALL)
        for name in (
            "Advice", "AdviceAsked", "AdviceReminder", "AdviceWithheld", "AgreedThing",
            "AnswerReceived", "Appeal", "Case", "CaseEvent", "CaseReview", "ChildPackage", "Consultation",
            "ConsultationReply", "Decision",
            "EhcLine", "EhcLineEdit", "EhcPlan", "BudgetAmount", "BudgetDecision", "BudgetRequest",
            "EhcPlanDropped", "EventSetAside", "FamilyWords", "FamilyWordsAnswer", "Handover", "KeptClock",
            "Letter", "LetterPosted", "MediationAgreement", "PackageAsked", "PackageFinding",
            "ReviewInvitation",
            "ReviewMeeting", "ReviewOutcome", "PackagePart", "PackageSignOff", "PanelAdvice", "PanelItem",
            "PanelRecusal", "Placement", "PlacementEnd", "Preference", "Transfer", "WordsShown",
            "WordsWithheld",
        )
    },
    **{
        f"plans.{name}": (Kept.WITH_CHILD, TakenOut.ALL)
        for name in (
            "Adjustment", "AdjustmentOwed", "CalendarChange", "ChildAccount", "ClassNote",
            "Comment", "CommentAnswer", "Concern", "ConcernAnswer",
            "DeliveryRecord", "DraftEdit", "DutyAnswer", "DutyFinding", "DutyWalk", "EnteredFor",
            "FamilyContact", "KeptWording", "LayerChange", "MadeGood", "Need", "Observation", "Outcome",
            "OutcomeStep",
            "Plan", "PlanVersion", "Provision", "Response", "ResponseAnswer", "Review",
            "ReviewFinding", "ReviewHeld", "ReviewTopic", "VersionEvent", "View", "WorkGiven",
        )
    },
}  # fmt: skip
