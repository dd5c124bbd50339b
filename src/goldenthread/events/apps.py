from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "goldenthread.events"
    label = "events"

    def ready(self) -> None:
        from goldenthread.events.tasks import jobs_of_the_night
        from goldenthread.foundation.nightly import every_night

        every_night(jobs_of_the_night)
