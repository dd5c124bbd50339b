"""This part of the thread for other programs."""

from ninja import Router

router = Router(tags=["reviews"])
