"""The addresses of casework, part by part."""

from goldenthread.casework.pages import (
    advice,
    bundles,
    case,
    caseload,
    deciding,
    disagreeing,
    ehc_answers,
    ehc_plan,
    ending,
    letter_words,
    letters,
    managing,
    panels,
    printing,
    public,
    reform,
    requests,
    reviewing,
)

PARTS = (
    caseload,
    case,
    bundles,
    deciding,
    disagreeing,
    reform,
    reviewing,
    ending,
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
