"""The types of need that section B describes, as the officer says them for the yearly return."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0014_letters_without_an_account'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='need_primary',
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.AddField(
            model_name='case',
            name='need_secondary',
            field=models.CharField(blank=True, max_length=4),
        ),
    ]
