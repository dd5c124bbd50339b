"""What somebody is told who gives an address and a name, so that whoever has it can sign in."""

from __future__ import annotations

from goldenthread.design.forms import CheckboxField
from goldenthread.foundation.accounts import Known

KNOWN_WORDS = {
    Known.NOT: "This address is new here. They get an account, and a link by e-mail to choose a password.",
    Known.BY_THIS_NAME: "They have an account already. They sign in as before, and are told.",
    Known.BY_ANOTHER_NAME: "This address has an account already, under another name. "
    "Whoever has it signs in as before, and is told.",
}


class AddressCheckedField(CheckboxField):
    """Asked only when the address is known by another name than was written."""

    def __init__(self) -> None:
        super().__init__(
            "I have asked them, and this address is theirs",
            missing="This address has an account under another name than you wrote. "
            "Ask them whether it is theirs, and say here that you did",
        )
