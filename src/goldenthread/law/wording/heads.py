"""The kinds of help that happen at a time: sessions, therapies, breaks, programmes, check-ins."""

from __future__ import annotations

import re

from goldenthread.law.wording.patterns import NUMBER, spelled, words

_ONE_TO_ONE = r"1:1|1-1|1[- ]to[- ]1|one[- ]to[- ]one|individual|direct"
_NOT_SUPPORT = (
    "(?! (?:assistants?|bases?|workers?|plans?|staff|teams?|teachers?|services?|strategies|tutors?|"
    "mentors?|groups?|officers?|partners?|units?|centres?|dogs?|frames?|networks?|materials?|"
    "his|her|their|him|them|transitions?|the|this|understanding|access|learning|a|an|ayo)\\b)"
)
HEAD = words(
    "(?:(?:speech and language|speech|language|occupational|play|music|art|drama|behaviour(?:al)?|"
    "lego|rebound|hydro|physio|psycho|cognitive behavioural|talking|sensory integration|group|"
    "family|animal|equine)[- ]?)?therapy(?: sessions?| input| programmes?| exercises)?",
    "(?:hydro|physio|psycho)therapy(?: sessions?| input| programmes?| exercises)?",
    "physio exercises",
    "counselling(?: sessions?)?",
    "mentoring(?: sessions?)?",
    "coaching(?: sessions?)?",
    "sessions?",
    "interventions?",
    "programmes?",
    "tuition",
    "input",
    "(?:movement|sensory|rest|brain|regulation|calm|rest|learning|toilet|exercise)[- ]breaks?"
    "(?! (?:card|pass|area|space|room))",
    "(?:regular|frequent|short|with|have|has|takes?|of|additional|timed|scheduled|extra) breaks",
    "check-?ins?",
    "check-?ups?",
    "sensory (?:circuits?|diet|activit(?:y|ies))",
    "(?:pre|over|re)-?teaching",
    "overlearning",
    "(?:specialist|direct|precision|explicit|individual|1:1|small[- ]group|dyslexia|multisensory|"
    "phonics|structured|discrete|additional|literacy|numeracy|maths|reading|targeted) teaching"
    "(?! (?:assistant|staff))",
    rf"(?:{_ONE_TO_ONE}|small[- ]group|group|targeted|intervention|paired|precision) work",
    f"(?:{_ONE_TO_ONE}|quiet|calm|reading|talk|key worker|special|nurture|circle|sensory|"
    "floor|processing) time",
    f"(?:{_ONE_TO_ONE}|adult|ta|lsa|teaching assistant|additional|extra|in[- ]class|classroom|"
    "small[- ]group|targeted|specialist|intensive|individualised|emotional|pastoral|literacy|"
    "numeracy|reading|writing|sensory|communication|learning|hours? of|level of|some|therapeutic|"
    f"behavioural|language|daily|weekly|regular|ongoing|salt|ot|staff|social) support{_NOT_SUPPORT}",
    "supervision",
    "(?:social skills|nurture|friendship|lego|intervention|phonics|reading|talk|language|"
    "listening|communication|attention|art|cooking|gardening|drama) groups?(?! (?:room|of))",
    "group (?:work|sessions?|activities)",
    "exercises",
    "(?:language|motor|motor skills|social|sensory|structured|turn[- ]taking|play|attention|listening|"
    "communication|phonics|literacy|daily|weekly) activities",
)
# “During the session” speaks of a session already promised; “each session” is a rate, not a promise.
_ALREADY_PROMISED = re.compile(
    rf"(?:\b(?:each|every|per|all|during|before|after|between|in|into|at|of|the|these|this|those|"
    rf"both|when|any|his|her|their|from|under|lead|leads|follow|follows|"
    rf"following) (?:(?!{NUMBER} )[\w:-]+ )?|/)$"
)
_FRESH = re.compile(
    r"(?:\d|half|hours?|minutes?|mins?|hrs?|week|form|block|programme|level|number|course|receipt|"
    r"amount|package) of (?:[\w:-]+ )?$"
)


def is_taught_or_given(low: str, head: re.Match[str]) -> bool:
    """True unless the words before it show that it is only spoken of, as in “after each session”."""
    before = low[max(0, head.start() - 300) : head.start()]
    return _ALREADY_PROMISED.search(before) is None or _FRESH.search(before) is not None


_TOGETHER = spelled(
    "read with",
    "work (?:with|through|alongside)",
    "practi[sc]e",
    "visit",
    "be taught(?! in a class)",
)
ACTIVITY = words(f"will (?:also )?{_TOGETHER}")
