"""A part that a package does not always need is left out, with the reason: then nobody is asked for it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from goldenthread.foundation.schema import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0012_agreements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='packageasked',
            name='reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='packageasked',
            name='account',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='packageasked',
            name='name',
            field=models.CharField(blank=True, max_length=200),
        ),
        append_only('casework_packageasked')[0],  # SQLite made the table anew, without its triggers
    ]
