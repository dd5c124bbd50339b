"""What somebody with a receipt code asked of us: to be told, or to have their words taken out."""

from __future__ import annotations

from django.db import models

from goldenthread.conversation.models import Reply
from goldenthread.foundation.ids import new_id


class Follow(models.Model):
    """An address that is told when a decision on these words changes. It is deleted when it is asked for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="follow")
    email = models.EmailField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)


class Seen(models.Model):
    """Whoever has the code has read what was decided until then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="seen")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["reply", "-at"], name="seen_newest_first")]


class TakeOutAsked(models.Model):
    """“Take my words out.” Nothing of the answer is shown from then on; somebody sets it aside."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="take_out_asked")
    words = models.TextField(blank=True)
    at = models.DateTimeField()
