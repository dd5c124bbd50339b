"""The addresses of casework, part by part."""

from goldenthread.casework.pages import (
    advice,
    bundles,
    case,
    caseload,
    consultations,
    deciding,
    ehc_answers,
    ehc_plan,
    letter_words,
    letters,
    managing,
    moving,
    panels,
    placements,
    printing,
    public,
    requests,
)

PARTS = (
    caseload,
    case,
    bundles,
    deciding,
    advice,
    consultations,
    ehc_plan,
    ehc_answers,
    letters,
    letter_words,
    managing,
    moving,
    panels,
    placements,
    printing,
    requests,
    public,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
