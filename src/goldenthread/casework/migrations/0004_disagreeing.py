"""Appeals, behind the second wall and only added to."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_moves'),
        ('people', '0004_panel_members'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='caseevent',
            name='kind',
            field=models.CharField(max_length=40),
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('grounds', models.JSONField(default=list)),
                ('words', models.TextField(blank=True)),
                ('tribunal_number', models.CharField(blank=True, max_length=40)),
                ('against', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals_against', to='casework.caseevent')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='casework.caseevent')),
            ],
            options={
                'indexes': [models.Index(fields=['case'], name='appeal_by_case')],
            },
        ),
        child_wall('casework_appeal'),
        *append_only('casework_appeal'),
    ]
