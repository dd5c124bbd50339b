"""Work of the desk given to a colleague: what, to whom, by whom, when."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_wall'),
        ('plans', '0007_accounts_by_child'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkGiven',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('matter', models.CharField(max_length=20)),
                ('about', models.UUIDField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(on_delete=PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.child')),
                ('to', models.ForeignKey(on_delete=PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['child', 'matter', 'about'], name='work_given_by_child'),
                    models.Index(fields=['to'], name='work_given_to'),
                ],
            },
        ),
        child_wall("plans_workgiven"),
        *append_only("plans_workgiven"),
    ]
