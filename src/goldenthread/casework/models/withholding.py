"""Words that are withheld from the papers of a case, on a lawful ground. The original stays as it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case
from goldenthread.plans.models.facts import Fact


class WordsWithheld(Fact):
    """Words of one text, blacked wherever they stand in it, in the papers for one purpose.

    `text` names what they are of: its kind and id, like `advice:…`.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="words_withheld")
    purpose = models.CharField(max_length=20)
    text = models.CharField(max_length=60)
    words = models.TextField()
    law = models.CharField(max_length=200)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(law="") & ~Q(reason=""), name="words_withheld_with_their_law"
            )
        ]
        indexes = [models.Index(fields=["case", "purpose"], name="words_withheld_by_case")]


class WordsShown(Fact):
    """The words are shown again from now on."""

    withheld = models.OneToOneField(WordsWithheld, on_delete=models.PROTECT, related_name="shown")
