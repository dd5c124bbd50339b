"""The command, as outsiders run it."""

from tests.config.conftest import run as run
