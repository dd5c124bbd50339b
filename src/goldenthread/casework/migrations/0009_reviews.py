"""Reviews of EHC plans, behind the second wall and only added to."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

TABLES = ('casereview', 'reviewinvitation', 'reviewmeeting', 'reviewoutcome')


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_disagreeing'),
        ('people', '0005_details_for_returns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewInvitation',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('organisation', models.CharField(blank=True, max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_invitations', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReviewMeeting',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('present', models.TextField()),
                ('child_words', models.TextField()),
                ('family_words', models.TextField(blank=True)),
                ('adulthood', models.TextField(blank=True)),
                ('recommends', models.CharField(choices=[('stay', 'The plan stays as it is'), ('change', 'The plan changes'), ('end', 'The plan ends')], max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_meetings', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='meeting', to='casework.caseevent')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReviewOutcome',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('strand', models.UUIDField()),
                ('delivered', models.JSONField(default=list)),
                ('helped', models.CharField(choices=[('yes', 'It helped'), ('partly', 'It helped a little'), ('no', 'It did not help'), ('not_tried', 'Too little of it happened to say')], max_length=20)),
                ('evidence', models.TextField()),
                ('what_next', models.CharField(choices=[('keep', 'Carry on'), ('change', 'Change it'), ('done', 'Stop: the outcome is reached'), ('end', 'Stop: it is not working')], max_length=20)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_outcomes', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseReview',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('where', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='casework.caseevent')),
            ],
            options={
                'indexes': [models.Index(fields=['case'], name='case_review_by_case')],
            },
        ),
        *[child_wall(f'casework_{table}') for table in TABLES],
        *[step for table in TABLES for step in append_only(f'casework_{table}')],
    ]
