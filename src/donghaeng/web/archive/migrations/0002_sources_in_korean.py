from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("donghaeng_archive", "0001_initial")]

    operations = [
        migrations.AddField(
            "sourcerow", "publisher_ko", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField("sourcerow", "title_ko", models.TextField(blank=True, default=""), preserve_default=False),
    ]
