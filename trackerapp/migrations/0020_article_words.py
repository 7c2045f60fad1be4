"""Articles know their words, by which another copy of them is recognised, and count their changes."""

from django.db import migrations, models

from trackerapp.intake.words import ArticleText


def take_words(apps, schema_editor):
    """Fill in what follows from the texts that are there."""
    kind = apps.get_model("trackerapp", "Article")
    for article in kind.objects.iterator(chunk_size=100):
        text = ArticleText(article.text)
        article.words_sha256, article.sketch = text.words_digest, text.sketch
        article.save(update_fields=["words_sha256", "sketch"])


class Migration(migrations.Migration):

    dependencies = [
        ('trackerapp', '0019_imports_taken_back'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='changes',
            field=models.PositiveIntegerField(default=0, verbose_name='number of changes'),
        ),
        migrations.AddField(
            model_name='article',
            name='sketch',
            field=models.BinaryField(default=b'', verbose_name='sample of its phrases'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='article',
            name='words_sha256',
            field=models.CharField(db_index=True, default='', editable=False, max_length=64, verbose_name='SHA-256 of its words'),
            preserve_default=False,
        ),
        migrations.RunPython(take_words, migrations.RunPython.noop),
    ]
