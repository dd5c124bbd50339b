from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldenthread.plans"
    label = "plans"

    def ready(self) -> None:
        from goldenthread.people.queries.kept_children import keep_children_of
        from goldenthread.plans.queries.keeping import children_with_a_plan

        keep_children_of(children_with_a_plan)
