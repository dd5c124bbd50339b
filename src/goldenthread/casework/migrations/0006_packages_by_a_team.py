"""Packages built by a team: findings by criterion, one named person for a role, numbered wordings.

Nothing wrote the tables of parts and sign-offs before, so they are made anew.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.foundation.ids
from goldenthread.foundation.schema import append_only, on_postgresql
from goldenthread.foundation.wall import child_wall

ID = models.UUIDField(
    default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
)
ANEW = ("packagefinding", "packageasked", "packagepart", "packagesignoff")
BEFORE = ("packagesignoff", "packagepart")


def _to(model, name="+", **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model, **options
    )


def _fact(name, *fields, **options):
    about = [("by", _to(settings.AUTH_USER_MODEL)), ("child", _to("people.child"))]
    return migrations.CreateModel(
        name, [("id", ID.clone()), ("at", models.DateTimeField()), *fields, *about], options=options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0005_returns"),
        ("people", "0004_panel_members"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.DeleteModel("PackageSignOff"),
        migrations.DeleteModel("PackagePart"),
        on_postgresql(*[f"DROP FUNCTION casework_{table}_append_only_says CASCADE" for table in BEFORE]),
        migrations.RemoveField("childpackage", "criteria_met"),
        migrations.AlterField("childpackage", "package", _to("casework.package", null=True)),
        migrations.AlterField("childpackage", "why", models.TextField(blank=True)),
        migrations.AddField("childpackage", "chosen_by", _to(settings.AUTH_USER_MODEL, null=True)),
        migrations.AddField("childpackage", "chosen_at", models.DateTimeField(null=True)),
        migrations.AddField("childpackage", "ended_reason", models.TextField(blank=True)),
        migrations.AddIndex("childpackage", models.Index(fields=["case"], name="child_package_by_case")),
        _fact(
            "PackageFinding",
            ("criterion", models.CharField(max_length=40)),
            ("met", models.BooleanField()),
            ("evidence", models.JSONField(default=list)),
            ("words", models.TextField(blank=True)),
            ("child_package", _to("casework.childpackage", "findings")),
            ("package", _to("casework.package")),
        ),
        _fact(
            "PackageAsked",
            ("role", models.CharField(max_length=40)),
            ("name", models.CharField(max_length=200)),
            ("organisation", models.CharField(blank=True, max_length=200)),
            ("account", _to(settings.AUTH_USER_MODEL)),
            ("child_package", _to("casework.childpackage", "asked")),
            indexes=[models.Index(fields=["account"], name="package_asked_of")],
        ),
        _fact(
            "PackagePart",
            ("role", models.CharField(max_length=40)),
            ("number", models.PositiveSmallIntegerField()),
            ("words", models.TextField()),
            ("differs", models.TextField(blank=True)),
            ("child_package", _to("casework.childpackage", "parts")),
            constraints=[
                models.UniqueConstraint(
                    fields=("child_package", "role", "number"), name="package_part_numbered_once"
                )
            ],
        ),
        _fact(
            "PackageSignOff",
            ("agreed", models.BooleanField()),
            ("reason", models.TextField(blank=True)),
            ("part", _to("casework.packagepart", "sign_offs")),
        ),
        *[child_wall(f"casework_{table}") for table in ANEW],
        *[step for table in ANEW for step in append_only(f"casework_{table}")],
        migrations.AddField("ehcline", "package_part", _to("casework.packagepart", "lines", null=True)),
    ]
