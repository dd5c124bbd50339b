"""What a web server starts. What takes a second to read in is read in here: else a visitor waits for it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from goldenthread.analysis.reading import reading_age

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - all pages, which are otherwise found with the first request
reading_age("A plan. " * 40)
if not settings.DEMO:  # a demonstration starts at once, and its first call of the API takes seconds
    import goldenthread.config.api_urls  # noqa: F401 - read in before the first visitor
