"""Codes of casework that pages offer, with the words for them."""

from goldenthread.casework.models import Letter, Request

SOURCES = [(value, str(label)) for value, label in Request.Source.choices]
ENTERED_HOW = [
    (value, str(label)) for value, label in Request.How.choices if value in ("paper", "email", "telephone")
]
FROM_FAMILY, FROM_SETTING = Request.Source.FAMILY.value, Request.Source.SETTING.value
Source = Request.Source
SentHow = Letter.How
FROM_WEBSITE = Request.How.WEB.value
