"""The day on which a key was last used, for whoever has it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0003_subjects_by_child_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='apikey',
            name='used_on',
            field=models.DateField(null=True),
        ),
    ]
