"""A change of the school calendar after the day: whose sessions it touched, by whom, when and why."""

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
        ('places', '0001_initial'),
        ('plans', '0008_work_given_to_a_colleague'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarChange',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('strand', models.UUIDField()),
                ('how', models.CharField(choices=[('gone', 'No longer expected'), ('new', 'Expected now'), ('closed', 'Missed, because the school was closed'), ('opened', 'No longer missed because the school was closed')], max_length=10)),
                ('days', models.JSONField()),
                ('what', models.CharField(max_length=300)),
                ('why', models.CharField(max_length=300)),
                ('by', models.ForeignKey(on_delete=PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.child')),
                ('setting', models.ForeignKey(on_delete=PROTECT, related_name='+', to='places.setting')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'strand'], name='calendar_change_by_child')],
            },
        ),
        child_wall("plans_calendarchange"),
        *append_only("plans_calendarchange"),
    ]
