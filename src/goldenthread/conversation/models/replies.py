"""What people answered: kept whole, never changed, set aside only with a reason."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Consultation, Question, Written
from goldenthread.foundation.ids import new_id


class Channel(models.TextChoices):
    WEB = "web", "On this website"
    PAPER = "paper", "On paper"
    DOCUMENT = "document", "In a document"
    EMAIL = "email", "By e-mail"
    EVENT = "event", "At an event"
    SHEET = "sheet", "From another tool"


class Draft(models.Model):
    """An answer that somebody is still writing. The code, which only they have, leads back to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="drafts")
    code_mark = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)  # by question: {"choice": …, "words": …}
    about = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    at = models.DateTimeField()
    sent = models.OneToOneField(
        "conversation.Reply", null=True, on_delete=models.PROTECT, related_name="draft"
    )


class Reply(models.Model):
    """One response as it arrived, with who is behind it as far as they said."""

    class Evidence(models.TextChoices):
        """Each kind is counted by itself, and never added to another."""

        PERSON = "person", "A person’s answer"
        ORGANISATION = "organisation", "An organisation’s answer"
        GROUP = "group", "A group’s answer"
        EVENT_NOTE = "event_note", "A note of an event"
        SURVEY = "survey", "A survey by somebody else"
        LETTER = "letter", "An open letter"
        PANEL_QUESTION = "panel_question", "A question to the panel of an event"

    class Region(models.TextChoices):
        NORTH_EAST = "north_east", "North East"
        NORTH_WEST = "north_west", "North West"
        YORKSHIRE = "yorkshire", "Yorkshire and the Humber"
        EAST_MIDLANDS = "east_midlands", "East Midlands"
        WEST_MIDLANDS = "west_midlands", "West Midlands"
        EAST = "east", "East of England"
        LONDON = "london", "London"
        SOUTH_EAST = "south_east", "South East"
        SOUTH_WEST = "south_west", "South West"
        ELSEWHERE = "elsewhere", "Outside England, or all of it"

    class Who(models.TextChoices):
        PARENT = "parent", "A parent or carer"
        CHILD = "child", "A child or young person"
        SCHOOL = "school", "Somebody who works in a school"
        EARLY_YEARS = "early_years", "Somebody who works in early years"
        COLLEGE = "college", "Somebody who works in a college or in training"
        COUNCIL = "council", "Somebody who works for a council"
        HEALTH = "health", "Somebody who works in health"
        SPECIALIST = "specialist", "A specialist, such as a therapist or psychologist"
        CHARITY = "charity", "A charity or another organisation"
        OTHER = "other", "Somebody else"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()  # in the order of arrival
    code_mark = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=20, choices=Channel)
    evidence = models.CharField(max_length=20, choices=Evidence)
    who = models.CharField(max_length=20, choices=Who, blank=True)
    region = models.CharField(max_length=20, choices=Region, blank=True)
    age = models.CharField(max_length=20, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    speaks_for = models.TextField(blank=True)  # how many members, who was asked: its evidence
    helped_by = models.CharField(max_length=200, blank=True)
    whose_words = models.CharField(max_length=200, blank=True)
    collected_by = models.CharField(max_length=200, blank=True)
    may_quote = models.BooleanField(default=False)
    may_publish = models.BooleanField(default=False)
    file = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    source_mark = models.CharField(max_length=64, blank=True)  # the same for many from one connection
    entered_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_on = models.DateField(null=True)  # on paper, in a letter: its own date
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="reply_numbered_once"),
        ]
        indexes = [
            models.Index(fields=["consultation", "content_hash"], name="reply_by_content"),
            models.Index(fields=["consultation", "source_mark"], name="reply_by_source"),
        ]


class Answer(models.Model):
    """What one reply says to one question; to none where it fits no question."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, null=True, on_delete=models.PROTECT, related_name="answers")
    place = models.PositiveSmallIntegerField()  # in the order of the reply
    choice = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    heading = models.TextField(blank=True)  # the question as the reply has it
    passages = models.JSONField(default=list)  # of a document: kind, text, line, page of each

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reply", "place"], name="answer_has_its_place"),
            models.CheckConstraint(condition=~Q(choice="", words=""), name="answer_says_something"),
        ]


class SetAside(Written):
    """A reply left out of the analysis, with the reason. It is kept, and can be brought back."""

    class Reason(models.TextChoices):
        BLANK = "blank", "It says nothing"
        TWICE = "twice", "The same person sent the same answer twice"
        TEST = "test", "It was sent to try the form"
        NOT_ABOUT = "not_about", "It is about something else"
        TOGETHER = "together", "It was put together with another answer of the same person"
        HARM = "harm", "It threatens or insults somebody"
        ASKED = "asked", "The person asked us to take it out"

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="set_aside")
    reason = models.CharField(max_length=20, choices=Reason)
    why = models.TextField()
    back_at = models.DateTimeField(null=True)
    back_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    back_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reply"], condition=Q(back_at__isnull=True), name="reply_set_aside_once"
            ),
            models.CheckConstraint(
                condition=Q(back_at__isnull=True, back_by__isnull=True)
                | Q(back_at__isnull=False, back_by__isnull=False),
                name="brought_back_by_somebody",
            ),
        ]
