"""Which remarks on wording an author has answered with “keep mine”: a fact, behind the wall."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_wall'),
        ('plans', '0003_why_a_record_was_corrected'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptWording',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('strand', models.UUIDField()),
                ('rule', models.CharField(max_length=60)),
                ('words', models.CharField(max_length=300)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'strand'], name='kept_wording_by_strand')],
            },
        ),
        child_wall("plans_keptwording"),
        *append_only("plans_keptwording"),
    ]
