"""What mediation agreed, behind the second wall and only added to."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

TABLES = ("casework_mediationagreement", "casework_agreedthing")


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0011_what_others_owe'),
        ('people', '0006_role_kinds_conversation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MediationAgreement',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
        ),
        migrations.CreateModel(
            name='AgreedThing',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('agreed', models.CharField(max_length=20)),
                ('who', models.CharField(blank=True, max_length=200)),
                ('what', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_thing', to='casework.caseevent')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='things', to='casework.mediationagreement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='mediationagreement',
            index=models.Index(fields=['case'], name='agreement_by_case'),
        ),
        *[child_wall(table) for table in TABLES],
        *[step for table in TABLES for step in append_only(table)],
    ]
