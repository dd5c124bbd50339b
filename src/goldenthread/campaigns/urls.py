"""The addresses of the campaigns, part by part."""

from goldenthread.campaigns.pages import (
    answering,
    handing_in,
    letters,
    mps,
    organisations,
    pledges,
    public,
    running,
    signing,
    surveys,
    toolkit,
)

PARTS = (
    public, answering, signing, mps, running, surveys, letters, pledges, toolkit, handing_in, organisations,
)  # fmt: skip
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
