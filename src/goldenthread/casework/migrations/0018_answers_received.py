"""An answer to a draft that an officer entered as it came, behind the second wall and only added to."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only
from goldenthread.foundation.wall import child_wall

TABLE = "casework_answerreceived"


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0017_letters_posted'),
        ('people', '0007_role_kinds_campaigner'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerReceived',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('how', models.CharField(choices=[('post', 'By post'), ('email', 'By e-mail'), ('telephone', 'By telephone'), ('meeting', 'At a meeting')], max_length=20)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('preference', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='received', to='casework.preference')),
                ('said', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='received', to='casework.familywords')),
                ('who', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.childrole')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('preference__isnull', True), ('said__isnull', False)), models.Q(('preference__isnull', False), ('said__isnull', True)), _connector='OR'), name='received_words_or_a_preference')],
            },
        ),
        child_wall(TABLE),
        *append_only(TABLE),
    ]
