"""This room for other programs."""

from ninja import Router

router = Router(tags=["places"])
