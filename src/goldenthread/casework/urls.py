"""The addresses of casework, part by part."""

from goldenthread.casework.pages import (
    advice,
    bundles,
    case,
    caseload,
    child_packages,
    deciding,
    ehc_answers,
    ehc_plan,
    letter_words,
    letters,
    managing,
    package_files,
    package_parts,
    packages,
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
    advice,
    ehc_plan,
    ehc_answers,
    letters,
    letter_words,
    managing,
    panels,
    packages,
    package_files,
    package_parts,
    child_packages,
    printing,
    requests,
    public,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
