"""What made-up people said to a made-up consultation. Every word is ours; nobody wrote to us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

SAID = {
    "Tell us when help does not happen": (
        "I found out in March that nobody had seen him since October.",
        "Just write it down if it did not happen. I would rather know.",
        "When the speech therapist is off sick, tell us the same week and not at the review.",
        "We only learn that sessions were missed when we ask, and asking makes us difficult parents.",
        "A short message when a session is cancelled would be enough.",
        "Show us the sessions that did not happen, and the reason.",
        "Nobody had lied to us. Nobody had said anything at all.",
        "If twelve weeks of support turn into four, families should hear it from school first.",
        "Please record missed sessions, because at the annual review nobody can remember.",
        "He was promised three sessions a week and got one, and we heard by accident.",
        "Let me see a list of what was given and what was missed.",
        "Be honest when the support did not take place.",
        "I want to know on the day when her one to one is used to cover another class.",
        "It should not need a complaint to find out that the help had stopped.",
    ),
    "Plain words": (
        "Write it so that my mum can read it.",
        "The plan is forty pages long and I still do not know what happens on Monday.",
        "Use plain English and leave out the abbreviations.",
        "I am a teaching assistant and I have to look up half of the words.",
        "Short sentences please, my reading is not good either.",
        "A plan that a child cannot understand is not about the child.",
        "Say it in easy words, and put the pictures in that I use at school.",
        "Jargon hides that nothing is promised.",
        "English is our second language and the letters are too hard to follow.",
        "One page that everybody can understand would do more than the whole folder.",
        "Explain what the words mean before the meeting.",
        "It reads as if it was written for lawyers.",
        "Make the language simple enough to read aloud at home.",
        "I had to ask a friend to translate the plan, and we both speak English.",
    ),
    "Somebody outside should check": (
        "An inspector should read a sample of plans every year.",
        "Nobody checks whether a plan is any good until it goes to tribunal.",
        "Schools should not mark their own homework.",
        "Somebody independent ought to look at whether the plan was delivered.",
        "The council writes it, the council checks it, the council decides. That cannot be right.",
        "I would trust it more if an outside person with experience had read it.",
        "Ofsted should ask to see what was promised and what was done.",
        "Have a parent from another school on the panel that checks quality.",
        "External moderation would keep the standard the same in every school.",
        "Let an independent reviewer visit twice a year without notice.",
        "There should be a quality check by someone who does not pay for the provision.",
        "Audit a few plans at random and publish the findings.",
    ),
    "Ask us before it is written": (
        "We were handed a finished plan and asked to sign.",
        "Ask the child first. They know what helps.",
        "I wanted to say what works at home but nobody asked me.",
        "Parents should be in the room when the targets are chosen.",
        "The young person should have the first word and not a tick box at the end.",
        "Send us the draft early enough to talk about it.",
        "My ideas were noted and then ignored.",
        "Write it together with the family, around one table.",
        "I am fifteen and I have never seen my own plan.",
        "Our view was copied from last year without anybody asking again.",
        "Involve the class teacher as well, she sees him every day.",
        "Listen to families at the start, it saves everyone time later.",
    ),
    "One person to ring": (
        "Give us one name and one telephone number.",
        "I have spoken to eleven different people and told the story eleven times.",
        "Every time I call, the officer has left.",
        "A key worker who knows my child would make all the difference.",
        "Somebody who answers the phone and can find out.",
        "It is always another department that is responsible.",
        "Have one contact for school, health and council together.",
        "I do not mind bad news if there is a person who will ring me back.",
        "We need a named coordinator who stays for more than six months.",
        "Emails go into a shared inbox and nobody owns them.",
        "One person should hold the whole plan and chase the others.",
        "Knowing whom to call would take away half of the worry.",
    ),
    "Enough trained people": (
        "A plan is worth nothing if there is nobody to deliver it.",
        "Our teaching assistants have had no training in autism.",
        "Schools cannot recruit, so the provision is only on paper.",
        "Pay support staff properly and they will stay.",
        "There is one educational psychologist for the whole area.",
        "Train every teacher in speech and language needs.",
        "The therapist post has been empty for a year.",
        "Agency staff change every week and he cannot cope with that.",
        "Fund enough adults in the classroom before writing more plans.",
        "I have thirty children, four plans and no assistant in the afternoon.",
        "Specialist teachers should be shared between schools that are too small to have one.",
        "Without staff who know about sensory needs the plan fails by half-term.",
    ),
}  # fmt: skip
BELONGS = {
    "Tell us when help does not happen": (
        "Families want to hear, soon and without asking, when something that was promised was missed.",
        "That there are too few people to deliver it.",
    ),
    "Plain words": ("Plans and letters should be short and easy to understand.", ""),
    "Somebody outside should check": (
        "Somebody who neither writes nor pays for a plan should check it.",
        "Being told about missed sessions.",
    ),
    "Ask us before it is written": (
        "Families and children should have a say before a plan is written, not after.",
        "",
    ),
    "One person to ring": ("One named person who knows the child and can be reached.", ""),
    "Enough trained people": (
        "There should be enough staff, and they should be trained.",
        "Which person to ring.",
    ),
}
OTHER = (
    "Let the dinner ladies see it too.",
    "The car park at the civic centre is too small for a meeting.",
    "No further comment.",
    "I filled this in on behalf of my neighbour.",
)
LETTER = (
    "Our children cannot wait any longer for the help they were promised. We ask the council to publish "
    "every term how many sessions were promised in plans and how many took place. We ask that families are "
    "told within five school days when something did not happen, and why. A plan that nobody reports on is a "
    "plan that nobody has to keep."
)
OWN_WORDS = (
    "",
    "",
    "",
    "My daughter has missed nine weeks of physiotherapy and I was told by a dinner lady.",
    "",
    "",
    "I am a grandfather and I do the school run, so I see what does not happen.",
    "",
    "",
    "Please do not lose this letter like the last one.",
    "",
    "",
)
PERSONAL = (
    "My son Tobias is in Year 4. Ring me on 07700 900123 if you want to hear more. Nobody told us that his "
    "speech sessions had stopped.",
    "Write it so that a parent can read it. You can reach me at r.example@school.example, Mrs Fenwick.",
)
IN_POLISH = "Proszę pisać prostym językiem, ponieważ nie rozumiemy tych długich listów ze szkoły."
ORGANISATIONS = (
    ("Northmoor Parent Carer Forum", "A survey of 90 parents."),
    ("Northmoor Heads’ Association", "A discussion of 14 head teachers."),
    ("Moorland Autism Group", "Two meetings with 31 families."),
)
WHO = ("parent", "parent", "parent", "parent", "school", "school", "specialist", "child", "health", "college")
REGION = ("north_east", "north_east", "north_west", "yorkshire", "")
LIKELY = (0.30, 0.18, 0.12, 0.16, 0.12, 0.20)


@dataclass(frozen=True, slots=True)
class SaidOne:
    """One made-up answer, and the themes that whoever made it up had in mind."""

    words: str
    themes: tuple[str, ...]
    who: str
    region: str
    may_quote: bool


def what_people_said(number: int, seed: int = 7) -> Iterator[SaidOne]:
    """So many answers of one or two thoughts each; now and then one that fits nothing."""
    random = Random(seed)  # noqa: S311 - made-up answers, the same every time
    names = list(SAID)
    for _ in range(number):
        themes: tuple[str, ...] = ()
        if random.random() < 0.06:
            words = random.choice(OTHER)
        else:
            themes = tuple(dict.fromkeys(random.choices(names, LIKELY, k=random.choice((1, 1, 2)))))
            words = " ".join(random.choice(SAID[theme]) for theme in themes)
        yield SaidOne(words, themes, random.choice(WHO), random.choice(REGION), random.random() < 0.6)
