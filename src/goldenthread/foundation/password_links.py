"""A link by e-mail to choose a password: for whoever was let in without one, and for whoever forgot theirs.

The link is made when the letter is sent, and kept nowhere. It works once and for three days
(`PASSWORD_RESET_TIMEOUT`); choosing a password ends every other link. Whoever asks sees the same page and
waits as long, whether or not there is an account: a job finds that out, and tells the address alone.
"""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.models import Account

LASTS = "It works once, and for three days."


def link_for(account: Account) -> str:
    """Where this person chooses a password. Anybody who has the link can: it goes to their address only."""
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return f"{settings.PUBLIC_ADDRESS}{reverse('account_reset_password_from_key', kwargs=key)}"


def mail_letter(email: str) -> None:
    """The answer to somebody who asked for a link, sent to the address and to nobody else."""
    account = account_by_email(email)
    words = _link(account) if account and account.is_active else _no_account()
    EmailMessage(subject="Choose your password for Golden Thread", body=words, to=[email]).send()


def first_password(account: Account) -> str:
    """What a letter adds for somebody who cannot sign in yet; nothing for those who can."""
    if account.has_usable_password():
        return ""
    again = f"{settings.PUBLIC_ADDRESS}{reverse('account_reset_password')}"
    chosen = f"You have no password yet. Choose one here: {link_for(account)}\n"
    return f"{chosen}{LASTS} For a new link: {again}\n\n"


def _link(account: Account) -> str:
    return (
        f"Hello {account.name},\n\nSomebody asked for a link to choose a password for this address.\n\n"
        f"If it was you, choose it here: {link_for(account)}\n{LASTS}\n\n"
        "If it was not you, do nothing: your password stays as it is.\n\nGolden Thread\n"
    )


def _no_account() -> str:
    return (
        "Hello,\n\nSomebody asked for a link to choose a password for this address. "
        "No account here has this address, so there is no link.\n\n"
        "If it was you, you may be known here by another address: ask your school, your council or the "
        "person who invited you. If it was not you, do nothing.\n\nGolden Thread\n"
    )
