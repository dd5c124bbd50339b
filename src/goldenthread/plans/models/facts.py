"""The base of every fact of the thread: about a child, by a person, at a time."""

from django.db import models

from goldenthread.people.models import ChildRow


class Fact(ChildRow):
    """A row that is only added to, with who added it and when."""

    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
