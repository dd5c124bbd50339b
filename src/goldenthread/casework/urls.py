"""The addresses of casework, part by part."""

from goldenthread.casework.pages import (
    advice,
    bundles,
    case,
    caseload,
    deciding,
    details,
    ehc_answers,
    ehc_plan,
    letter_words,
    letters,
    managing,
    panels,
    printing,
    public,
    requests,
)

PARTS = (
    caseload,
    case,
    bundles,
    deciding,
    details,
    advice,
    ehc_plan,
    ehc_answers,
    letters,
    letter_words,
    managing,
    panels,
    printing,
    requests,
    public,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
