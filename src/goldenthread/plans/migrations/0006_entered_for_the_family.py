"""What a family said on paper, by telephone or at a meeting: who said it, who entered it; and corrections."""

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
        ('plans', '0005_weeks_of_a_school'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # may be null and is unique only where it is not, so that the guarded table is not made anew
        migrations.AddField(
            model_name='comment',
            name='corrects',
            field=models.ForeignKey(null=True, on_delete=PROTECT, related_name='corrections', to='plans.comment'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(condition=models.Q(('corrects__isnull', False)), fields=('corrects',), name='comment_corrected_once'),
        ),
        migrations.CreateModel(
            name='EnteredFor',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('how', models.CharField(choices=[('paper', 'On paper'), ('telephone', 'By telephone'), ('meeting', 'At a meeting')], max_length=20)),
                ('on', models.DateField()),
                ('paper', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(on_delete=PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.child')),
                ('comment', models.OneToOneField(null=True, on_delete=PROTECT, related_name='entered', to='plans.comment')),
                ('response', models.OneToOneField(null=True, on_delete=PROTECT, related_name='entered', to='plans.response')),
                ('who', models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.childrole')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('comment__isnull', False), ('response__isnull', True))
                        | models.Q(('comment__isnull', True), ('response__isnull', False)),
                        name='entered_a_comment_or_an_answer',
                    )
                ],
            },
        ),
        child_wall("plans_enteredfor"),
        *append_only("plans_enteredfor"),
    ]
