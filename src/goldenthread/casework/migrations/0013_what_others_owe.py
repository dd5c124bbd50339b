from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0012_parts_left_out'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='others_due',
            field=models.DateField(null=True),
        ),
    ]
