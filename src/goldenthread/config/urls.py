"""Every address of the house."""

from django.urls import include, path

from goldenthread.config import api_page, home
from goldenthread.design.pages import offline, service_worker, styleguide
from goldenthread.foundation.pages.asking import public
from goldenthread.foundation.routes import ByFirstWord, WhenAsked

# The API's hundreds of operations take seconds to put together: no process does that to show a page.
API = WhenAsked("api/", "goldenthread.config.api_urls", app_name="ninja", namespace="api")
ROUTES = [
    path("", home.home, name="home"),
    # an address is changed by whoever made the account, and is not confirmed by a letter
    path("accounts/email/", home.not_offered, name="not_offered"),
    path("accounts/confirm-email/<str:key>/", home.not_offered, name="not_offered"),
    path("accounts/", include("allauth.urls")),
    path("design/", public("it shows components, and nobody")(styleguide), name="styleguide"),
    path(
        "offline/", public("it says that there is no signal, and nothing of anybody")(offline), name="offline"
    ),
    path("service-worker.js", public("a script, the same for all")(service_worker), name="service_worker"),
    *api_page.urlpatterns,
    API,
    path("", include("goldenthread.foundation.urls")),
    path("", include("goldenthread.places.urls")),
    path("", include("goldenthread.people.urls")),
    path("", include("goldenthread.conversation.urls")),
    path("", include("goldenthread.events.urls")),
    path("", include("goldenthread.themes.urls")),
    path("", include("goldenthread.report.urls")),
    path("", include("goldenthread.campaigns.urls")),
    path("", include("goldenthread.plans.urls")),
    path("", include("goldenthread.casework.urls")),
    path("", include("goldenthread.exchange.urls")),
]
urlpatterns = [ByFirstWord(ROUTES)]
handler404 = "goldenthread.config.home.no_such_address"
handler500 = "goldenthread.config.home.our_fault"
