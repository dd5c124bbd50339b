"""The addresses of the API. Read in when the first of them is asked for: see `urls`."""

from goldenthread.config.api import api
from goldenthread.foundation.routes import ByFirstWord

urlpatterns = [ByFirstWord(api.urls[0])]
