"""Form fields that draw themselves in GOV.UK's markup and say what to do when they are wrong."""

from .base import Drawing, GovForm, Question, drawing, error_links_of, filled_in, unfolded
from .choices import CheckboxesField, CheckboxField, RadioField, SelectField
from .dates import DateField
from .text import (
    EmailField,
    FileField,
    HiddenField,
    NumberField,
    TextAreaField,
    TextField,
    TimeField,
)

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "DateField",
    "Drawing",
    "EmailField",
    "FileField",
    "GovForm",
    "HiddenField",
    "NumberField",
    "Question",
    "RadioField",
    "SelectField",
    "TextAreaField",
    "TextField",
    "TimeField",
    "drawing",
    "error_links_of",
    "filled_in",
    "unfolded",
]
