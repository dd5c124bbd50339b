"""Code sets as councils fill them, and the published figures of the yearly statistics: both only added to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.foundation.ids
from goldenthread.foundation.schema import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0001_initial'),
        ('places', '0005_role_kinds_conversation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedFigure',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('release', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('year', models.PositiveSmallIntegerField()),
                ('measure', models.CharField(max_length=60)),
                ('level', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=9)),
                ('name', models.CharField(max_length=200)),
                ('region', models.CharField(blank=True, max_length=9)),
                ('in_time', models.PositiveIntegerField(null=True)),
                ('whole', models.PositiveIntegerField(null=True)),
                ('percent', models.FloatField(null=True)),
                ('mark', models.CharField(blank=True, max_length=10)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['year', 'level', 'code'], name='published_by_place')],
                'constraints': [models.UniqueConstraint(fields=('digest', 'year', 'measure', 'code'), name='published_once')],
            },
        ),
        migrations.CreateModel(
            name='CodeSetVersion',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40)),
                ('version', models.PositiveSmallIntegerField()),
                ('codes', models.JSONField()),
                ('source', models.CharField(max_length=300)),
                ('source_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='code_sets', to='places.area')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'name', 'version'), name='code_set_version_once')],
            },
        ),
        *append_only("exchange_codesetversion"),
        *append_only("exchange_publishedfigure"),
    ]
