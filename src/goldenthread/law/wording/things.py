"""Things that are there or not, and places and occasions: enough to check without a number."""

from __future__ import annotations

from goldenthread.law.wording.patterns import spelled, words

THING = words(
    "(?:laptop|tablet|i-?pad|computer|keyboard|desk|chair|cushion|wobble cushion|timetable|timer|board|"
    "card|cards|pencils?|pens?|slope|scissors|defenders|headphones|overlays?|reader pen|hearing aids?|"
    "radio aid|microphone|software|app|frame|hoist|lift|ramp|rail|locker|workstation|seat|copy|copies|"
    "print|font|paper|book|folder|lanyard|mat|strip|checklist|word ?bank|mats|mirror|box|tent|"
    "trampette|swing|splints?|standing frame|walker|wheelchair|communication aid|passport|handouts?|"
    "notes|slides|table|peg|spellchecker|dictaphone|calculator|magnifier|map|exit pass|pass)s?"
)
_SPOT = spelled(
    "desk", "table", "door", "peg", "tray", "wall", "window", "chair", "seat", "board", "front", "back",
    "side", "corner", "lanyard", "bag", "drawer", "cupboard", "classroom", "room", "hall", "office",
    "library", "base", "garden", "end", "entrance", "gate", "taxi", "bus", "kitchen", "gym",
)  # fmt: skip
PLACE = words(
    "(?:on|at|by|behind|in|beside|next to|near|facing|inside|under|to|from) "
    f"(?:the |his |her |their |a |an |[a-z]+'s )(?:[\\w-]+ ){{0,2}}{_SPOT}"
)
OCCASION_NAMED = words(
    "(?:in|during|for|at|on|to|around|before|after) (?:the )?(?:[\\w-]+,? (?:and )?){0,2}"
    "(?:english|maths|science|literacy|numeracy|phonics|pe|art|music|computing|geography|history|"
    "tests?|exams?|assessments|assembl(?:y|ies)|trips?|visits?|lunch(?:time)?s?|play(?:time)?s?|"
    "break(?:time)?s?|registration|transitions?|swimming|cookery|cooking|homework|handwriting|"
    "spelling tests|mealtimes?|home time|the playground|sports day|fire drills?|changing|"
    "guided reading|story time|carpet time|snack time)"
)
