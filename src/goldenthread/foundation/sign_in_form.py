"""The library's forms for signing in and for passwords, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm

LONG_ENOUGH = (
    "At least 12 characters. Three words that only you would put together are easy to remember and hard "
    "to guess."
)


AN_ADDRESS = "Enter an e-mail address, like name@example.com"
LEFT_EMPTY = {
    "login": "Enter your e-mail address",
    "email": "Enter your e-mail address",
    "password": "Enter your password",
    "oldpassword": "Enter the password that you have now",
    "password1": "Enter a new password",
    "password2": "Enter the new password again",
    "code": "Enter the code",
}


class InOurWords:
    """What a form of the library says when something is left empty: what to do, not “required”."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in LEFT_EMPTY.items():
            if name in self.fields:
                self.fields[name].error_messages |= {"required": words}
        for name in {"login", "email"} & self.fields.keys():
            self.fields[name].label = "E-mail address"
            for check in self.fields[name].validators:
                check.message = AN_ADDRESS


class SignInForm(InOurWords, LoginForm):  # type: ignore[misc]  # the library has no types
    """The page has its own link for whoever has no password: one link, not two."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class AskForLinkForm(InOurWords, ResetPasswordForm):  # type: ignore[misc]  # the library has no types
    pass


class ChoosePasswordForm(InOurWords, ResetPasswordKeyForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_new(self)


class NewPasswordForm(InOurWords, ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password now"
        self.fields["oldpassword"].help_text = ""
        _ask_for_new(self)


class PasswordAgainForm(InOurWords, ReauthenticateForm):  # type: ignore[misc]  # the library has no types
    pass


class CodeForm(InOurWords, AuthenticateForm):  # type: ignore[misc]  # the library has no types
    pass


class CodeAgainForm(InOurWords, ReauthenticateByCodeForm):  # type: ignore[misc]  # the library has no types
    pass


class FirstCodeForm(InOurWords, ActivateTOTPForm):  # type: ignore[misc]  # the library has no types
    pass


def _ask_for_new(form: Any) -> None:
    """The library explains what is asked of a password in HTML; one sentence of ours says it."""
    form.fields["password1"].label = "New password"
    form.fields["password1"].help_text = LONG_ENOUGH
    form.fields["password2"].label = "New password, again"
