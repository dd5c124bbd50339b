"""A version of an EHC plan that is not gone on with: by whom, when and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.foundation.ids
from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_wall'),
        ('casework', '0003_panel_members'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EhcPlanDropped',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.child')),
                ('plan', models.OneToOneField(on_delete=PROTECT, related_name='dropped', to='casework.ehcplan')),
            ],
            options={
                'abstract': False,
            },
        ),
        child_wall("casework_ehcplandropped"),
        *append_only("casework_ehcplandropped"),
    ]
