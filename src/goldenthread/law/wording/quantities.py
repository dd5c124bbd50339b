"""How often, how long and how many: what counts as having been said.

A *countable* frequency lets a family count the days on which something was due. *Coverage*
(“in all lessons”) says when, without a number. A *trigger* (“when he shows his card”) says
what sets it off. Therapists, schools and tribunals all write these differently.
"""

from __future__ import annotations

import re

from goldenthread.law.wording.patterns import NUMBER, phrase, spelled, words

PERIOD = spelled(
    "(?:(?:school|working|academic|calendar) )?(?:day|week|year)s?",
    "weekdays?",
    "fortnights?",
    "months?",
    "half[- ]terms?",
    "terms?",
    "hours?",
    "mornings?",
    "afternoons?",
    "evenings?",
    "nights?",
    "weekends?",
)
OCCASION = spelled(
    "lessons?",
    "sessions?",
    "lunch(?:time|break)?s?",
    "break[- ]?(?:time)?s?",
    "playtimes?",
    "mealtimes?",
    "meals?",
    "assembl(?:y|ies)",
    "transitions?",
    "registrations?",
    "visits?",
    "times?",
    "tasks?",
    "topics?",
    "tests?",
    "exams?",
    "assessments?",
    "subjects?",
    "hand ?over",
    "change(?:over)? of (?:lesson|room|activity|class)",
    "home ?time",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    "minutes?",
    "mins?",
)
COUNTED = spelled(
    "once",
    "twice",
    "thrice",
    "times",
    "x",
    "sessions?",
    "minutes?",
    "mins?",
    "hours?",
    "hrs?",
    "visits?",
    "lessons?",
    "breaks?",
    "days?",
    "slots?",
    "meetings?",
    "mornings?",
    "afternoons?",
    "checks?",
    "opportunities",
    "prompts?",
    NUMBER,
)
_EVENTS = spelled(
    "sessions?",
    "visits?",
    "lessons?",
    "meetings?",
    "breaks",
    "check-ins",
    "hours?",
    "hrs?",
    "appointments?",
    "exercises",
    "slots?",
)
CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)|\d{1,2}:\d\d|at \d{1,2}\.\d\d|noon|midday)"
# “Daily living” and a “weekly timetable” say nothing of how often help comes.
_NOT_A_RATE = "(?! (?:living|life|lives|routines?|timetables?|planner|tasks))"

COUNTABLE = words(
    rf"{COUNTED} (?:in )?an? {PERIOD}",
    "(?:sessions?|minutes?|mins?|hours?|hrs?|visits?|lessons?|breaks?) "
    rf"(?:[\w':/-]+ ){{1,8}}?an? {PERIOD}",
    f"{NUMBER} (?:[\\w'-]+ ){{0,2}}(?:sessions|visits|lessons|meetings|appointments|workshops)",
    "over the (?:autumn|spring|summer|next|whole|school) (?:half[- ])?(?:term|year)",
    rf"(?:a|one|half a|1) (?:full |whole |half )?(?:day|morning|afternoon|hour) an? {PERIOD}",
    rf"(?:per|each|every|in each) ?(?:[\w'-]+ ){{0,2}}(?:{PERIOD}|{OCCASION})",
    rf"{COUNTED} ?/ ?(?:[\w'-]+ ){{0,2}}(?:{PERIOD}|{OCCASION}|wks?)",
    rf"every {NUMBER}[- ](?:to {NUMBER} )?(?:[\w'-]+ )?(?:{PERIOD}|{OCCASION})",
    rf"(?:daily|nightly){_NOT_A_RATE}",
    rf"(?:weekly|fortnightly|monthly|termly|hourly|quarterly){_NOT_A_RATE}",
    "annually",
    "yearly",
    "biannually",
    "half[- ]termly",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    rf"{NUMBER} ?(?:x|times) ?{NUMBER}[- ]?(?:minutes?|mins?|hours?|hrs?)",
    rf"{NUMBER} (?:[\w'-]+ ){{0,5}}{_EVENTS}"
    r" (?:over|across|during|in|by|before|between|within|spread|for|from|per|to be)",
    rf"(?:over|across|for|within|spread over|in) (?:a period of )?{NUMBER} "
    "(?:school )?(?:weeks|months|terms|half[- ]terms|days)",
    rf"(?:block|course|series|set|total) of {NUMBER}",
    rf"{NUMBER}[- ](?:week|session) (?:block|course|programme)",
    "once only",
    "one[- ]off",
    "(?:at|by) the (?:start|beginning|end) of (?:the|his|her|their) "
    "(?:[\\w'-]+ )?(?:day|week|term|half[- ]term|year|lesson|session|morning|afternoon)",
    "first thing (?:in the morning|on)",
    CLOCK,
)

COVERAGE = words(
    "(?:throughout|across|during|all through) (?:the|each|every|his|her|their|all) "
    "(?:of (?:the|his|her) )?(?:[\\w'-]+ )?(?:day|week|morning|afternoon|lessons?|curriculum)",
    "(?:in|for|across|during|at|to|covering|within) all (?:of )?(?:his |her |their |the )?"
    "(?:[\\w'-]+,? ){0,3}(?:lessons|subjects|times|tasks|work|sessions|transitions|settings|"
    "activities|areas|exams|tests|assessments|classes|trips|classrooms|homework)",
    "all (?:his|her|their|of his|of her) (?:[\\w'-]+ ){0,2}(?:lessons|subjects|work|classes)",
    "(?:in|for|during|at|throughout) (?:each|every) (?:[\\w-]+ ){0,2}"
    "(?:lessons?|sessions?|transitions?|assembl(?:y|ies)|tasks?|subjects?|trips?|lunchtime|playtime)",
    "full[- ]time",
    "whole[- ]time",
    "all day",
    "always",
    "for the (?:whole|full|entire)",
    "(?:at|during|over) (?:the )?(?:play|break|lunch|snack|registration|assembly|meal|home)"
    "[- ]?(?:times?|breaks?)?(?:,? (?:and|or) (?:play|break|lunch|assembly)[- ]?(?:times?)?)?",
    "(?:before|after) (?:school|lunch|break|registration|assembly|play)",
    "on (?:arrival|entry|leaving)",
)

# Something we can see starts it. “When needed” is not that: see `conditions`.
_SEEN = (
    "shows?|asks?|holds?|puts?|says?|signals?|points?|hands?|uses?|leaves?|arrives?|finish(?:es)?|"
    "becomes?|starts?|begins?|stops?|covers?|hides?|runs?|cries|gets?|moves?|chooses|scores?|"
    "reaches|has (?:read|written|finished|been|used)|is (?:given|asked|told|shown|away|upset)"
)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
TRIGGER = words(
    rf"(?:on|by|before) (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}",
    rf"(?:when|whenever|if|as soon as|once|until|unless|each time|every time) "
    rf"(?:[\w'-]+ ){{1,4}}?(?:{_SEEN})",
    "(?:before|after|at|during|for|on|in|following|prior to) (?:each|every|any)",
    "(?:before|after|following|prior to) (?:a|an|the|his|her|their) (?:[\\w'-]+ ){0,3}[\\w'-]+",
)

_STRETCH = spelled("minutes?", "mins?", "hours?", "hrs?", "seconds?", "secs?")
DURATION = words(
    rf"{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})?[- ]?(?:and a half )?{_STRETCH}",
    rf"{NUMBER} ?[mh]",
    "(?:half|three[- ]quarters of|a quarter of|quarter of)[- ](?:an?[- ])?hours?",
    "an hour(?:'s)?(?: and a half)?",
    "(?:full|whole|half|entire)[- ](?:an? |of the |the )?"
    "(?:day|morning|afternoon|lesson|session|hour|playtime|lunchtime)s?",
    rf"{NUMBER} (?:full |whole |half |school )*(?:days?|mornings?|afternoons?|lessons?|periods?)",
    "(?:a|one) (?:day|morning|afternoon) (?:a|per|each|every)",
    rf"{CLOCK} ?(?:-|to|until|till|and) ?(?:\d[\d.:]*(?: ?[ap]m)?|noon|midday)",
    r"\d{1,2}[.:]\d\d ?(?:-|to|until|till) ?\d{1,2}[.:]\d\d",
    rf"\d{{1,2}}(?:[.:]\d\d)? ?(?:-|to|until|till) ?{CLOCK}",
    "double (?:lesson|period)s?",
)

_CHILDREN = spelled(
    "children",
    "child",
    "pupils?",
    "students?",
    "peers?",
    "learners?",
    "classmates?",
    "friends?",
    "others?",
    "young people",
    "boys",
    "girls",
    "members",
)
GROUP = re.compile(
    phrase(
        r"\b\d ?: ?\d\b|\b1[- ](?:to[- ])?[1-9]\b|\bone[- ]to[- ](?:one|two|three|four)\b|\b1-2-1\b|"
        r"\b121\b|"
        rf"\b{NUMBER} (?:to {NUMBER} )?(?:[\w'-]+ ){{0,2}}{_CHILDREN}\b|"
        rf"\bgroups? (?:size )?\(?(?:of |with )?(?:between |up to |no more than |not more than |"
        rf"at most |a maximum of |max(?:imum)?\.? (?:of )?|fewer than |no larger than |of )*{NUMBER}\b|"
        rf"\(?(?:max(?:imum)?\.?|up to|no more than)(?: of)? {NUMBER}\b|"
        r"\bpairs?\b|\bpaired\b|\bindividual(?:ly)?\b"
        r"(?! (?:education|needs?|support plan|targets?|plan|profile|requirements))|\bone other\b|"
        rf"\b{NUMBER} in (?:the|each|a) group\b"
    )
)
