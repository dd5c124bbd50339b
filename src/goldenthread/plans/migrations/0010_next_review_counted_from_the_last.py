"""The day by which a plan in force is reviewed next follows the reviews that were held already."""

from django.db import migrations
from django.db.models import Max, Min

from goldenthread.foundation.wall import lifted
from goldenthread.law.dates import review_due


def count_anew(apps, schema_editor):
    version, held = apps.get_model("plans", "PlanVersion"), apps.get_model("plans", "ReviewHeld")
    with lifted("a migration counts the reviews of every plan anew"):
        last = dict(held.objects.values_list("review__plan").annotate(Max("held_on")))
        versions = version.objects.filter(plan__in=last, in_force_on__isnull=False)
        first = dict(versions.values_list("plan").annotate(Min("in_force_on")))
        for one in version.objects.filter(plan__in=last, state="in_force"):
            one.review_due_on = review_due(first[one.plan_id], last[one.plan_id]).on
            one.save(update_fields=["review_due_on"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_calendar_changed_after_the_day")]
    operations = [migrations.RunPython(count_anew, migrations.RunPython.noop)]
