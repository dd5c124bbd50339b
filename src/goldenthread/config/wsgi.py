"""What a web server starts."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - all pages are read in before the first visitor, who would wait for it
