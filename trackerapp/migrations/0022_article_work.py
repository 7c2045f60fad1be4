"""What takes long about an article is done in the background."""

import django.utils.timezone
import trackerapp.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('trackerapp', '0021_lists_of_sheets'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='moved_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='last sign of life'),
        ),
        migrations.AddField(
            model_name='article',
            name='outcome',
            field=models.JSONField(blank=True, default=dict, verbose_name='what came of the last work'),
        ),
        migrations.AddField(
            model_name='article',
            name='work',
            field=trackerapp.models.fields.ChosenField(choices=[('rest', 'nothing'), ('reading', 'being read'), ('writing', 'being written')], default='rest', max_length=10, verbose_name='work in the background'),
        ),
    ]
