"""A letter says to which address it went, and whether it could not be sent."""

from django.db import migrations, models

from goldenthread.foundation.schema import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0013_parts_left_out'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='sent_to',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='letter',
            name='how',
            field=models.CharField(choices=[('post', 'By post'), ('email', 'By e-mail'), ('here', 'Here, and by e-mail that it is here'), ('not_sent', 'Not yet: no address of whoever it goes to is known here')], max_length=10),
        ),
        append_only('casework_letter')[0],  # SQLite made the table anew, without its triggers
    ]
