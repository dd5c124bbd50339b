"""The addresses of casework, part by part."""

from goldenthread.casework.pages import advice, case, caseload, deciding, letters, public, requests

PARTS = (caseload, case, deciding, advice, letters, requests, public)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
