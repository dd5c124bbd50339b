"""The other ways in: paper typed twice, e-mail, tables of other tools, pictures and sound, collectors."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Consultation, Question, Written
from goldenthread.conversation.models.replies import Draft, Reply
from goldenthread.foundation.ids import new_id


class PaperRule(Written):
    """How paper is taken in: how many of a hundred are typed by two people, and where it is posted to.

    The latest rule applies to papers that come after it.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="paper_rules")
    twice_in_100 = models.PositiveSmallIntegerField(default=0)
    seed = models.CharField(max_length=40)  # with a paper’s number it tells whether that one is drawn
    post_to = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(twice_in_100__lte=100), name="paper_rule_of_a_hundred")
        ]


class Paper(Written):
    """One paper that arrived, by the number that is written on it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField()
    twice = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="paper_numbered_once")]


class Typing(Written):
    """A paper as one person typed it, field by field."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="typings")
    place = models.PositiveSmallIntegerField()  # 1 or 2
    said = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "place"], name="paper_typed_first_and_second"),
            models.UniqueConstraint(fields=["paper", "by"], name="paper_typed_by_two_people"),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="paper_typed_at_most_twice"),
        ]


class PaperSettled(Written):
    """What a paper says, decided: from here on it is a reply. `differed`: the fields typed in two ways."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="settled")
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="paper")
    compared = models.JSONField(default=list)
    differed = models.JSONField(default=list)


class Mail(Written):
    """A message as it was sent. Who sent it is for those who may read answers, and never published."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="mails")
    file = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()  # in the file, which may hold many
    mark = models.CharField(max_length=64)  # of its own id, or of its content where it has none
    sender = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "mark"], name="mail_kept_once"),
        ]


class MailRead(Written):
    """What became of a message: it is a reply, or it is none, and why."""

    mail = models.OneToOneField(Mail, on_delete=models.PROTECT, related_name="read")
    reply = models.OneToOneField(Reply, null=True, on_delete=models.PROTECT, related_name="mail")
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reply__isnull=False, why="") | (Q(reply__isnull=True) & ~Q(why="")),
                name="mail_is_a_reply_or_says_why_not",
            )
        ]


class Sheet(Written):
    """A table of another tool, and what each of its columns is. `source` names the tool’s survey."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sheets")
    file = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=100)
    rows_in_file = models.PositiveIntegerField()
    columns = models.JSONField()  # [{"heading", "is", "question", "table": {their words: ours}}, …]


class SheetRow(models.Model):
    """One row that became a reply. The mark is of its own id, or its content: a row is taken once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="rows")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="sheet_row")
    line = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "mark"], name="sheet_row_taken_once")]


class Shown(models.Model):
    """A picture, sound or film in an answer. Its kind is what its content is, whatever it is called."""

    class Kind(models.TextChoices):
        PICTURE = "picture", "Picture"
        SOUND = "sound", "Sound"
        FILM = "film", "Film"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="shown")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="shown")
    question = models.ForeignKey(Question, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=300, blank=True)  # what it is, in their words
    cleaned = models.BooleanField()  # where it was made is taken out
    file = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(draft__isnull=False) | Q(reply__isnull=False), name="shown_in_an_answer"
            )
        ]


class WrittenDown(Written):
    """What is said or shown, in words. They are in the reply from then on; more may be added."""

    shown = models.ForeignKey(Shown, on_delete=models.PROTECT, related_name="written_down")
    words = models.TextField()


class Collector(Written):
    """Somebody who collects answers for others: the link to hand out, and one that says how many came."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="collectors")
    name = models.CharField(max_length=200)
    hands_out = models.CharField(max_length=40, unique=True)
    counts_by = models.CharField(max_length=40, unique=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="collector_ended_by_somebody",
            )
        ]


class Collected(models.Model):
    """An answer begun by a collector’s link."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    collector = models.ForeignKey(Collector, on_delete=models.PROTECT, related_name="collected")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="collected")
