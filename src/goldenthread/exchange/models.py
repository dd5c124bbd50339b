"""What was made of all cases of a council at once, and the reference data that it is held against."""

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


class CodeSetVersion(models.Model):
    """The codes of one item of the return, as a council found them. Versions are only added to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="code_sets")
    name = models.CharField(max_length=40)  # of a CodeSet of formats.sen2
    version = models.PositiveSmallIntegerField()
    codes = models.JSONField()  # pairs of a code and its words, in order
    source = models.CharField(max_length=300)
    source_on = models.DateField()
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name", "version"], name="code_set_version_once")
        ]


class PublishedFigure(models.Model):
    """One share of the yearly statistics as it was published. A later release is added beside it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.CharField(max_length=200)  # the name of the file it came in
    digest = models.CharField(max_length=64)  # of all figures of that release
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=60)
    level = models.CharField(max_length=20)  # a Level of formats.published_figures
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=9, blank=True)
    in_time = models.PositiveIntegerField(null=True)
    whole = models.PositiveIntegerField(null=True)
    percent = models.FloatField(null=True)
    mark = models.CharField(max_length=10, blank=True)  # what stands there if it was not published
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "year", "measure", "code"], name="published_once")
        ]
        indexes = [models.Index(fields=["year", "level", "code"], name="published_by_place")]
