from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "goldenthread.casework"
    label = "casework"

    def ready(self) -> None:
        from goldenthread.casework.pages.at_home import case_at_home
        from goldenthread.casework.queries.officers import who_has_the_case
        from goldenthread.casework.tasks import jobs_of_the_night
        from goldenthread.design.beside import BesideChild, stands_beside_child
        from goldenthread.foundation.nightly import every_night
        from goldenthread.foundation.permissions import Permission
        from goldenthread.people.queries.contacts import asked_elsewhere
        from goldenthread.plans.pages.elsewhere import says_elsewhere

        stands_beside_child(BesideChild("EHC assessment and plan", "child_case", Permission.READ_CASE))
        every_night(jobs_of_the_night)
        asked_elsewhere(who_has_the_case)
        says_elsewhere(case_at_home)
