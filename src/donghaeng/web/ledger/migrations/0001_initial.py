from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="VerdictChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("claim", models.CharField(db_index=True, max_length=200)),
                ("said", models.JSONField(default=dict)),
                ("was", models.CharField(blank=True, max_length=40)),
                ("became", models.CharField(blank=True, max_length=40)),
                ("is_first", models.BooleanField(default=False)),
                ("on", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
