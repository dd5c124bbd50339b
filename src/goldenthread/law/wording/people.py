"""Who does it: roles and names that a family could ask for at the school's door."""

from __future__ import annotations

import re

from goldenthread.law.wording.patterns import spelled, word_list, words

ROLE = spelled(
    "therapists?",
    "salts?",
    "slts?",
    "ots?",
    "eps?",
    "tas?",
    "lsas?",
    "hltas?",
    "lsps?",
    "elsas?",
    "qtvis?",
    "qtods?",
    "tods?",
    "sendcos?",
    "sencos?",
    "sencs",
    "inco",
    "ehwp",
    "physio(?:therapist)?s?",
    "psychologists?",
    "psychiatrists?",
    "psychotherapists?",
    "teachers?",
    "tutors?",
    "assistants?",
    "mentors?",
    "counsell?ors?",
    "nurses?",
    "doctors?",
    "paediatricians?",
    "dieti[ct]ians?",
    "coach(?:es)?",
    "head ?teachers?",
    "deputy heads?",
    "heads? of (?:year|house|department|inclusion)",
    "supervisors?",
    "instructors?",
    "interpreters?",
    "interven[eo]rs?",
    "audiologists?",
    "orthoptists?",
    "technicians?",
    "librarians?",
    "caretakers?",
    "invigilators?",
    "readers? and scribes?",
    "scribes?",
    "(?:support|key|social|youth|care|play|case|outreach|family|link|pastoral)[- ]?workers?",
    "keyworkers?",
    "(?:habilitation|mobility|welfare|pastoral|attendance|careers) (?:officer|specialist|adviser|"
    "lead|manager|leader)s?",
    "careers advisers?",
    "(?:named|his key|her key|their key|the key) (?:key )?(?:adults?|persons?|staff)",
    "early years (?:practitioner|educator)s?",
    "key persons?",
    "parents?",
    "mother",
    "father",
    "mum",
    "dad",
    "carers?",
    "grand(?:mother|father|parents?)",
    "budd(?:y|ies)",
    "driver",
    "(?:passenger|transport) (?:escort|assistant)s?",
    "camhs",
)
# A therapy is given by its own profession, so that naming it says who.
PROFESSION_IMPLIED = spelled(
    "speech and language therapy",
    "speech (?:and language )?therapy",
    "occupational therapy",
    "physiotherapy",
    "hydrotherapy",
    "psychotherapy",
    "(?:play|music|art|drama|family) therapy",
    "counselling",
    "cbt",
    "specialist (?:[\\w-]+ ){0,2}(?:teaching|tuition)",
    "rebound therapy",
)
EVERYONE = spelled(
    "(?:all|every|each) (?:[\\w'-]+ ){0,3}(?:staff|adults?|members? of staff|teachers?|people|"
    "practitioners?|supervisors?)",
    "(?:staff|adults?|people|professionals) (?:who|working|teaching|supporting|trained in|"
    "that (?:work|teach)|in (?:the|his|her) (?:class|room|base)|on duty)",
    "class(?:room)? (?:staff|team)",
    "members? of (?:the|his|her) (?:[\\w'-]+ ){0,4}team",
    "(?:outreach|inclusion|therapy|sensory|autism|literacy|specialist|advisory|support|pastoral) "
    "(?:[\\w'-]+ ){0,2}(?:team|service)",
)
WHO = words(ROLE, PROFESSION_IMPLIED, EVERYONE)

# After an adult comes a description: then we know enough to check.
DESCRIBED_AFTER = re.compile(
    r"[ ,(]*(?:who (?:is|has|holds|knows|speaks|signs)|(?:trained|qualified|experienced|skilled|"
    r"fluent|competent) (?:in|to|at)|"
    r"with (?:\w+ ){0,3}(?:training|experience|qualifications?|level|knowledge|a level|expertise)|"
    r"named|from the|whose|working at|at level|holding|other than|on duty|"
    rf"(?:either |usually |normally |e\.?g\.? |i\.?e\.? )?(?:an? |the |his |her |their )?"
    rf"(?:[\w'-]+ ){{0,3}}{ROLE}\b)"
)
_NOT_NAMES = word_list(
    """
    the a an this that these those all each every any some no and or in on at by with from for of to
    staff support access regular daily weekly termly fortnightly monthly therapy boost teaching
    autism stage regulation stories story programme program plan school base unit room team
    assistant group key year section learning mainstream individual social special educational needs
    education health care read write inc sound lego talk attention zones precision speech language
    occupational sensory circuits circuit makaton numicon clicker widgit colourful semantics numbers
    reading maths english science history geography art music pe computing monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter autumn spring summer reception nursery early years
    teacher tutor senco sendco elsa small movement one two three four five six seven eight nine ten
    provision outcome need reviewed when where he she they his her their it if as additional quality
    first wave nessy toe beat dyslexia pecs picture exchange communication system now next task
    level higher
    """
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Madam|Sister|Nurse|Coach)\.? +[A-Z]")
_FULL_NAME = re.compile(r"\b([A-Z][a-zà-ÿ'’]+)[ -]+([A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-z]+)?)\b")
_NAME_NEXT = re.compile(r"[ ,(:–-]*([A-Z][a-zà-ÿ'’]+)\.? ([A-Z][a-zà-ÿ'’]+)")
_GIVEN_NAME = re.compile(r"\b(?:by|with|from)[ ]+([A-Z][a-zà-ÿ]+)\b")


def _is_name(*parts: str) -> bool:
    return not any(part.lower() in _NOT_NAMES for part in parts)


def name_follows(text: str, position: int) -> bool:
    """True if a person's name comes next, as in “an adult (Meera Shah)”."""
    match = _NAME_NEXT.match(text, position)
    return match is not None and _is_name(*match.groups())


def names_someone(text: str) -> bool:
    """True if the text, as written, names a person: a title and name, two names, or “with Meera”."""
    return (
        _TITLE.search(text) is not None
        or any(_is_name(*match.groups()) for match in _FULL_NAME.finditer(text))
        or any(_is_name(match.group(1)) for match in _GIVEN_NAME.finditer(text))
    )
