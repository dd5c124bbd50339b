"""The library's forms for signing in and for passwords, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm

LONG_ENOUGH = (
    "At least 12 characters. Three words that only you would put together are easy to remember and hard "
    "to guess."
)


class SignInForm(LoginForm):  # type: ignore[misc]  # the library has no types
    """The page has its own link for whoever has no password: one link, not two."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""


class AskForLinkForm(ResetPasswordForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class ChoosePasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_new(self)


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password now"
        self.fields["oldpassword"].help_text = ""
        _ask_for_new(self)


def _ask_for_new(form: Any) -> None:
    """The library explains what is asked of a password in HTML; one sentence of ours says it."""
    form.fields["password1"].label = "New password"
    form.fields["password1"].help_text = LONG_ENOUGH
    form.fields["password2"].label = "New password, again"
