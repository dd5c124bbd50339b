"""When a letter was posted that could not be sent before, behind the second wall and only added to."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

TABLE = "casework_letterposted"


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0016_live_cases_by_index'),
        ('people', '0007_role_kinds_campaigner'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterPosted',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('to', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('event', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='told_by_post', to='casework.caseevent')),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='posted', to='casework.letter')),
            ],
            options={
                'abstract': False,
            },
        ),
        child_wall(TABLE),
        *append_only(TABLE),
    ]
