"""What was made of all cases of a council at once. The record itself is in the rooms below."""

from __future__ import annotations

from django.db import models

from goldenthread.foundation.ids import new_id


class AreaReport(models.Model):
    """A return, the lists of an inspection, the measures of a year, or a file that was checked.

    Its job makes the files and then fills in `summary`, which has counts and nobody’s name. `rows` is the
    file of faults, or of the cases that were counted.
    """

    class Kind(models.TextChoices):
        SEN2 = "sen2", "SEN2 return"
        SENT = "sent", "A SEN2 return of another system"
        LISTS = "lists", "Lists for an inspection"
        MEASURES = "measures", "National measures"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(null=True)
    on = models.DateField()
    read = models.PositiveIntegerField(default=0)  # how many children so far
    summary = models.JSONField(null=True)
    refused = models.CharField(max_length=500, blank=True)  # why a file that was sent could not be read
    whole = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    tables = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    rows = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["area", "-at"], name="area_report_newest_first")]
