from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "goldenthread.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from goldenthread.campaigns.tasks import jobs_of_the_night
        from goldenthread.foundation.nightly import every_night

        every_night(jobs_of_the_night)
