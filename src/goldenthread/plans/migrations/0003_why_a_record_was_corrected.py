"""Each correction says why. The column may be null, so that the guarded table is not made anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_wall")]
    operations = [
        migrations.AddField("deliveryrecord", "why", models.CharField(max_length=300, null=True)),
    ]
