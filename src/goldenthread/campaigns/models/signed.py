"""What people sign without an account: an open letter, or a pledge of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.campaigns.models.campaigns import Campaign, Written, in_pair, new_id


class Signed(models.Model):
    """Somebody’s name under something. It counts once its e-mail address is known to be theirs.

    Once it is withdrawn, the name and the address are gone from here; that it happened is in the log.
    """

    class Mail(models.TextChoices):
        NONE = "", "No mail waits"
        VERIFY = "verify", "To confirm that the address is theirs"
        AGAIN = "again", "They have signed already"
        CHANGED = "changed", "The text has changed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    email_mark = models.CharField(max_length=64, blank=True)
    code_mark = models.CharField(max_length=64, unique=True)
    source_mark = models.CharField(max_length=64, blank=True)
    mail = models.CharField(max_length=10, choices=Mail, blank=True)
    at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    aside_at = models.DateTimeField(null=True)
    aside_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    aside_why = models.TextField(blank=True)

    class Meta:
        abstract = True


class Letter(Written):
    """An open letter. What it says is in its versions; who signs it signs one of them."""

    class Order(models.TextChoices):
        ORGANISATIONS = "organisations", "Organisations first, then people"
        ALPHABETICAL = "alphabetical", "By name"
        SIGNED = "signed", "As they signed"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="letters")
    name = models.CharField(max_length=200)
    addressed_to = models.CharField(max_length=200)
    order = models.CharField(max_length=20, choices=Order, default=Order.ORGANISATIONS)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["campaign", "at"], name="letter_by_campaign")]
        constraints = [
            models.CheckConstraint(condition=in_pair("published_at", "published_by"), name="letter_public"),
            models.CheckConstraint(condition=in_pair("closed_at", "closed_by"), name="letter_closed"),
        ]


class LetterVersion(Written):
    """The words of a letter at one time. A change is another version; nobody signs what they did not see."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    why = models.TextField(blank=True)  # it was changed, for those who signed before

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="letter_version_once")]


class Signatory(Signed):
    """One signature. `version` is the text that it stands under, once it is confirmed."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="signatories")
    version = models.ForeignKey(
        LetterVersion, null=True, on_delete=models.PROTECT, related_name="signatories"
    )
    for_organisation = models.BooleanField(default=False)
    is_shown = models.BooleanField(default=True)  # by name; otherwise only counted
    invited_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "email_mark"], condition=~Q(email_mark=""), name="letter_signed_once"
            ),
            models.CheckConstraint(condition=in_pair("aside_at", "aside_by"), name="signatory_aside"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(name="", role="", organisation="", email=""),
                name="signatory_withdrawn_is_nameless",
            ),
        ]
        indexes = [models.Index(fields=["letter", "verified_at"], name="signatory_by_letter")]


class Pledge(Signed):
    """What somebody promises in public, and by when. It is seen once a person has looked at it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="pledges")
    words = models.TextField(blank=True)
    by_when = models.DateField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    said_where = models.CharField(max_length=200, blank=True)  # of one that was entered: at which meeting

    class Meta:
        constraints = [
            models.CheckConstraint(condition=in_pair("aside_at", "aside_by"), name="pledge_aside"),
            models.CheckConstraint(condition=in_pair("seen_at", "seen_by"), name="pledge_seen"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True)
                | Q(name="", role="", organisation="", email="", words=""),
                name="pledge_withdrawn_is_nameless",
            ),
        ]
        indexes = [models.Index(fields=["campaign", "verified_at"], name="pledge_by_campaign")]


class PledgeNews(models.Model):
    """What became of a pledge: kept, in part or not, in words, on a day. The last one stands."""

    class How(models.TextChoices):
        KEPT = "kept", "Kept"
        PART = "part", "Kept in part"
        NOT = "not", "Not kept"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="news")
    how = models.CharField(max_length=10, choices=How)
    words = models.TextField()
    on = models.DateField()
    at = models.DateTimeField()
    entered_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )  # nobody: whoever pledged said it
