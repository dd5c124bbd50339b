from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldenthread.plans"
    label = "plans"

    def ready(self) -> None:
        from goldenthread.foundation.nightly import every_evening, every_night
        from goldenthread.people.queries.kept_children import keep_children_of
        from goldenthread.plans.queries.keeping import children_with_a_plan
        from goldenthread.plans.tasks import jobs_of_the_evening, jobs_of_the_night

        keep_children_of(children_with_a_plan)
        every_night(jobs_of_the_night)
        every_evening(jobs_of_the_evening)
