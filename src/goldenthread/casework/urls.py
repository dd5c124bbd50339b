"""The addresses of casework, part by part."""

from goldenthread.casework.pages import (
    advice,
    bundles,
    case,
    caseload,
    deciding,
    ehc_answers,
    ehc_plan,
    letters,
    public,
    requests,
)

PARTS = (caseload, case, bundles, deciding, advice, ehc_plan, ehc_answers, letters, requests, public)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
