"""The six questions that tell reasonable adjustments from special educational provision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.law import duty_rules as law
from goldenthread.law.rules import Citation, Rule

YES = "yes"
NO = "no"
NOT_KNOWN = "not_known"
HOME_LANGUAGE = "home_language"
SHORT = "short"
SLIGHT = "slight"
BUILDING = "building"
UNDER_TWO = "under_two"
MAYBE = "maybe"
HAS_PLAN = "has_plan"

Known = bool | None
"""Yes, no, or (None) not known yet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question. `means` is what the finding says of it; `only_under` an age in years."""

    id: str
    label: str
    hint: str
    means: str
    value: Known
    rules: tuple[Rule, ...]
    only_under: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with {name} where the child's name goes. `number` counts from 1."""

    id: str
    number: int
    text: str
    hint: str
    choices: tuple[Choice, ...]
    rules: tuple[Rule, ...]
    find_out: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for rule in self.rules for citation in rule.citations)

    def choice(self, choice_id: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.id == choice_id), None)

    def named(self, name: str) -> Question:
        """The same question about a child with a name."""
        choices = tuple(
            replace(choice, label=put(choice.label, name), hint=put(choice.hint, name))
            for choice in self.choices
        )
        return replace(self, text=put(self.text, name), hint=put(self.hint, name), choices=choices)

    def for_age(self, years: int) -> Question:
        """The same question without the choices that are only for younger children."""
        fitting = (c for c in self.choices if c.only_under is None or years < c.only_under)
        return replace(self, choices=tuple(fitting))


def put(text: str, name: str) -> str:
    """`text` with the child's name in its place. 'The child' is small inside a sentence."""
    inside = "the " + name[4:] if name.startswith("The ") else name
    return re.sub(r"(?<=[a-z,:] ){name}", lambda _: inside, text).replace("{name}", name)


def _not_known(rules: tuple[Rule, ...], means: str) -> Choice:
    hint = "We will say what to find out, and by when"
    return Choice(NOT_KNOWN, "We do not know yet", hint, means, None, rules)


_LEARNING = (law.LEARNING_DIFFICULTY,)
_DISABILITY = (law.DISABILITY,)
_DISADVANTAGE = (law.ADJUSTMENTS, law.HINDERING_DISABILITY)
_PROVISION = (law.SPECIAL_PROVISION,)
_THERAPY = (law.THERAPY_THAT_TEACHES,)
_ASSESSMENT = (law.ASK_TO_ASSESS,)

LEARNING = Question(
    id="learning",
    number=1,
    text="Does {name} find it much harder to learn than most children of the same age?",
    hint="Think of the same age everywhere, not only of this class. Below school age, say yes if "
    "that is likely by school age when nothing is done.",
    choices=(
        Choice(
            YES,
            "Yes",
            "For example, far behind in reading or number, or much slower to learn new words",
            "{name} finds it much harder to learn than most children of the same age",
            True,
            _LEARNING,
        ),
        Choice(
            HOME_LANGUAGE,
            "Only because lessons are not in the language of home",
            "If there is any other reason too, say yes",
            "What is hard comes only from learning in a language that is not spoken at home",
            False,
            (law.HOME_LANGUAGE,),
        ),
        Choice(
            NO,
            "No",
            "{name} learns about as easily as most, even if something else is in the way",
            "{name} does not find it much harder to learn than most children of the same age",
            False,
            _LEARNING,
        ),
        _not_known(_LEARNING, "We do not know yet how hard {name} finds it to learn"),
    ),
    rules=(law.LEARNING_DIFFICULTY, law.HOME_LANGUAGE),
    find_out="Look at what {name} can do now, and how fast that grows with good teaching. Ask the "
    "family. If {name} speaks another language at home, find out how things go in that language.",
)

DISABILITY = Question(
    id="disability",
    number=2,
    text="Does {name} have a disability?",
    hint="A condition of body or mind that makes everyday things harder, and has lasted or will "
    "last 12 months. No diagnosis is needed. Think how it would be without medicine or aids, but "
    "with glasses. If it comes and goes, count the whole time.",
    choices=(
        Choice(
            YES,
            "Yes",
            "More than a little harder, for 12 months or more, or likely to be",
            "{name} has a condition that makes everyday things harder, for 12 months or more",
            True,
            _DISABILITY,
        ),
        Choice(
            SHORT,
            "A condition, but not for as long as 12 months",
            "For example, a broken arm that will heal",
            "{name} has a condition that is not likely to last 12 months",
            False,
            _DISABILITY,
        ),
        Choice(
            SLIGHT,
            "A condition, but everyday things are hardly harder",
            "For example, a mild allergy, even without treatment",
            "{name} has a condition that makes everyday things hardly harder",
            False,
            _DISABILITY,
        ),
        Choice(
            NO,
            "No",
            "No condition of body or mind that we or the family know of",
            "{name} does not have a disability that we or the family know of",
            False,
            _DISABILITY,
        ),
        _not_known(_DISABILITY, "We do not know yet whether {name} has a disability"),
    ),
    rules=_DISABILITY,
    find_out="Ask {name} and the family what is hard at home and at school, and since when. With "
    "their agreement, ask the school nurse or the doctor. No diagnosis is needed.",
)

DISADVANTAGE = Question(
    id="disadvantage",
    number=3,
    text="Because of that, does something at school put {name} at a disadvantage?",
    hint="Something in the way we do things, or an aid or service that is missing. It must matter, "
    "but it need not be large. Count it even if an adjustment now puts it right.",
    choices=(
        Choice(
            YES,
            "Yes",
            "For example, writing for a whole lesson, noise at lunch, or no large print",
            "Something in how we do things, or a missing aid, puts {name} at a disadvantage",
            True,
            _DISADVANTAGE,
        ),
        Choice(
            BUILDING,
            "Yes, but only the building",
            "For example, stairs or a narrow door",
            "Only the building puts {name} at a disadvantage",
            True,
            (*_DISADVANTAGE, law.BUILDINGS),
        ),
        Choice(
            NO,
            "No",
            "{name} can do and use what others of the same age can",
            "Nothing at school puts {name} at a disadvantage",
            False,
            _DISADVANTAGE,
        ),
        _not_known(_DISADVANTAGE, "We do not know yet what at school puts {name} at a disadvantage"),
    ),
    rules=_DISADVANTAGE,
    find_out="Go through a school day with {name}: lessons, moving about, meals, trips, tests. Ask "
    "the family and every teacher what gets in the way.",
)

PROVISION = Question(
    id="provision",
    number=4,
    text="Does {name} need teaching that is extra to, or different from, what others of the same age get?",
    hint="Think of what is made for all children of that age in mainstream schools, not only yours. "
    "A laptop, a lift or more time is an adjustment, not teaching. With an EHC plan, say yes.",
    choices=(
        Choice(
            YES,
            "Yes",
            "For example, a planned small group, a specialist programme, or teaching by someone with "
            "special training",
            "{name} needs teaching that is extra to, or different from, what others get",
            True,
            _PROVISION,
        ),
        Choice(
            UNDER_TWO,
            "{name} is under 2, and needs help to learn",
            "Under 2, teaching of any kind counts",
            "{name} is under 2, when teaching of any kind counts as special",
            True,
            (law.UNDER_TWO,),
            only_under=2,
        ),
        Choice(
            NO,
            "No",
            "{name} learns what others learn, in the same lessons, once barriers are taken away",
            "Teaching is the same as for others",
            False,
            (law.SPECIAL_NEEDS, law.SPECIAL_PROVISION),
        ),
        _not_known(_PROVISION, "We do not know yet whether {name} needs different teaching"),
    ),
    rules=(law.SPECIAL_PROVISION, law.UNDER_TWO),
    find_out="Take the barriers away first. Teach {name} well for six weeks, and see what is learned. "
    "If that is not enough, say what teaching would be.",
)

THERAPY = Question(
    id="therapy",
    number=5,
    text="Does {name} need help from health or social care that teaches or trains?",
    hint="Then the law counts it as special educational provision, whoever pays for it.",
    choices=(
        Choice(
            YES,
            "Yes",
            "For example, a therapist’s programme for speech, or being taught to move safely with "
            "little sight",
            "{name} needs help from health or social care that teaches or trains",
            True,
            _THERAPY,
        ),
        Choice(
            NO,
            "No",
            "For example, none at all, or only nursing or medicine",
            "{name} needs no help from health or social care that teaches or trains",
            False,
            _THERAPY,
        ),
        _not_known(_THERAPY, "We do not know yet whether help from health or social care teaches {name}"),
    ),
    rules=_THERAPY,
    find_out="Ask the family who else helps {name}. Ask each of them whether what they do teaches or "
    "trains, and whether school must go on with it between visits.",
)

ASSESSMENT = Question(
    id="assessment",
    number=6,
    text="May {name} need an Education, Health and Care plan?",
    hint="That is, more than a mainstream setting can normally give from its own means. The council "
    "decides. May is enough to ask.",
    choices=(
        Choice(
            NO,
            "No",
            "A mainstream setting can give all that {name} needs",
            "A mainstream setting can give what {name} needs without an EHC plan",
            False,
            _ASSESSMENT,
        ),
        Choice(
            MAYBE,
            "Perhaps",
            "We or the family think that it may be needed",
            "{name} may need an EHC plan",
            True,
            _ASSESSMENT,
        ),
        Choice(
            HAS_PLAN,
            "There is an EHC plan already",
            "Then the council has decided that {name} needs special educational provision",
            "{name} has an EHC plan",
            True,
            (law.COUNCIL_SECURES,),
        ),
        _not_known(_ASSESSMENT, "We do not know yet whether {name} may need an EHC plan"),
    ),
    rules=_ASSESSMENT,
    find_out="Set out what has been tried, for how long and with what effect. Ask the family, and a "
    "specialist, whether more is needed than the school can give.",
)

QUESTIONS = (LEARNING, DISABILITY, DISADVANTAGE, PROVISION, THERAPY, ASSESSMENT)
BY_ID = {question.id: question for question in QUESTIONS}
