"""The nightly accounts by child, which lists of children read. A cache: the next night fills it."""

import django.db.models.deletion
from django.db import migrations, models

import goldenthread.foundation.ids
from goldenthread.foundation.wall import child_wall


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_wall"),
        ("places", "0001_initial"),
        ("plans", "0006_entered_for_the_family"),
    ]

    operations = [
        migrations.DeleteModel(name="ProvisionAccount"),
        migrations.CreateModel(
            name="ChildAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=goldenthread.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("until", models.DateField()),
                ("figures", models.JSONField()),
                ("not_recorded", models.PositiveIntegerField()),
                ("worked_out_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.child"
                    ),
                ),
                (
                    "setting",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="places.setting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("setting", "child"), name="child_account_once_per_setting"
                    )
                ],
            },
        ),
        child_wall("plans_childaccount"),
    ]
