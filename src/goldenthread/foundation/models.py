"""Accounts, the audit log, notices, stored files and keys of the API."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from goldenthread.foundation.ids import new_id


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who can sign in. What they may do is in their roles, never here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = AccountManager()

    def __str__(self) -> str:
        return self.name


class AuditEntry(models.Model):
    """One thing seen or done. Each entry carries the hash of the one before it in its stream."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stream = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    account = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=True
    )
    who = models.CharField(max_length=200)
    what = models.CharField(max_length=60)
    why = models.CharField(max_length=200, blank=True)
    child_id = models.UUIDField(null=True)
    children = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="audit_one_entry_per_number"),
        ]
        indexes = [models.Index(fields=["child_id", "-at"], name="audit_by_child")]


class AuditSubject(models.Model):
    """Each child on a page that showed many: so that one child's family can be told who looked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="subjects", db_index=False)
    child_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["child_id", "-id"], name="audit_subject_newest_first")]


class Notice(models.Model):
    """A message to one person that says what changed. The link leads to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    child_id = models.UUIDField(null=True)
    what_changed = models.CharField(max_length=500)
    link = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-at"], name="notice_by_account")]


class StoredFile(models.Model):
    """A file with its hash. It is reached through `files.py`, which asks for access first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    child_id = models.UUIDField(null=True)
    place_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept = models.FileField(upload_to="%Y/%m", max_length=200)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ApiKey(models.Model):
    """A key that stands for one account on the API. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)
