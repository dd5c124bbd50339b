"""The addresses of the report, part by part."""

from goldenthread.report.pages import deciding, news, public, receipt, writing

PARTS = (public, receipt, news, writing, deciding)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
