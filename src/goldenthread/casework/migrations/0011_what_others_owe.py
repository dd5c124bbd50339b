from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0010_case_by_area'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='others_due',
            field=models.DateField(null=True),
        ),
    ]
